using System.Collections.Immutable;
using System.Globalization;

namespace ModelCompare.Sources.Json;

/// <summary>What is wrong with a value and what to do; null when nothing is.</summary>
internal delegate (string Problem, string Remedy)? ValueRule(string value);

/// <summary>
/// Takes an object of the file apart, key by key. A value that is missing, of the wrong type or against its rule is reported and read as empty;
/// whatever key was never asked for is unknown.
/// </summary>
internal sealed class ObjectReader(JsonSyntax.Object node, string place, SourceFileErrors errors)
{
    private const int MostCounted = 3650;

    private readonly List<string> _known = [];

    public string Place => place;

    /// <inheritdoc cref="JsonSyntax.Hash"/>
    public string Hash => node.Hash();

    public bool Has(string key) => node.Members.Any(member => member.Name == key);

    public IEnumerable<string> Keys => node.Members.Select(member => member.Name);

    public string Text(string key, ValueRule? rule = null)
    {
        var value = Find(key);
        if (value is null)
        {
            Report(null, $"\"{key}\" is missing.", $"Add \"{key}\".");
        }

        return ReadText(value, PlaceOf(key), rule) ?? "";
    }

    public string? OptionalText(string key, ValueRule? rule = null) => ReadText(Find(key), PlaceOf(key), rule);

    /// <summary>A whole number from 1; null when the key is absent.</summary>
    public int? OptionalCount(string key)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        if (value is JsonSyntax.Literal literal && int.TryParse(literal.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= MostCounted)
        {
            return count;
        }

        errors.Add(value.Offset, PlaceOf(key), $"This must be a whole number from 1 to {MostCounted}, not {value.Kind}.", "Write it without quotation marks, or leave the key out.");
        return null;
    }

    public T Choice<T>(string key, T otherwise)
        where T : struct, Enum
    {
        var names = Names.Of<T>();
        var text = OptionalText(key, Names.OneOf(names.Keys));
        return text is not null && names.TryGetValue(text, out var value) ? value : otherwise;
    }

    public ImmutableArray<string> Texts(string key, ValueRule? rule = null) => ReadTexts(Find(key), PlaceOf(key), rule);

    public ImmutableArray<T> Objects<T>(string key, Func<ObjectReader, T> bind) =>
    [
        .. Items(Find(key), PlaceOf(key), "a list of objects")
            .Select(item => ReadObject(item.Node, item.Place, bind)).OfType<T>(),
    ];

    public T? Object<T>(string key, Func<ObjectReader, T> bind)
        where T : class => Find(key) is { } value ? ReadObject(value, PlaceOf(key), bind) : null;

    public ImmutableDictionary<string, string> TextMap(string key, ValueRule? keyRule = null, ValueRule? valueRule = null) =>
        Map(key, keyRule, (value, at) => ReadText(value, at, valueRule));

    /// <summary>Lists whose items are texts, or objects where there is more to say than a text.</summary>
    public ImmutableDictionary<string, ImmutableArray<T>> ListMap<T>(string key, Func<string, T> ofText, Func<ObjectReader, T> bind, ValueRule? rule = null)
        where T : class
    {
        return Map(key, null, (list, at) => Items(list, at, "a list").Select(item => Read(item.Node, item.Place)).OfType<T>().ToImmutableArray());

        T? Read(JsonSyntax item, string at) =>
            item is JsonSyntax.Object ? ReadObject(item, at, bind)
            : ReadText(item, at, rule) is { } text ? ofText(text)
            : null;
    }

    public bool Flag(string key)
    {
        var value = Find(key);
        if (value is not (null or JsonSyntax.Literal { Value: "true" or "false" }))
        {
            Report(key, $"This must be true or false, not {value.Kind}.", "Write true, or leave the key out.");
        }

        return value is JsonSyntax.Literal { Value: "true" };
    }

    public ImmutableDictionary<string, ImmutableDictionary<string, string>> MapOfMaps(string key, ValueRule? keyRule = null, ValueRule? valueRule = null) =>
        Map(key, keyRule, (value, at) => ReadObject(value, at, inner => inner.AllTexts(valueRule)));

