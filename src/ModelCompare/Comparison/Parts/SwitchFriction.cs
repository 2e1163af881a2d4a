using System.Collections.Immutable;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Parts;

internal static class SwitchFriction
{
    private const int ShownProviders = 5;

    public static Switching Of(ComparedPair pair)
    {
        var sides = pair.Each(Moving);
        return new Switching(sides.Left, sides.Right);
    }

    private static ImmutableArray<SwitchNote> Moving(ComparedModel from, ComparedModel to) =>
        [Providers(from, to), OutputPrice(from, to), .. Lost(from, to), .. Gained(from, to)];

    private static SwitchNote Providers(ComparedModel from, ComparedModel to)
    {
        // Of the target's providers, cheapest first: that is where the traffic would go.
        string[] shared =
        [
            .. to.Providers
                .Where(route => from.Providers.Any(other => other.Provider == route.Provider))
                .Select(route => route.ProviderName),
        ];
        var text = (shared.Length, from.Providers.Length, to.Providers.Length) switch
        {
            ( > 0, _, _) => $"The provider can stay: {ListText.Cut(shared, ShownProviders)} {(shared.Length == 1 ? "offers" : "offer")} both models.",
            (_, _, 0) => $"No provider is known to offer {to.Name}, so no route leads there.",
            (_, 0, _) => $"No provider is known to offer {from.Name}, so none can be said to offer both models.",
            _ => $"No provider is known to offer both models: moving to {to.Name} means another account, endpoint, and bill.",
        };
        return new SwitchNote("sharedProviders", [.. shared.Take(ShownProviders)], Math.Max(0, shared.Length - ShownProviders), text);
    }

    private static SwitchNote OutputPrice(ComparedModel from, ComparedModel to)
    {
        var (before, after) = (from.Cheapest?.OutputPrice, to.Cheapest?.OutputPrice);
        var text = (before, after) switch
        {
            ({ } b, { } a) when a == b => $"The cheapest output price stays at {PriceText.Of(a)}.",
            ({ } b, { } a) when a < b => $"The cheapest output price falls {FromTo(b, a)}, {DifferenceText.Less(a, b)}.",
            ({ } b, { } a) => $"The cheapest output price rises {FromTo(b, a)}; the old one is {DifferenceText.Less(b, a)}.",
            (null, { } a) => $"The cheapest output price becomes {PriceText.Of(a)}; for {from.Name} no complete paid price in US dollars is known.",
            _ => $"What output will cost is open: no complete paid price in US dollars is known for {to.Name}.",
        };
        return new SwitchNote("outputPrice", [], 0, text);
    }

    private static string FromTo(decimal before, decimal after)
    {
        var (old, now) = PriceText.Pair(before, after);
        return $"from {old} to {now}";
    }

    private static IEnumerable<SwitchNote> Lost(ComparedModel from, ComparedModel to) =>
        Note("capabilitiesLost", CapabilityTable.Difference(from, to), to, listed => $"Find out what replaces {listed} before the move");

    private static IEnumerable<SwitchNote> Gained(ComparedModel from, ComparedModel to) =>
        Note("capabilitiesGained", CapabilityTable.Difference(to, from), from, listed => $"The move brings {listed}");

    private static IEnumerable<SwitchNote> Note(string kind, CapabilityDifference difference, ComparedModel without, Func<string, string> lead)
    {
        if (!difference.Shown.IsEmpty)
        {
            yield return new SwitchNote(
                kind,
                difference.Shown,
                difference.LeftOut,
                $"{lead(difference.Listed)}; {difference.OtherClause(without.Name)}.");
        }
    }
}
