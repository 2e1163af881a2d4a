using System.Collections.Immutable;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Rendering;

/// <summary>Lays a snapshot out as a page.</summary>
internal static class SnapshotPage
{
    public const string RelatedHeading = "Continue comparing";

    public static string TitleOf(Snapshot snapshot) => $"{snapshot.Left.Name} vs {snapshot.Right.Name}";

    public static Page Of(Snapshot snapshot) => new(
        TitleOf(snapshot),
        [
            new("", new Paragraph(snapshot.Introduction), new Paragraph(snapshot.Verdict)),
            new("Decision scorecard", Compared(snapshot, "Signal", snapshot.Scorecard.Select(row => Row(row.Signal, row.Left.Text, row.Right.Text)))),
            new("Decision tradeoffs", Chosen(snapshot.Left, snapshot.Reasons.Left), Chosen(snapshot.Right, snapshot.Reasons.Right)),
            Cost(snapshot),
            new("Switch friction", Moves(snapshot.Left, snapshot.Right, snapshot.Switching.LeftToRight), Moves(snapshot.Right, snapshot.Left, snapshot.Switching.RightToLeft)),
            new("Specs", Compared(snapshot, "Specification", Attributes(snapshot.Specs))),
            PriceSection.Of(snapshot),
            new("Capabilities", Compared(snapshot, "Capability", snapshot.Capabilities.Select(row => Row(row.Label, State(row.Left), State(row.Right))))),
            Benchmarks(snapshot),
            new("Deep dive", [.. snapshot.DeepDive.Select(text => new Paragraph(text))]),
            new("FAQ", [.. snapshot.Faq.Select(entry => new Paragraph(entry.Answer, entry.Question))]),
            Related(snapshot),
            Sources(snapshot),
        ]);

    internal static Table Compared(Snapshot snapshot, string subject, IEnumerable<ImmutableArray<string>> rows) =>
        new([subject, snapshot.Left.Name, snapshot.Right.Name], [.. rows]);

    internal static IEnumerable<ImmutableArray<string>> Attributes(IEnumerable<AttributeRow> rows) =>
        rows.Select(row => Row(row.Label, row.Left.Text, row.Right.Text));

    internal static ImmutableArray<string> Row(params ImmutableArray<string> cells) => cells;

    private static Bullets Chosen(SnapshotModel model, ImmutableArray<Reason> reasons) =>
        new([.. reasons.Select(reason => reason.Text)], $"What speaks for {model.Name}");

    private static Bullets Moves(SnapshotModel from, SnapshotModel to, ImmutableArray<SwitchNote> notes) =>
        new([.. notes.Select(note => note.Text)], $"{from.Name} → {to.Name}");

    private static Section Cost(Snapshot snapshot)
    {
        var cost = snapshot.MonthlyCost;
        return new(
            "Monthly cost",
            new Paragraph(cost.Assumption.Text),
            new Table(["Model", "Cost a month", "Route, or why there is none"], [CostRow(snapshot.Left, cost.Left), CostRow(snapshot.Right, cost.Right)]),
            new Paragraph(cost.Gap.Reason ?? $"Gap: {cost.Gap.Text}."));
    }

    private static ImmutableArray<string> CostRow(SnapshotModel model, ModelCost cost) =>
        Row(model.Name, cost.Text, cost.Reason ?? (cost.Terms is null ? cost.Route! : $"{cost.Route}, {cost.Terms}"));

    private static string State(string state) => state switch
    {
        "yes" => "Yes",
        "no" => "No",
        _ => NumberText.Unknown,
    };

    private static Section Benchmarks(Snapshot snapshot) => new(
        "Benchmarks",
        snapshot.Benchmarks.IsEmpty
            ? new Paragraph("The two models have no benchmark row in common.")
            : new Table(
                ["Benchmark", "Metric", "Setting", snapshot.Left.Name, snapshot.Right.Name, "Gap", "Leader"],
                [
                    .. snapshot.Benchmarks.Select(row => Row(
                        row.Benchmark, Stated(row.Metric), Stated(row.Setting), NumberText.Plain(row.Left), NumberText.Plain(row.Right), NumberText.Plain(row.Gap), Leader(snapshot, row))),
                ]));

    private static string Leader(Snapshot snapshot, BenchmarkRow row) => row.Leader switch
    {
        "left" => snapshot.Left.Name,
        "right" => snapshot.Right.Name,
        _ => "none, equal scores",
    };

    private static string Stated(string text) => text.Length == 0 ? NumberText.Unknown : text;

    private static Section Related(Snapshot snapshot) => new(
        RelatedHeading,
        snapshot.Related.IsEmpty
            ? new Paragraph("There is no other comparison of either model yet.")
            : new Bullets([.. snapshot.Related.Select(related => related.Text)]));

    private static Section Sources(Snapshot snapshot)
    {
        var rows = snapshot.Evidence
            .GroupBy(row => (row.Source, row.Url))
            .OrderBy(group => group.Key.Source, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Url, StringComparer.Ordinal)
            .Select(group => Row(group.Key.Source, group.Key.Url, NumberText.Plain(group.Count()), $"{group.Min(row => row.ConfirmedOn):O}"));
        return new(
            "Sources",
            [
                new Table(["Source", "Address", "Values", "All confirmed since"], [.. rows]),
                .. Stale(snapshot.Stale),
                new Paragraph(LastReviewed(snapshot.LastReviewedOn)),
            ]);
    }

    private static IEnumerable<Block> Stale(ImmutableArray<StaleSource> stale) => stale.IsEmpty
        ? []
        : [new Bullets([.. stale.Select(source => $"{source.Source} was last confirmed on {source.ConfirmedOn:O}.")], "Stale, so that what rests on them may no longer hold")];

    private static string LastReviewed(DateOnly? day) =>
        day is null
            ? $"Last reviewed: {NumberText.Unknown}, since nothing is known of either model."
            : $"Last reviewed: {day:O}. Every value above was read again at its source on that day or later.";
}
