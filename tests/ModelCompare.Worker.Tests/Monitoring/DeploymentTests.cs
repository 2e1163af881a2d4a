using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using ModelCompare.Tests;
using ModelCompare.Worker.Tests.Commands;
using ModelCompare.Worker.Tests.Jobs;
using Xunit;
using YamlDotNet.Serialization;

namespace ModelCompare.Worker.Tests.Monitoring;

/// <summary>A scrape of a worker that read a page, failed at another, and holds a third.</summary>
public sealed class ScrapedWorker : IAsyncLifetime
{
    private readonly Desk _desk = new();

    internal Scrape Scrape { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _desk.Sources($"{Desk.Source("prices")}, {Desk.Source("broken")}");
        _desk.Answer("prices", Pages.Standard);
        _desk.Answer("broken", "", status: 404);
        using var worker = WorkerProcess.Start(_desk, "run");
        var address = await worker.ListenAsync();
        await worker.WaitForAsync("Refreshed prices: 4 new");
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        do
        {
            Scrape = await Scrape.OfAsync(address, TestContext.Current.CancellationToken);
        }
        while (!Scrape.Names.Intersect(["modelcompare_snapshots_total", "modelcompare_source_stale_timestamp_seconds"]).Skip(1).Any()
            && await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync()
    {
        _desk.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary><c>deploy/monitoring</c> and the README's table, against what a worker tells.</summary>
public sealed partial class DeploymentTests(ScrapedWorker worker) : IClassFixture<ScrapedWorker>
{
    private static readonly string s_folder = Path.Combine(RepositoryFolder.Path, "deploy", "monitoring");

    [Fact]
    public void Every_metric_and_label_of_alerts_and_dashboard_is_one_that_a_worker_tells()
    {
        var expressions = Rules().Select(rule => (string)rule["expr"]).Concat(Panels().SelectMany(Expressions)).ToArray();
        Assert.InRange(expressions.Length, 25, 100);
        Assert.All(expressions, text =>
        {
            var expression = new PromQl(text);
            Assert.NotEmpty(expression.Metrics);
            Assert.Empty(expression.Unknown);
            Assert.Empty(expression.Metrics.Except(worker.Scrape.Names));
            Assert.All(expression.Matchers, matcher => Assert.Contains(matcher.Value, worker.Scrape.ValuesOf(matcher.Metric, matcher.Label)));
            Assert.All(expression.Labels, label => Assert.Contains(expression.Metrics, metric => worker.Scrape.LabelsOf(metric).Contains(label)));
        });
    }

    [Fact]
    public void Each_alert_says_how_grave_it_is_what_is_wrong_and_what_to_do()
    {
        var rules = Rules();
        Assert.Equal(rules.Length, rules.Select(rule => rule["alert"]).Distinct().Count());
        Assert.All(rules, rule =>
        {
            Assert.StartsWith("ModelCompare", (string)rule["alert"], StringComparison.Ordinal);
            Assert.Contains((string)((Dictionary<object, object>)rule["labels"])["severity"], (string[])["critical", "warning"]);
            var annotations = (Dictionary<object, object>)rule["annotations"];
            Assert.All(new[] { "summary", "description" }, name => Assert.NotEmpty((string)annotations[name]));
            Assert.All(Variable().Matches((string)annotations["summary"] + annotations["description"]).Select(label => label.Groups[1].Value), label => Assert.Contains(label, (string)rule["expr"], StringComparison.Ordinal));
        });
    }

    [Fact]
    public void The_dashboard_shows_its_panels_side_by_side_and_each_says_what_it_shows()
    {
        var panels = Panels();
        var cells = panels.SelectMany(panel =>
        {
            var (x, y, w, h) = (At(panel, "x"), At(panel, "y"), At(panel, "w"), At(panel, "h"));
            Assert.InRange(x + w, 1, 24);
            return from column in Enumerable.Range(x, w) from row in Enumerable.Range(y, h) select (column, row);
        }).ToArray();

        Assert.Equal(cells.Length, cells.Distinct().Count());
        Assert.Equal(panels.Length, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.All(panels, panel => Assert.NotEmpty(panel.GetProperty("title").GetString()!));
        Assert.All(panels, panel => Assert.NotEmpty(panel.GetProperty("description").GetString()!));
        Assert.All(panels, panel => Assert.NotEmpty(Expressions(panel)));
        Assert.All(panels, panel => Assert.Equal("${datasource}", panel.GetProperty("datasource").GetProperty("uid").GetString()));
    }

    [Fact]
    public void The_README_names_every_metric_and_no_other()
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "README.md"));
        var listed = readme.Split('\n').Where(line => line.StartsWith("| `modelcompare_", StringComparison.Ordinal)).ToArray();
        var told = worker.Scrape.Names.Where(name => name.StartsWith("modelcompare_", StringComparison.Ordinal)).Select(name => HistogramEnd().Replace(name, "")).Distinct();

        Assert.Equal(told.Order(StringComparer.Ordinal), listed.SelectMany(line => Metric().Matches(line.Split('|')[1])).Select(match => match.Value).Order(StringComparer.Ordinal));
        Assert.All(listed, line => Assert.All(Metric().Matches(line.Split('|')[1]), name => Assert.Equal(
            Label().Matches(line.Split('|')[2]).Select(label => label.Value).Order(StringComparer.Ordinal),
            worker.Scrape.LabelsOf(worker.Scrape.Names.First(told => told == name.Value || told == $"{name.Value}_count")).Remove("otel_scope_name").Order(StringComparer.Ordinal))));
    }

    [Fact]
    public async Task Promtool_finds_no_fault_with_rules_configuration_dashboard_and_metrics_and_the_alerts_fire_when_they_should()
    {
        await PromtoolAsync("check", "config", "prometheus.yaml");
        await PromtoolAsync("test", "rules", "alerts.test.yaml");
        var rules = Panels().SelectMany(Expressions).Select((expression, index) => new { record = $"panel:{index}", expr = expression });
        var file = Path.Combine(Directory.CreateTempSubdirectory("promtool-").FullName, "panels.yaml");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { groups = new[] { new { name = "panels", rules } } }), TestContext.Current.CancellationToken);
        await PromtoolAsync("check", "rules", file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

        // The names of the runtime's own metrics are not ours.
        var ours = worker.Scrape.Text.Split('\n').Where(line => !line.Contains("dotnet_", StringComparison.Ordinal));
        await PromtoolAsync(["check", "metrics"], string.Join('\n', ours));
    }

    private static Task PromtoolAsync(params string[] arguments) => PromtoolAsync(arguments, "");

    private static async Task PromtoolAsync(string[] arguments, string input)
    {
        using var process = new Process { StartInfo = new("promtool", arguments) { WorkingDirectory = s_folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true } };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("promtool is not installed; it comes with Prometheus, and .ci/run takes it from Debian's package.");
        }

        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await error;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"promtool {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
    }

    private static Dictionary<object, object>[] Rules()
    {
        var file = new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<Dictionary<string, object>>>>(File.ReadAllText(Path.Combine(s_folder, "alerts.yaml")));
        return [.. file["groups"].SelectMany(group => (List<object>)group["rules"]).Cast<Dictionary<object, object>>()];
    }

    private static JsonElement[] Panels() => [.. Desk.Json(File.ReadAllText(Path.Combine(s_folder, "dashboard.json"))).GetProperty("panels").EnumerateArray()];

    private static IEnumerable<string> Expressions(JsonElement panel) => panel.GetProperty("targets").EnumerateArray().Select(target => target.GetProperty("expr").GetString()!);

    private static int At(JsonElement panel, string side) => panel.GetProperty("gridPos").GetProperty(side).GetInt32();

    [GeneratedRegex("""\$labels\.(\w+)""")]
    private static partial Regex Variable();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex HistogramEnd();

    [GeneratedRegex(@"modelcompare_\w+")]
    private static partial Regex Metric();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Label();
}
