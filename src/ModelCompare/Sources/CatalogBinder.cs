using ModelCompare.Sources.Json;
using ModelCompare.Sources.Rules;

namespace ModelCompare.Sources;

/// <summary>Reads the objects of the file into definitions. What the file may say is what is asked for here.</summary>
/// <param name="checkSchedule">Says what is wrong with a cron expression.</param>
/// <param name="folder">Folder of the file, absolute.</param>
internal sealed class CatalogBinder(Func<string, string?> checkSchedule, string folder)
{
    // A catalog with this address in it has errors, and so is never handed out.
    private static readonly Uri s_invalidUrl = new("invalid:url");

    private readonly HashSet<string> _labs = new(StringComparer.Ordinal);

    public CatalogDraft Bind(ObjectReader file)
    {
        file.OptionalText("$schema");
        if (!file.Has("sources"))
        {
            file.Report(null, "\"sources\" is missing.", "Add \"sources\": [ … ], one entry for each document to read.");
        }

        var recording = file.OptionalText("recording", ValueRules.NotEmpty);
        var draft = new CatalogDraft(
            file.Objects("providers", reader => Located.At(reader, BindProvider(reader))),
            file.Objects("models", reader => Located.At(reader, BindModel(reader))),
            file.Objects("sources", reader => Located.At(reader, BindSource(reader))),
            recording is null ? null : Path.GetFullPath(recording, folder));
        file.ReportStrayKeys();
        return draft;
    }

    private ProviderDefinition BindProvider(ObjectReader reader)
    {
        var provider = new ProviderDefinition(
            reader.Text("id", ValueRules.Id),
            reader.Text("name", ValueRules.NotEmpty),
            reader.OptionalText("developer", ValueRules.NotEmpty),
            reader.Object("aliasRule", BindAliasRule));
        if (provider.Developer is not null)
        {
            _labs.Add(provider.Id);
        }

        return provider;
    }

    // A lab's own page may introduce its models; who only sells may not.
    private SourceRole DefaultRole(string provider) => _labs.Contains(provider) ? SourceRole.Authority : SourceRole.Seller;

    private static AliasRule BindAliasRule(ObjectReader reader) => new(
        reader.TextMap("stripPrefixes", ValueRules.NotEmpty, ValueRules.NotEmpty),
        reader.Texts("stripSuffixes", ValueRules.NotEmpty),
        reader.OptionalText("separators", ValueRules.Separators) ?? "",
        reader.Flag("letterDigitBreaks"));

    private static ModelDefinition BindModel(ObjectReader reader) => new(
        reader.Text("slug", ValueRules.Slug),
        reader.Text("name", ValueRules.NotEmpty),
        reader.Text("developer", ValueRules.NotEmpty),
        reader.Text("productType", FieldNames.ProductType),
        reader.ListMap("aliases", name => new ModelAlias(name), BindAlias, ValueRules.NotEmpty));

    private static ModelAlias BindAlias(ObjectReader reader)
    {
        var alias = new ModelAlias(reader.Text("name", ValueRules.NotEmpty), Day(reader, "from"), Day(reader, "to"));
        if (alias.From > alias.To)
        {
            reader.Report("to", "The last day is before the first.", "Exchange \"from\" and \"to\", or correct one.");
        }

        return alias;
    }

    private static DateOnly? Day(ObjectReader reader, string key) =>
        reader.OptionalText(key, ValueRules.Day) is { } text && ValueRules.TryDay(text, out var day) ? day : null;

    private SourceDefinition BindSource(ObjectReader reader)
    {
        var address = Uri.TryCreate(reader.Text("url", ValueRules.HttpUrl), UriKind.Absolute, out var url) ? url : s_invalidUrl;
        var kind = reader.Choice("kind", SourceDefinition.IsMarkdown(address) ? SourceKind.Markdown : SourceKind.Page);
        var provider = reader.Text("provider", ValueRules.NotEmpty);
        return new SourceDefinition
        {
            Id = reader.Text("id", ValueRules.Id),
            Provider = provider,
            Url = address,
            Schedule = reader.Text("schedule", Schedule),
            Kind = kind,
            Role = reader.Choice("role", DefaultRole(provider)),
            Currency = reader.OptionalText("currency", ValueRules.Currency),
            Unit = reader.OptionalText("unit", ValueRules.Unit),
            FreshDays = reader.OptionalCount("freshDays"),
            PrivateHosts = reader.Texts("privateHosts", ValueRules.Host),
            Ignore = reader.Objects("ignore", BindIgnore),
            Read = ReadingForms.Bind(reader, kind),
            DeclarationHash = reader.Hash,
        };
    }

    private static IgnoreRule BindIgnore(ObjectReader reader)
    {
        var rule = new IgnoreRule(
            reader.OptionalText("under", ValueRules.NotEmpty),
            reader.OptionalText("header", ValueRules.NotEmpty),
            reader.OptionalText("model", ValueRules.NotEmpty),
            reader.OptionalText("text", ValueRules.NotEmpty),
            reader.Text("because", ValueRules.NotEmpty));
        if (rule is { Under: null, Header: null, Model: null, Text: null })
        {
            reader.Report(null, "The rule has no condition and would ignore everything.", "Add under, header, model or text.");
        }

        return rule;
    }

    private (string Problem, string Remedy)? Schedule(string value) =>
        checkSchedule(value) is { } problem
            ? ($"\"{value}\" is no schedule: {problem}.", "Write a Quartz cron expression, seconds first, as in \"0 15 6 * * ?\" for 06:15 UTC each day.")
            : null;
}
