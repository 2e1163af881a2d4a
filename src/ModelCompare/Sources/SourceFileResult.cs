using System.Collections.Immutable;

namespace ModelCompare.Sources;

/// <summary>What came of loading a sources.json.</summary>
public abstract record SourceFileResult
{
    private SourceFileResult()
    {
    }

    /// <summary>Nothing is wrong with the file.</summary>
    public sealed record Loaded(SourceCatalog Catalog) : SourceFileResult;

    /// <summary>Something is wrong, and nothing of the file may be used.</summary>
    /// <param name="Errors">All that is wrong, in the order of the file.</param>
    public sealed record Invalid(ImmutableArray<SourceFileError> Errors) : SourceFileResult;
}
