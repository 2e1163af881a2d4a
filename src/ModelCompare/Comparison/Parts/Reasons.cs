using System.Collections.Immutable;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Parts;

internal static class Reasons
{
    public static Sides<ImmutableArray<Reason>> Of(ComparedPair pair, ImmutableArray<BenchmarkRow> shared)
    {
        var widest = SharedBenchmarks.Widest(shared);
        return pair.Each((self, other) =>
        {
            var leads = widest?.Leader == (self == pair.Left ? SharedBenchmarks.LeftSide : SharedBenchmarks.RightSide);
            return For(self, other, leads ? widest : null, shared.Length);
        });
    }

    private static ImmutableArray<Reason> For(ComparedModel self, ComparedModel other, BenchmarkRow? lead, int sharedRows)
    {
        Reason?[] all =
        [
            lead is null ? null : Lead(self, lead, sharedRows),
            Context(self, other),
            OutputPrice(self, other),
            Routes(self, other),
            Unique(self, other),
            Fit(self),
        ];
        ImmutableArray<Reason> held = [.. all.OfType<Reason>()];
        return held.IsEmpty ? [None(self, other)] : held;
    }

    private static BenchmarkLead Lead(ComparedModel self, BenchmarkRow row, int sharedRows)
    {
        var (score, otherScore) = row.Leader == SharedBenchmarks.LeftSide ? (row.Left, row.Right) : (row.Right, row.Left);
        var among = sharedRows == 1 ? "the only shared row" : $"the widest gap among {sharedRows} shared rows";
        return new BenchmarkLead(row.Benchmark, row.Metric, row.Setting, score, otherScore, row.Gap)
        {
            Text = $"{self.Name} scores {NumberText.Plain(score)} against {NumberText.Plain(otherScore)} on {SharedBenchmarks.Name(row)}, "
                + $"better by {NumberText.Count(row.Gap, "point")}: {among}.",
        };
    }

    private static LargerContext? Context(ComparedModel self, ComparedModel other)
    {
        if (self.ContextWindow is not { } own || own <= other.ContextWindow)
        {
            return null;
        }

        return new LargerContext(own, other.ContextWindow) { Text = ContextSentence(self.Name, own, other.Name, other.ContextWindow) };
    }

    private static string ContextSentence(string name, long own, string otherName, long? others)
    {
        if (others is not { } known)
        {
            return $"{name} states a context window of {ContextText.Of(own)} tokens; none is stated for {otherName}.";
        }

        var (self, other) = ContextText.Pair(own, known);
        return $"{name} takes more into one prompt: {self} tokens of context against {other}.";
    }

    private static LowerOutputPrice? OutputPrice(ComparedModel self, ComparedModel other)
    {
        if (self.Cheapest is not { } own || other.Cheapest is not { } others || own.OutputPrice >= others.OutputPrice)
        {
            return null;
        }

        var (low, high) = PriceText.Pair(own.OutputPrice, others.OutputPrice);
        return new LowerOutputPrice(own.OutputPrice, others.OutputPrice)
        {
            Text = $"{self.Name} has the lower output price on its cheapest route, {own.Route.ProviderName}: "
                + $"{low} against {high} on {others.Route.ProviderName}, "
                + $"{DifferenceText.Less(own.OutputPrice, others.OutputPrice)}.",
        };
    }

    private static MoreProviderRoutes? Routes(ComparedModel self, ComparedModel other)
    {
        var (own, others) = (self.Providers.Length, other.Providers.Length);
        if (own <= others)
        {
            return null;
        }

        var against = others == 0 ? $"; no provider is known to offer {other.Name}" : $" and {other.Name} from {others}";
        // One provider alone leaves none to fall back on.
        var use = own > 1 && others > 0 ? ", which leaves more places to fall back on" : "";
        return new MoreProviderRoutes(own, others)
        {
            Text = $"{self.Name} can be had from {NumberText.Count(own, "provider")}{against}{use}.",
        };
    }

    private static UniqueCapabilities? Unique(ComparedModel self, ComparedModel other)
    {
        var difference = CapabilityTable.Difference(self, other);
        return difference.Shown.IsEmpty
            ? null
            : new UniqueCapabilities(difference.Shown, difference.Labels, difference.Unstated, difference.LeftOut)
            {
                Text = $"{self.Name} is documented with {difference.Listed}; {difference.OtherClause(other.Name)}.",
            };
    }

    private static DecisionFitReason? Fit(ComparedModel self) =>
        self.Tags.IsEmpty
            ? null
            : new DecisionFitReason(self.Tags) { Text = $"By what is recorded of it, {self.Name} suits {ListText.And(self.Tags)}." };

    private static NoDecisiveAdvantage None(ComparedModel self, ComparedModel other) =>
        new() { Text = $"Nothing on record speaks for {self.Name} over {other.Name} by itself." };
}
