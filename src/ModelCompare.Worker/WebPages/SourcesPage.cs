using System.Collections.Immutable;
using System.Globalization;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;
using ModelCompare.Comparison.Rendering;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Worker.WebPages;

/// <summary><c>/sources</c>: how each source stands, and what waits for a person.</summary>
internal static class SourcesPage
{
    private static readonly string[] s_figures = ["Facts", "Claimed", "Ignored", "Unclaimed"];

    internal static SitePage Of(ImmutableArray<SourceState> sources, ImmutableArray<Hold> holds, DateOnly today) => new(
        "Sources",
        $"The state of {NumberText.Count(sources.Length, "source")} of prices and facts: when each was last tried and confirmed, what it yielded, and what waits for a person.",
        "/sources",
        Markup.Of($"""
            {Summary(sources, holds, today)}
            {Held(holds)}
            {(sources.IsEmpty ? Markup.Of($"<p>No source was tried yet. Run `refresh`.</p>") : SectionMarkup.Of("State of each source", States(sources, today)))}
            """));

    private static Markup Summary(ImmutableArray<SourceState> sources, ImmutableArray<Hold> holds, DateOnly today)
    {
        var listed = sources.Where(source => source.Role is not null).ToList();
        var (stale, failed) = (listed.Count(source => source.IsStale(today)), listed.Count(source => source.Outcome is RunOutcome.Failed));
        return Markup.Of($"""
            <p class="subtitle"><span>{NumberText.Count(listed.Count, "source")}</span>
            {(stale == 0 ? Badges.Fresh("none stale") : Badges.Stale($"{stale} stale"))}
            {(failed == 0 ? Badges.Fresh("none failed") : Badges.Failed($"{failed} failed"))}
            {(holds.IsEmpty ? Badges.Fresh("nothing held") : Badges.Stale($"{holds.Length} held"))}</p>
            """);
    }

    private static Markup States(ImmutableArray<SourceState> sources, DateOnly today) => Markup.Of($"""
        <p class="quiet">Tried is when it was last asked, confirmed when its last document was last known to stand (UTC). Facts, claimed, ignored and unclaimed count what that document states, the places of money in it that are read, those that a rule names as no price, and those that nothing reads.</p>
        <div class="pinned">{MarkupTable.Of("State of each source", new[] { "Source", "Role", "State", "Confirmed", "Tried", "Outcome", "Facts", "Claimed", "Ignored", "Unclaimed" }.Select(text => MarkupTable.Header(text, s_figures.Contains(text))), sources.Select(source => Row(source, today)))}</div>
        """);

    private static Markup Row(SourceState source, DateOnly today) => Markup.Of($"""
        <tr><th scope="row">{Markup.Link(source.Url ?? "", source.SourceId)}</th><td>{source.Role?.ToString().ToLowerInvariant() ?? NumberText.Unknown}</td><td>{State(source, today)}</td><td class="day">{Time(source.ConfirmedAt)}</td><td class="day">{Time(source.AttemptedAt)}</td><td>{Outcome(source)}</td><td class="figure">{Count(source.Facts)}</td><td class="figure">{Count(source.Claimed)}</td><td class="figure">{Count(source.Ignored)}</td><td class="figure">{Count(source.Rejected)}</td></tr>

        """);

    private static Markup State(SourceState source, DateOnly today) =>
        source.Role is null ? Badges.Other("not listed")
        : source.ConfirmedAt is null ? Badges.Other("never read")
        : source.IsStale(today) ? Badges.Stale("stale") : Badges.Fresh("fresh");

    private static Markup Outcome(SourceState source)
    {
        var outcome = source.Outcome switch
        {
            null => Markup.Of($"{NumberText.Unknown}"),
            RunOutcome.Applied => Markup.Of($"read"),
            RunOutcome.Failed => Badges.Failed("failed"),
            RunOutcome.Held => Badges.Stale("held"),
            _ => Badges.Other("outdated"),
        };
        return source.Error is null ? outcome : Markup.Of($"{outcome}<span class=\"also\">{source.Error}</span>");
    }

    private static Markup Held(ImmutableArray<Hold> holds) => SectionMarkup.Of(
        "Held for a person",
        Markup.Of($"""
            <p class="quiet">This reads like a mistake, so it waits; meanwhile the last good values stay. A command decides.</p>
            {MarkupTable.Of("Held", new[] { "What", "Rule and reason", "From", "To", "Since", "Decide with" }.Select(text => MarkupTable.Header(text)), holds.Select(Row))}
            """),
        !holds.IsEmpty, "Nothing waits for a decision.");

    private static Markup Row(Hold hold) => Markup.Of($"""
        <tr><th scope="row">{(hold.Subject.Length == 0 ? "The whole document" : hold.Subject)}<span class="also">{hold.Source}</span></th><td class="reason">{hold.Rule}<span class="also">{hold.Reason}</span></td><td class="long">{hold.From ?? NumberText.Unknown}</td><td class="long">{hold.To ?? NumberText.Unknown}</td><td class="day">{Time(hold.OpenedAt)}</td><td><code>holds approve {hold.Id.ToString(CultureInfo.InvariantCulture)}</code><br><code>holds reject {hold.Id.ToString(CultureInfo.InvariantCulture)} --reason TEXT</code></td></tr>

        """);

    private static string Count(int? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? NumberText.Unknown;

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never";
}
