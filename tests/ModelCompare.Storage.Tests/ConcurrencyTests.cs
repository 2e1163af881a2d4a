using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

public sealed class ConcurrencyTests
{
    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Sources_that_are_refreshed_at_once_wait_for_each_other_and_all_are_stored(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(
            () => catalog.ApplyAsync(RunOf($"s{n}", At(1), $"{n}", Price(1m, listing: new($"p{n}", "opal")))), TestContext.Current.CancellationToken)));

        Assert.Equal(8, (await catalog.QueryAsync(context => context.Prices)).Count);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_run_that_is_cancelled_leaves_nothing(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => catalog.Writer.ApplyAsync(Run(At(1), "one", Price(1m)), stop.Token));

        Assert.Empty(await catalog.QueryAsync(context => context.Sources));
        Assert.Empty(await catalog.QueryAsync(context => context.Prices));
    }
}
