using ModelCompare.Comparison;
using Xunit;

namespace ModelCompare.Storage.Tests.SampleSite;

/// <summary>What becomes of the sample site in a catalog, beyond the reference pair.</summary>
public sealed class SampleCatalogTests(SampleCatalog sample)
{
    [Fact]
    public void Every_fact_is_stored()
    {
        Assert.All(sample.Written, source => Assert.Empty(source.Value.Problems));
        Assert.All(sample.Written, source => Assert.Null(source.Value.Refused));
        Assert.All(sample.Written, source => Assert.True(source.Value.New > 0, source.Key));
    }

    [Fact]
    public async Task The_same_recording_read_again_changes_nothing()
    {
        var again = await sample.RefreshAsync();
        Assert.All(again, source => Assert.Equal((0, 0, 0), (source.Value.New, source.Value.Changed, source.Value.Missing)));
        Assert.All(again, source => Assert.Equal(sample.Written[source.Key].New, source.Value.Confirmed));
    }

    [Fact]
    public void The_models_are_those_of_the_site_and_its_labs() =>
        Assert.Equal(
            [
                "gpt-5.3-codex-spark", "heron-3-coder", "heron-3-mini", "heron-3-pro", "lantern-chat-2",
                "lantern-reason-2", "llama-3.2-1b-instruct", "marlin-8b-instruct", "marlin-coder-32b",
            ],
            sample.Profiles.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task What_no_lab_and_no_alias_knows_stays_unmatched()
    {
        var unmatched = await sample.Catalog.Reader.GetUnmatchedListingsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["openrouter/auto", "wren/wren-7b"], unmatched.Select(listing => listing.Listing.ProviderModel));
    }

    [Fact]
    public void A_model_that_only_its_lab_lists_is_introduced_with_its_name_and_kind()
    {
        var coder = sample.Profiles["heron-3-coder"];
        Assert.Equal(("Heron 3 Coder", "Heron Labs", "coding-specialized"), (coder.Name, coder.Developer, coder.ProductType));
    }

    [Fact]
    public void A_lab_is_believed_before_a_seller()
    {
        var context = sample.Profiles["llama-3.2-1b-instruct"].Attributes["context_window"];
        Assert.Equal(("128000", "llama-3-2-1b-card"), (context.Value, context.Source));
    }

    [Fact]
    public void What_a_person_read_is_as_old_as_that_day_and_not_as_the_file()
    {
        var heron = sample.Profiles["heron-3-pro"];
        Assert.Equal((new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 8)), (heron.Capabilities["parallel_agents"].ConfirmedOn, heron.LastReviewedOn));
    }

    [Fact]
    public void Models_with_scores_in_common_are_compared_by_them()
    {
        var pair = Compare("llama-3.2-1b-instruct", "marlin-8b-instruct");
        Assert.Equal(["HumanEval", "MMLU"], pair.Benchmarks.Select(row => row.Benchmark).Order(StringComparer.Ordinal));
        var cost = pair.MonthlyCost;
        Assert.Equal(("$71.85", "$149", "OpenRouter"), (cost.Left.Text, cost.Right.Text, cost.Right.Route));
    }

    [Fact]
    public void A_short_prompt_decides_the_cheapest_route_where_long_ones_cost_more()
    {
        var cost = Compare("heron-3-pro", "heron-3-coder").MonthlyCost;
        Assert.Equal(("$1,845", "$4,920"), (cost.Left.Text, cost.Right.Text));
    }

    [Fact]
    public void Prices_in_euro_make_no_cost_in_dollars()
    {
        var pair = Compare("lantern-chat-2", "lantern-reason-2");
        Assert.Equal((null, null), (pair.MonthlyCost.Left.Amount, pair.MonthlyCost.Right.Amount));
        Assert.Contains(pair.Pricing.Notes, note => note.Contains("EUR", StringComparison.Ordinal));
    }

    [Fact]
    public void A_free_route_is_counted_and_is_not_the_cheapest()
    {
        var marlin = sample.Profiles["marlin-8b-instruct"];
        Assert.Contains(marlin.Routes, route => route.ProviderModel == "marlin/marlin-8b-instruct:free" && route.Prices.All(price => price.Amount.Value is null));
        Assert.NotNull(Compare("heron-3-mini", "marlin-8b-instruct").MonthlyCost.Right.Amount);
    }

    private Snapshot Compare(string a, string b) => SnapshotBuilder.Build(sample.Profiles[a], sample.Profiles[b], []);
}
