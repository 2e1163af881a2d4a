using System.Text.RegularExpressions;
using Quartz;

namespace ModelCompare.Worker.Jobs;

/// <summary>The tables in SQL Server in which the workers of a cluster keep their jobs, for those who apply SQL themselves.</summary>
internal static partial class SchedulerTables
{
    /// <summary>What the names of the tables begin with.</summary>
    internal const string Prefix = "QRTZ_";

    private const string Script = "Quartz.Impl.AdoJobStore.Schema.create_sqlServer.sql";

    /// <summary>Quartz's own script, which makes what is missing and leaves alone what is there.</summary>
    /// <exception cref="InvalidOperationException">This version of Quartz does not carry it.</exception>
    internal static string Sql() => string.Concat(Statements().Select(statement => statement + "\nGO\n"));

    /// <summary>The same, one by one.</summary>
    /// <inheritdoc cref="Sql"/>
    internal static string[] Statements()
    {
        var quartz = typeof(IScheduler).Assembly;
        using var stream = quartz.GetManifestResourceStream(Script) ?? throw new InvalidOperationException($"{quartz.GetName()} has no {Script}.");
        using var reader = new StreamReader(stream);
        var script = reader.ReadToEnd()
            .Replace("{0}", Prefix, StringComparison.Ordinal)
            .Replace("{1}", Prefix, StringComparison.Ordinal);
        return [.. BetweenStatements().Split(script).Select(statement => statement.Trim()).Where(statement => statement.Length > 0)];
    }

    // On a line of its own; a comment of the script speaks of it, too.
    [GeneratedRegex(@"^\s*--;;\s*$", RegexOptions.Multiline)]
    private static partial Regex BetweenStatements();
}
