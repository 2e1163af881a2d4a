using System.Text.Json.Nodes;
using ModelCompare.Comparison;
using ModelCompare.Comparison.Text;
using Xunit;

namespace ModelCompare.Tests.Comparison;

public sealed class PairFiguresTests
{
    /// <summary>Where ours says something else on purpose: the page's text, ours, and why.</summary>
    private static readonly (string Theirs, string Ours, string Why)[] Differences =
    [
        ("-", "—", "the pages with an unpriced model: unknown has one sign everywhere"),
        ("", "—", "Phi-4 14B and TxGemma: an empty cell reads as a mistake, not as unknown"),
        ("0 shared", "0 rows", "Haiku and Mistral Small, Phi-4 and Qwen2-VL, Phi-4 and TxGemma: the same zero is called rows on the other eight"),
    ];

    public static TheoryData<int> Pages => [.. Enumerable.Range(0, 11)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_scorecard_agrees_with_the_page(int page)
    {
        var (figures, snapshot) = Compare(page);
        foreach (var (signal, sides) in figures["scorecard"]!.AsObject())
        {
            var row = Assert.Single(snapshot.Scorecard, row => row.Signal == signal);
            Assert.Equal((Expected(sides![0]), Expected(sides[1])), (row.Left.Text, row.Right.Text));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_reasons_agree_with_the_page(int page)
    {
        var (figures, snapshot) = Compare(page);
        Assert.Equal(figures["chooseLeft"]!.AsArray().Select(Reason), snapshot.Reasons.Left.Select(Reason));
        Assert.Equal(figures["chooseRight"]!.AsArray().Select(Reason), snapshot.Reasons.Right.Select(Reason));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_monthly_costs_agree_with_the_page(int page)
    {
        var (figures, snapshot) = Compare(page);
        var costs = figures["monthlyCost"]!.AsArray();
        AssertCost(costs[0], snapshot.MonthlyCost.Left);
        AssertCost(costs[1], snapshot.MonthlyCost.Right);
        if (costs.Count > 2)
        {
            Assert.Equal((string?)costs[2], snapshot.MonthlyCost.Gap.Text);
        }
    }

    private static (JsonNode Figures, Snapshot Snapshot) Compare(int page)
    {
        var figures = JsonNode.Parse(File.ReadAllText(SharedFolder.File("reference/pair-figures.json")))!.AsArray();
        Assert.Equal(Pages.Count, figures.Count);
        var (left, right) = ((string)figures[page]!["left"]!, (string)figures[page]!["right"]!);
        var snapshot = SnapshotBuilder.Build(ReferenceModels.ByName[right], ReferenceModels.ByName[left], []);
        Assert.Equal((left, right), (snapshot.Left.Name, snapshot.Right.Name));
        return (figures[page]!, snapshot);
    }

    private static void AssertCost(JsonNode? expected, ModelCost cost)
    {
        if (expected is null)
        {
            Assert.Null(cost.Amount);
            Assert.NotEmpty(cost.Reason!);
            return;
        }

        Assert.Equal((string?)expected[0], cost.Text);
        if ((string?)expected[1] != "[route not visible]")
        {
            Assert.Equal((string?)expected[1], cost.Route);
        }
    }

    private static string Expected(JsonNode? text) =>
        Differences.FirstOrDefault(difference => difference.Theirs == (string?)text) is { Why: not null } difference ? difference.Ours : (string)text!;

    private static string Reason(JsonNode? reason) => reason switch
    {
        JsonValue kind => (string)kind!,
        JsonObject values when values.ContainsKey("points") => $"benchmarkLead: {values["benchmarkLead"]} {values["points"]}",
        JsonObject values when values.First() is var (kind, value) => $"{kind}: {(value is JsonArray list ? string.Join(", ", list) : value)}",
        _ => throw new InvalidOperationException("A page gives each reason as its kind, with or without values."),
    };

    private static string Reason(Reason reason) => reason switch
    {
        BenchmarkLead lead => $"benchmarkLead: {lead.Benchmark} {NumberText.Plain(lead.Points)}",
        LargerContext => "largerContext",
        LowerOutputPrice price => $"lowerOutputPrice: {PriceText.Of(price.Price).Split('/')[0]}",
        MoreProviderRoutes => "moreProviderRoutes",
        UniqueCapabilities unique => $"uniqueCapabilities: {string.Join(", ", unique.Labels)}",
        DecisionFitReason fit => $"decisionFit: {string.Join(", ", fit.Tags)}",
        NoDecisiveAdvantage => "noDecisiveAdvantage",
        _ => throw new InvalidOperationException($"Unexpected {reason}."),
    };
}
