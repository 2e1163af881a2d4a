using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ModelCompare.Catalog;
using ModelCompare.Sources;
using ModelCompare.Storage;
using ModelCompare.Worker.Composition;
using ModelCompare.Worker.Jobs;
using Quartz;

namespace ModelCompare.Worker.Commands;

/// <summary><c>doctor</c>: what keeps the worker from doing its work, and what to do about it.</summary>
internal static class DoctorCommand
{
    private const string Fine = "ok";
    private const string Warning = "warning";
    private const string Broken = "problem";
    private const string Scheduler = "scheduler";
    private const int MostNames = 5;

    // The files of a catalog of some thousand models, its documents included, several times over.
    private const long LeastFreeBytes = 1L << 30;
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(5);

    // A receiver that missed the first tries was told again several times by then.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    internal static Command Create(CommandContext context, Option<string> sources)
    {
        var format = CommandOptions.Format("text", "json");
        var command = new Command("doctor", "Check settings, sources.json, database, scheduler, sources, clock and disk, and say what to do.") { format };
        command.SetAction((parsed, token) => RunAsync(context, parsed.GetRequiredValue(sources), parsed.GetRequiredValue(format), token));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string path, string format, CancellationToken cancellationToken)
    {
        using var host = context.BuildHost(builder => builder.AddClusterLook());
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var options = host.Services.GetRequiredService<CatalogOptions>();
        var file = SourceFile.Load(path, CronSchedule.Check);
        List<Finding> findings = [new("settings", Fine, "they can be understood"), OfFile(path, file), await OfDatabaseAsync(host.Services, options, cancellationToken).ConfigureAwait(false)];
        if (findings[^1].Status == Fine)
        {
            var states = await host.Services.GetRequiredService<CatalogReader>().GetSourceStatesAsync(cancellationToken).ConfigureAwait(false);
            var holds = await host.Services.GetRequiredService<HoldStore>().GetAsync(HoldScope.Open, cancellationToken).ConfigureAwait(false);
            if (await host.Services.GetRequiredService<CatalogDatabase>().AdviseAsync(cancellationToken).ConfigureAwait(false) is { } advice)
            {
                findings.Add(new("database", Warning, advice));
            }

            findings.AddRange(await OfClusterAsync(host.Services.GetService<ISchedulerFactory>(), cancellationToken).ConfigureAwait(false));
            findings.Add(OfFirings((file as SourceFileResult.Loaded)?.Catalog, states, now));
            findings.AddRange(OfSources((file as SourceFileResult.Loaded)?.Catalog, states, DateOnly.FromDateTime(now.UtcDateTime)));
            findings.Add(holds.IsEmpty ? new("holds", Fine, "nothing waits for a person") : new("holds", Warning, $"{holds.Length} questions wait: run `holds`"));
            findings.Add(OfWebhooks(await host.Services.GetRequiredService<NotificationStore>().GetStandingAsync(cancellationToken).ConfigureAwait(false), now));
            findings.Add(OfClock(states, now));
        }

        if (options.Provider == CatalogProvider.Sqlite)
        {
            findings.Add(OfDisk(Path.GetFullPath(options.SqliteFile)));
        }

        if (format == "json")
        {
            RowWriter.Write(context.Output, format, findings);
        }
        else
        {
            findings.ForEach(finding => context.Output.WriteLine($"{finding.Status,-8} {finding.What}: {finding.Text}"));
        }

        return findings.Any(finding => finding.Status == Broken) ? ExitStatus.Unusable : ExitStatus.Done;
    }

    private static Finding OfFile(string path, SourceFileResult file) => file switch
    {
        SourceFileResult.Loaded loaded => new("sources.json", Fine, $"{path} lists {loaded.Catalog.Sources.Length} sources"),
        SourceFileResult.Invalid invalid => new("sources.json", Broken, $"{(invalid.Errors.Length == 1 ? "an error" : $"{invalid.Errors.Length} errors")}: {string.Join(' ', invalid.Errors)}"),
        var other => throw new InvalidOperationException($"Unknown result {other}."),
    };

