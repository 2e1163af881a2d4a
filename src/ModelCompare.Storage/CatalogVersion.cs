using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ModelCompare.Storage;

/// <summary>Tells cheaply whether anyone, this program or another, wrote into the catalog since it was last asked. Not for several callers at once.</summary>
public sealed class CatalogVersion(IDbContextFactory<CatalogContext> contexts, CatalogOptions options) : IDisposable
{
    // A number of this very connection, which other connections' commits move.
    private const string Sqlite = "PRAGMA data_version";

    // Whatever is written into the catalog leaves its mark on one of these; facts alone never change without a source's state.
    // CHECKSUM_AGG would not see two rows that change in the same way.
    private const string SqlServer = """
        SELECT CONCAT(
            CONVERT(char(64), HASHBYTES('SHA2_256', (SELECT * FROM source_states ORDER BY source_id FOR JSON PATH)), 2), ' ',
            (SELECT MAX(finished_at) FROM refresh_runs), ' ',
            CONVERT(char(64), HASHBYTES('SHA2_256', (SELECT id, model_id FROM listings ORDER BY id FOR JSON PATH)), 2), ' ',
            CONVERT(char(64), HASHBYTES('SHA2_256', (SELECT * FROM models ORDER BY id FOR JSON PATH)), 2), ' ',
            CONVERT(char(64), HASHBYTES('SHA2_256', (SELECT * FROM providers ORDER BY provider FOR JSON PATH)), 2), ' ',
            CONVERT(char(64), HASHBYTES('SHA2_256', (SELECT * FROM compared_models ORDER BY slug FOR JSON PATH)), 2)) AS version
        """;

    private CatalogContext? _context;
    private int _connections;

    /// <summary>A text that differs from the one before when something was written in between.</summary>
    public async Task<string> ReadAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            _context ??= await ConnectAsync(cancellationToken).ConfigureAwait(false);
            await using var command = _context.Database.GetDbConnection().CreateCommand();
            command.CommandText = options.Provider == CatalogProvider.Sqlite ? Sqlite : SqlServer;
            var version = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
            return string.Create(CultureInfo.InvariantCulture, $"{_connections} {version}");
        }
        catch (DbException)
        {
            // The next one begins anew: a connection that broke may stay so.
            Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    private async Task<CatalogContext> ConnectAsync(CancellationToken cancellationToken)
    {
        var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        _connections++;
        return context;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _context?.Dispose();
        _context = null;
    }
}
