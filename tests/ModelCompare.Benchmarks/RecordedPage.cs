using AngleSharp.Html.Parser;
using ModelCompare.Extraction;
using ModelCompare.Fetching;
using ModelCompare.Sources;

namespace ModelCompare.Benchmarks;

/// <summary>A recorded HTML page, and the ways through it that are compared.</summary>
public sealed class RecordedPage
{
    private readonly SourceDefinition _source;
    private readonly Document _document;

    private RecordedPage(string name, SourceDefinition source, Document document) => (Name, _source, _document) = (name, source, document);

    /// <summary>Where it is from and which source reads it.</summary>
    public string Name { get; }

    public int Length => _document.Body.Length;

    /// <summary>The recorded real pages, where they are present, and those of the sample site.</summary>
    public static IEnumerable<RecordedPage> All() => [.. Of("real", Recording.Corpus()), .. Of("sample", Recording.Sample)];

    /// <summary>Nothing but what a browser's parser does with the same bytes.</summary>
    public object Parse() => new HtmlParser().ParseDocument(DocumentText.Decode(_document).Text);

    /// <summary>From the bytes to observations: what the page says, not yet what it means.</summary>
    public object Extract() => Extractor.Extract(_source, DocumentText.Decode(_document).Text);

    /// <summary>The whole way from the bytes to facts.</summary>
    public object Read() => SourceReader.Read(_source, _document);

    public override string ToString() => Name;

    private static IEnumerable<RecordedPage> Of(string origin, Recording? recording) =>
        from recorded in recording?.Documents() ?? []
        where recorded.Source.Kind is SourceKind.Page
        select new RecordedPage($"{origin}/{recorded.Source.Id}", recorded.Source, recorded.Document);
}
