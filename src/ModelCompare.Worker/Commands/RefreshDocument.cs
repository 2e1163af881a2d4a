using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ModelCompare.Catalog;
using ModelCompare.Normalization;
using ModelCompare.Storage;
using ModelCompare.Worker.Refreshing;

namespace ModelCompare.Worker.Commands;

/// <summary>A refresh as <c>--format json</c> prints it.</summary>
internal sealed record RefreshDocument(ImmutableArray<RefreshDocument.Source> Sources, ComparisonChanges? Comparisons)
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    internal static RefreshDocument Of(ImmutableArray<SourceRefresh> refreshes, ComparisonChanges? comparisons) =>
        new([.. refreshes.Select(refresh => new Source(
            refresh.SourceId, refresh.Outcome, refresh.Error, refresh.Documents, refresh.Changes.New, refresh.Changes.Changed,
            refresh.Changes.Confirmed, refresh.Changes.Missing, refresh.Changes.Retired, refresh.Coverage.Claimed, refresh.Coverage.Ignored,
            refresh.Coverage.Unclaimed, refresh.Rejections.Length, refresh.Held, refresh.Rejected, refresh.Elapsed.TotalSeconds,
            [.. refresh.Changes.Changes.Where(change => change.From is not null)], refresh.Problems,
            [.. refresh.Unclaimed.Select(Rejected.Of)], [.. refresh.Rejections.Select(Rejected.Of)],
            refresh.LastAttempt is { } last ? new(last.Outcome, last.AttemptedAt, last.Error) : null))], comparisons);

    internal sealed record Source(
        string Id, SourceRefreshOutcome Outcome, string? Error, int Documents, int New, int Changed, int Confirmed, int Missing, int Retired, int Claimed,
        int Ignored, int Unclaimed, int Rejected, int Held, int RejectedByPerson, double Seconds, ImmutableArray<Change> Changes, ImmutableArray<string> Problems, ImmutableArray<Rejected> UnclaimedPlaces,
        ImmutableArray<Rejected> Rejections, Attempt? LastAttempt);

    /// <summary>How the last attempt ended, if it did not succeed and a stored document was read once more since.</summary>
    internal sealed record Attempt(RunOutcome? Outcome, DateTimeOffset? At, string? Error);

    /// <summary>A value that was seen and not believed, and where.</summary>
    internal sealed record Rejected(string Model, string Text, string Reason, string Trail, string Locator)
    {
        internal static Rejected Of(Rejection rejection) => new(
            string.Join(' ', rejection.Observation.Model), rejection.Text, rejection.Reason, rejection.Observation.Place.Trail, rejection.Observation.Place.Locator);
    }
}
