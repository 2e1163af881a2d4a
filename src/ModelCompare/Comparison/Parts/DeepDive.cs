using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Parts;

internal static class DeepDive
{
    private const int Shown = 3;

    public static ImmutableArray<string> Of(ComparedPair pair) => [CapabilityParagraph(pair), Prices(pair), Closing(pair)];

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
        ({ } l, { } r) when l.InputPrice == r.InputPrice => $"Both take {Input(l)} on their cheapest routes.",
        ({ } l, { } r) when l.InputPrice < r.InputPrice => Cheaper(pair.Left, l, pair.Right, r),
        ({ } l, { } r) => Cheaper(pair.Right, r, pair.Left, l),
        ({ } l, null) => OnePriced(pair.Left, l, pair.Right),
        (null, { } r) => OnePriced(pair.Right, r, pair.Left),
        _ => "No complete paid token price in US dollars is known for either model.",
    };

    private static string Cheaper(ComparedModel low, RouteOffer lowOffer, ComparedModel high, RouteOffer highOffer) =>
        $"{low.Name} takes {Input(lowOffer)} on {lowOffer.Route.ProviderName}, and {high.Name} {Input(highOffer)} on {highOffer.Route.ProviderName}: "
        + $"the former is {DifferenceText.Less(lowOffer.InputPrice, highOffer.InputPrice)}.";

    private static string OnePriced(ComparedModel priced, RouteOffer offer, ComparedModel unpriced) =>
        $"{priced.Name} takes {Input(offer)} on {offer.Route.ProviderName}; no complete paid price in US dollars is known for {unpriced.Name}, "
        + "and a missing price says nothing about its height.";

    private static string Input(RouteOffer offer) => $"{PriceText.Of(offer.InputPrice, PriceText.Dollar, "1M input tokens")}";

    private static string Reach(ComparedPair pair) =>
        $"Known providers: {pair.Left.Providers.Length} for {pair.Left.Name}, {pair.Right.Providers.Length} for {pair.Right.Name}.";

    private static string Closing(ComparedPair pair) =>
        $"{Released(pair)} A trial with your own prompts, on the provider and with the tools that you mean to use, settles more than any row here.";

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
