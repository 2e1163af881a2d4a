using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Storage.Tests.SampleSite;

/// <summary>The whole way of the sample site, from its documents to what the views publish of it, is the same on every database.</summary>
public sealed class PublishedViewTests(SampleCatalog sample)
{
    private const string Comparisons = "SELECT * FROM published_comparisons";

    // Ids of changes are those of rows, which differ; snapshots are compared as JSON.
    private static readonly string[] s_queries =
    [
        "SELECT * FROM published_models",
        "SELECT * FROM published_prices",
        "SELECT * FROM published_capabilities",
        "SELECT * FROM published_benchmarks",
        Comparisons,
        "SELECT changed_on, kind, change, model, provider, provider_model, field, terms, old_value, new_value, source, url, quote FROM published_changes",
    ];

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task The_views_publish_the_same_on_every_database(CatalogProvider provider)
    {
        await using var reference = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);
        await sample.PublishAsync(reference);
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await sample.PublishAsync(catalog);

        foreach (var query in s_queries)
        {
            var expected = await RowsAsync(reference, query);
            Assert.NotEmpty(expected);
            Assert.Equal(expected, await RowsAsync(catalog, query));
        }
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task The_same_recording_read_again_changes_nothing_on_any_database(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await sample.PublishAsync(catalog);
        var before = await RowsAsync(catalog, Comparisons);

        await sample.PublishAsync(catalog);

        Assert.Equal(before, await RowsAsync(catalog, Comparisons));
        Assert.DoesNotContain("changed", (await RowsAsync(catalog, "SELECT change FROM published_changes")).Distinct());
    }

    [Fact]
    public async Task Snapshots_are_the_same_in_whatever_order_a_database_returns_rows_that_are_asked_for_in_none()
    {
        var facts = await sample.Catalog.Contexts.ReadAsync(context => ProfileFacts.LoadAsync(context, null, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        var builder = new ProfileBuilder(sample.Trust, ImmutableDictionary<string, string>.Empty, new(2026, 6, 12), ImmutableDictionary<string, DateOnly>.Empty);

        Assert.Equal(Contents(stated => stated), Contents(stated => stated.Reverse()));

        IEnumerable<string> Contents(Func<IEnumerable<StatedFact>, IEnumerable<StatedFact>> order)
        {
            var set = ComparisonSet.Choose([.. facts.Models.Select(model => builder.Build(model, order(facts.Facts[model.Slug])))], PairSelection.All, 1000);
            return set.Models.SelectMany(model => set.PartnersOf(model).Select(partner => SnapshotJson.Store(set.Build(ComparisonPair.Of(model.Slug, partner.Slug))).Content));
        }
    }

    private static async Task<string[]> RowsAsync(TestCatalog catalog, string query) =>
        [.. (await catalog.SqlAsync(query)).Select(row => string.Join(" | ", row.Select(Text))).Order(StringComparer.Ordinal)];

    private static string Text(object? value) => value switch
    {
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "1" : "0",
        double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        string text when text.StartsWith('{') && JsonNode.Parse(text) is { } json => json.ToJsonString(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
