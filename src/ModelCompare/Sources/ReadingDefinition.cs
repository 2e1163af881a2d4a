using System.Collections.Immutable;

namespace ModelCompare.Sources;

/// <summary>One way of reading a document. In sources.json each entry of <c>read</c> has exactly one key that names its form.</summary>
public abstract record ReadingDefinition
{
    private protected ReadingDefinition()
    {
    }
}

/// <summary>
/// <c>"tables": { … }</c>: tables and grids. With no option set, every table of the page is read by the common words;
/// an option narrows which tables are meant or says what the page leaves unsaid.
/// </summary>
public sealed record TableReading : ReadingDefinition
{
    /// <summary>The meaning of a column that is left out.</summary>
    public const string Ignored = "ignore";

    /// <summary>The meaning of a column of prices, where the row says what they are paid for.</summary>
    public const string Price = "price";

    /// <summary><c>select</c>: CSS selector of the tables meant, or of an element around them.</summary>
    public string? Select { get; init; }

    /// <summary><c>under</c>: part of a heading, caption or tab label above the tables meant.</summary>
    public string? Under { get; init; }

    /// <summary><c>headers</c>: parts of headers which the tables meant must all have.</summary>
    public ImmutableArray<string> Headers { get; init; } = [];

    /// <summary><c>model</c>: where a table names its models: <c>auto</c>, <c>rows</c>, <c>columns</c>, <c>heading</c>.</summary>
    public ModelPlacement Model { get; init; } = ModelPlacement.Auto;

    /// <summary><c>modelHeader</c>: header of the column that names the models, where it is no common word for it.</summary>
    public string? ModelHeader { get; init; }

    /// <summary><c>models</c>: the listings that the tables are about, where they name none: every value is stated of each.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary>
    /// <c>columns</c>: header (or row label) to the name of a meter, an attribute or <c>capability:NAME</c>, to <c>price</c> or to <c>ignore</c>;
    /// for what the common words do not know.
    /// </summary>
    public ImmutableDictionary<string, string> Columns { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>benchmark</c>: header of the column that names benchmarks; its table then holds scores, one column a model.</summary>
    public string? Benchmark { get; init; }

    /// <summary><c>setting</c>: headers of the columns that say under which setting a score was taken (shots, language).</summary>
    public ImmutableArray<string> Setting { get; init; } = [];

    /// <summary><c>metric</c>: header of the column that names the metric of a score.</summary>
    public string? Metric { get; init; }
}

/// <summary>Where a table names its models.</summary>
public enum ModelPlacement
{
    Auto,

    /// <summary>One model a row, named in a column.</summary>
    Rows,

    /// <summary>One model a column, named in a header; rows are attributes.</summary>
    Columns,

    /// <summary>One model a section, named in a heading above the table.</summary>
    Heading,
}

/// <summary>
/// <c>"items": { … }</c>: repeated HTML elements, one model each.
/// A selector may end in <c>@name</c> for an attribute's value; alone it means the text. <c>""</c> means the element itself.
/// </summary>
public sealed record ItemReading : ReadingDefinition
{
    /// <summary><c>each</c>: CSS selector of the elements.</summary>
    public required string Each { get; init; }

    /// <summary><c>model</c>: selector, within an element, of the model's name.</summary>
    public required string Model { get; init; }

