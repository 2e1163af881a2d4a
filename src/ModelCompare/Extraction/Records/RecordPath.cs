using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ModelCompare.Extraction.Records;

/// <summary>
/// A path through a document: members are separated by dots, <c>[0]</c> is an item and <c>[*]</c> every item of a list,
/// <c>*</c> every member of an object, <c>["a.b"]</c> a member whose name holds a dot, <c>@key</c> the name of the member reached so far,
/// <c>@parent</c> the object or list that holds it.
/// </summary>
public sealed partial class RecordPath
{
    private readonly ImmutableArray<Segment> segments;

    private RecordPath(ImmutableArray<Segment> segments) => this.segments = segments;

    /// <summary>The path that stays where it is.</summary>
    public static RecordPath Here { get; } = new([]);

    /// <summary>Parses a path; false when the text is none.</summary>
    public static bool TryParse(string text, out RecordPath path)
    {
        path = Here;
        var segments = ImmutableArray.CreateBuilder<Segment>();
        var at = 0;
        while (at < text.Length)
        {
            var match = SegmentPattern().Match(text, at);
            if (!match.Success || (match.Groups["dot"].Success == (at == 0) && !match.Groups["bracket"].Success))
            {
                return false;
            }

            segments.Add(SegmentOf(match));
            at += match.Length;
        }

        path = new RecordPath(segments.ToImmutable());
        return true;
    }

    /// <summary>Parses a path that configuration has validated.</summary>
    /// <exception cref="FormatException">The text is no path.</exception>
    public static RecordPath Parse(string text) =>
        TryParse(text, out var path) ? path : throw new FormatException($"'{text}' is no path of a record.");

    /// <summary>Everything that the path reaches from a place, in document order; members that are absent reach nothing.</summary>
    public IEnumerable<RecordMatch> From(RecordMatch start)
    {
        IEnumerable<RecordMatch> matches = [start with { Wildcards = [] }];
        return segments.Aggregate(matches, (reached, segment) => reached.SelectMany(match => Take(match, segment)));
    }

    /// <summary>The same path with its first wildcards fixed to where another path went: <c>a[*].b</c> after <c>a[*].c</c> took item 3 is <c>a[3].b</c>.</summary>
    public RecordPath Bind(ImmutableArray<Segment> wildcards)
    {
        var next = 0;
        return new RecordPath([.. segments.Select(segment => segment.IsWildcard && next < wildcards.Length ? wildcards[next++] : segment)]);
    }

    /// <summary>The member of the record with which the path starts, if it names one.</summary>
    public string? FirstMember => segments is [Segment.Member first, ..] ? first.Name : null;

    private static Segment SegmentOf(Match match) => match switch
    {
        _ when match.Groups["every"].Success => new Segment.EveryItem(),
        _ when match.Groups["index"].Success => new Segment.Item(int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture)),
        _ when match.Groups["quoted"].Success => new Segment.Member(match.Groups["quoted"].Value),
        _ => match.Groups["name"].Value switch
        {
            "*" => new Segment.EveryMember(),
            "@key" => new Segment.OwnName(),
            "@parent" => new Segment.Enclosing(),
            var name => new Segment.Member(name),
        },
    };

    private static IEnumerable<RecordMatch> Take(RecordMatch at, Segment segment) => (segment, at.Node) switch
    {
        (Segment.OwnName, _) => [at with { Node = JsonValue.Create(at.Key) }],
        (Segment.Enclosing, _) => at.Parent is { } parent ? [parent] : [],
        (Segment.Member member, JsonObject node) when node.TryGetPropertyValue(member.Name, out var value) => [at.Down(member, value)],
        (Segment.EveryMember, JsonObject node) => node.Select(pair => at.Down(new Segment.Member(pair.Key), pair.Value, wildcard: true)),
        (Segment.Item item, JsonArray node) when item.Index < node.Count => [at.Down(item, node[item.Index])],
        (Segment.EveryItem, JsonArray node) => node.Select((value, index) => at.Down(new Segment.Item(index), value, wildcard: true)),
        _ => [],
    };

    [GeneratedRegex("""\G(?:(?<bracket>\[(?:(?<every>\*)|(?<index>\d{1,6})|"(?<quoted>[^"]+)")\])|(?<dot>\.)?(?<name>[^.\[\]"\s]+))""")]
    private static partial Regex SegmentPattern();

    /// <summary>One segment of a path.</summary>
    public abstract record Segment
    {
        private Segment()
        {
        }

        internal bool IsWildcard => this is EveryItem or EveryMember;

        internal sealed record Member(string Name) : Segment;

        internal sealed record Item(int Index) : Segment;

        internal sealed record EveryMember : Segment;

        internal sealed record EveryItem : Segment;

        internal sealed record OwnName : Segment;

        internal sealed record Enclosing : Segment;
    }
}

/// <summary>A place in a loaded document.</summary>
/// <param name="Node">What stands there; null for null.</param>
/// <param name="Path">Concrete path from the root, e.g. <c>data[17].pricing.prompt</c>.</param>
/// <param name="Key">Name of the member, or the index of the item.</param>
/// <param name="Wildcards">What the wildcards on the way stood for, in order.</param>
/// <param name="Parent">The object or list that holds it; null for the root.</param>
public sealed record RecordMatch(JsonNode? Node, string Path, string Key, ImmutableArray<RecordPath.Segment> Wildcards, RecordMatch? Parent = null)
{
    /// <summary>The root of a document.</summary>
    public static RecordMatch Root(JsonNode? node) => new(node, "", "", []);

    internal RecordMatch Down(RecordPath.Segment segment, JsonNode? node, bool wildcard = false)
    {
        var (path, key) = segment switch
        {
            RecordPath.Segment.Item item => ($"{Path}[{item.Index}]", item.Index.ToString(CultureInfo.InvariantCulture)),
            RecordPath.Segment.Member member => (Join(member.Name), member.Name),
            _ => throw new ArgumentOutOfRangeException(nameof(segment)),
        };
        return new RecordMatch(node, path, key, wildcard ? Wildcards.Add(segment) : Wildcards, this);
    }

    private string Join(string name)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAny(".[]\" "))
        {
            return $"{Path}[\"{name}\"]";
        }

        return Path.Length == 0 ? name : $"{Path}.{name}";
    }
}
