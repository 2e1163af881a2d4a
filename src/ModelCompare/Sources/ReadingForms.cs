using System.Collections.Immutable;
using ModelCompare.Sources.Json;
using ModelCompare.Sources.Rules;

namespace ModelCompare.Sources;

/// <summary>The forms of reading: the key that names each, the kinds of document that it suits, and what it may say.</summary>
internal static class ReadingForms
{
    private static readonly ImmutableArray<Form> s_forms =
    [
        new("tables", [SourceKind.Page, SourceKind.Markdown], BindTables),
        new("items", [SourceKind.Page, SourceKind.Markdown], BindItems),
        new("records", [SourceKind.Json, SourceKind.Yaml, SourceKind.Csv, SourceKind.Markdown], BindRecords),
        new("labels", [SourceKind.Page, SourceKind.Markdown], BindLabels),
        new("sentences", [SourceKind.Page, SourceKind.Markdown], BindSentences),
    ];

    public static ImmutableArray<ReadingDefinition> Bind(ObjectReader source, SourceKind kind)
    {
        if (kind == SourceKind.Curated && source.Has("read"))
        {
            source.Report("read", "A curated source has a form of its own and needs no \"read\".", "Leave \"read\" out, or give another kind.");
        }

        if (kind is SourceKind.Json or SourceKind.Yaml or SourceKind.Csv && !source.Has("read"))
        {
            source.Report(null, $"A source of kind {Name(kind)} does not say how it is read.", "Add \"read\": [{ \"records\": { … } }]; sources probe URL drafts it.");
        }

        return [.. source.Objects("read", entry => new Entry(BindEntry(entry, kind))).Select(entry => entry.Reading).OfType<ReadingDefinition>()];
    }

    private static ReadingDefinition? BindEntry(ObjectReader entry, SourceKind kind)
    {
        var readings = s_forms.Select(form => (Form: form, Reading: entry.Object(form.Key, form.Bind))).ToArray();
        var given = s_forms.Where(form => entry.Has(form.Key)).ToArray();
        if (given.Length != 1)
        {
            entry.Report(
                null,
                given.Length == 0 ? "The reading has no form." : $"The reading has several forms: {string.Join(", ", given.Select(form => form.Key))}.",
                $"Give each entry of \"read\" exactly one of: {string.Join(", ", s_forms.Select(form => form.Key))}.");
        }

        foreach (var form in given.Where(form => kind != SourceKind.Curated && !form.Kinds.Contains(kind)))
        {
            var suited = s_forms.Where(candidate => candidate.Kinds.Contains(kind)).Select(candidate => candidate.Key);
            entry.Report(form.Key, $"A source of kind {Name(kind)} cannot be read by \"{form.Key}\".", $"Use {string.Join(", ", suited)}, or give the source another kind.");
        }

        return readings.Select(reading => reading.Reading).FirstOrDefault(reading => reading is not null);
    }

    private static TableReading BindTables(ObjectReader reader) => new()
    {
        Select = reader.OptionalText("select", ValueRules.Selector),
        Under = reader.OptionalText("under", ValueRules.NotEmpty),
        Headers = reader.Texts("headers", ValueRules.NotEmpty),
        Model = reader.Choice("model", ModelPlacement.Auto),
        ModelHeader = reader.OptionalText("modelHeader", ValueRules.NotEmpty),
        Models = reader.Texts("models", ValueRules.NotEmpty),
        Columns = reader.TextMap("columns", valueRule: FieldNames.Column),
        Benchmark = reader.OptionalText("benchmark"),
        Setting = reader.Texts("setting", ValueRules.NotEmpty),
        Metric = reader.OptionalText("metric", ValueRules.NotEmpty),
    };

    private static ItemReading BindItems(ObjectReader reader) => new()
    {
        Each = reader.Text("each", ValueRules.Selector),
        Model = reader.Text("model", ValueRules.ValueSelector),
        Fields = reader.TextMap("fields", FieldNames.ItemField, ValueRules.ValueSelector),
        Values = reader.TextMap("values", FieldNames.Attribute, ValueRules.NotEmpty),
    };

