using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization;
using ModelCompare.Normalization.Attributes;
using Xunit;

namespace ModelCompare.Tests.Normalization.Attributes;

public sealed class AttributeNormalizerTests
{
    private static readonly DocumentOrigin Origin =
        new("quill-card", "quill", "https://quill.example/card", "abc", new DateTimeOffset(2026, 8, 1, 12, 0, 0, TimeSpan.Zero), "reading");

    [Fact]
    public void A_declared_field_decides_and_the_evidence_tells_where_it_stood()
    {
        var result = AttributeNormalizer.Normalize(Observe("context_window", ["128k"]), Origin);
        var fact = Assert.IsType<AttributeFact>(Assert.Single(result.Facts));
        Assert.Equal(("quill", "Quill 2"), (fact.Listing.Provider, fact.Listing.ProviderModel));
        Assert.Equal(("context_window", "128000"), (fact.Attribute, fact.Value));
        Assert.Equal(new Evidence("quill-card", "https://quill.example/card", "abc", Origin.FetchedAt, "p > b", "Quill › Limits", "128k", "reading"), fact.Evidence);
    }

    [Fact]
    public void The_evidence_of_a_value_in_a_sentence_quotes_the_sentence()
    {
        var observation = Observe("parameters", ["14B"]) with { Labels = [new(LabelKind.Qualifier, "Quill 2 has 14B parameters.", "sentence")] };
        Assert.Equal("Quill 2 has 14B parameters.", Assert.Single(AttributeNormalizer.Normalize(observation, Origin).Facts).Evidence.Quote);
    }

    [Fact]
    public void Without_a_field_the_nearest_header_with_a_common_word_decides()
    {
        var observation = Observe(null, ["December 2023"]) with
        {
            Labels = [new(LabelKind.Heading, "Release date"), new(LabelKind.Header, "2nd column"), new(LabelKind.Header, "Knowledge cutoff")],
        };
        Assert.Equal(["knowledge_cutoff=2023-12"], Show(observation));
    }