    private static async Task<Finding> OfDatabaseAsync(IServiceProvider services, CatalogOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<CatalogDatabase>().VerifyAsync(cancellationToken).ConfigureAwait(false);
            return new("database", Fine, $"{options.Database} can be read, and its schema is this program's");
        }
        catch (CatalogUnavailableException exception)
        {
            return new("database", Broken, $"{exception.Message} `refresh` makes a catalog where there is none; `schema` prints the SQL for a database that the program may not change");
        }
    }

    // Workers of a SQLite file keep their jobs to themselves; what they did shows all the same.
    private static async Task<ImmutableArray<Finding>> OfClusterAsync(ISchedulerFactory? schedulers, CancellationToken cancellationToken)
    {
        if (schedulers is null)
        {
            return [];
        }

        try
        {
            return [OfCluster(await schedulers.WorkersAsync(cancellationToken).ConfigureAwait(false))];
        }
        catch (SchedulerException exception)
        {
            return [new(Scheduler, Broken, $"{exception.Message} Its tables ({SchedulerTables.Prefix}...) are part of what `schema` prints; `schema --apply` makes them")];
        }
    }

    internal static Finding OfCluster(ImmutableArray<ClusterNode> workers)
    {
        var alive = workers.Count(worker => worker.State is ClusterNodeState.Alive);
        var silent = workers.Where(worker => worker.State is not ClusterNodeState.Alive)
            .Select(worker => string.Create(CultureInfo.InvariantCulture, $"{worker.InstanceId} since {worker.LastCheckInUtc?.UtcDateTime:u}")).ToArray();
        return alive == 0 ? new(Scheduler, Warning, $"no worker of this database runs{(silent.Length == 0 ? "" : $"; silent: {string.Join(", ", silent)}")}. Start one: `run`")
            : silent.Length > 0 ? new(Scheduler, Warning, $"{alive} {(alive == 1 ? "worker runs" : "workers run")}; silent: {string.Join(", ", silent)}. What they were at is taken over; if they should run, their logs say why they do not")
            : new(Scheduler, Fine, $"{alive} {(alive == 1 ? "worker runs" : "workers run")}");
    }

    private static Finding OfFirings(SourceCatalog? catalog, ImmutableArray<SourceState> states, DateTimeOffset now)
    {
        var overdue = catalog is null ? [] : OverdueSource.Of(catalog, states, now);
        return overdue is [var first, ..]
            ? new(Scheduler, Warning, string.Create(
                CultureInfo.InvariantCulture,
                $"nobody refreshed what was due: {BriefText.List([.. overdue.Select(source => source.SourceId)], MostNames)}; {first.SourceId} was due at {first.DueAt.UtcDateTime:u}, and last tried at {first.AttemptedAt.UtcDateTime:u}. Is a worker running, and with this file of sources? `health` asks the one of this machine, and its log says what it does"))
            : new(Scheduler, Fine, "what was tried before was tried again whenever it was due");
    }

    private static IEnumerable<Finding> OfSources(SourceCatalog? catalog, ImmutableArray<SourceState> states, DateOnly today)
    {
        var listed = catalog?.Sources.Select(source => source.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        var known = states.Where(state => listed.Contains(state.SourceId)).ToImmutableArray();
        var untried = listed.Except(known.Where(state => state.AttemptedAt is not null).Select(state => state.SourceId)).ToArray();
        var failing = known.Where(state => state.Outcome is RunOutcome.Failed).ToArray();
        var stale = known.Where(state => state.IsStale(today)).Select(state => state.SourceId).ToArray();
        if (untried.Length > 0)
        {
            yield return new("sources", Warning, $"never tried: {string.Join(", ", untried)}. Is a worker running? `refresh` tries them now");
        }

        foreach (var state in failing)
        {
            yield return new("sources", Warning, $"{state.SourceId} failed: {state.Error}");
        }

        if (stale.Length > 0)
        {
            yield return new("sources", Warning, $"stale, not confirmed again within their limit: {string.Join(", ", stale)}");
        }

        if (untried.Length + failing.Length + stale.Length == 0 && listed.Count > 0)
        {
            yield return new("sources", Fine, "all were tried, none failed, none is stale");
        }
    }

    private static Finding OfWebhooks(NotificationStanding standing, DateTimeOffset now) => standing switch
    {
        { GivenUp: > 0 } => new("webhooks", Warning, $"{standing.GivenUp} notifications were given up: the log says why, and `Webhooks` where they should have gone"),
        { OldestAt: { } oldest } when oldest < now - s_patience => new("webhooks", Warning, string.Create(CultureInfo.InvariantCulture, $"{standing.Waiting} notifications wait, the oldest since {oldest.UtcDateTime:u}. Is a worker running, and does the receiver answer?")),
        _ => new("webhooks", Fine, $"{standing.Waiting} notifications wait"),
    };

    private static Finding OfClock(ImmutableArray<SourceState> states, DateTimeOffset now) => states.Select(state => state.AttemptedAt).Max() is { } last && last > now + s_skew
        ? new("clock", Broken, string.Create(CultureInfo.InvariantCulture, $"this machine's clock says {now.UtcDateTime:u}, but a source was tried at {last.UtcDateTime:u}: set it right, since what is older than the catalog is refused"))
        : new("clock", Fine, string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:u} is not before the last attempt"));

    private static Finding OfDisk(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (!Directory.Exists(folder))
        {
            return new("disk", Warning, $"{folder} is not there yet");
        }

        var free = new DriveInfo(folder).AvailableFreeSpace;
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / 1048576.0:N0} MiB are free in {folder}");
        return free < LeastFreeBytes ? new("disk", Warning, $"{text}; give it room, or the next refresh may not be stored") : new("disk", Fine, text);
    }

    internal sealed record Finding(string What, string Status, string Text);
}
