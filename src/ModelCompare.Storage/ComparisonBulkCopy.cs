using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>Writes many snapshots into SQL Server at once: copied into a temporary table, and from there in two statements.</summary>
internal static class ComparisonBulkCopy
{
    public const string CreateStaging = """
        CREATE TABLE #comparisons (
            left_slug varchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL, right_slug varchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
            digest char(64) COLLATE Latin1_General_100_BIN2 NOT NULL, content nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL, changed_on date NOT NULL,
            PRIMARY KEY (left_slug, right_slug));
        """;

    public const string Publish = """
        UPDATE kept SET digest = staged.digest, content = staged.content, changed_on = staged.changed_on
        FROM comparisons kept JOIN #comparisons staged ON staged.left_slug = kept.left_slug AND staged.right_slug = kept.right_slug;
        INSERT INTO comparisons (left_slug, right_slug, digest, content, changed_on)
        SELECT staged.left_slug, staged.right_slug, staged.digest, staged.content, staged.changed_on
        FROM #comparisons staged
        WHERE NOT EXISTS (SELECT 1 FROM comparisons kept WHERE kept.left_slug = staged.left_slug AND kept.right_slug = staged.right_slug);
        DROP TABLE #comparisons;
        """;

    /// <summary>Writes within the transaction that was begun.</summary>
    public static async Task WriteAsync(DatabaseFacade database, IReadOnlyCollection<ComparisonEntry> comparisons, CancellationToken cancellationToken)
    {
        await database.ExecuteSqlRawAsync(CreateStaging, cancellationToken).ConfigureAwait(false);
        using (var rows = RowsOf(comparisons))
        {
            using var copy = new SqlBulkCopy((SqlConnection)database.GetDbConnection(), SqlBulkCopyOptions.Default, (SqlTransaction)database.CurrentTransaction!.GetDbTransaction())
            {
                DestinationTableName = "#comparisons",
            };
            await copy.WriteToServerAsync(rows, cancellationToken).ConfigureAwait(false);
        }

        await database.ExecuteSqlRawAsync(Publish, cancellationToken).ConfigureAwait(false);
    }

    private static DataTable RowsOf(IEnumerable<ComparisonEntry> comparisons)
    {
        var rows = new DataTable();
        rows.Columns.AddRange([new("left_slug"), new("right_slug"), new("digest"), new("content"), new("changed_on", typeof(DateTime))]);
        foreach (var comparison in comparisons)
        {
            rows.Rows.Add(comparison.LeftSlug, comparison.RightSlug, comparison.Digest, comparison.Content, comparison.ChangedOn.ToDateTime(TimeOnly.MinValue));
        }

        return rows;
    }
}
