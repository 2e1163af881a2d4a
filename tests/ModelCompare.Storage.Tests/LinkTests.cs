using ModelCompare.Catalog;
using ModelCompare.Sources;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

public sealed class LinkTests
{
    private static readonly SourceDefinition[] Sources = [Source("acme-pricing", SourceRole.Authority), Source("bazaar-list", SourceRole.Seller, "bazaar")];

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Listings_are_linked_by_alias_or_by_their_lab_and_others_stay_unmatched(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "one", Price(1m, listing: new("acme", "Opal Coder 3")), Attribute(ModelAttributes.Name, "Opal Coder Three", new("acme", "Opal Coder 3"))));
        await catalog.ApplyAsync(RunOf("bazaar-list", At(1), "b", Price(2m, listing: new("bazaar", "acme/opal-2")), Price(3m, listing: new("bazaar", "acme/opal-coder-3"))));

        await catalog.LinkAsync(SourcesJson(Sources, Model("opal-2", "Opal 2", "Acme Labs", ("bazaar", "acme/opal-2"))));

        var models = await catalog.Reader.GetModelsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["opal-2", "opal-coder-3"], models.Select(model => model.Slug));
        Assert.Equal(new Listing("bazaar", "acme/opal-2"), Assert.Single(models[0].Listings));
        Assert.Equal(("Opal Coder Three", "Acme Labs", ProductTypes.CodingSpecialized), (models[1].Name, models[1].Developer, models[1].ProductType));
        var unmatched = Assert.Single(await catalog.Reader.GetUnmatchedListingsAsync(TestContext.Current.CancellationToken));
        Assert.Equal("acme/opal-coder-3", unmatched.Listing.ProviderModel);
        Assert.Equal(["opal-coder-3"], unmatched.Candidates);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Links_and_models_follow_a_changed_sources_json(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(RunOf("bazaar-list", At(1), "b", Price(2m, listing: new("bazaar", "acme/opal-2"))));
        await catalog.LinkAsync(SourcesJson(Sources, Model("opal-2", "Opal 2", "Acme Labs", ("bazaar", "acme/opal-2"))));

        await catalog.LinkAsync(SourcesJson(Sources, Model("opal-two", "Opal Two", "Acme Labs")));

        var model = Assert.Single(await catalog.Reader.GetKnownModelsAsync(TestContext.Current.CancellationToken));
        Assert.Equal("opal-two", model.Slug);
        Assert.Empty(model.Listings);
        Assert.Single(await catalog.Reader.GetUnmatchedListingsAsync(TestContext.Current.CancellationToken));
    }
}
