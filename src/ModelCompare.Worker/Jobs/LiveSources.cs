using System.Collections.Immutable;
using System.Security.Cryptography;
using ModelCompare.Sources;
using ModelCompare.Worker.Composition;

namespace ModelCompare.Worker.Jobs;

/// <summary>sources.json as it was when it last had no errors, for a worker that runs while people edit it.</summary>
public sealed class LiveSources
{
    private readonly string? _path;
    private string _read;

    /// <summary>Sources that do not change.</summary>
    public LiveSources(SourceCatalog catalog)
        : this(catalog, null)
    {
    }

    /// <summary>Sources of a file, as it is now.</summary>
    public LiveSources(SourceCatalog catalog, string? path)
    {
        Current = catalog;
        _path = path;
        _read = Digest();
    }

    /// <summary>The sources that are watched.</summary>
    public SourceCatalog Current { get; private set; }

    /// <summary>Why the file as it is now is not what is watched; null when it is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads the file again where its content changed.</summary>
    /// <returns>Null when it did not.</returns>
    internal SourceFileResult? Reload()
    {
        var digest = Digest();
        if (_path is null || digest == _read)
        {
            return null;
        }

        _read = digest;
        var result = SourceFile.Load(_path, CronSchedule.Check);
        (Current, Problem) = result switch
        {
            SourceFileResult.Loaded loaded => (loaded.Catalog, null),
            SourceFileResult.Invalid invalid => (Current, Explain(invalid.Errors)),
            var other => throw new InvalidOperationException($"Unknown result {other}."),
        };
        return result;
    }

    private string Explain(ImmutableArray<SourceFileError> errors) =>
        $"{_path} was changed and has {(errors.Length == 1 ? "an error" : $"{errors.Length} errors")}; the sources of before are kept: {string.Join("; ", errors)}";

    // A file that cannot be read just now is another content, too.
    private string Digest()
    {
        try
        {
            return _path is null ? "" : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.GetType().Name;
        }
    }
}