    private static RecordReading BindRecords(ObjectReader reader)
    {
        var reading = new RecordReading
        {
            Each = reader.OptionalText("each") ?? "",
            Model = reader.OptionalText("model", ValueRules.NotEmpty),
            Models = reader.Texts("models", ValueRules.NotEmpty),
            StripPrefixes = reader.Texts("stripPrefixes", ValueRules.NotEmpty),
            Provider = reader.OptionalText("provider", ValueRules.NotEmpty),
            Providers = reader.TextMap("providers", valueRule: ValueRules.NotEmpty),
            Where = reader.TextMap("where"),
            Fields = reader.TextMap("fields", FieldNames.Attribute, ValueRules.NotEmpty),
            Words = reader.MapOfMaps("words", FieldNames.Attribute, ValueRules.NotEmpty),
            Capabilities = reader.MapOfMaps("capabilities", valueRule: FieldNames.Capability),
            Prices = reader.Objects("prices", BindPrice),
            Benchmarks = reader.Objects("benchmarks", BindBenchmark),
            Values = reader.TextMap("values", FieldNames.Attribute, ValueRules.NotEmpty),
        };
        RequireModel(reader, reading.Model is null && reading.Models.IsEmpty);
        if (reading.Provider is null != reading.Providers.IsEmpty)
        {
            reader.Report(null, "Of \"provider\" and \"providers\" one is given without the other.", "Give both: where a record names its provider, and which of ours each is.");
        }

        return reading;
    }

    private static RecordPrice BindPrice(ObjectReader reader) => new(
        reader.Text("meter", FieldNames.Meter),
        reader.Text("path", ValueRules.NotEmpty),
        reader.Text("per", ValueRules.NotEmpty),
        reader.OptionalText("modality", ValueRules.Modality) ?? "",
        reader.OptionalText("serviceTier", FieldNames.ServiceTier),
        reader.OptionalText("contextOver", ValueRules.NotEmpty));

    private static RecordBenchmark BindBenchmark(ObjectReader reader) => new(
        reader.Text("benchmark", ValueRules.NotEmpty),
        reader.Text("path", ValueRules.NotEmpty),
        reader.OptionalText("metric") ?? "",
        reader.OptionalText("setting") ?? "");

    private static LabelReading BindLabels(ObjectReader reader) => new()
    {
        Select = reader.OptionalText("select", ValueRules.Selector),
        Models = reader.Texts("models", ValueRules.NotEmpty),
        Model = reader.OptionalText("model", ValueRules.ValueSelector),
        Fields = reader.TextMap("fields", valueRule: FieldNames.LabelField),
    };

    private static SentenceReading BindSentences(ObjectReader reader)
    {
        var reading = new SentenceReading
        {
            Models = reader.Texts("models", ValueRules.NotEmpty),
            Model = reader.OptionalText("model", ValueRules.ValueSelector),
            Patterns = reader.Object("patterns", BindPatterns) ?? ImmutableDictionary<string, string>.Empty,
        };
        RequireModel(reader, reading.Model is null && reading.Models.IsEmpty);
        return reading;
    }

    private static ImmutableDictionary<string, string> BindPatterns(ObjectReader reader)
    {
        var patterns = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var field in reader.Keys.Distinct().ToArray())
        {
            if (FieldNames.Attribute(field) is { } unknown)
            {
                reader.Report(field, unknown.Problem, unknown.Remedy);
            }

            var needsValue = !field.StartsWith("capability:", StringComparison.Ordinal);
            patterns[field] = reader.Text(field, pattern => ValueRules.Pattern(pattern, needsValue));
        }

        return patterns.ToImmutable();
    }

    private static void RequireModel(ObjectReader reader, bool nameless)
    {
        if (nameless)
        {
            reader.Report(null, "The reading does not say which model it is about.", "Add \"model\", where the document names it, or \"models\", a list of names.");
        }
    }

    private static string Name(SourceKind kind) => Names.Of<SourceKind>().First(name => name.Value == kind).Key;

    private sealed record Form(string Key, ImmutableArray<SourceKind> Kinds, Func<ObjectReader, ReadingDefinition> Bind);

    private sealed record Entry(ReadingDefinition? Reading);
}
