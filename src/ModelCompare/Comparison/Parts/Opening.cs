using ModelCompare.Catalog;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Parts;

/// <summary>The introduction and the verdict.</summary>
internal static class Opening
{
    public static string Introduction(ComparedPair pair) =>
        $"{Presented(pair.Left)}, stands beside {Presented(pair.Right)}. {Context(pair)} "
        + "Which of them suits depends on the work at hand; nothing below ranks one over the other in general.";

    public static string Verdict(ComparedPair pair, MonthlyCost cost) => $"{Types(pair)}{Cost(pair, cost)}{Ending(pair.Left)}{Ending(pair.Right)}";

    private static string Types(ComparedPair pair)
    {
        string[] unstated = [.. new[] { pair.Left, pair.Right }.Where(model => model.Profile.ProductType.Length == 0).Select(model => model.Name)];
        if (unstated.Length > 0)
        {
            return $"No kind of product is stated for {ListText.And(unstated)}; weigh the rows below one by one.";
        }

        var (left, right) = (TypeOf(pair.Left), TypeOf(pair.Right));
        return left == right
            ? $"Each is {left}, so price, context, reach, and capabilities can be weighed row by row."
            : $"They are two kinds of product: {pair.Left.Name} is {left}, and {pair.Right.Name} is {right}. Settle which kind the work needs before weighing prices or scores.";
    }

    // Without a clock: the date may have passed or be to come.
    private static string Ending(ComparedModel model) => (model.Attribute(ModelAttributes.RetiredOn), model.Attribute(ModelAttributes.DeprecatedOn)) switch
    {
        ({ } retired, _) => $" The date given for the retirement of {model.Name} is {retired}.",
        (null, { } deprecated) => $" The date given for the deprecation of {model.Name} is {deprecated}.",
        _ => "",
    };

    private static string Presented(ComparedModel model)
    {
        var developer = model.Profile.Developer.Length == 0 ? "" : $" from {model.Profile.Developer}";
        var released = model.Attribute(ModelAttributes.ReleasedOn) is { Length: >= 4 } date ? $" released in {date[..4]}" : " without a release date on record";
        return $"{model.Name}, {TypeOf(model)}{developer}{released}";
    }

    private static string TypeOf(ComparedModel model) =>
        model.Profile.ProductType.Length == 0
            ? "a model of no stated kind"
            : TermText.WithArticle(TermText.WithinSentence(TermText.ProductType(model.Profile.ProductType)));

    private static string Context(ComparedPair pair) => (pair.Left.ContextWindow, pair.Right.ContextWindow) switch
    {
        ({ } l, { } r) when l == r => $"Each takes up to {ContextText.Of(l)} tokens of context.",
        ({ } l, { } r) => Windows(pair, ContextText.Pair(l, r)),
        ({ } l, null) => OneWindow(pair.Left, l, pair.Right),
        (null, { } r) => OneWindow(pair.Right, r, pair.Left),
        _ => "No context window is stated for either.",
    };

    private static string Windows(ComparedPair pair, (string Left, string Right) texts) =>
        $"{pair.Left.Name} takes up to {texts.Left} tokens of context and {pair.Right.Name} up to {texts.Right}.";

    private static string OneWindow(ComparedModel known, long tokens, ComparedModel unknown) =>
        $"{known.Name} takes up to {ContextText.Of(tokens)} tokens of context; no window is stated for {unknown.Name}.";

    private static string Cost(ComparedPair pair, MonthlyCost cost)
    {
        if (cost.Gap.Amount is not { } gap)
        {
            return "";
        }

        var cheaper = cost.Left.Amount < cost.Right.Amount ? pair.Left : pair.Right;
        return gap == 0
            ? $" At {pair.Traffic.Text} both cost the same."
            : $" At {pair.Traffic.Text} the cheapest route of {cheaper.Name} costs {cost.Gap.Text} less.";
    }
}
