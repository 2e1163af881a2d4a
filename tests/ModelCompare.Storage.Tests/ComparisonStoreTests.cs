using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ModelCompare.Catalog;
using ModelCompare.Comparison;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

public sealed class ComparisonStoreTests
{
    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Only_pairs_of_changed_models_are_written_and_those_of_models_that_are_gone_go(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        Assert.Equal(new ComparisonChanges(3, 0, 0, 0), await WriteAsync(catalog, 1, Profile("a"), Profile("b"), Profile("c")));

        var changes = await WriteAsync(catalog, 5, Profile("a"), Profile("c", "MIT"), Profile("d"));

        // a-c changed, a-d and c-d are new, a-b and b-c are gone.
        Assert.Equal(new ComparisonChanges(2, 1, 0, 2), changes);
        Assert.Equal(["a c", "a d", "c d"], await catalog.Comparisons.ReadAllAsync(TestContext.Current.CancellationToken).Select(pair => $"{pair.LeftSlug} {pair.RightSlug}").ToListAsync(TestContext.Current.CancellationToken));
        Assert.Null(await ReadAsync(catalog, "b", "c"));
        Assert.Contains("MIT", (await ReadAsync(catalog, "c", "a"))!.Content, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_pair_whose_model_changed_but_which_says_the_same_keeps_its_day(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await WriteAsync(catalog, 1, Profile("a"), Profile("b"), Profile("c"));

        // Another selection is another digest of every model, but no other snapshot.
        var set = ComparisonSet.Choose([Profile("a"), Profile("b"), Profile("c", "MIT")], new(PairChoice.SameProductType, []), 100);
        var changes = await catalog.Comparisons.WriteAsync(set, On(5), TestContext.Current.CancellationToken);

        Assert.Equal(new ComparisonChanges(0, 2, 1, 0), changes);
        Assert.Equal([On(1), On(5), On(5)], (await catalog.QueryAsync(context => context.Comparisons.OrderBy(entry => entry.LeftSlug).ThenBy(entry => entry.RightSlug))).Select(entry => entry.ChangedOn));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_day_on_which_only_dates_moved_rewrites_no_snapshot_and_shows_in_all(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await WriteAsync(catalog, 1, Profile("a"), Profile("b"), Profile("c"));
        var before = await catalog.QueryAsync(context => context.Comparisons);

        var changes = await WriteAsync(catalog, 5, Profile("a", day: 4), Profile("b", day: 3), Profile("c"));

        Assert.Equal(new ComparisonChanges(0, 0, 3, 0), changes);
        Assert.Equal(before.Select(entry => (entry.Content, entry.ChangedOn)), (await catalog.QueryAsync(context => context.Comparisons)).Select(entry => (entry.Content, entry.ChangedOn)));
        var pair = (await ReadAsync(catalog, "a", "b"))!;
        Assert.Equal((On(3), "2026-03-03"), (pair.LastReviewedOn, (string?)JsonNode.Parse(pair.Content)!["lastReviewedOn"]));
        Assert.Equal(On(1), (await ReadAsync(catalog, "a", "c"))!.LastReviewedOn);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task No_snapshot_names_a_pair_of_a_model_that_is_gone(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await WriteAsync(catalog, 1, Profile("a"), Profile("b"), Profile("c"), Profile("d"));
        Assert.Contains("a vs c", (await ReadAsync(catalog, "a", "b"))!.Content, StringComparison.Ordinal);

        await WriteAsync(catalog, 2, Profile("a"), Profile("b"), Profile("d"));

        var pair = (await ReadAsync(catalog, "a", "b"))!;
        Assert.Equal(On(1), pair.ChangedOn);
        Assert.Equal(["a vs d", "b vs d"], JsonNode.Parse(pair.Content)!["related"]!.AsArray().Select(related => (string?)related!["text"]));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Which_pairs_are_kept_is_a_choice(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        ModelProfile[] models = [Profile("a"), Profile("b"), Profile("c") with { ProductType = ProductTypes.CodingSpecialized }, Profile("d") with { ProductType = ProductTypes.CodingSpecialized }];

        Assert.Equal(["a b", "a c", "a d", "b c", "b d", "c d"], await KeptAsync(PairSelection.All));
        Assert.Equal(["a b", "c d"], await KeptAsync(new(PairChoice.SameProductType, [])));
        Assert.Equal(["a d"], await KeptAsync(new(PairChoice.Listed, [ComparisonPair.Of("d", "a"), ComparisonPair.Of("a", "nobody")])));
        Assert.Equal(["a b", "a c", "b c"], await KeptAsync(PairSelection.All, maxPairs: 5));

        async Task<List<string>> KeptAsync(PairSelection selection, int maxPairs = 100)
        {
            await catalog.Comparisons.WriteAsync(ComparisonSet.Choose(models, selection, maxPairs), On(1), TestContext.Current.CancellationToken);
            return [.. (await catalog.QueryAsync(context => context.Comparisons.OrderBy(entry => entry.LeftSlug).ThenBy(entry => entry.RightSlug))).Select(entry => $"{entry.LeftSlug} {entry.RightSlug}")];
        }
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Readers_see_the_old_snapshots_until_all_new_ones_are_there_also_when_the_writer_dies(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await WriteAsync(catalog, 1, Profile("a"), Profile("b"), Profile("c"));
        var before = await PublishedAsync();
        await Assert.ThrowsAsync<NotSupportedException>(() => catalog.Contexts.WriteAsync<bool>(
            async dying =>
            {
                var set = ComparisonSet.Choose([Profile("a", "MIT"), Profile("b", "MIT"), Profile("d")], PairSelection.All, 100);
                await new ComparisonUpdate(dying, set, On(2)).ApplyAsync(TestContext.Current.CancellationToken);
                if (provider is CatalogProvider.Sqlite || (await catalog.IsolationAsync()).IsReadCommittedSnapshot)
                {
                    // Without it SQL Server's readers wait.
                    Assert.Equal(before, await PublishedAsync());
                }

                throw new NotSupportedException("It dies.");
            },
            TestContext.Current.CancellationToken));

        Assert.Equal(before, await PublishedAsync());
        Assert.Equal(new ComparisonChanges(0, 2, 1, 0), await WriteAsync(catalog, 3, Profile("a", "MIT"), Profile("b"), Profile("c")));

        async Task<IEnumerable<string>> PublishedAsync() =>
            (await catalog.SqlAsync("SELECT left_slug, right_slug, content FROM published_comparisons ORDER BY 1, 2")).Select(row => string.Join('|', row));
    }

    private static Task<ComparisonChanges> WriteAsync(TestCatalog catalog, int day, params ModelProfile[] profiles) =>
        catalog.Comparisons.WriteAsync(ComparisonSet.Choose(profiles, PairSelection.All, 100), On(day), TestContext.Current.CancellationToken);

    private static ModelProfile Profile(string slug, string license = "Apache 2.0", int day = 1) => new()
    {
        Slug = slug,
        Name = slug,
        Developer = "Acme Labs",
        ProductType = ProductTypes.StandaloneApi,
        Attributes = ImmutableSortedDictionary<string, Sourced<string>>.Empty.Add(ModelAttributes.License, new(license, "acme-pricing", "https://acme.example/", license, On(day))),
        LastReviewedOn = On(day),
    };

    private static Task<StoredComparison?> ReadAsync(TestCatalog catalog, string slug, string otherSlug) =>
        catalog.Comparisons.ReadAsync(slug, otherSlug, TestContext.Current.CancellationToken);
}
