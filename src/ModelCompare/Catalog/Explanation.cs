using System.Collections.Immutable;
using ModelCompare.Sources;

namespace ModelCompare.Catalog;

/// <summary>How a current statement stands among those of the same value.</summary>
public enum Standing
{
    /// <summary>It is the value that the catalog shows.</summary>
    Wins,

    /// <summary>It states what the winner states.</summary>
    Agrees,

    /// <summary>It states something else and is believed less.</summary>
    Differs,

    /// <summary>A witness states the price, and no seller does: it is not shown.</summary>
    Witnessed,

    /// <summary>A price that is to hold later.</summary>
    Announced,

    /// <summary>A price whose time is over.</summary>
    Over,

    /// <summary>The source is not listed in sources.json (any more): it is not believed at all.</summary>
    Unlisted,
}

/// <summary>A current statement and how it stands.</summary>
public sealed record Claim(Statement Statement, Standing Standing);

/// <summary>One value of a model: who states it, what wins, and what was stated before.</summary>
/// <param name="Subject">What it is about. The listing counts for prices alone, since each provider has its own.</param>
/// <param name="Claims">Current statements, the winner first, then by trust.</param>
/// <param name="Earlier">Statements that are not current any more, newest first.</param>
public sealed record Explanation(FactKey Subject, ImmutableArray<Claim> Claims, ImmutableArray<Statement> Earlier)
{
    /// <summary>Explains every value of a model.</summary>
    /// <param name="statements">Everything that was ever stated of the model's listings, in the order in which it was first read.</param>
    /// <param name="today">The day on which prices must hold.</param>
    public static ImmutableArray<Explanation> Of(IEnumerable<Statement> statements, DateOnly today) =>
    [
        .. statements
            .GroupBy(statement => SubjectOf(statement.Fact))
            .OrderBy(group => group.Key.Kind is FactKind.Price)
            .ThenBy(group => group.Key.Kind)
            .ThenBy(group => group.Key.Listing.Provider, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Listing.ProviderModel, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Text, StringComparer.Ordinal)
            .Select(group => new Explanation(group.Key, Current(group, today), Past(group))),
    ];

    private static FactKey SubjectOf(Fact fact)
    {
        var key = FactKey.Of(fact).Undated();
        return key.Kind is FactKind.Price ? key : key with { Listing = default };
    }

    private static ImmutableArray<Claim> Current(IEnumerable<Statement> statements, DateOnly today)
    {
        // As ProfileBuilder chooses.
        var ordered = statements
            .Where(statement => statement.ClosedOn is null)
            .OrderBy(statement => statement.Trust ?? int.MaxValue)
            .ThenByDescending(statement => Terms(statement)?.EffectiveFrom)
            .ThenBy(statement => Terms(statement)?.EffectiveTo ?? DateOnly.MaxValue)
            .ThenBy(statement => statement.Fact.Listing.Provider, StringComparer.Ordinal)
            .ThenBy(statement => statement.Fact.Listing.ProviderModel, StringComparer.Ordinal)
            .ToArray();
        var winner = ordered.FirstOrDefault(statement => MayWin(statement, today));
        return [.. ordered.Select(statement => new Claim(statement, StandingOf(statement, winner, today))).OrderByDescending(claim => claim.Standing is Standing.Wins)];
    }

    private static bool MayWin(Statement statement, DateOnly today) =>
        statement.Trust is not null && Terms(statement) is var terms && (terms is null || (statement.Role is not SourceRole.Witness && terms.HoldOn(today)));

    private static Standing StandingOf(Statement statement, Statement? winner, DateOnly today) =>
        ReferenceEquals(statement, winner) ? Standing.Wins
        : statement.Trust is null ? Standing.Unlisted
        : Terms(statement)?.EffectiveFrom > today ? Standing.Announced
        : Terms(statement)?.EffectiveTo < today ? Standing.Over
        : winner is null ? Standing.Witnessed
        : statement.Value == winner.Value ? Standing.Agrees
        : Standing.Differs;

    private static ImmutableArray<Statement> Past(IEnumerable<Statement> statements) =>
    [
        .. statements
            .Reverse()
            .Where(statement => statement.ClosedOn is not null)
            .OrderByDescending(statement => statement.ClosedOn)
            .ThenByDescending(statement => statement.ChangedOn)
            .ThenBy(statement => statement.Trust ?? int.MaxValue),
    ];

    private static PriceTerms? Terms(Statement statement) => (statement.Fact as PriceFact)?.Terms;
}
