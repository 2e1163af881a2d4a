using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ModelCompare.Storage;

/// <summary>Makes the catalog's database ready for use, or says why it is not.</summary>
public sealed class CatalogDatabase(IDbContextFactory<CatalogContext> contexts, CatalogOptions options)
{
    private const int SqliteBusy = 5;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteNotADatabase = 26;

    /// <summary>Opens the database, and creates or updates its schema when <see cref="CatalogOptions.Migrate"/> allows it.</summary>
    /// <exception cref="CatalogUnavailableException">It cannot be opened, is no catalog, or is of another version.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            CreateFolder();
            await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
            await PrepareAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unavailable(Explain(exception), exception);
        }
    }

    /// <summary>Whether there is no catalog yet: no such SQLite file.</summary>
    public bool IsMissing => options.Provider == CatalogProvider.Sqlite && !File.Exists(options.SqliteFile);

    /// <summary>As <see cref="PrepareAsync(CancellationToken)"/>, for look-ups: a mistyped path must not become an empty catalog.</summary>
    /// <exception cref="CatalogUnavailableException">As there, or there is no such file.</exception>
    public Task PrepareExistingAsync(CancellationToken cancellationToken = default) =>
        IsMissing
            ? throw Unavailable("there is no such file. Run `refresh` first, or check ConnectionStrings:Catalog")
            : PrepareAsync(cancellationToken);

    /// <summary>Checks that the database can be read and has this program's schema; changes nothing.</summary>
    /// <exception cref="CatalogUnavailableException">It cannot be opened, or its schema is another.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            // Opening a SQLite file that is gone would make another.
            if (IsMissing)
            {
                throw Unavailable("there is no such file");
            }

            await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
            var applied = await AppliedAsync(context, cancellationToken).ConfigureAwait(false);
            if (!applied.Order(StringComparer.Ordinal).SequenceEqual(context.Database.GetMigrations().Order(StringComparer.Ordinal)))
            {
                throw Unavailable("its schema is not the one that this program knows");
            }
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unavailable(Explain(exception), exception);
        }
    }

    /// <summary>What somebody who may alter the database should change of it; null when nothing. The catalog works without, less well.</summary>
    public async Task<string?> AdviseAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        if (context is not SqlServerCatalogContext server)
        {
            return null;
        }

        var (isReadCommittedSnapshot, isSnapshotAllowed) = await server.IsolationAsync(cancellationToken).ConfigureAwait(false);
        string[] off =
        [
            .. isReadCommittedSnapshot ? [] : new[] { "READ_COMMITTED_SNAPSHOT is off, so that whoever reads waits for whoever writes" },
            .. isSnapshotAllowed ? [] : new[] { "ALLOW_SNAPSHOT_ISOLATION is off, so that what is read in several statements may be of several moments" },
        ];
        return off.Length == 0 ? null : $"In {options.Database} {string.Join("; ", off)}. Switch it on by ALTER DATABASE … SET … ON, as deploy/sqlserver/logins.sql does.";
    }

    private void CreateFolder()
    {
        if (options.Provider == CatalogProvider.Sqlite && options.Migrate
            && Path.GetDirectoryName(Path.GetFullPath(options.SqliteFile)) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }

    private async Task PrepareAsync(CatalogContext context, CancellationToken cancellationToken)
    {
        if (options.Provider == CatalogProvider.Sqlite && !options.Migrate && !File.Exists(options.SqliteFile))
        {
            throw Unavailable("there is no such file. Set Catalog:Migrate to true to create it");
        }

        var known = context.Database.GetMigrations().ToList();
        var applied = await AppliedAsync(context, cancellationToken).ConfigureAwait(false);
        if (applied.Except(known).ToList() is { Count: > 0 } unknown)
        {
            throw Unavailable($"another version of the program made its schema, by migrations that this one does not know: {string.Join(", ", unknown)}. Run that version, or a newer one; where there is none, name another database in ConnectionStrings:Catalog and refresh all sources");
        }

        if (applied.Count == 0)
        {
            await RequireEmptyAsync(context, cancellationToken).ConfigureAwait(false);
        }

        if (applied.Count < known.Count)
        {
            await MigrateAsync(context, known.Except(applied).ToList(), cancellationToken).ConfigureAwait(false);
        }

        if (options.Provider == CatalogProvider.Sqlite)
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken).ConfigureAwait(false);
        }
    }

    // EF takes a database that is not there for one of which nothing is made yet. It makes it, too, where it may.
    private async Task<List<string>> AppliedAsync(CatalogContext context, CancellationToken cancellationToken)
    {
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)).ToList();
        return applied.Count > 0 || options.Migrate || await context.Database.CanConnectAsync(cancellationToken).ConfigureAwait(false)
            ? applied
            : throw Unavailable("there is no such database, or this user may not enter it. Check ConnectionStrings:Catalog");
    }

    private async Task MigrateAsync(CatalogContext context, List<string> missing, CancellationToken cancellationToken)
    {
        if (!options.Migrate)
        {
            throw Unavailable($"its schema is older than this program and lacks {string.Join(", ", missing)}. Run `schema --apply` as a user who may change it, or set Catalog:Migrate to true");
        }

        if (options.Provider != CatalogProvider.Sqlite)
        {
            await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        await using var turn = await SchemaTurn.TakeAsync(options, cancellationToken).ConfigureAwait(false);
        await SchemaTurn.ForgetKilledAsync(context, cancellationToken).ConfigureAwait(false);
        await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
    }

    // Our tables must not be added to another program's file.
    private async Task RequireEmptyAsync(CatalogContext context, CancellationToken cancellationToken)
    {
        if (options.Provider != CatalogProvider.Sqlite || !File.Exists(options.SqliteFile))
        {
            return;
        }

        var tables = await context.Database
            .SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'")
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        // Asked again: between the two questions another worker may have made ours.
        if (tables.Count > 0 && (await AppliedAsync(context, cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            throw Unavailable($"it holds another program's tables ({string.Join(", ", tables.Take(3))}). Name another file in ConnectionStrings:Catalog");
        }
    }

    private CatalogUnavailableException Unavailable(string problem, Exception? cause = null) =>
        new($"The catalog in {options.Database} cannot be used: {problem}.", cause);

    private string Explain(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: SqliteNotADatabase } =>
            "the file is no SQLite database. Name another file in ConnectionStrings:Catalog, or move this one away",
        SqliteException { SqliteErrorCode: SqliteCorrupt } =>
            "the file is damaged. Restore it from a backup, or move it away and refresh all sources",
        SqliteException { SqliteErrorCode: SqliteFull } => $"{exception.Message.TrimEnd('.')}. Give its disk room; nothing that did not fit was stored",
        SqliteException { SqliteErrorCode: SqliteBusy } =>
            $"{exception.Message.TrimEnd('.')}. Another program holds the file for long: end it, and keep the file on a disk of this machine",
        DbException when options.Provider == CatalogProvider.SqlServer =>
            $"{exception.Message.TrimEnd('.')}. Check ConnectionStrings:Catalog, and that the server runs and lets this user in",
        // SqlClient needs the culture data that invariant globalization leaves out.
        NotSupportedException => $"{exception.Message.TrimEnd('.')}. Run the program with DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false and libicu installed",
        _ => $"{exception.Message.TrimEnd('.')}. Check the path in ConnectionStrings:Catalog, and that this user may write there",
    };
}
