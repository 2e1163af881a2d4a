using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ModelCompare.Catalog;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>The catalog in SQL Server (2019 or later).</summary>
public sealed class SqlServerCatalogContext(DbContextOptions<SqlServerCatalogContext> options) : CatalogContext(options)
{
    private const string Key = "Id";
    private const string KeySequence = "catalog_keys";

    /// <summary>Keys that a context takes from the sequence at once: a large refresh should not ask for each hundred.</summary>
    private const int KeyBlock = 500;

    // Where the database allows it; else each statement sees a state of its own, and waits for writers unless READ_COMMITTED_SNAPSHOT is on.
    internal override async Task<IDbContextTransaction> BeginReadAsync(CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var (_, isSnapshotAllowed) = await IsolationAsync(cancellationToken).ConfigureAwait(false);
        return await Database.BeginTransactionAsync(isSnapshotAllowed ? IsolationLevel.Snapshot : IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
    }

    // The level stays with a connection that goes back to the pool, and whoever writes by it next would fail where it should wait.
    internal override async Task EndReadAsync()
    {
        try
        {
            if (Database.GetDbConnection().State is ConnectionState.Open)
            {
                await Database.ExecuteSqlRawAsync("SET TRANSACTION ISOLATION LEVEL READ COMMITTED").ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            // What was read stands, and why it could not be read is what callers must hear; only, nobody may get this connection again.
            if (Database.GetDbConnection() is SqlConnection connection)
            {
                SqlConnection.ClearPool(connection);
            }
        }

        await Database.CloseConnectionAsync().ConfigureAwait(false);
    }

    /// <summary>Whether reading never waits for writing in this database, and whether several statements can see one state.</summary>
    internal async Task<(bool IsReadCommittedSnapshot, bool IsSnapshotAllowed)> IsolationAsync(CancellationToken cancellationToken)
    {
        // In sys.databases everybody sees the database to which they are connected.
        var options = await Database
            .SqlQuery<int>($"SELECT CASE WHEN is_read_committed_snapshot_on = 1 THEN 1 ELSE 0 END + CASE WHEN snapshot_isolation_state = 1 THEN 2 ELSE 0 END AS Value FROM sys.databases WHERE database_id = DB_ID()")
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return (options is [1 or 3], options is [2 or 3]);
    }

    internal override Task WriteComparisonsAsync(IReadOnlyCollection<ComparisonEntry> comparisons, CancellationToken cancellationToken) =>
        ComparisonBulkCopy.WriteAsync(Database, comparisons, cancellationToken);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // Keys of a sequence, since EF inserts into tables with IDENTITY keys by MERGE.
        modelBuilder.HasSequence<long>(KeySequence).IncrementsBy(KeyBlock);
        foreach (var keyed in modelBuilder.Model.GetEntityTypes().Where(type => type.FindProperty(Key)?.ClrType == typeof(long)).ToList())
        {
            // Named for each key: the snapshot of a migration forgets a name that is given to the model as a whole.
            modelBuilder.Entity(keyed.ClrType).Property(Key).UseHiLo(KeySequence);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // Names that differ in case are different names, and order is ordinal, as in SQLite.
        configurationBuilder.Properties<string>().UseCollation("Latin1_General_100_BIN2");
        configurationBuilder.Properties<decimal>().HavePrecision(28, FactValue.DecimalPlaces);
    }
}
