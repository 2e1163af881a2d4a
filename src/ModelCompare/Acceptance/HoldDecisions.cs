using System.Collections.Immutable;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>What a person decided about doubts.</summary>
/// <param name="Documents">Digests of documents, each with the rule whose doubt was approved: one approval answers one doubt.</param>
/// <param name="Facts">Single facts that were approved, by <see cref="FactKey.Subject"/>, with their values.</param>
public sealed record HoldDecisions(ImmutableHashSet<(string Digest, string Rule)> Documents, ImmutableHashSet<(string Subject, string Value)> Facts)
{
    public static readonly HoldDecisions None = new([], []);

    /// <summary>Documents that were rejected whole, by their digests, each with the rule that doubted it.</summary>
    public ImmutableDictionary<string, string> RejectedDocuments { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Single facts that were rejected, by <see cref="FactKey.Subject"/> and value, each with the rule that doubted it.</summary>
    public ImmutableDictionary<(string Subject, string Value), string> RejectedFacts { get; init; } = ImmutableDictionary<(string, string), string>.Empty;

    internal bool IsApproved(Doubt doubt, string digest) =>
        doubt is { Key: { } key, To: { } value } ? Facts.Contains((key.Subject, value)) : Documents.Contains((digest, doubt.Rule));

    /// <summary>What was rejected and is said again, be it doubted by a rule still or not: it becomes true by a person's word only.</summary>
    internal IEnumerable<Doubt> Remembered(ImmutableArray<Fact> facts, string digest)
    {
        if (RejectedDocuments.TryGetValue(digest, out var ruleOfDocument))
        {
            yield return new(ruleOfDocument, "a person rejected it");
        }

        foreach (var fact in RejectedFacts.IsEmpty ? [] : facts)
        {
            var (key, value) = (FactKey.Of(fact), FactValue.Of(fact));
            if (RejectedFacts.TryGetValue((key.Subject, value), out var rule))
            {
                yield return new(rule, "a person rejected it", key, To: value);
            }
        }
    }
}
