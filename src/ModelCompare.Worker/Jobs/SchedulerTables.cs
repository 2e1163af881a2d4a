using Quartz;

namespace ModelCompare.Worker.Jobs;

/// <summary>The tables in SQL Server in which the workers of a cluster keep their jobs, for those who apply SQL themselves.</summary>
internal static class SchedulerTables
{
    /// <summary>What the names of the tables begin with.</summary>
    internal const string Prefix = "QRTZ_";

    private const string Script = "Quartz.Impl.AdoJobStore.Schema.create_sqlServer.sql";
    private const string BetweenStatements = "--;;";

    /// <summary>Quartz's own script, which makes what is missing and leaves alone what is there.</summary>
    /// <exception cref="InvalidOperationException">This version of Quartz does not carry it.</exception>
    internal static string Sql()
    {
        var quartz = typeof(IScheduler).Assembly;
        using var stream = quartz.GetManifestResourceStream(Script) ?? throw new InvalidOperationException($"{quartz.GetName()} has no {Script}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Replace("{0}", Prefix, StringComparison.Ordinal)
            .Replace("{1}", Prefix, StringComparison.Ordinal)
            .Replace(BetweenStatements, "GO", StringComparison.Ordinal) + "GO\n";
    }
}
