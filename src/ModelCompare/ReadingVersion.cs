using ModelCompare.Sources;

namespace ModelCompare;

/// <summary>
/// Names the reading that turned a document into facts: the code of this library and the declaration of the source. Readings of
/// equal version make equal facts of equal documents.
/// </summary>
public static class ReadingVersion
{
    private const int Shown = 12;

    /// <summary>The reading of a source: <c>0.1.0+CODE</c> and, where sources.json declares the source, <c>/DECLARATION</c>.</summary>
    public static string Of(SourceDefinition source) =>
        source.DeclarationHash.Length == 0 ? ProgramVersion.Text : $"{ProgramVersion.Text}/{source.DeclarationHash[..Shown]}";
}