    /// <summary>Reports something about a key's value, or about the whole object when the key is null or absent.</summary>
    public void Report(string? key, string problem, string remedy)
    {
        var member = node.Members.FirstOrDefault(candidate => candidate.Name == key);
        errors.Add(member?.Value.Offset ?? node.Offset, key is null ? place : PlaceOf(key), problem, remedy);
    }

    private ImmutableDictionary<string, T> Map<T>(string key, ValueRule? keyRule, Func<JsonSyntax, string, T?> read)
    {
        var value = Find(key);
        if (value is null)
        {
            return ImmutableDictionary<string, T>.Empty;
        }

        return ReadObject(value, PlaceOf(key), map => map.All(keyRule, read)) ?? ImmutableDictionary<string, T>.Empty;
    }

    private ImmutableDictionary<string, string> AllTexts(ValueRule? valueRule) => All(null, (value, at) => ReadText(value, at, valueRule));

    private ImmutableDictionary<string, T> All<T>(ValueRule? keyRule, Func<JsonSyntax, string, T?> read)
    {
        var entries = ImmutableDictionary.CreateBuilder<string, T>();
        foreach (var member in node.Members)
        {
            _known.Add(member.Name);
            if (keyRule?.Invoke(member.Name) is { } broken)
            {
                errors.Add(member.Offset, PlaceOf(member.Name), broken.Problem, broken.Remedy);
            }

            if (read(member.Value, PlaceOf(member.Name)) is { } value)
            {
                entries[member.Name] = value;
            }
        }

        return entries.ToImmutable();
    }

    private ImmutableArray<string> ReadTexts(JsonSyntax? value, string at, ValueRule? rule) =>
        [.. Items(value, at, "a list of texts").Select(item => ReadText(item.Node, item.Place, rule)).OfType<string>()];

    private IEnumerable<(JsonSyntax Node, string Place)> Items(JsonSyntax? value, string at, string expected)
    {
        switch (value)
        {
            case null:
                return [];
            case JsonSyntax.Array array:
                return array.Items.Select((item, index) => (item, $"{at}[{index}]"));
            default:
                errors.Add(value.Offset, at, $"This must be {expected}, not {value.Kind}.", "Put it in [ ].");
                return [];
        }
    }

    private string? ReadText(JsonSyntax? value, string at, ValueRule? rule)
    {
        if (value is null)
        {
            return null;
        }

        if (value is not JsonSyntax.Text text)
        {
            errors.Add(value.Offset, at, $"This must be a text, not {value.Kind}.", "Write it in quotation marks, or leave the key out.");
            return null;
        }

        if (rule?.Invoke(text.Value) is { } broken)
        {
            errors.Add(value.Offset, at, broken.Problem, broken.Remedy);
        }

        return text.Value;
    }

    private T? ReadObject<T>(JsonSyntax value, string at, Func<ObjectReader, T> bind)
    {
        if (value is not JsonSyntax.Object inner)
        {
            errors.Add(value.Offset, at, $"This must be an object, not {value.Kind}.", "Write { \"key\": value }.");
            return default;
        }

        var reader = new ObjectReader(inner, at + NameOf(inner), errors);
        var bound = bind(reader);
        reader.ReportStrayKeys();
        return bound;
    }

    /// <summary>Reports keys that were given twice or never asked for; the last thing to do with an object.</summary>
    public void ReportStrayKeys()
    {
        foreach (var again in node.Members.GroupBy(member => member.Name).SelectMany(same => same.Skip(1)))
        {
            errors.Add(again.Offset, PlaceOf(again.Name), $"\"{again.Name}\" is given twice.", "Keep one of them.");
        }

        foreach (var stray in node.Members.Where(member => !_known.Contains(member.Name)))
        {
            errors.Add(stray.Offset, PlaceOf(stray.Name), $"Unknown key \"{stray.Name}\".", Names.Suggest(stray.Name, _known));
        }
    }

    private JsonSyntax? Find(string key)
    {
        _known.Add(key);
        return node.Members.FirstOrDefault(member => member.Name == key)?.Value;
    }

    private string PlaceOf(string key) => place.Length == 0 ? key : $"{place}.{key}";

    private static string NameOf(JsonSyntax.Object item) =>
        item.Members.FirstOrDefault(member => member.Name is "id" or "slug")?.Value is JsonSyntax.Text name ? $" ({name.Value})" : "";
}
