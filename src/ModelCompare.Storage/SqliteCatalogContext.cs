using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ModelCompare.Storage;

/// <summary>The catalog in a SQLite file.</summary>
public sealed class SqliteCatalogContext(DbContextOptions<SqliteCatalogContext> options) : CatalogContext(options)
{
    internal override async Task<IDbContextTransaction> BeginReadAsync(CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var connection = (SqliteConnection)Database.GetDbConnection();
        // What EF begins is immediate, and would wait for the writer.
        var transaction = await Database
            .UseTransactionAsync(connection.BeginTransaction(deferred: true), cancellationToken)
            .ConfigureAwait(false);
        return transaction!;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // Decimals stay EF's exact text: EF compares and orders them by number (collation EF_DECIMAL), and the views publish numbers.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTextConverter>();
    }
}
