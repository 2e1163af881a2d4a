using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

public sealed class LeaseTests
{
    private const string Name = "source/prices";
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_lease_is_one_workers_until_it_gives_it_back_and_others_hear_whose(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        var lease = await TakeAsync(catalog, "one");

        var busy = Assert.IsType<LeaseAttempt.Busy>(await TryAsync(catalog, "two"));
        Assert.Equal(("one", catalog.Time.GetUtcNow(), catalog.Time.GetUtcNow() + s_minute), (busy.Holder, busy.Since, busy.Until));

        Assert.True(await catalog.Leases.ReleaseAsync(lease, isServed: true, TestContext.Current.CancellationToken));
        Assert.Equal(lease.Token + 1, (await TakeAsync(catalog, "two")).Token);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Of_many_workers_that_ask_at_once_one_has_the_lease(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);

        var attempts = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => TryAsync(catalog, $"{n}"))));

        Assert.Single(attempts.OfType<LeaseAttempt.Granted>());
        Assert.Equal(11, attempts.OfType<LeaseAttempt.Busy>().Count());
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_lease_that_is_prolonged_lasts_and_one_that_is_not_is_anothers(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        var lease = await TakeAsync(catalog, "one");
        catalog.Time.Advance(s_minute * 0.9);
        Assert.True(await catalog.Leases.RenewAsync(lease, s_minute, TestContext.Current.CancellationToken));
        catalog.Time.Advance(s_minute * 0.9);
        Assert.IsType<LeaseAttempt.Busy>(await TryAsync(catalog, "two"));

        catalog.Time.Advance(s_minute * 0.2);
        await TakeAsync(catalog, "two");

        Assert.False(await catalog.Leases.RenewAsync(lease, s_minute, TestContext.Current.CancellationToken));
        Assert.False(await catalog.Leases.ReleaseAsync(lease, isServed: true, TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_worker_that_was_paused_past_its_lease_stores_nothing(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        Lease.Current = await TakeAsync(catalog, "one");
        await catalog.ApplyAsync(Run(At(1), "one", Price(1m)));
        catalog.Time.Advance(s_minute * 2);
        var paused = Lease.Current;
        Lease.Current = null;
        await TakeAsync(catalog, "two");

        Lease.Current = paused;
        await Assert.ThrowsAsync<LeaseLostException>(() => catalog.ApplyAsync(Run(At(2), "two", Price(2m))));

        Lease.Current = null;
        Assert.Equal([1m], (await catalog.QueryAsync(context => context.Prices)).Select(price => price.Amount!.Value));
        Assert.Single(await catalog.QueryAsync(context => context.Runs));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task What_was_due_is_not_done_again_by_who_comes_later(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        var due = catalog.Time.GetUtcNow();
        catalog.Time.Advance(TimeSpan.FromSeconds(1));
        var lease = Assert.IsType<LeaseAttempt.Granted>(await TryAsync(catalog, "one", due)).Lease;
        await catalog.Leases.ReleaseAsync(lease, isServed: true, TestContext.Current.CancellationToken);

        Assert.Equal(due.AddSeconds(1), Assert.IsType<LeaseAttempt.Served>(await TryAsync(catalog, "two", due)).At);
        Assert.IsType<LeaseAttempt.Granted>(await TryAsync(catalog, "two", due.AddHours(1)));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task What_was_broken_off_is_still_due(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        var due = catalog.Time.GetUtcNow();
        var lease = Assert.IsType<LeaseAttempt.Granted>(await TryAsync(catalog, "one", due)).Lease;
        await catalog.Leases.ReleaseAsync(lease, isServed: false, TestContext.Current.CancellationToken);

        Assert.IsType<LeaseAttempt.Granted>(await TryAsync(catalog, "two", due));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_clock_that_was_set_back_stops_neither_work_that_is_held_nor_work_that_was_served(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        var now = catalog.Time.GetUtcNow();
        var ahead = new LeaseStore(catalog.Contexts, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(now.AddDays(1)));
        var held = await ahead.TryAcquireAsync("source/held", "one", s_minute, null, TestContext.Current.CancellationToken);
        var served = Assert.IsType<LeaseAttempt.Granted>(await ahead.TryAcquireAsync(Name, "one", s_minute, null, TestContext.Current.CancellationToken));
        await ahead.ReleaseAsync(served.Lease, isServed: true, TestContext.Current.CancellationToken);

        Assert.IsType<LeaseAttempt.Granted>(held);
        Assert.IsType<LeaseAttempt.Granted>(await catalog.Leases.TryAcquireAsync("source/held", "two", s_minute, null, TestContext.Current.CancellationToken));
        Assert.IsType<LeaseAttempt.Granted>(await TryAsync(catalog, "two", now));
    }

    private static async Task<Lease> TakeAsync(TestCatalog catalog, string holder) => Assert.IsType<LeaseAttempt.Granted>(await TryAsync(catalog, holder)).Lease;

    private static Task<LeaseAttempt> TryAsync(TestCatalog catalog, string holder, DateTimeOffset? due = null) =>
        catalog.Leases.TryAcquireAsync(Name, holder, s_minute, due, TestContext.Current.CancellationToken);
}
