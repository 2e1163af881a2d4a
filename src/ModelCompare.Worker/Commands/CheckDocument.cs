using System.Collections.Immutable;
using ModelCompare.Sources;
using ModelCompare.Worker.Composition;

namespace ModelCompare.Worker.Commands;

/// <summary>What <c>sources check</c> finds, for programs.</summary>
/// <param name="Sources">Sources of a right file; null of one with errors, as are the others.</param>
/// <param name="Errors">Every error; none where the file is right.</param>
internal sealed record CheckDocument(string File, int? Sources, int? Providers, int? Models, ImmutableArray<SourceFileError> Errors)
{
    internal static CheckDocument Of(string path) => SourceFile.Load(path, CronSchedule.Check) switch
    {
        SourceFileResult.Loaded { Catalog: var catalog } => new(path, catalog.Sources.Length, catalog.Providers.Length, catalog.Models.Length, []),
        SourceFileResult.Invalid invalid => new(path, null, null, null, invalid.Errors),
        var other => throw new InvalidOperationException($"Unknown result {other}."),
    };
}
