using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Sources;

namespace ModelCompare.Worker.Jobs;

/// <summary>A source that its schedule wanted to be refreshed, and that nobody tried since.</summary>
/// <param name="DueAt">When it was last due.</param>
/// <param name="AttemptedAt">When it was last tried, before that.</param>
internal sealed record OverdueSource(string SourceId, DateTimeOffset DueAt, DateTimeOffset AttemptedAt)
{
    // A firing waits for the hosts' rate limits and for others that are at work; an attempt is noted when it ends.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(15);

    /// <summary>The sources that are overdue; those that were never tried are another question.</summary>
    internal static ImmutableArray<OverdueSource> Of(SourceCatalog catalog, ImmutableArray<SourceState> states, DateTimeOffset now)
    {
        var attempts = states.ToDictionary(state => state.SourceId, state => state.AttemptedAt, StringComparer.Ordinal);
        return
        [
            .. from source in catalog.Sources
               let attemptedAt = attempts.GetValueOrDefault(source.Id)
               let dueAt = SourceSchedules.LastDueAt(source, now - s_patience)
               where attemptedAt < dueAt
               orderby dueAt
               select new OverdueSource(source.Id, dueAt.Value, attemptedAt.Value),
        ];
    }
}
