using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ModelCompare.Tests;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Tests.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Refreshing;

/// <summary>The recording of real pages, through the whole program with the sources.json that we ship.</summary>
public sealed partial class RealPagesTests : IDisposable
{
    private const double LeastRecall = 0.99;
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Every_price_of_the_recorded_pages_is_right_and_a_second_replay_changes_nothing()
    {
        var corpus = Path.GetDirectoryName(SharedFolder.File("corpus/manifest.json"))!;
        string[] refresh = ["refresh", "--replay", corpus, "--sources", Path.Combine(RepositoryFolder.Path, "sources.json"), "--format", "json"];
        await _desk.PrintAsync(refresh);
        var export = await _desk.PrintAsync("export", "prices", "--format", "csv");

        await ScoreAsync(export, Path.Combine(corpus, "truth"));

        var again = Desk.Json(await _desk.PrintAsync(refresh));
        foreach (var source in again.GetProperty("sources").EnumerateArray())
        {
            var counts = new[] { "new", "changed", "missing" }.Select(count => source.GetProperty(count).GetInt32()).ToArray();
            Assert.True(counts is [0, 0, 0] && source.GetProperty("confirmed").GetInt32() > 0, source.ToString());
        }

        var comparisons = again.GetProperty("comparisons");
        Assert.Equal((0, 0, 0), (comparisons.GetProperty("new").GetInt32(), comparisons.GetProperty("changed").GetInt32(), comparisons.GetProperty("deleted").GetInt32()));
        Assert.Equal(export, await _desk.PrintAsync("export", "prices", "--format", "csv"));
    }

    private async Task ScoreAsync(string export, string truth)
    {
        var file = _desk.PathOf("prices.csv");
        await File.WriteAllTextAsync(file, export, TestContext.Current.CancellationToken);
        var truths = Directory.GetFiles(truth, "*.csv");
        Assert.NotEmpty(truths);
        foreach (var expected in truths)
        {
            var score = await RunAsync("python3", SharedFolder.File("tools/score-prices"), file, expected, "--provider", Path.GetFileNameWithoutExtension(expected));
            var numbers = Score().Match(score);
            Assert.True(
                numbers.Success && numbers.Groups["wrong"].Value == "0"
                && double.Parse(numbers.Groups["recall"].ValueSpan, CultureInfo.InvariantCulture) >= LeastRecall,
                $"{Path.GetFileName(expected)}: {score}");
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return output;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is absent: install it to score the prices of the recorded pages.");
            throw;
        }
    }

    [GeneratedRegex(@"wrong\D*(?<wrong>\d+).*?recall\D*(?<recall>[\d.]+)", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Score();
}
