using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using ModelCompare.Comparison;
using ModelCompare.Storage;

namespace ModelCompare.Benchmarks;

/// <summary>
/// Snapshots of a catalog of real models: building alone, building and storing, the plainest insert of the same bytes, and what a
/// refresh after a few changes costs. One process, one after the other; rates of one run belong together.
/// </summary>
internal static class QuickComparisons
{
    private const int ChangedOf1700 = 14;

    internal static async Task PrintAsync(TextWriter output, string file, int models, bool withInsert)
    {
        var profiles = ModelsDevProfiles.Load(file, models);
        var set = Choose(profiles);
        var pairs = set.Models.Length * (set.Models.Length - 1L) / 2;
        output.WriteLine();
        output.WriteLine(FormattableString.Invariant($"comparisons of {set.Models.Length} models of models.dev: {pairs} pairs"));

        var building = Build(set);
        Print(output, "building alone", pairs, building);
        Print(output, "building and writing as JSON", pairs, Build(set, snapshot => SnapshotJson.Store(snapshot)));

        using var catalog = await TemporaryCatalog.CreateAsync(Recording.Sample);
        var storing = await TimeAsync(() => catalog.StoreAsync(set));
        Print(output, "building and storing", pairs, storing);
        // Before the plain insert, which maps the index of a log of its own.
        output.WriteLine(FormattableString.Invariant($"  peak memory of the process {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0} MB"));

        output.WriteLine(FormattableString.Invariant($"  {new FileInfo(catalog.File).Length / (double)pairs:0} bytes of the file a pair"));
        if (withInsert)
        {
            var (inserting, bytes) = await PlainInsertAsync(catalog.ConnectionString, pairs);
            Print(output, "plainest insert of the same bytes", pairs, inserting);
            output.WriteLine(FormattableString.Invariant($"  storing reaches {inserting / storing:0.00} of the plain insert's rate; without the time of building {inserting / Math.Max(storing - building, 1):0.00}"));
            output.WriteLine(FormattableString.Invariant($"  {bytes / (double)pairs:0} bytes of content a pair"));
        }

        var changed = Math.Max(1, ChangedOf1700 * set.Models.Length / 1700);
        var after = Choose([.. profiles.Select((profile, index) => index % (profiles.Length / changed) == 0 && index / (profiles.Length / changed) < changed ? profile with { Developer = profile.Developer + " Inc" } : profile)]);
        ComparisonChanges changes = new(0, 0, 0, 0);
        var updating = await TimeAsync(async () => changes = await catalog.StoreAsync(after));
        output.WriteLine(FormattableString.Invariant($"  after {changed} of {set.Models.Length} models changed: {changes.Changed} pairs rewritten ({100.0 * changes.Changed / pairs:0.00} %) in {updating:0} ms, {100 * updating / storing:0.00} % of the time of all"));
        var nothing = await TimeAsync(() => catalog.StoreAsync(after));
        output.WriteLine(FormattableString.Invariant($"  after nothing changed: {nothing:0} ms"));
    }

    private static ComparisonSet Choose(ImmutableArray<ModelProfile> profiles) => ComparisonSet.Choose(profiles, PairSelection.All, int.MaxValue);

    private static double Build(ComparisonSet set, Func<Snapshot, object>? then = null)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var model in set.Models)
        {
            foreach (var partner in set.PartnersOf(model).Where(partner => string.CompareOrdinal(model.Slug, partner.Slug) < 0))
            {
                var snapshot = set.Build(ComparisonPair.Of(model.Slug, partner.Slug));
                GC.KeepAlive(then?.Invoke(snapshot) ?? snapshot);
            }
        }

        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    // Only the inserts and the commit are timed, not the reading of what is inserted.
    private static async Task<(double Milliseconds, long Bytes)> PlainInsertAsync(string stored, long pairs)
    {
        var file = Path.GetTempFileName();
        try
        {
            await using var source = new SqliteConnection(stored);
            await using var target = new SqliteConnection($"Data Source={file};Pooling=False");
            await source.OpenAsync();
            await target.OpenAsync();
            await ExecuteAsync(target, "PRAGMA journal_mode = WAL");
            await ExecuteAsync(target, "CREATE TABLE plain (left_slug TEXT NOT NULL, right_slug TEXT NOT NULL, digest TEXT NOT NULL, content TEXT NOT NULL, changed_on TEXT NOT NULL, PRIMARY KEY (left_slug, right_slug))");
            await using var select = source.CreateCommand();
            select.CommandText = "SELECT left_slug, right_slug, digest, content, changed_on FROM comparisons";
            await using var transaction = (SqliteTransaction)await target.BeginTransactionAsync();
            await using var insert = target.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = "INSERT INTO plain VALUES ($0, $1, $2, $3, $4)";
            SqliteParameter[] parameters = [.. Enumerable.Range(0, 5).Select(column => insert.Parameters.Add($"${column}", SqliteType.Text))];
            var (elapsed, bytes) = (TimeSpan.Zero, 0L);
            await using (var rows = await select.ExecuteReaderAsync())
            {
                while (await rows.ReadAsync())
                {
                    for (var column = 0; column < parameters.Length; column++)
                    {
                        parameters[column].Value = rows.GetString(column);
                    }

                    bytes += System.Text.Encoding.UTF8.GetByteCount((string)parameters[3].Value!);
                    var started = Stopwatch.GetTimestamp();
                    insert.ExecuteNonQuery();
                    elapsed += Stopwatch.GetElapsedTime(started);
                }
            }

            var committing = Stopwatch.GetTimestamp();
            await transaction.CommitAsync();
            return ((elapsed + Stopwatch.GetElapsedTime(committing)).TotalMilliseconds, bytes);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts above.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static void Print(TextWriter output, string what, long pairs, double milliseconds) =>
        output.WriteLine(FormattableString.Invariant($"  {what,-36} {pairs / milliseconds * 1000,9:0} pairs/s {milliseconds,9:0} ms"));

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
