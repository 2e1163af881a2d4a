using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ModelCompare.Storage;

/// <summary>
/// The turn of one program to make or change the schema of a SQLite file; others wait for it. It is a lock that SQLite takes on an empty file
/// beside the catalog, so that it ends with the program, however that ends. EF's own lock is a row, which a program that is killed leaves
/// behind, and for which every later one would wait for ever. (On SQL Server EF's lock ends with the connection.)
/// </summary>
internal sealed class SchemaTurn : IAsyncDisposable
{
    private readonly SqliteConnection _connection;

    private SchemaTurn(SqliteConnection connection) => _connection = connection;

    /// <summary>Waits for the turn.</summary>
    /// <exception cref="SqliteException">It did not come within the time for which SQLite waits for a busy file, or the file beside cannot be made.</exception>
    public static async Task<SchemaTurn> TakeAsync(CatalogOptions options, CancellationToken cancellationToken)
    {
        var beside = new SqliteConnectionStringBuilder(options.ConnectionString) { DataSource = $"{options.SqliteFile}-schema", Pooling = false, Mode = SqliteOpenMode.ReadWriteCreate };
        var turn = new SchemaTurn(new(beside.ConnectionString));
        try
        {
            await turn._connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            turn._connection.BeginTransaction();
            return turn;
        }
        catch
        {
            await turn.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Takes away the lock of a program that was killed: whoever has the turn is the only one.</summary>
    public static Task ForgetKilledAsync(CatalogContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
