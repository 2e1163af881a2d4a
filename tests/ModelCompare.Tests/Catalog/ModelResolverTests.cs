using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.Catalog;

public sealed class ModelResolverTests
{
    private static readonly ImmutableArray<ProviderDefinition> Providers =
        [new("acme", "Acme", "Acme Labs"), new("acme-cloud", "Acme Cloud", "Acme Labs"), new("rival", "Rival", "Rival AI"), new("bazaar", "Bazaar", null)];

    [Fact]
    public void A_curated_model_exists_without_any_listing()
    {
        var model = Assert.Single(Resolve([], Curated("opal-2", "Opal 2", "Acme Labs")).Models);

        Assert.Equal(new ResolvedModel("opal-2", "Opal 2", "Acme Labs", ProductTypes.StandaloneApi), model);
    }

    [Fact]
    public void An_alias_holds_exactly_and_only_for_its_provider()
    {
        var models = Curated("opal-2", "Opal 2", "Acme Labs", ("bazaar", "vendor/opal-2"));

        var links = Resolve([Seen("bazaar", "vendor/opal-2"), Seen("bazaar", "Vendor/opal-2"), Seen("rival", "vendor/opal-2")], models).Links;

        Assert.Equal([new(new("bazaar", "vendor/opal-2"), "opal-2")], links);
    }

    [Fact]
    public void An_alias_that_two_models_claim_matches_neither()
    {
        var links = Resolve(
            [Seen("acme", "opal", authority: true)],
            Curated("opal-1", "Opal 1", "Acme Labs", ("acme", "opal")), Curated("opal-2", "Opal 2", "Acme Labs", ("acme", "opal"))).Links;

        Assert.Empty(links);
    }

    [Fact]
    public void A_lab_introduces_its_model_under_a_slug_of_its_name()
    {
        var resolution = Resolve([Seen("acme", "Opal 2 (Preview)", authority: true), Seen("acme", "opal_coder:3.5", authority: true, name: "Opal Coder 3.5")]);

        Assert.Equal(
            [
                new("opal-2-preview", "Opal 2 (Preview)", "Acme Labs", ProductTypes.StandaloneApi),
                new("opal-coder-3.5", "Opal Coder 3.5", "Acme Labs", ProductTypes.CodingSpecialized),
            ],
            resolution.Models);
        Assert.Equal("opal-2-preview", resolution.Links[new("acme", "Opal 2 (Preview)")]);
    }

    [Fact]
    public void A_seller_introduces_nothing_even_under_a_known_slug()
    {
        var resolution = Resolve([Seen("bazaar", "opal-2"), Seen("acme", "opal-2")], Curated("opal-2", "Opal 2", "Acme Labs"));

        Assert.Empty(resolution.Links);
        Assert.Single(resolution.Models);
    }

    [Fact]
    public void An_authority_whose_provider_is_no_lab_introduces_nothing()
    {
        Assert.Empty(Resolve([Seen("bazaar", "opal-2", authority: true), Seen("unknown", "opal-2", authority: true)]).Models);
    }

    [Theory]
    [InlineData("OPAL-2.5")]
    [InlineData("opal 2.5")]
    [InlineData("Opal Two-and-a-half")]
    public void A_labs_listing_joins_the_curated_model_of_equal_slug_or_name(string name)
    {
        var resolution = Resolve([Seen("acme", name, authority: true)], Curated("opal-2.5", "Opal Two and a Half", "Acme Labs"));

        Assert.Equal("opal-2.5", resolution.Links[new("acme", name)]);
        Assert.Single(resolution.Models);
    }

    [Fact]
    public void A_slug_of_another_developers_model_stays_unmatched()
    {
        Assert.Empty(Resolve([Seen("rival", "opal-2", authority: true)], Curated("opal-2", "Opal 2", "Acme Labs")).Links);
    }

    [Fact]
    public void Of_two_labs_that_introduce_one_slug_the_first_listed_keeps_it_in_any_order()
    {
        SeenListing[] seen = [Seen("rival", "nova", authority: true), Seen("acme", "nova", authority: true)];

        Assert.Equal([new(new("acme", "nova"), "nova")], Resolve(seen).Links);
        Assert.Equal([new(new("acme", "nova"), "nova")], Resolve([.. seen.Reverse()]).Links);
    }

    [Fact]
    public void Two_providers_of_one_lab_introduce_one_model()
    {
        var resolution = Resolve([Seen("acme", "Opal-3", authority: true), Seen("acme-cloud", "opal-3", authority: true)]);

        Assert.Equal("Opal-3", Assert.Single(resolution.Models).Name);
        Assert.Equal(2, resolution.Links.Count);
    }

    [Fact]
    public void A_likeness_is_no_match()
    {
        SeenListing[] seen = [Seen("acme", "opal-2-latest", authority: true), Seen("acme", "opal2", authority: true), Seen("acme", "opal-2.0", authority: true)];

        var resolution = Resolve(seen, Curated("opal-2", "Opal 2", "Acme Labs"));

        Assert.DoesNotContain("opal-2", resolution.Links.Values);
    }

    [Fact]
    public void A_name_without_Latin_letters_or_digits_makes_no_slug()
    {
        Assert.Empty(Resolve([Seen("acme", "视频生成", authority: true)]).Links);
    }

    [Fact]
    public void Names_of_which_a_slug_says_a_part_only_introduce_nothing()
    {
        var resolution = Resolve([Seen("acme", "玉石 2 大", authority: true), Seen("acme", "玉石 2 小", authority: true)]);

        Assert.Empty(resolution.Links);
        Assert.Empty(resolution.Models);
    }

    [Fact]
    public void Candidates_share_all_words_of_the_shorter_name()
    {
        string[] slugs = ["opal-2", "opal-2-mini", "opal-3", "2"];

        Assert.Equal(["opal-2-mini", "opal-2", "2"], ModelResolver.Candidates("acme/Opal-2-mini", slugs));
        Assert.Empty(ModelResolver.Candidates("quartz", slugs));
    }

    private static ModelResolution Resolve(SeenListing[] seen, params ModelDefinition[] models) =>
        new ModelResolver(new(Providers, [.. models], []), new(2026, 3, 10)).Resolve(seen);

    private static SeenListing Seen(string provider, string model, bool authority = false, string? name = null) => new(new(provider, model), authority, name);

    private static ModelDefinition Curated(string slug, string name, string developer, params (string Provider, string Alias)[] aliases) => new(
        slug, name, developer, ProductTypes.StandaloneApi,
        aliases.GroupBy(alias => alias.Provider).ToImmutableDictionary(group => group.Key, group => group.Select(alias => new ModelAlias(alias.Alias)).ToImmutableArray()));
}
