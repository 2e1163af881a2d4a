using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ModelCompare.Acceptance;
using ModelCompare.Storage.Entities;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

/// <summary>What is deleted when time passes, and what never is.</summary>
public sealed class HousekeepingTests
{
    private static readonly Retention s_retention = new(TimeSpan.FromDays(90), TimeSpan.FromDays(60), TimeSpan.FromDays(30), History: null);

    public static TheoryData<CatalogProvider> Providers => TestCatalog.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_document_goes_when_nothing_rests_on_it_any_more(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "first", Price(1m)));
        await catalog.ApplyAsync(Run(At(2), "second, which says the same", Price(1m)));
        await catalog.ApplyAsync(Run(At(3), "third, which changes it", Price(2m)));
        await catalog.ApplyAsync(Run(At(4), "fourth", Price(2m)));
        Assert.Equal(4, await CountAsync(catalog, context => context.Documents));

        // The second is the evidence of the value that ended, the fourth of the one that is current.
        Assert.Equal(2, (await CleanAsync(catalog, days: 100)).Documents);

        var rows = await catalog.QueryAsync(context => context.Prices.Select(row => row.ContentHash));
        Assert.Equal(rows.Order(), (await catalog.QueryAsync(context => context.Documents.Select(document => document.ContentHash))).Order());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_young_document_stays_and_so_does_one_that_is_held_until_it_is_decided(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        var held = Run(At(1), "held", Price(1000m)).Document;
        await catalog.ApplyAsync(Run(At(1, 8), "first", Price(1m)));
        await RecordAsync(catalog, held, [new Doubt("factor", "ten times as much", null)], At(1));
        await catalog.ApplyAsync(Run(At(2), "second", Price(1m)));
        Assert.Equal(0, (await CleanAsync(catalog, days: 80)).Documents);

        Assert.Equal(1, (await CleanAsync(catalog, days: 20)).Documents);
        Assert.Contains(held.ContentHash, await catalog.QueryAsync(context => context.Documents.Select(document => document.ContentHash)));

        await RecordAsync(catalog, held, [], catalog.Time.GetUtcNow());
        Assert.Equal(0, (await CleanAsync(catalog, days: 1)).Documents);
        Assert.Equal(1, (await CleanAsync(catalog, days: 91)).Documents);
        Assert.DoesNotContain(held.ContentHash, await catalog.QueryAsync(context => context.Documents.Select(document => document.ContentHash)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Logs_refreshes_leases_and_notifications_go_by_their_age_and_what_is_open_stays(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        var stop = TestContext.Current.CancellationToken;
        var requests = new RefreshRequestStore(catalog.Contexts, catalog.Time);
        await catalog.Writer.RecordFailureAsync("acme-pricing", At(1), "down", stop);
        var (ended, _) = await requests.AddAsync([], null, stop);
        await requests.StartAsync(ended.Id, stop);
        await requests.EndAsync(ended.Id, RefreshState.Done, "{}", null, stop);
        var (open, _) = await requests.AddAsync([], null, stop);
        await catalog.Leases.TryAcquireAsync($"refresh/{ended.Id}", "me", TimeSpan.FromMinutes(1), null, stop);
        await catalog.Leases.TryAcquireAsync("source/acme-pricing", "me", TimeSpan.FromMinutes(1), null, stop);
        Assert.Equal(new HousekeepingResult(0, 0, 0, 0, 0, 0), await CleanAsync(catalog, days: 59));

        // A notification that nobody acknowledged waits, however old.
        Assert.Equal(new HousekeepingResult(0, 0, 1, 1, 1, 0), await CleanAsync(catalog, days: 2));
        var waiting = Assert.Single(await catalog.Notifications.ClaimAsync(8, TimeSpan.FromMinutes(1), stop));
        await catalog.Notifications.EndAsync(waiting.Id, null, stop);
        Assert.Equal(0, (await CleanAsync(catalog, days: 29)).Notifications);
        Assert.Equal(1, (await CleanAsync(catalog, days: 2)).Notifications);

        Assert.Equal(open.Id, Assert.Single(await requests.GetOpenAsync(stop)).Id);
        Assert.Equal(["source/acme-pricing"], await catalog.QueryAsync(context => context.Leases.Select(lease => lease.Name)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task History_is_kept_for_ever_unless_a_setting_ends_it_and_then_every_later_change_stays_whole(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "one", Price(1m), Attribute("license", "MIT")));
        await catalog.ApplyAsync(Run(At(5), "two", Price(2m), Attribute("license", "MIT")));
        await catalog.ApplyAsync(Run(At(20), "three", Price(3m), Attribute("license", "MIT")));
        await catalog.LinkAsync(SourcesJson([Source("acme-pricing", Sources.SourceRole.Authority)]));
        Assert.Equal(0, (await CleanAsync(catalog, days: 0)).Values);

        // On 1 April the 20 days before reach back to 12 March.
        catalog.Time.SetUtcNow(new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero));
        var cleaned = await CleanAsync(catalog, days: 0, s_retention with { History = TimeSpan.FromDays(20) });

        Assert.Equal(1, cleaned.Values);
        Assert.Equal([2m, 3m], (await catalog.QueryAsync(context => context.Prices.OrderBy(row => row.Id).Select(row => row.Amount))).Select(amount => amount!.Value));
        var change = Assert.Single(await catalog.Reader.GetChangesAsync(On(12), null, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(("changed", "2", "3"), (change.Change, change.OldValue, change.NewValue));
        Assert.Single(await catalog.QueryAsync(context => context.Attributes));
    }

    [Fact]
    public async Task More_rows_than_one_statement_deletes_all_go()
    {
        await using var catalog = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);
        await catalog.Writer.RecordFailureAsync("acme-pricing", At(1), "down", TestContext.Current.CancellationToken);
        await using (var context = await catalog.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            context.AddRange(Enumerable.Range(0, 1200).Select(_ => new RunEntry { SourceId = "acme-pricing", StartedAt = At(1), FinishedAt = At(1), Outcome = Catalog.RunOutcome.Failed }));
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(1201, (await CleanAsync(catalog, days: 61)).Runs);
    }

    private static Task<HousekeepingResult> CleanAsync(TestCatalog catalog, int days, Retention? retention = null)
    {
        catalog.Time.Advance(TimeSpan.FromDays(days));
        return new CatalogHousekeeping(catalog.Contexts, catalog.Time).CleanAsync(retention ?? s_retention, TestContext.Current.CancellationToken);
    }

    private static Task RecordAsync(TestCatalog catalog, Fetching.Document document, ImmutableArray<Doubt> doubts, DateTimeOffset at) =>
        catalog.Holds.RecordAsync("acme-pricing", document, new string('d', 64), doubts, isStored: false, isReread: false, at, TestContext.Current.CancellationToken);

    private static async Task<int> CountAsync<TRow>(TestCatalog catalog, Func<CatalogContext, IQueryable<TRow>> rows) => (await catalog.QueryAsync(rows)).Count;
}
