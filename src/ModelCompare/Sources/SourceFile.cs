using ModelCompare.Sources.Json;
using ModelCompare.Sources.Rules;

namespace ModelCompare.Sources;

/// <summary>Loads sources.json. The file is taken whole or not at all, and everything wrong with it is reported at once.</summary>
public static class SourceFile
{
    /// <summary>Reads and checks a file.</summary>
    /// <param name="path">The file; <c>recording</c> is relative to its folder.</param>
    /// <param name="checkSchedule">Says what is wrong with a cron expression, or null; without it only the number and the signs of its fields are checked.</param>
    public static SourceFileResult Load(string path, Func<string, string?>? checkSchedule = null)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), path, checkSchedule);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new SourceFileResult.Invalid(
                [new SourceFileError(path, null, null, "", $"The file cannot be read: {exception.Message}", "Check the path given with --sources.")]);
        }
    }

    /// <summary>As <see cref="Load"/>, for contents that are at hand.</summary>
    public static SourceFileResult Parse(ReadOnlyMemory<byte> utf8, string path, Func<string, string?>? checkSchedule = null)
    {
        var errors = new SourceFileErrors(path, utf8);
        var root = JsonSyntax.Read(utf8, errors);
        if (root is null)
        {
            return errors.ToInvalid();
        }

        if (root is not JsonSyntax.Object file)
        {
            errors.Add(root.Offset, "", "The file must hold one JSON object.", "Write { \"providers\": [ … ], \"models\": [ … ], \"sources\": [ … ] }.");
            return errors.ToInvalid();
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        var draft = new CatalogBinder(checkSchedule ?? ScheduleRule.CheckFields, folder).Bind(new ObjectReader(file, "", errors));
        foreach (var rule in CatalogRules.All)
        {
            rule(draft);
        }

        return errors.Any ? errors.ToInvalid() : new SourceFileResult.Loaded(draft.ToCatalog());
    }
}
