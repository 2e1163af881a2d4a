using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ModelCompare.Storage;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Housekeeping;
using ModelCompare.Worker.Refreshing;
using ModelCompare.Worker.Tests.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Jobs;

public sealed class HousekeepingTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly FakeTimeProvider _clock = new(Desk.FirstDay);

    public HousekeepingTests()
    {
        _desk.Time = _clock;
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task One_of_two_workers_cleans_by_the_settings_and_what_is_current_stays()
    {
        await _desk.PrintAsync("refresh");
        var prices = await _desk.PrintAsync("export", "prices", "--format", "csv");
        _desk.Settings["Housekeeping:KeepRuns"] = "10.00:00:00";
        _clock.Advance(TimeSpan.FromDays(11));
        using var one = await HostAsync();
        using var two = await HostAsync();

        var done = Assert.IsType<LeasedWork<HousekeepingResult>.Done>(await CleanAsync(one));
        Assert.Equal(new HousekeepingResult(0, 0, 1, 0, 0, 0), done.Result);
        Assert.IsType<LeasedWork<HousekeepingResult>.Served>(await CleanAsync(two));

        Assert.Equal(prices, await _desk.PrintAsync("export", "prices", "--format", "csv"));
    }

    [Fact]
    public async Task A_time_that_is_too_short_is_refused()
    {
        _desk.Settings["Housekeeping:KeepHistory"] = "00:10:00";

        var result = await _desk.RunAsync("refresh");

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains("Housekeeping:KeepHistory is a time from 1 to 36500 days", result.Error, StringComparison.Ordinal);
    }

    private Task<LeasedWork<HousekeepingResult>> CleanAsync(IHost host) =>
        ActivatorUtilities.CreateInstance<HousekeepingJob>(host.Services).CleanAsync(_clock.GetUtcNow(), TestContext.Current.CancellationToken);

    private Task<IHost> HostAsync() =>
        new CommandContext(TextWriter.Null, TextWriter.Null, _desk.Settings, _clock).OpenCatalogAsync(null, TestContext.Current.CancellationToken);
}
