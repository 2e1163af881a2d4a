using ModelCompare.Catalog;
using ModelCompare.Sources;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

public sealed class DiscrepancyTests
{
    private static readonly Listing Stray = new("bazaar", "stray");

    private static readonly SourceCatalog Sources = SourcesJson(
        [Source("watch", SourceRole.Witness), Source("acme-pricing", SourceRole.Authority)],
        Model("opal-2", "Opal 2", "Acme Labs", ("bazaar", "acme/opal-2")));

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Where_a_witness_contradicts_the_trusted_source_both_are_listed(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "old", Price(7m)));
        await catalog.ApplyAsync(Run(At(2), "a", Price(2m), Capability(Capabilities.Vision, true), Score("MMLU", 49.3m), Attribute(ModelAttributes.License, "MIT")));
        await catalog.ApplyAsync(RunOf("watch", At(3), "w",
            Price(3m, evidence: Evidence("watch", "$3")), Price(9m, listing: Stray, evidence: Evidence("watch")), Capability(Capabilities.Vision, false, source: "watch"),
            Score("MMLU", 49.3m, source: "watch"), Attribute(ModelAttributes.License, "BSD", new("bazaar", "acme/opal-2"), "watch")));
        await catalog.ApplyAsync(RunOf("gone", At(3), "g", Price(8m, evidence: Evidence("gone"))));
        await catalog.LinkAsync(Sources);

        var rows = await catalog.Reader.GetDiscrepanciesAsync(On(9), TestContext.Current.CancellationToken);

        Assert.Equal(
            [(FactKind.Price, "acme", "2", "3"), (FactKind.Attribute, "bazaar", "MIT", "BSD"), (FactKind.Capability, "acme", "yes", "no")],
            rows.Select(row => (row.Kind, row.Provider, row.Winner.Value, row.Other.Value)));
        Assert.All(rows, row => Assert.Equal(("opal-2", "acme-pricing", On(2), "watch", On(3)), (row.Model, row.Winner.Source, row.Winner.ConfirmedOn, row.Other.Source, row.Other.ConfirmedOn)));
        Assert.Equal(("$2", "$3", 1.5m), (rows[0].Winner.Quote, rows[0].Other.Quote, rows[0].Ratio));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_witness_of_another_providers_listing_makes_no_route_no_exported_price_and_no_model(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(RunOf("watch", At(3), "w",
            Price(3m, evidence: Evidence("watch")), Price(9m, listing: Stray, evidence: Evidence("watch")), Attribute(ModelAttributes.Offered, "yes", source: "watch")));
        await catalog.LinkAsync(Sources);

        Assert.Empty(await catalog.Reader.GetPricesAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await catalog.SqlAsync("SELECT amount FROM published_prices"));
        var profile = Assert.Single(await catalog.Reader.GetProfilesAsync(On(9), null, TestContext.Current.CancellationToken));
        Assert.Equal("opal-2", profile.Slug);
        Assert.Empty(profile.Routes);
        Assert.Empty(await catalog.Reader.GetDiscrepanciesAsync(On(9), TestContext.Current.CancellationToken));
    }
}