    /// <summary><c>fields</c>: attribute, meter or <c>capability:NAME</c> to the selector of its value; <c>capability</c> alone for elements that each name one.</summary>
    public ImmutableDictionary<string, string> Fields { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>values</c>: fixed values that are stated of every model found, such as <c>offered: yes</c>.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>
/// <c>"records": { … }</c>: JSON, YAML, CSV rows or Markdown front matter, one model each, by paths.
/// A path is dotted: <c>data[*]</c>, <c>pricing.prompt</c>; <c>*</c> walks all members of an object, <c>@key</c> is a member's own name,
/// and <c>@parent</c> goes up to the object or list around it.
/// </summary>
public sealed record RecordReading : ReadingDefinition
{
    /// <summary><c>each</c>: path of the records; <c>""</c> for the whole document.</summary>
    public string Each { get; init; } = "";

    /// <summary><c>model</c>: path, within a record, of the listing's id.</summary>
    public string? Model { get; init; }

    /// <summary><c>models</c>: the listings that the record is about, where it names none.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary><c>stripPrefixes</c>: what the document puts before ids and the provider does not: <c>gemini/</c>; the longest that fits is dropped.</summary>
    public ImmutableArray<string> StripPrefixes { get; init; } = [];

    /// <summary>
    /// <c>provider</c>: path, within a record, of whose listing it states, where a document states those of many providers;
    /// null where all are those of the source's own.
    /// </summary>
    public string? Provider { get; init; }

    /// <summary><c>providers</c>: what stands at <see cref="Provider"/>, to the id of the provider; records of others are skipped and counted.</summary>
    public ImmutableDictionary<string, string> Providers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>where</c>: path to the value it must have; records that differ are not read.</summary>
    public ImmutableDictionary<string, string> Where { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>fields</c>: attribute or <c>capability:NAME</c> to the path of its value.</summary>
    public ImmutableDictionary<string, string> Fields { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>words</c>: attribute to what the document writes for its values: <c>{ "openness": { "true": "open_weights" } }</c>; others are left as they are.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Words { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    /// <summary><c>capabilities</c>: path of a list of words, and which words name which capability: <c>{ "supported_parameters": { "tools": "function_calling" } }</c>.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Capabilities { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    /// <summary><c>prices</c>: the price components of a record.</summary>
    public ImmutableArray<RecordPrice> Prices { get; init; } = [];

    /// <summary><c>benchmarks</c>: the scores of a record.</summary>
    public ImmutableArray<RecordBenchmark> Benchmarks { get; init; } = [];

    /// <summary><c>values</c>: fixed values that are stated of every record, such as <c>offered: yes</c>.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>A price component of a record.</summary>
/// <param name="Meter">One of <see cref="Catalog.Meters"/>.</param>
/// <param name="Path">Path of the amount.</param>
/// <param name="Per">Unit of the amount as the document means it: <c>token</c>, <c>1K tokens</c>, <c>1M tokens</c>, <c>image</c>.</param>
/// <param name="Modality">Modality for which it holds; empty for all.</param>
/// <param name="ServiceTier">Tier for which it holds; null for standard.</param>
/// <param name="ContextOver">Path or number of tokens above which it holds, if it does so.</param>
public sealed record RecordPrice(string Meter, string Path, string Per, string Modality = "", string? ServiceTier = null, string? ContextOver = null);

/// <summary>A score of a record.</summary>
/// <param name="Benchmark">Name of the benchmark.</param>
/// <param name="Path">Path of the score; <c>*</c> where each remaining column of a CSV row is a benchmark of its own name.</param>
/// <param name="Metric">Name of the metric, empty when none.</param>
/// <param name="Setting">Path of the setting, or empty.</param>
public sealed record RecordBenchmark(string Benchmark, string Path, string Metric = "", string Setting = "");

/// <summary>
/// <c>"labels": { … }</c>: label and value, however marked up: <c>&lt;dt&gt;/&lt;dd&gt;</c>, a bold label before its value,
/// a two-column table without models, a line that ends in a colon.
/// </summary>
public sealed record LabelReading : ReadingDefinition
{
    /// <summary><c>select</c>: CSS selector of the part of the page meant; null for all of it.</summary>
    public string? Select { get; init; }

    /// <summary><c>models</c>: the listings that the page is about; left out, with <see cref="Model"/>, for the one that its own label <c>Model ID</c> names.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary><c>model</c>: selector of the element that names the listing, where <see cref="Models"/> is empty.</summary>
    public string? Model { get; init; }

    /// <summary><c>fields</c>: label to attribute or <c>capability:NAME</c>, for what the common words do not know.</summary>
    public ImmutableDictionary<string, string> Fields { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary><c>"sentences": { … }</c>: facts that stand in running text, each by a pattern with a group named <c>value</c>.</summary>
public sealed record SentenceReading : ReadingDefinition
{
    /// <summary><c>models</c>: the listings that the page is about.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary><c>model</c>: selector of the element that names the listing, where <see cref="Models"/> is empty.</summary>
    public string? Model { get; init; }

    /// <summary><c>patterns</c>: attribute or <c>capability:NAME</c> to a .NET regular expression over the page's text; a capability needs no group.</summary>
    public ImmutableDictionary<string, string> Patterns { get; init; } = ImmutableDictionary<string, string>.Empty;
}
