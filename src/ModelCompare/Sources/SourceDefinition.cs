using System.Collections.Immutable;

namespace ModelCompare.Sources;

/// <summary>The contents of sources.json: who there is, what there is, and where it is read.</summary>
/// <param name="Providers">Providers and labs by id.</param>
/// <param name="Models">Curated identities.</param>
/// <param name="Sources">What is read; the order of sources of equal role is the order of trust.</param>
/// <param name="Recording">Folder of a recording (as <c>--record</c> makes one) that answers every request instead of the network, absolute; null for the network.</param>
public sealed record SourceCatalog(
    ImmutableArray<ProviderDefinition> Providers,
    ImmutableArray<ModelDefinition> Models,
    ImmutableArray<SourceDefinition> Sources,
    string? Recording = null)
{
    /// <summary>The sources of some ids, in the order of the file; all of them for none.</summary>
    public ImmutableArray<SourceDefinition> Only(IReadOnlyCollection<string> ids) =>
        ids.Count == 0 ? Sources : [.. Sources.Where(source => ids.Contains(source.Id))];
}

/// <summary>A provider of routes, or a lab.</summary>
/// <param name="Id">Id used by sources and aliases: lower case, digits, hyphens.</param>
/// <param name="Name">Name shown to people, e.g. <c>Cloudflare Workers AI</c>.</param>
/// <param name="Developer">Name of the lab whose own models this provider lists, if it is one.</param>
/// <param name="AliasRule">How this provider spells models that others spell otherwise; null where only exact aliases hold.</param>
public sealed record ProviderDefinition(string Id, string Name, string? Developer, AliasRule? AliasRule = null);

/// <summary>
/// How a provider spells the names of models. A listing is the one model whose slug or name is equal to the listing's name when
/// both are folded: capitals to small letters, each separator to one and the same, a break before the first digit of a number.
/// No digit is ever dropped, merged or split off, and where two models are equal the rule matches neither.
/// </summary>
/// <param name="StripPrefixes">
/// What the provider puts before a name, to the developer whose models are meant: <c>@cf/meta/</c>, Meta. The longest that
/// fits is dropped; a name without any means models of the provider's own developer or, where it has none, of all.
/// </param>
/// <param name="StripSuffixes">What the provider puts after a name: <c>-v1:0</c>. The longest that fits is dropped.</param>
/// <param name="Separators">The characters that count as one.</param>
/// <param name="LetterDigitBreaks">Whether a letter and a digit after it count as if a separator stood between them: <c>llama3</c>, <c>llama-3</c>.</param>
public sealed record AliasRule(
    ImmutableDictionary<string, string> StripPrefixes, ImmutableArray<string> StripSuffixes, string Separators, bool LetterDigitBreaks);

/// <summary>A curated identity.</summary>
/// <param name="Slug">Stable id of the model: lower case, digits, dots, hyphens.</param>
/// <param name="Name">Display name.</param>
/// <param name="Developer">Who made it.</param>
/// <param name="ProductType">One of <see cref="Catalog.ProductTypes"/>.</param>
/// <param name="Aliases">Exact names under which providers list the model, by provider id.</param>
public sealed record ModelDefinition(
    string Slug, string Name, string Developer, string ProductType,
    ImmutableDictionary<string, ImmutableArray<ModelAlias>> Aliases);

/// <summary>An exact name of a model at a provider. A name that moves from model to model (<c>gpt-5-latest</c>) says on which days it is this one.</summary>
/// <param name="Name">The name.</param>
/// <param name="From">First day; null for ever before.</param>
/// <param name="To">Last day, inclusive; null for ever after.</param>
public sealed record ModelAlias(string Name, DateOnly? From = null, DateOnly? To = null)
{
    public bool HoldsOn(DateOnly day) => !(From > day) && !(To < day);

    /// <summary>Whether there is a day on which both hold.</summary>
    public bool Overlaps(ModelAlias other) => !(From > other.To) && !(other.From > To);
}

/// <summary>How far a source is believed.</summary>
public enum SourceRole
{
    /// <summary>A lab about its own models: may introduce models, and wins over others.</summary>
    Authority,

    /// <summary>A provider about the routes that it sells.</summary>
    Seller,

    /// <summary>Only confirms or contradicts.</summary>
    Witness,
}

/// <summary>The form in which a source is served.</summary>
public enum SourceKind
{
    /// <summary>HTML.</summary>
    Page,

    /// <summary>Markdown, read as the HTML it renders to, and its front matter.</summary>
    Markdown,
    Json,
    Yaml,
    Csv,

    /// <summary>A JSON file of facts in the documented form, each with where it comes from.</summary>
    Curated,
}

/// <summary>One document that is read regularly.</summary>
public sealed record SourceDefinition
{
    /// <summary>Whether an address names a Markdown file; on github.com it names a page that shows one.</summary>
    public static bool IsMarkdown(Uri url) => url.Host is not "github.com" && Path.GetExtension(url.AbsolutePath).ToLowerInvariant() is ".md" or ".mdx" or ".markdown";

    /// <summary>Unique id: lower case, digits, hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the provider whose listings the document states.</summary>
    public required string Provider { get; init; }

    /// <summary>Where it is fetched: an absolute http or https address.</summary>
    public required Uri Url { get; init; }

    /// <summary>Quartz cron expression (seconds first), in UTC.</summary>
    public required string Schedule { get; init; }

    /// <summary>Its form; what is not declared is told by the address.</summary>
    public SourceKind Kind { get; init; } = SourceKind.Page;

    public SourceRole Role { get; init; } = SourceRole.Seller;

    /// <summary>ISO 4217 code of an ambiguous currency sign (<c>¥</c>, <c>$</c>) on this page; null when the page is clear.</summary>
    public string? Currency { get; init; }

    /// <summary>Unit of prices for which the page states none, e.g. <c>1M tokens</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>Days after which the source is stale when it was not confirmed again; null for the setting of the program.</summary>
    public int? FreshDays { get; init; }

    /// <summary>Hosts that may be fetched from for this source though they are in a private network: names, or addresses.</summary>
    public ImmutableArray<string> PrivateHosts { get; init; } = [];

    /// <summary>Named rules for money that is no price of a model, each with a reason.</summary>
    public ImmutableArray<IgnoreRule> Ignore { get; init; } = [];

    /// <summary>How the document is read; empty for the default reading of its kind.</summary>
    public ImmutableArray<ReadingDefinition> Read { get; init; } = [];

    /// <summary>SHA-256 of the declaration as it stands in sources.json, lower-case hexadecimal; empty when it stands in no file.</summary>
    public string DeclarationHash { get; init; } = "";

    /// <summary>How long what it stated counts as fresh, where <paramref name="usual"/> is the setting of the program.</summary>
    public TimeSpan FreshFor(TimeSpan usual) => FreshDays is { } days ? TimeSpan.FromDays(days) : usual;
}

/// <summary>What is not read, and why. A rule holds where all of its given conditions hold.</summary>
/// <param name="Under">Part of a heading, caption or tab label above the place.</param>
/// <param name="Header">Part of a header of the cell.</param>
/// <param name="Model">Part of the model's name.</param>
/// <param name="Text">Part of the cell's text.</param>
/// <param name="Because">The reason, shown wherever the rule's count is.</param>
public sealed record IgnoreRule(string? Under, string? Header, string? Model, string? Text, string Because);