    [Theory]
    [InlineData("Retirement date not sooner than")]
    [InlineData("Shutdown date (no earlier than)")]
    [InlineData("**Deprecated**, not before:")]
    public void A_label_that_tells_only_a_bound_gives_no_date_but_a_reason(string label)
    {
        var result = AttributeNormalizer.Normalize(Header(label.Replace("*", "", StringComparison.Ordinal), "2026-09-29"), Origin);
        Assert.Empty(result.Facts);
        Assert.EndsWith("a bound or a plan rather than a date", Assert.Single(result.Rejections).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Discontinued on", "retired_on")]
    [InlineData("Discontinuation date:", "retired_on")]
    [InlineData("Sunset date", "retired_on")]
    [InlineData("EOL", "retired_on")]
    [InlineData("Deprecated since", "deprecated_on")]
    [InlineData("Launched", "released_on")]
    [InlineData("General availability date", "released_on")]
    public void The_days_of_a_life_go_by_many_words(string label, string attribute) =>
        Assert.Equal([$"{attribute}=2026-09-29"], Show(Header(label, "September 29, 2026")));

    [Fact]
    public void A_header_that_names_a_capability_needs_a_clear_yes_or_no()
    {
        Assert.Equal(["function_calling=True", "tool_use=True"], Show(Header("Tool calling", "✅")));
        Assert.Equal(["vision=False"], Show(Header("Vision", "Not supported")));
        Assert.Empty(Show(Header("Vision", "-")));
        Assert.Empty(Show(Header("Reasoning", "Capable of long chains of thought.")));
    }

    [Fact]
    public void A_capability_that_is_both_yes_and_no_is_rejected()
    {
        var result = AttributeNormalizer.Normalize(Observe("capability:vision", ["Yes", "No"]), Origin);
        Assert.Empty(result.Facts);
        Assert.Equal("both yes and no", Assert.Single(result.Rejections).Reason);
    }

    [Fact]
    public void A_listed_word_is_a_yes()
    {
        Assert.Equal(["reasoning=True"], Show(Observe("capability", ["thinking"]) with { Labels = [Qualifiers.Listed] }));
        Assert.Empty(Show(Observe("capability", ["embedding"]) with { Labels = [Qualifiers.Listed] }));
        Assert.Equal(["function_calling=True"], Show(Observe("capability:function_calling", ["tools"]) with { Labels = [Qualifiers.Listed] }));
        Assert.Empty(Show(Observe("capability:function_calling", ["tools"])));
    }

    [Fact]
    public void A_licence_also_states_its_openness_and_commercial_use() =>
        Assert.Equal(["license=MIT", "openness=open_weights", "commercial_use=yes"], Show(Observe("license", ["MIT"])));

    [Fact]
    public void Parameters_also_state_the_active_ones() =>
        Assert.Equal(["parameters=30000000000", "active_parameters=3000000000"], Show(Observe("parameters", ["30B-A3B"])));

    [Fact]
    public void A_score_carries_its_benchmark_metric_and_settings()
    {
        var observation = Observe("benchmark", ["19.8*"]) with
        {
            Labels =
            [
                new(LabelKind.Qualifier, "Penmanship", "benchmark"), new(LabelKind.Qualifier, "acc", "metric"),
                new(LabelKind.Qualifier, "5", "setting"), new(LabelKind.Qualifier, "no tools", "setting"),
            ],
        };
        var fact = Assert.IsType<BenchmarkFact>(Assert.Single(AttributeNormalizer.Normalize(observation, Origin).Facts));
        Assert.Equal(("Penmanship", "acc", "5, no tools", 19.8m), (fact.Benchmark, fact.Metric, fact.Setting, fact.Score));
    }

    [Fact]
    public void A_missing_score_is_no_fact_and_no_rejection()
    {
        var observation = Observe("benchmark", ["N/A"]) with { Labels = [new(LabelKind.Qualifier, "Penmanship", "benchmark")] };
        Assert.Equivalent(NormalizationResult.Nothing, AttributeNormalizer.Normalize(observation, Origin));
    }

    [Fact]
    public void A_score_of_no_benchmark_is_rejected() =>
        Assert.Single(AttributeNormalizer.Normalize(Observe("benchmark", ["5"]), Origin).Rejections);

    [Fact]
    public void A_value_that_cannot_be_read_is_rejected_with_its_attribute()
    {
        var rejection = Assert.Single(AttributeNormalizer.Normalize(Observe("released_on", ["04/05/2024"]), Origin).Rejections);
        Assert.Equal(("04/05/2024", "released_on: day and month cannot be told apart"), (rejection.Text, rejection.Reason));
    }

    [Fact]
    public void Each_tag_of_a_cell_gets_the_fact() =>
        Assert.Equal(
            ["ai/quill:2B", "ai/quill:latest"],
            AttributeNormalizer.Normalize(Observe("parameters", ["2B"]) with { Model = ["`ai/quill:2B`", "`ai/quill:latest`"] }, Origin)
                .Facts.Select(fact => fact.Listing.ProviderModel));

    [Theory]
    [InlineData("input")]
    [InlineData("image")]
    [InlineData("no_such_attribute")]
    public void A_price_or_a_foreign_field_is_nothing_to_it(string field) =>
        Assert.Equivalent(NormalizationResult.Nothing, AttributeNormalizer.Normalize(Observe(field, ["$1"]), Origin));

    [Fact]
    public void What_is_stated_of_no_model_is_nothing() =>
        Assert.Equivalent(NormalizationResult.Nothing, AttributeNormalizer.Normalize(Observe("license", ["MIT"]) with { Model = [] }, Origin));

    private static Observation Header(string label, string text) => Observe(null, [text]) with { Labels = [new(LabelKind.Header, label)] };

    private static Observation Observe(string? field, ImmutableArray<string> lines) => new()
    {
        Model = ["Quill 2"],
        Field = field,
        Lines = lines,
        Place = new Place("p > b", ["Quill", "Limits"]),
    };

    private static IEnumerable<string> Show(Observation observation) => AttributeNormalizer.Normalize(observation, Origin).Facts.Select(fact => fact switch
    {
        AttributeFact attribute => $"{attribute.Attribute}={attribute.Value}",
        CapabilityFact capability => $"{capability.Capability}={capability.Supported}",
        _ => fact.ToString(),
    });
}
