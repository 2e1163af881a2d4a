using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ModelCompare.Storage.Tests.SqlServer;
using Xunit;

[assembly: AssemblyFixture(typeof(ServerSchema))]

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>
/// The default schema of the user of <see cref="TestCatalog.ServerVariable"/>, which one run has for itself: made for its first test, emptied
/// for each, dropped at its end. So the tests need no right that the owner of deploy/sqlserver/logins.sql does not have.
/// </summary>
public sealed class ServerSchema : IAsyncDisposable
{
    private static readonly SemaphoreSlim s_turn = new(1, 1);
    private static TestCatalog? s_last;

    /// <summary>Waits until no other test works on the server, and makes the catalog an empty one.</summary>
    /// <exception cref="InvalidOperationException">The database is not one for tests; nothing was changed in it.</exception>
    public static async Task EnterAsync(TestCatalog catalog)
    {
        await s_turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await using var context = await catalog.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
            if (s_last is null)
            {
                await RequireForTestsAsync(context);
            }

            s_last = catalog;
            await catalog.Database.PrepareAsync(TestContext.Current.CancellationToken);
#pragma warning disable EF1002 // Names of the model.
            await context.Database.ExecuteSqlRawAsync(Emptying(context.Model), TestContext.Current.CancellationToken);
#pragma warning restore EF1002
        }
        catch
        {
            Leave();
            throw;
        }
    }

    public static void Leave() => s_turn.Release();

    /// <summary>The statements that delete all rows, those that refer to others first.</summary>
    public static string Emptying(IModel model)
    {
        var left = model.GetRelationalModel().Tables.ToList();
        var statements = new List<string>();
        while (left.Count > 0)
        {
            var free = left.First(table => table.ReferencingForeignKeyConstraints.All(key => key.Table == table || !left.Contains(key.Table)));
            statements.Add($"DELETE FROM \"{free.Name}\";");
            left.Remove(free);
        }

        return string.Join('\n', statements);
    }

    public async ValueTask DisposeAsync()
    {
        if (s_last is not null)
        {
            await using var context = await s_last.Contexts.CreateDbContextAsync();
            await context.Database.MigrateAsync("0");
            await context.Database.ExecuteSqlRawAsync("DROP TABLE \"__EFMigrationsHistory\"");
        }
    }

    // It will be emptied: that must never be somebody's catalog.
    private static async Task RequireForTestsAsync(CatalogContext context)
    {
        if (context.Database.GetDbConnection().Database is "" or "master")
        {
            throw new InvalidOperationException($"{TestCatalog.ServerVariable} names no database: make an empty one for the tests, and name it.");
        }

        var objects = await context.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sys.objects WHERE schema_id = SCHEMA_ID() AND is_ms_shipped = 0").SingleAsync(TestContext.Current.CancellationToken);
        if (objects > 0)
        {
            throw new InvalidOperationException($"{TestCatalog.ServerVariable} names a database that is not empty, or in which another run of the tests is at work or was broken off: name an empty one.");
        }

        if (!await context.Database.SqlQuery<bool>($"SELECT is_read_committed_snapshot_on AS Value FROM sys.databases WHERE database_id = DB_ID()").SingleAsync(TestContext.Current.CancellationToken))
        {
            throw new InvalidOperationException($"{TestCatalog.ServerVariable} names a database in which READ_COMMITTED_SNAPSHOT is off: ALTER DATABASE … SET READ_COMMITTED_SNAPSHOT ON.");
        }
    }
}
