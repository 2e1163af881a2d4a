using System.Collections.Immutable;
using System.Globalization;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;

namespace ModelCompare.Worker.Commands;

/// <summary>Writes a value with its evidence, what others state and what was stated before, for a terminal of 80 columns.</summary>
internal static class ExplanationText
{
    private const int Width = 80;
    private const int Indent = 13;
    private const int ShortHash = 12;

    internal static void Write(TextWriter output, Explanation explanation, ImmutableArray<Hold> holds)
    {
        var winner = explanation.Claims.FirstOrDefault(claim => claim.Standing is Standing.Wins)?.Statement;
        output.WriteLine($"{explanation.Subject.Text}: {winner?.Value ?? "nothing is shown"}");
        foreach (var (label, text) in winner is null ? [] : Chain(winner))
        {
            WriteLine(output, label, text);
        }

        foreach (var claim in explanation.Claims.Where(claim => claim.Standing is not Standing.Wins))
        {
            WriteLine(output, claim.Standing.ToString().ToLowerInvariant(), Summary(claim.Statement));
        }

        foreach (var hold in holds)
        {
            WriteLine(output, hold.Decision is HoldDecision.Rejected ? "rejected" : "held", Kept(hold));
        }

        foreach (var earlier in explanation.Earlier)
        {
            WriteLine(output, "earlier", Past(earlier));
        }
    }

    private static IEnumerable<(string Label, string Text)> Chain(Statement statement)
    {
        var evidence = statement.Fact.Evidence;
        yield return ("source", $"{Source(statement)}, of {Listing(statement)}");
        yield return ("page", evidence.Url);
        yield return ("fetched", string.Create(CultureInfo.InvariantCulture, $"{evidence.FetchedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, content {evidence.ContentHash[..Math.Min(ShortHash, evidence.ContentHash.Length)]}"));
        yield return ("place", evidence.Locator);
        if (evidence.Trail.Length > 0)
        {
            yield return ("under", evidence.Trail);
        }

        yield return ("quote", evidence.Quote);
        yield return ("reading", evidence.Reading);
        if (evidence.ReadOn is { } readOn)
        {
            yield return ("read", $"by a person on {Day(readOn)}");
        }

        if (Period(statement) is { Length: > 0 } period)
        {
            yield return ("holds", period);
        }

        yield return ("confirmed", Day(statement.ConfirmedOn) + (statement.MissedRuns == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", missing from the last {statement.MissedRuns} documents")));
        yield return ("changed", Day(statement.ChangedOn));
    }

    private static string Summary(Statement statement)
    {
        var evidence = statement.Fact.Evidence;
        return $"{Dated(statement)}, says {Source(statement)} of {Listing(statement)}, confirmed {Day(statement.ConfirmedOn)}: \"{evidence.Quote}\" at {evidence.Locator} of {evidence.Url}";
    }

    private static string Kept(Hold hold) => string.Create(
        CultureInfo.InvariantCulture,
        $"{hold.To}, says {hold.Source} since {hold.OpenedAt.UtcDateTime:yyyy-MM-dd}, hold {hold.Id}: {hold.Note ?? hold.Reason}");

    private static string Past(Statement statement) =>
        $"{Dated(statement)}, stated by {statement.Fact.Evidence.Source} from {Day(statement.ChangedOn)}, confirmed {Day(statement.ConfirmedOn)}, {(statement.IsReplaced ? "replaced" : "retired")} {Day(statement.ClosedOn!.Value)}: \"{statement.Fact.Evidence.Quote}\"";

    private static string Dated(Statement statement) => Period(statement) is { Length: > 0 } period ? $"{statement.Value} {period}" : statement.Value;

    private static string Period(Statement statement)
    {
        var terms = (statement.Fact as PriceFact)?.Terms;
        var from = terms?.EffectiveFrom is { } first ? $"from {Day(first)}" : "";
        var to = terms?.EffectiveTo is { } last ? $"through {Day(last)}" : "";
        return $"{from} {to}".Trim();
    }

    private static string Source(Statement statement) =>
        $"{statement.Fact.Evidence.Source} ({statement.Role?.ToString().ToLowerInvariant() ?? "not listed any more"})";

    private static string Listing(Statement statement) => $"{statement.Fact.Listing.Provider} \"{statement.Fact.Listing.ProviderModel}\"";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Words stay whole, so that addresses and places can be copied.
    private static void WriteLine(TextWriter output, string label, string text)
    {
        var line = $"  {label}".PadRight(Indent);
        var isEmpty = true;
        foreach (var word in text.Split(' '))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                output.WriteLine(line);
                (line, isEmpty) = (new string(' ', Indent), true);
            }

            line += isEmpty ? word : $" {word}";
            isEmpty = false;
        }

        output.WriteLine(line);
    }
}
