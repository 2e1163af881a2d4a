using System.Collections.Immutable;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>What becomes of a document.</summary>
public abstract record Judgement
{
    private Judgement()
    {
    }

    /// <summary>Its facts go into the catalog, except single ones that are held.</summary>
    /// <param name="Facts">The facts that are believed.</param>
    /// <param name="KeptBack">Doubts about single facts, which are kept back.</param>
    /// <param name="Digest">Digest of everything the document states.</param>
    public sealed record Accepted(ImmutableArray<Fact> Facts, ImmutableArray<Doubt> KeptBack, string Digest) : Judgement
    {
        /// <summary>A person believes that what the document does not state any more is gone.</summary>
        public bool IsLossApproved { get; init; }
    }

    /// <summary>Nothing of it goes into the catalog until a person decides.</summary>
    public sealed record Held(ImmutableArray<Doubt> Doubts, string Digest) : Judgement;

    /// <summary>It yields nothing, or its text cannot be trusted: a failure, not a question.</summary>
    public sealed record Refused(string Reason) : Judgement;
}

/// <summary>A reason to keep something back.</summary>
/// <param name="Rule">Name of the rule, for counting and for people.</param>
/// <param name="Reason">What is odd, with the values.</param>
/// <param name="Key">The fact that is kept back; null for the whole document.</param>
/// <param name="From">Its current value, if it has one.</param>
/// <param name="To">The value that is kept back.</param>
public sealed record Doubt(string Rule, string Reason, FactKey? Key = null, string? From = null, string? To = null)
{
    internal static Doubt About(string rule, string reason, PriceFact fact, PriceFact? before) =>
        new(rule, reason, FactKey.Of(fact), before is null ? null : FactValue.Of(before), FactValue.Of(fact));
}
