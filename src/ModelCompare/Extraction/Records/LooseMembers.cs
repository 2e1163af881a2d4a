using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelCompare.Sources;

namespace ModelCompare.Extraction.Records;

/// <summary>
/// Finds the numbers of a document of records that are named as money, by their own name or by that of an object around them,
/// and that no reading read. Records that a reading leaves out, by <c>where</c> or as those of another provider, are left out here as well.
/// </summary>
internal sealed partial class LooseMembers
{
    private readonly HashSet<string> _read;
    private readonly HashSet<string> _left;

    private LooseMembers(JsonNode root, ImmutableArray<RecordReading> readings, IEnumerable<Observation> read)
    {
        var records = readings.Select(reading => (Reading: reading, Form: new RecordForm(reading), Records: RecordExtractor.Records(reading, root).ToList())).ToList();
        var meant = records.SelectMany(part => part.Records.Where(record => part.Form.Applies(record) && part.Form.TryProviderOf(record, out _))).Select(record => record.Path).ToHashSet(StringComparer.Ordinal);
        _left = [.. records.SelectMany(part => part.Records).Select(record => record.Path).Where(path => !meant.Contains(path))];
        _read =
        [
            .. read.Select(observation => observation.Place.Locator),

            // Where a price starts to hold is said beside it.
            .. from part in records
               from price in part.Reading.Prices
               where price.ContextOver is not null && RecordPath.TryParse(price.ContextOver, out _)
               from record in part.Records
               from match in RecordPath.Parse(price.ContextOver!).From(record)
               select match.Path,
        ];
    }

    /// <summary>One observation, without model, for every such number: its member's name and its text.</summary>
    internal static IEnumerable<Observation> Find(JsonNode root, ImmutableArray<RecordReading> readings, IEnumerable<Observation> read) =>
        new LooseMembers(root, readings, read).In(RecordMatch.Root(root), isPrice: false);

    private IEnumerable<Observation> In(RecordMatch at, bool isPrice) => at.Node switch
    {
        _ when _left.Contains(at.Path) => [],
        JsonObject node => node.SelectMany(member => In(
            at.Down(new RecordPath.Segment.Member(member.Key), member.Value), isPrice || NamesPrice().IsMatch(member.Key))),
        JsonArray node => node.SelectMany((item, index) => In(at.Down(new RecordPath.Segment.Item(index), item) with { Key = at.Key }, isPrice)),
        _ when isPrice && !_read.Contains(at.Path) && RecordNode.TextOf(at.Node) is { } text && IsNumber(text) => [Observe(at, text)],
        _ => [],
    };

    private static Observation Observe(RecordMatch at, string text) => new()
    {
        Model = [],
        Lines = [$"{at.Key}: {text}"],
        Labels = [new(LabelKind.Header, at.Key)],
        Place = new(at.Path, []),
    };

    private static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex("pric(?:e|ing)|cost|(?:^|[_ -])(?:fees?|usd|eur|cny)(?:$|[_ -])", RegexOptions.IgnoreCase)]
    private static partial Regex NamesPrice();
}
