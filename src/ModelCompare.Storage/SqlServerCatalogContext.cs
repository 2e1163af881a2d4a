using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ModelCompare.Catalog;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>The catalog in SQL Server (2022 or later).</summary>
public sealed class SqlServerCatalogContext(DbContextOptions<SqlServerCatalogContext> options) : CatalogContext(options)
{
    private const string Key = "Id";
    private const string KeySequence = "catalog_keys";

    /// <summary>Keys that a context takes from the sequence at once: a large refresh should not ask for each hundred.</summary>
    private const int KeyBlock = 500;

    // Each statement sees one state; READ_COMMITTED_SNAPSHOT keeps it from waiting for writers.
    internal override Task<IDbContextTransaction> BeginReadAsync(CancellationToken cancellationToken) =>
        Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);

    internal override Task WriteComparisonsAsync(IReadOnlyCollection<ComparisonEntry> comparisons, CancellationToken cancellationToken) =>
        ComparisonBulkCopy.WriteAsync(
            (SqlConnection)Database.GetDbConnection(), (SqlTransaction)Database.CurrentTransaction!.GetDbTransaction(), comparisons, cancellationToken);

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
