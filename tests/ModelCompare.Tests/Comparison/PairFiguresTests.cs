using System.Text.Json.Nodes;
using ModelCompare.Comparison;
using ModelCompare.Comparison.Text;
using Xunit;

namespace ModelCompare.Tests.Comparison;

public sealed class PairFiguresTests
{
    /// <summary>Where ours says something else on purpose: the page's text, ours, and why.</summary>
    private static readonly Difference[] Differences =
    [
        new("-", "—", "unknown has one sign everywhere", [
            "GPT-5.3-Codex-Spark vs Llama 3.2 11B Instruct", "GPT-5.3-Codex-Spark vs Qwen3.5-122B-A10B", "GPT-5.3-Codex-Spark vs o3 Mini",
            "GPT-5.3-Codex-Spark vs Phi 3.5 MoE Instruct", "Llama 3.2 1B Instruct vs Qwen3.5-4B", "Gemma 3n 2B (free) vs GPT-5.3-Codex", "Phi-4 14B vs TxGemma"]),
        new("", "—", "an empty cell reads as a mistake, not as unknown", ["Phi-4 14B vs TxGemma"]),
        new("0 shared", "0 rows", "six of the other pages call the same zero 0 rows", [
            "Claude 3.5 Haiku vs Mistral Small 4", "Phi-4 14B vs Qwen2-VL-72B-Instruct", "Phi-4 14B vs TxGemma"]),
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
            Assert.Equal((Expected(figures, sides![0]), Expected(figures, sides[1])), (row.Left.Text, row.Right.Text));
        }
    }

    [Fact]
    public void Every_difference_is_on_the_pages_that_it_names_and_on_no_other()
    {
        var pages = Figures().Select(page => (Title: Title(page!), Texts: page!["scorecard"]!.AsObject().SelectMany(row => row.Value!.AsArray()).Select(text => (string)text!).ToHashSet())).ToList();
        Assert.All(Differences, difference => Assert.Equal(difference.Pages, pages.Where(page => page.Texts.Contains(difference.Theirs)).Select(page => page.Title)));
    }

    /// <summary>Prints of each scorecard how many figures agree and which differ on purpose (seen with <c>-showLiveOutput</c>); reasons and costs all agree.</summary>
    [Fact]
    public void Every_figure_of_a_scorecard_agrees_or_differs_on_purpose()
    {
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine("agree  differ on purpose  page");
        foreach (var page in Enumerable.Range(0, Pages.Count))
        {
            var (figures, snapshot) = Compare(page);
            var cells = figures["scorecard"]!.AsObject().SelectMany(row => row.Value!.AsArray().Zip(Texts(snapshot, row.Key), (theirs, ours) => (Signal: row.Key, Theirs: (string)theirs!, Ours: ours))).ToList();
            var differing = cells.Where(cell => cell.Theirs != cell.Ours).ToList();
            output.WriteLine($"{cells.Count - differing.Count,5}  {differing.Count,17}  {Title(figures)}");
            Assert.All(differing, cell =>
            {
                var purpose = Differences.Single(difference => difference.Theirs == cell.Theirs && difference.Pages.Contains(Title(figures)));
                Assert.Equal(purpose.Ours, cell.Ours);
                output.WriteLine($"       {cell.Signal}: \"{cell.Theirs}\" there, \"{cell.Ours}\" here: {purpose.Why}");
            });
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
        var gap = snapshot.MonthlyCost.Gap;
        if (costs.Count > 2)
        {
            Assert.Equal((string?)costs[2], gap.Text);
        }

        var bothPriced = costs[0] is not null && costs[1] is not null;
        Assert.Equal((bothPriced, !bothPriced), (gap.Amount is not null, gap.Reason is not null));
    }

    private static (JsonNode Figures, Snapshot Snapshot) Compare(int page)
    {
        var figures = Figures();
        Assert.Equal(Pages.Count, figures.Count);
        var (left, right) = ((string)figures[page]!["left"]!, (string)figures[page]!["right"]!);
        var snapshot = SnapshotBuilder.Build(ReferenceModels.ByName[right], ReferenceModels.ByName[left], []);
        Assert.Equal((left, right), (snapshot.Left.Name, snapshot.Right.Name));
        return (figures[page]!, snapshot);
    }

    private static string[] Texts(Snapshot snapshot, string signal)
    {
        var row = snapshot.Scorecard.Single(row => row.Signal == signal);
        return [row.Left.Text, row.Right.Text];
    }

    private static JsonArray Figures() => JsonNode.Parse(File.ReadAllText(SharedFolder.File("reference/pair-figures.json")))!.AsArray();

    private static string Title(JsonNode page) => $"{page["left"]} vs {page["right"]}";

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

    private static string Expected(JsonNode page, JsonNode? text) =>
        Differences.SingleOrDefault(difference => difference.Theirs == (string?)text && difference.Pages.Contains(Title(page)))?.Ours ?? (string)text!;

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

    private sealed record Difference(string Theirs, string Ours, string Why, string[] Pages);
}
