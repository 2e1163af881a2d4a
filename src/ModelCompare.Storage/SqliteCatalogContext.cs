using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ModelCompare.Storage.Entities;

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

    internal override async Task WriteComparisonsAsync(IReadOnlyCollection<ComparisonEntry> comparisons, CancellationToken cancellationToken)
    {
        await using var command = Database.GetDbConnection().CreateCommand();
        command.Transaction = Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = """
            INSERT INTO comparisons (left_slug, right_slug, digest, content, changed_on) VALUES ($left, $right, $digest, $content, $changed)
            ON CONFLICT (left_slug, right_slug) DO UPDATE SET digest = excluded.digest, content = excluded.content, changed_on = excluded.changed_on
            """;
        var (left, right, digest, content, changed) = (Add("$left"), Add("$right"), Add("$digest"), Add("$content"), Add("$changed"));
        foreach (var comparison in comparisons)
        {
            (left.Value, right.Value, digest.Value, content.Value) = (comparison.LeftSlug, comparison.RightSlug, comparison.Digest, comparison.Content);
            changed.Value = comparison.ChangedOn.ToString("O", CultureInfo.InvariantCulture);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        DbParameter Add(string name)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.DbType = DbType.String;
            command.Parameters.Add(parameter);
            return parameter;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // Decimals stay EF's exact text: EF compares and orders them by number (collation EF_DECIMAL), and the views publish numbers.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTextConverter>();
    }
}
