using System.Collections.Immutable;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;

namespace ModelCompare.Worker.Commands;

/// <summary>A value as <c>explain --format json</c> prints it.</summary>
/// <param name="Value">What the catalog shows; null when it shows none.</param>
/// <param name="Claims">What is stated now, the winner first.</param>
/// <param name="Earlier">What was stated before, newest first.</param>
/// <param name="Held">What a source says now and a person has not believed (yet).</param>
internal sealed record ExplanationRow(
    string Kind, string Field, string Subject, string? Value, ImmutableArray<ExplanationRow.Statement> Claims, ImmutableArray<ExplanationRow.Statement> Earlier,
    ImmutableArray<Hold> Held)
{
    internal static ExplanationRow Of(Explanation explanation, ImmutableArray<Hold> held) => new(
        Lower(explanation.Subject.Kind), explanation.Subject.Name, explanation.Subject.Text,
        explanation.Claims.FirstOrDefault(claim => claim.Standing is Standing.Wins)?.Statement.Value,
        [.. explanation.Claims.Select(claim => Statement.Of(claim.Statement, Lower(claim.Standing)))],
        [.. explanation.Earlier.Select(earlier => Statement.Of(earlier, earlier.IsReplaced ? "replaced" : "retired"))],
        held);

    private static string Lower<T>(T name)
        where T : struct, Enum => name.ToString().ToLowerInvariant();

    /// <summary>What a source states or stated.</summary>
    internal sealed record Statement(
        string Standing, string Value, DateOnly? EffectiveFrom, DateOnly? EffectiveTo, string Source, string? Role, string Provider, string ProviderModel,
        string Url, DateTimeOffset FetchedAt, string ContentHash, string Locator, string Trail, string Quote, string Reading, DateOnly? ReadOn,
        DateOnly ChangedOn, DateOnly ConfirmedOn, DateOnly? ClosedOn, int MissedRuns)
    {
        internal static Statement Of(Catalog.Statement stated, string standing)
        {
            var (fact, evidence, terms) = (stated.Fact, stated.Fact.Evidence, (stated.Fact as PriceFact)?.Terms);
            return new(
                standing, stated.Value, terms?.EffectiveFrom, terms?.EffectiveTo, evidence.Source, stated.Role?.ToString().ToLowerInvariant(),
                fact.Listing.Provider, fact.Listing.ProviderModel, evidence.Url, evidence.FetchedAt, evidence.ContentHash,
                evidence.Locator, evidence.Trail, evidence.Quote, evidence.Reading, evidence.ReadOn,
                stated.ChangedOn, stated.ConfirmedOn, stated.ClosedOn, stated.MissedRuns);
        }
    }
}
