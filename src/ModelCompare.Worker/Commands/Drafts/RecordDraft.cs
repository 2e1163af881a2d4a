using System.Globalization;
using System.Text.RegularExpressions;
using ModelCompare.Extraction;
using ModelCompare.Sources;

namespace ModelCompare.Worker.Commands.Drafts;

/// <summary>The first draft of how a document of records is read, from the places of the money that nothing reads in it.</summary>
internal static partial class RecordDraft
{
    private const decimal MostPerToken = 0.01m;

    /// <summary>Records are where places differ most: items of a list, named by <c>id</c>, or members of an object, named by themselves.</summary>
    internal static RecordReading Of(SourceReading reading)
    {
        var places = reading.Unclaimed.Select(money => money.Observation)
            .Select(observation => (Steps: Step().Matches(observation.Place.Locator).Select(step => step.Value).ToArray(), Amount: AmountOf(observation)))
            .Where(place => PriceNames.Of([NameOf(place.Steps[^1])], "", "") is not null).ToArray();
        if (places.Length == 0)
        {
            return new() { Model = "id" };
        }

        var depth = Enumerable.Range(0, places.Max(place => place.Steps.Length)).MaxBy(at => Distinct(places, at)) + 1;
        var steps = Enumerable.Range(0, depth).Select(at => IsItem(places[0].Steps[at]) ? "[*]" : Distinct(places, at) > 1 ? "*" : places[0].Steps[at]);
        var prices = places.Where(place => place.Steps.Length > depth)
            .GroupBy(place => Joined(place.Steps.Skip(depth)), StringComparer.Ordinal)
            .Select(same => PriceNames.Of(
                [.. same.First().Steps.Skip(depth).Select(NameOf)], same.Key, same.Max(place => place.Amount) < MostPerToken ? "token" : "1M tokens"))
            .OfType<RecordPrice>();
        return new() { Each = Joined(steps), Model = IsItem(places[0].Steps[depth - 1]) ? "id" : "@key", Prices = [.. prices] };
    }

    private static int Distinct((string[] Steps, decimal Amount)[] places, int at) =>
        places.Where(place => place.Steps.Length > at + 1).Select(place => place.Steps[at]).Distinct(StringComparer.Ordinal).Count();

    private static decimal AmountOf(Observation observation) =>
        decimal.TryParse(observation.Quote.Split(' ')[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : 0;

    private static string Joined(IEnumerable<string> steps) => steps.Aggregate("", (path, step) => path.Length == 0 || step[0] == '[' ? path + step : $"{path}.{step}");

    private static string NameOf(string step) => step.Trim('[', ']', '"');

    private static bool IsItem(string step) => step.Length > 1 && step[0] == '[' && char.IsAsciiDigit(step[1]);

    [GeneratedRegex("""\[\d+\]|\["[^"]*"\]|[^.\[\]]+""")]
    private static partial Regex Step();
}
