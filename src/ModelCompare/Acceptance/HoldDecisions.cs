using System.Collections.Immutable;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>What a person decided about doubts.</summary>
/// <param name="Documents">Digests of documents, each with the rule whose doubt was approved: one approval answers one doubt.</param>
/// <param name="Facts">Single facts that were approved, by <see cref="FactKey.Subject"/>, with their values.</param>
public sealed record HoldDecisions(ImmutableHashSet<(string Digest, string Rule)> Documents, ImmutableHashSet<(string Subject, string Value)> Facts)
{
    public static readonly HoldDecisions None = new([], []);

    internal bool IsApproved(Doubt doubt, string digest) =>
        doubt is { Key: { } key, To: { } value } ? Facts.Contains((key.Subject, value)) : Documents.Contains((digest, doubt.Rule));
}
