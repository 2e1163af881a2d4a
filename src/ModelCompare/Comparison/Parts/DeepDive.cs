using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Parts;

internal static class DeepDive
{
    private const int Shown = 3;

    public static ImmutableArray<string> Of(ComparedPair pair, Sides<ImmutableArray<Reason>> reasons) =>
        [CapabilityParagraph(pair), Prices(pair), Closing(pair, reasons)];

    private static string CapabilityParagraph(ComparedPair pair)
    {
        string[] both = [.. Capabilities.All.Where(name => pair.Left.Has(name) && pair.Right.Has(name)).Select(Word)];
        var sentences = new[]
        {
            Only(pair.Left, pair.Right),
            Only(pair.Right, pair.Left),
            both.Length == 0 ? "No capability is documented for both." : $"Both are documented with {ListText.And(both)}.",
            Unstated(pair.Left),
            Unstated(pair.Right),
        };
        return string.Join(' ', sentences.OfType<string>());
    }

    private static string? Only(ComparedModel self, ComparedModel other)
    {
        string[] all = [.. Capabilities.All.Where(name => self.Has(name) && !other.Has(name)).Select(Word)];
        return all.Length == 0 ? null : $"Only {self.Name} is documented with {ListText.And(all)}.";
    }

    private static string? Unstated(ComparedModel model)
    {
        string[] all = [.. Capabilities.All.Where(name => model.Supports(name) is null).Select(Word)];
        return all.Length == 0 ? null : $"Not stated for {model.Name}: {ListText.Cut(all, Shown)}.";
    }

    private static string Word(string capability) => TermText.CapabilityNoun(capability);

    private static string Prices(ComparedPair pair) => $"{InputPrices(pair)} {Reach(pair)}";

    private static string InputPrices(ComparedPair pair) => (pair.Left.Cheapest, pair.Right.Cheapest) switch
    {
        ({ } l, { } r) when l.InputPrice == r.InputPrice => $"Both cost {Input(l)} on their cheapest routes.",
        ({ } l, { } r) when l.InputPrice < r.InputPrice => Cheaper(pair.Left, l, pair.Right, r),
        ({ } l, { } r) => Cheaper(pair.Right, r, pair.Left, l),
        ({ } l, null) => OnePriced(pair.Left, l, pair.Right),
        (null, { } r) => OnePriced(pair.Right, r, pair.Left),
        _ => "No complete paid token price in US dollars is known for either model.",
    };

    private static string Cheaper(ComparedModel low, RouteOffer lowOffer, ComparedModel high, RouteOffer highOffer)
    {
        var (less, more) = PriceText.Pair(lowOffer.InputPrice, highOffer.InputPrice);
        return $"Input costs less with {low.Name}: {less} on {lowOffer.Route.ProviderName} against {more} on {highOffer.Route.ProviderName} for {high.Name}, "
            + $"{DifferenceText.Less(lowOffer.InputPrice, highOffer.InputPrice)}.";
    }

    private static string OnePriced(ComparedModel priced, RouteOffer offer, ComparedModel unpriced) =>
        $"{priced.Name} costs {Input(offer)} on {offer.Route.ProviderName}; no complete paid price in US dollars is known for {unpriced.Name}, "
        + "and a price that is missing is not a low one.";

    private static string Input(RouteOffer offer) => PriceText.Of(offer.InputPrice, PriceText.Dollar, "1M input tokens");

    private static string Reach(ComparedPair pair) =>
        $"Known providers: {pair.Left.Providers.Length} for {pair.Left.Name}, {pair.Right.Providers.Length} for {pair.Right.Name}.";

    private static string Closing(ComparedPair pair, Sides<ImmutableArray<Reason>> reasons) =>
        $"{Ahead(pair, reasons)} {Released(pair)} A trial with your own prompts, on the provider and with the tools that you mean to use, settles more than any row here.";

    private static string Ahead(ComparedPair pair, Sides<ImmutableArray<Reason>> reasons)
    {
        string[] left = [.. Leads(reasons.Left, reasons.Right)];
        string[] right = [.. Leads(reasons.Right, reasons.Left)];
        return (left.Length, right.Length) switch
        {
            (0, 0) => "On what is recorded of both, neither is ahead.",
            (_, 0) => $"On what is recorded of both, {pair.Left.Name} is ahead in {ListText.And(left)}; {pair.Right.Name} is ahead in nothing compared here.",
            (0, _) => $"On what is recorded of both, {pair.Right.Name} is ahead in {ListText.And(right)}; {pair.Left.Name} is ahead in nothing compared here.",
            _ => $"On what is recorded of both, {pair.Left.Name} is ahead in {ListText.And(left)}; {pair.Right.Name} is ahead in {ListText.And(right)}.",
        };
    }

    // Only where both sides are known, and no more than one can be ahead.
    private static IEnumerable<string> Leads(IEnumerable<Reason> own, IEnumerable<Reason> others) => own
        .Select(reason => reason switch
        {
            BenchmarkLead lead => lead.Benchmark,
            LargerContext { OtherContextWindow: not null } => "context window",
            LowerOutputPrice => "output price",
            MoreProviderRoutes { OtherRoutes: > 0 } => "number of providers",
            UniqueCapabilities { NotStatedForOther.IsEmpty: true, LeftOut: 0 } when !others.OfType<UniqueCapabilities>().Any() => "documented capabilities",
            _ => null,
        })
        .OfType<string>();

    private static string Released(ComparedPair pair)
    {
        var (left, right) = (pair.Left.Attribute(ModelAttributes.ReleasedOn), pair.Right.Attribute(ModelAttributes.ReleasedOn));
        if (left is null || right is null)
        {
            return "Which of the two was released later is not on record.";
        }

        // Dates of different precision are told apart only as far as both go.
        var common = Math.Min(left.Length, right.Length);
        return string.CompareOrdinal(left, 0, right, 0, common) switch
        {
            0 => left.Length == right.Length
                ? $"The dates given for their releases are the same, {left}."
                : $"The dates given for their releases, {left} and {right}, do not tell which came later.",
            > 0 => $"{pair.Left.Name} was released later, {left} against {right}.",
            _ => $"{pair.Right.Name} was released later, {right} against {left}.",
        };
    }
}
