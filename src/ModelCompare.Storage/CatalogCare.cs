using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ModelCompare.Storage;

/// <summary>What people who keep the database need of the program.</summary>
public sealed class CatalogCare(IDbContextFactory<CatalogContext> contexts, CatalogOptions options)
{
    /// <summary>SQL that makes the schema, or brings one of an older version up to date; where it is up to date it does nothing.</summary>
    /// <returns>The script; for SQLite, which has no conditions, that of an empty database.</returns>
    public async Task<string> ScriptAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return context.GetService<IMigrator>().GenerateScript(options: options.Provider == CatalogProvider.Sqlite ? MigrationsSqlGenerationOptions.Default : MigrationsSqlGenerationOptions.Idempotent);
    }

    /// <summary>
    /// Executes statements of a script by which another part of the program makes its own tables in the catalog's database on SQL Server, while
    /// nobody else changes its schema.
    /// </summary>
    /// <exception cref="DbException">The database refuses one; those before it are done.</exception>
    public async Task ExecuteAsync(IEnumerable<string> statements, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statements);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var turn = await context.GetService<IHistoryRepository>().AcquireDatabaseLockAsync(cancellationToken).ConfigureAwait(false);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        foreach (var statement in statements)
        {
#pragma warning disable CA2100 // The program's own text.
            command.CommandText = statement;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Copies the SQLite file as of one moment, while others read and write it.</summary>
    /// <param name="file">The copy, which must not exist.</param>
    /// <exception cref="CatalogUnavailableException">The catalog is in SQL Server, or the copy cannot be made; the message says what to do.</exception>
    public async Task BackUpAsync(string file, CancellationToken cancellationToken = default)
    {
        if (options.Provider != CatalogProvider.Sqlite)
        {
            throw new CatalogUnavailableException($"The catalog is in {options.Database}, which SQL Server's own BACKUP DATABASE keeps.");
        }

        if (Path.Exists(file))
        {
            throw new CatalogUnavailableException($"There is a \"{file}\" already, and a backup never overwrites. Name another file.");
        }

        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
            await context.Database.ExecuteSqlAsync($"VACUUM INTO {file}", cancellationToken).ConfigureAwait(false);
            await ForgetWorkersAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            if (File.Exists(file))
            {
                File.Delete(file);
            }

            throw new CatalogUnavailableException($"The catalog cannot be copied to \"{file}\": {exception.Message} Check that the folder is there, that this user may write to it, and that the disk has room.", exception);
        }
    }

    // Who works on the catalog does not work on the copy: nobody shall wait for it there, and it shall store nothing there.
    private static async Task ForgetWorkersAsync(string file, CancellationToken cancellationToken)
    {
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        await copy.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = copy.CreateCommand();
        command.CommandText = "UPDATE leases SET token = token + 1, expires_at = acquired_at WHERE expires_at > acquired_at";
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
