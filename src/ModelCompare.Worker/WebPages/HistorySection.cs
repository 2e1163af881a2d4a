using System.Collections.Immutable;
using ModelCompare.Comparison.Rendering;
using ModelCompare.Comparison.Text;
using ModelCompare.Storage;

namespace ModelCompare.Worker.WebPages;

/// <summary>What became different of a model, newest first. What was read for the first time is counted, not listed.</summary>
internal static class HistorySection
{
    private const int Most = 200;

    internal static Markup Of(ImmutableArray<PublishedChange> changes)
    {
        var days = changes.GroupBy(change => change.ChangedOn).OrderByDescending(day => day.Key);
        var rows = days.SelectMany(Rows).Take(Most);
        return SectionMarkup.Of(
            "History",
            MarkupTable.Of("History", new[] { "Day", "What", "Before", "After" }.Select(text => MarkupTable.Header(text)).Concat([MarkupTable.Header("In the source's words"), MarkupTable.Header("Source")]), rows),
            !changes.IsEmpty, "Nothing was ever stated of it.");
    }

    internal static string SubjectText(string field) => AttributeText.Label(field);

    private static IEnumerable<Markup> Rows(IGrouping<DateOnly, PublishedChange> day)
    {
        foreach (var change in day.Where(change => change.Change != "new"))
        {
            yield return Markup.Of($"""
                <tr><th scope="row" class="day">{day.Key}</th><td>{SubjectText(change.Field)}<span class="also">{change.Provider}{(change.Terms.Length == 0 ? "" : $", {change.Terms}")}</span></td><td class="long">{change.OldValue ?? NumberText.Unknown}</td><td class="long">{change.NewValue ?? "retired"}</td><td class="evidence"><q>{EvidenceCells.Short(change.Quote)}</q></td><td>{Markup.Link(change.Url, change.Source)}</td></tr>

                """);
        }

        var fresh = day.Where(change => change.Change == "new").ToList();
        if (fresh.Count > 0)
        {
            var sources = fresh.GroupBy(change => change.Source).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} ({group.Count()})");
            yield return Markup.Of($"""
                <tr><th scope="row" class="day">{day.Key}</th><td colspan="5">{NumberText.Count(fresh.Count, "value")} read for the first time<span class="also">{string.Join(", ", sources)}</span></td></tr>

                """);
        }
    }
}
