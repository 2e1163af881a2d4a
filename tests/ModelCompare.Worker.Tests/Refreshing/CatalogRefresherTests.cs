using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelCompare.Fetching;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Refreshing;
using ModelCompare.Worker.Tests.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Refreshing;

public sealed class CatalogRefresherTests : IDisposable
{
    private readonly Desk _desk = new();

    public CatalogRefresherTests() => _desk.Sources($"{Desk.Source("bug")}, {Desk.Source("prices")}, {Desk.Source("other")}", members: "");

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_bug_that_one_source_trips_is_its_failure_alone()
    {
        using var host = await HostAsync((url, _) => url == Desk.UrlOf("bug") ? throw new FormatException("tripped") : Task.FromResult(Page(url)));

        var refresh = await RefreshAsync(host);

        Assert.Equal(["Failed", "Read", "Read"], refresh.Sources.Select(source => source.Outcome.ToString()));
        Assert.Contains("FormatException: tripped", refresh.Sources[0].Error, StringComparison.Ordinal);
        Assert.Equal(["bug|failed", "other|applied", "prices|applied"], await _desk.QueryAsync("SELECT source_id, outcome FROM refresh_runs ORDER BY 1"));
    }

    [Fact]
    public async Task A_cancelled_refresh_keeps_the_sources_that_were_done_and_nothing_of_the_others()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var host = await HostAsync(async (url, token) =>
        {
            if (url == Desk.UrlOf("bug"))
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            }

            return Page(url);
        });
        var done = new Steps(step =>
        {
            if (step is RefreshStep.Ended { Refresh.SourceId: "other" })
            {
                cancellation.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RefreshAsync(host, done, cancellation.Token));

        Assert.DoesNotContain("bug", await _desk.QueryAsync("SELECT source_id FROM refresh_runs"));
        Assert.Contains("other", await _desk.QueryAsync("SELECT source_id FROM refresh_runs"));
        Assert.Equal(["0"], await _desk.QueryAsync("SELECT COUNT(*) FROM prices WHERE source_id = 'bug'"));
    }

    [Fact]
    public async Task Every_source_is_reported_as_it_starts_and_as_it_ends_before_comparisons_are_aligned()
    {
        var steps = new List<RefreshStep>();
        var watch = new Steps(step =>
        {
            lock (steps)
            {
                steps.Add(step);
            }
        });
        using var host = await HostAsync((url, _) => Task.FromResult(Page(url)));

        await RefreshAsync(host, watch);

        Assert.Equal(["bug", "other", "prices"], steps.OfType<RefreshStep.Started>().Select(step => step.SourceId).Order());
        Assert.Equal(["bug", "other", "prices"], steps.OfType<RefreshStep.Ended>().Select(step => step.Refresh.SourceId).Order());
        Assert.IsType<RefreshStep.Aligning>(steps[^1]);
    }

    private static FetchOutcome Page(string url) => new FetchOutcome.Fetched(
        Document.Create(new Uri(url), "text/html", "utf-8", Encoding.UTF8.GetBytes(Pages.Standard), Desk.FirstDay));

    private Task<IHost> HostAsync(Func<string, CancellationToken, Task<FetchOutcome>> fetch) =>
        new CommandContext(TextWriter.Null, TextWriter.Null, _desk.Settings).OpenCatalogAsync(
            builder => builder.Services.AddSingleton<IDocumentFetcher>(new StubFetcher(fetch)), TestContext.Current.CancellationToken);

    private Task<CatalogRefresh> RefreshAsync(IHost host, IProgress<RefreshStep>? progress = null, CancellationToken? cancellationToken = null)
    {
        var catalog = CommandContext.LoadSources(_desk.SourcesPath);
        return host.Services.GetRequiredService<CatalogRefresher>().RefreshAsync(catalog, catalog.Sources, progress, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    private sealed class StubFetcher(Func<string, CancellationToken, Task<FetchOutcome>> fetch) : IDocumentFetcher
    {
        public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken) => fetch(request.Url.AbsoluteUri, cancellationToken);
    }

    private sealed class Steps(Action<RefreshStep> report) : IProgress<RefreshStep>
    {
        public void Report(RefreshStep value) => report(value);
    }
}
