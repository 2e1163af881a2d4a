using ModelCompare.Worker.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>Settings that cannot be understood are named in words for people, not in those of .NET.</summary>
public sealed class BadSettingTests : IDisposable
{
    private readonly Desk _desk = new();

    public BadSettingTests()
    {
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
    }

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("Fetching:MaxRetries", "some", "a whole number that is not too large")]
    [InlineData("Refresh:LeaseSeconds", "99999999999", "a whole number that is not too large")]
    [InlineData("Freshness:Limit", "two weeks", "a time, written as 00:00:30 or, with days, 14.00:00:00")]
    [InlineData("Comparisons:Pairs", "Some", "one of All, SameProductType, Listed")]
    [InlineData("Webhooks:0:GiveUpAfter", "3 days", "a time, written as 00:00:30 or, with days, 14.00:00:00")]
    public async Task A_value_of_the_wrong_kind_is_refused_with_how_it_is_written(string setting, string value, string kind)
    {
        _desk.Settings[setting] = value;

        var result = await _desk.RunAsync("refresh");

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Equal($"{setting} is \"{value}\"; it must be {kind}. Settings come from appsettings.json and the environment.", result.Error.Trim());
    }

    [Fact]
    public async Task A_receiver_whose_number_was_forgotten_is_not_passed_over()
    {
        _desk.Settings["Webhooks:Url"] = "https://hooks.example/prices";

        Assert.StartsWith("Webhooks:Url is no receiver: its settings are written as Webhooks:0:Url and the like.", (await _desk.RunAsync("refresh")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_says_the_same()
    {
        _desk.Settings["Http:CacheBytes"] = "much";

        Assert.Equal("The settings cannot be understood: Http:CacheBytes is \"much\"; it must be a whole number that is not too large.", (await _desk.RunAsync("health")).Error.Trim());
    }

    [Theory]
    [InlineData("""{ "responses": [{ "url": "https://acme.example/prices", "status": "fine", "fetchedAt": "2026-03-01T06:00:00Z" }] }""", "what stands at $.responses[0].status, line 1, is not what belongs there")]
    [InlineData("""{ "responses": [{ "url": "https://acme.example/prices" }] }""", "what stands at $.responses[0], line 1, is not what belongs there, or lacks something")]
    [InlineData("""{ "responses": [""", "Expected depth to be zero at the end of the JSON payload")]
    public async Task A_recording_whose_manifest_is_wrong_is_refused_with_the_place(string manifest, string problem)
    {
        await File.WriteAllTextAsync(Path.Combine(_desk.RecordingPath, "manifest.json"), manifest, TestContext.Current.CancellationToken);

        var result = await _desk.RunAsync("refresh");

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"System\.|ModelCompare\.W", result.Error);
    }
}
