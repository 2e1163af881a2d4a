using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

public sealed class ComparisonStoreTests
{
    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Only_pairs_with_another_digest_are_written_and_unwanted_ones_go(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.Comparisons.WriteAsync([Pair("a", "b", "1"), Pair("a", "c", "1"), Pair("b", "c", "1")], On(1), TestContext.Current.CancellationToken);

        var changes = await catalog.Comparisons.WriteAsync([Pair("a", "b", "1", "ignored"), Pair("a", "c", "2"), Pair("c", "d", "1")], On(5), TestContext.Current.CancellationToken);

        Assert.Equal(new ComparisonChanges(1, 1, 1, 1), changes);
        Assert.Equal(Pair("a", "b", "1") with { ChangedOn = On(1) }, await ReadAsync(catalog, "a", "b"));
        Assert.Equal(Pair("a", "c", "2") with { ChangedOn = On(5) }, await ReadAsync(catalog, "c", "a"));
        Assert.Null(await ReadAsync(catalog, "b", "c"));
        Assert.Equal(3, (await catalog.Comparisons.ReadDigestsAsync(TestContext.Current.CancellationToken)).Count);
        Assert.Equal(["a b", "a c", "c d"], await catalog.Comparisons.ReadAllAsync(TestContext.Current.CancellationToken).Select(pair => $"{pair.LeftSlug} {pair.RightSlug}").ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(3, (await catalog.SqlAsync("SELECT content FROM published_comparisons")).Count);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_review_date_moves_without_a_change(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.Comparisons.WriteAsync([Pair("a", "b", "1")], On(1), TestContext.Current.CancellationToken);

        await catalog.Comparisons.WriteAsync([Pair("a", "b", "1") with { LastReviewedOn = On(4) }], On(5), TestContext.Current.CancellationToken);

        Assert.Equal(Pair("a", "b", "1") with { LastReviewedOn = On(4), ChangedOn = On(1) }, await ReadAsync(catalog, "a", "b"));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_pair_out_of_order_undoes_the_whole_write(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            catalog.Comparisons.WriteAsync([Pair("a", "b", "1"), Pair("c", "a", "1")], On(1), TestContext.Current.CancellationToken));

        Assert.Empty(await catalog.Comparisons.ReadDigestsAsync(TestContext.Current.CancellationToken));
    }

    private static StoredComparison Pair(string left, string right, string digest, string? content = null) =>
        new(left, right, digest.PadLeft(64, '0'), content ?? $$"""{"left":"{{left}}","digest":"{{digest}}"}""", On(1));

    private static Task<StoredComparison?> ReadAsync(TestCatalog catalog, string slug, string otherSlug) =>
        catalog.Comparisons.ReadAsync(slug, otherSlug, TestContext.Current.CancellationToken);
}
