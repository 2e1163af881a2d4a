using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.Catalog;

/// <summary>What the rules of providers make one, and above all what they keep apart.</summary>
public sealed class AliasRuleTests
{
    private static readonly ImmutableArray<ProviderDefinition> Providers =
    [
        new("meta", "Meta", "Meta", Rule("-. ")),
        new("cloudflare", "Cloudflare", null, Rule("-.", prefixes: [("@cf/meta/", "Meta")])),
        new("openrouter", "OpenRouter", null, Rule("-.", prefixes: [("meta-llama/", "Meta"), ("openai/", "OpenAI")])),
        new("bedrock", "Bedrock", null, Rule("-.", true, ["-v1:0"], ("meta.", "Meta"), ("us.meta.", "Meta"))),
        new("strict", "Strict", null),
    ];

    [Theory]
    [InlineData("cloudflare", "@cf/meta/llama-3.2-1b-instruct")]
    [InlineData("openrouter", "meta-llama/llama-3.2-1b-instruct")]
    [InlineData("bedrock", "meta.llama3-2-1b-instruct-v1:0")]
    [InlineData("bedrock", "us.meta.llama3-2-1b-instruct-v1:0")]
    [InlineData("meta", "Llama 3.2 1B Instruct")]
    public void One_model_is_met_in_every_spelling(string provider, string name) => Assert.Equal("llama-3.2-1b-instruct", Link(provider, name));

    [Theory]
    [InlineData("meta-llama/llama-3.2-11b-instruct")]
    [InlineData("meta-llama/llama-3.21b-instruct")]
    [InlineData("meta-llama/llama-32-1b-instruct")]
    [InlineData("meta-llama/llama-3.2-1b")]
    [InlineData("meta-llama/llama-3.2-1b-instruct-fp8")]
    [InlineData("meta-llama/llama-3.2-1b-instruct-awq")]
    [InlineData("meta-llama/llama-3.2-1b-instruct-Q4_K_M")]
    [InlineData("meta-llama/llama-3.2-1b-instruct:free")]
    [InlineData("meta-llama/llama-3.2-1b-instruct:batch")]
    [InlineData("meta-llama/llama-3.2-1b-instruct-fast")]
    [InlineData("meta-llama/llama-3.2-1b-instruct-latest")]
    [InlineData("meta-llama/llama-3.2-1b-instruct-2024-09-25")]
    [InlineData("meta-llama/llama_3.2_1b_instruct")]
    [InlineData("meta-llama/llama3.2-1b-instruct")]
    [InlineData("meta-llama/llama-3.2-1b-instruct-v1:0")]
    [InlineData("other/llama-3.2-1b-instruct")]
    [InlineData("openai/llama-3.2-1b-instruct")]
    [InlineData("META-LLAMA/llama-3.2-1b-instruct")]
    [InlineData("meta-llama/")]
    public void What_differs_in_more_than_the_rule_says_stays_apart(string name) => Assert.Null(Link("openrouter", name));

    [Fact]
    public void A_provider_without_a_rule_knows_exact_aliases_only() => Assert.Null(Link("strict", "llama-3.2-1b-instruct"));

    [Fact]
    public void A_lab_without_a_prefix_means_its_own_models() => Assert.Null(Link("meta", "gpt-oss-20b"));

    [Fact]
    public void A_rule_finds_what_a_lab_introduces_whatever_is_listed_first()
    {
        var resolution = Resolve([new(new("cloudflare", "@cf/meta/llama-9-mini"), false), new(new("meta", "Llama 9 Mini"), true)]);

        Assert.Equal("llama-9-mini", resolution.Links[new("cloudflare", "@cf/meta/llama-9-mini")]);
    }

    [Fact]
    public void A_labs_second_spelling_of_a_model_introduces_no_second_model()
    {
        var resolution = Resolve([new(new("meta", "Llama 9.5"), true), new(new("meta", "llama-9-5"), true)]);

        Assert.Equal(["llama-9.5"], resolution.Links.Values.Distinct());
    }

    [Fact]
    public void What_a_rule_cannot_tell_is_no_match_and_is_reported()
    {
        ImmutableArray<ModelDefinition> models = [Model("opal-4.5", "Opal 4.5", "Meta"), Model("opal-4-5", "Opal 4, 5", "Meta")];
        var listing = new Listing("openrouter", "meta-llama/opal-4.5");

        var resolution = new ModelResolver(new(Providers, models, []), new(2026, 3, 10)).Resolve([new(listing, false)]);

        Assert.Empty(resolution.Links);
        Assert.Equal(["opal-4-5", "opal-4.5"], resolution.Ambiguous[listing].AsEnumerable());
        Assert.Equal(["opal-4-5", "opal-4.5"], ModelResolver.Candidates(listing.ProviderModel, models.Select(model => model.Slug)).AsEnumerable());
    }

    [Theory]
    [InlineData("2026-01-01", "gpt-5")]
    [InlineData("2026-06-30", "gpt-5")]
    [InlineData("2026-07-01", "gpt-6")]
    [InlineData("2025-12-31", null)]
    public void A_latest_alias_moves_with_the_day_and_means_nothing_before(string day, string? slug)
    {
        ImmutableArray<ModelDefinition> models =
        [
            Model("gpt-5", "GPT-5", "OpenAI", new ModelAlias("gpt-latest", new(2026, 1, 1), new(2026, 6, 30))),
            Model("gpt-6", "GPT-6", "OpenAI", new ModelAlias("gpt-latest", new(2026, 7, 1))),
        ];
        var listing = new Listing("openai", "gpt-latest");
        var catalog = new SourceCatalog([new("openai", "OpenAI", "OpenAI", Rule("-"))], models, []);

        var resolution = new ModelResolver(catalog, DateOnly.ParseExact(day, "yyyy-MM-dd")).Resolve([new(listing, true)]);

        Assert.Equal(slug, resolution.Links.GetValueOrDefault(listing));
        Assert.Equal(2, resolution.Models.Length);
    }

    [Fact]
    public void Folding_keeps_every_run_of_digits_and_every_letter_of_any_name()
    {
        var random = new Random(20260310);
        NameFolding[] foldings = [new(Rule("-._ :")), new(Rule("-._ :", true)), new(Rule("-")), new(Rule("", true))];
        for (var i = 0; i < 20_000; i++)
        {
            var name = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => "ab19.-_ :@"[random.Next(10)]));
            foreach (var folding in foldings)
            {
                var folded = folding.Fold(name);

                Assert.Equal(Runs(name, "[0-9]+"), Runs(folded, "[0-9]+"));
                Assert.Equal(string.Concat(Runs(name, "[a-z0-9]")), string.Concat(Runs(folded, "[a-z0-9]")));
                Assert.Equal(folded, folding.Fold(folded));
            }
        }
    }

    [Fact]
    public void The_rules_of_the_root_file_merge_no_two_of_its_models_whatever_a_provider_puts_around_them()
    {
        var catalog = Assert.IsType<SourceFileResult.Loaded>(SourceFile.Load(Path.Combine(RepositoryFolder.Path, "sources.json"))).Catalog;
        var listings =
            from provider in catalog.Providers
            where provider.AliasRule is not null
            from model in catalog.Models
            from prefix in provider.AliasRule!.StripPrefixes.Where(prefix => prefix.Value == model.Developer).Select(prefix => prefix.Key).Append("")
            from name in new[] { model.Slug, model.Name.Replace(' ', '-'), model.Slug.Replace('.', '-') }
            select (Listing: new Listing(provider.Id, prefix + name), model);
        var resolver = new ModelResolver(catalog, new(2026, 3, 10));

        var resolution = resolver.Resolve(listings.Select(entry => new SeenListing(entry.Listing, false)).Distinct());

        Assert.Empty(resolution.Ambiguous);
        Assert.All(listings, entry => Assert.Equal(
            resolution.Links.ContainsKey(entry.Listing) ? entry.model.Slug : null, resolution.Links.GetValueOrDefault(entry.Listing)));
        Assert.True(resolution.Links.Count > 300, $"only {resolution.Links.Count} were met");
        Assert.Empty(resolver.Resolve(listings.SelectMany(Variants)).Links);

        static IEnumerable<SeenListing> Variants((Listing Listing, ModelDefinition Model) entry) =>
            new[] { "-fp8", "-awq", ":free", ":batch", "-highspeed-2", "-latest", "-2026-01-01", "1" }
                .Select(suffix => new SeenListing(entry.Listing with { ProviderModel = entry.Listing.ProviderModel + suffix }, false));
    }

    private static string[] Runs(string text, string pattern) => [.. Regex.Matches(text, pattern).Select(match => match.Value)];

    private static string? Link(string provider, string name)
    {
        var listing = new Listing(provider, name);
        return Resolve([new(listing, false)]).Links.GetValueOrDefault(listing);
    }

    private static ModelResolution Resolve(IEnumerable<SeenListing> listings) => new ModelResolver(
        new(
            Providers,
            [
                Model("llama-3.2-1b-instruct", "Llama 3.2 1B Instruct", "Meta"), Model("llama-3.2-3b-instruct", "Llama 3.2 3B Instruct", "Meta"),
                Model("gpt-oss-20b", "gpt-oss-20b", "OpenAI"),
            ],
            []),
        new(2026, 3, 10)).Resolve(listings);

    private static AliasRule Rule(string separators, bool breaks = false, string[]? suffixes = null, params (string Prefix, string Developer)[] prefixes) =>
        new(prefixes.ToImmutableDictionary(prefix => prefix.Prefix, prefix => prefix.Developer), [.. suffixes ?? []], separators, breaks);

    private static ModelDefinition Model(string slug, string name, string developer, params ModelAlias[] aliases) => new(
        slug, name, developer, ProductTypes.StandaloneApi,
        aliases.Length == 0 ? ImmutableDictionary<string, ImmutableArray<ModelAlias>>.Empty : ImmutableDictionary<string, ImmutableArray<ModelAlias>>.Empty.Add("openai", [.. aliases]));
}
