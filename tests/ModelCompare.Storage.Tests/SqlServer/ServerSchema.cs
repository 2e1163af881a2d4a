using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ModelCompare.Storage.Tests.SqlServer;
using Xunit;

[assembly: AssemblyFixture(typeof(ServerSchema))]

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>
/// The default schema of the user in a <see cref="ServerDatabase"/>, which one run has for itself: made for its first test, emptied for each,
/// dropped at its end. So the tests need no right that the owner of deploy/sqlserver/logins.sql does not have.
/// </summary>
public sealed class ServerSchema : IAsyncDisposable
{
    private static readonly SemaphoreSlim s_turn = new(1, 1);
    private static readonly Lazy<Task<ServerDatabase>> s_database = new(ServerDatabase.EnterAsync);

    /// <summary>Waits until no other test works on the server, and makes an empty catalog there.</summary>
    /// <exception cref="InvalidOperationException">There is no database for tests; nothing was changed.</exception>
    public static async Task<TestCatalog> EnterAsync()
    {
        await s_turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            // What kept the first test from it keeps all.
            var database = await s_database.Value;
            var catalog = new TestCatalog(new(CatalogProvider.SqlServer, database.ConnectionString, true), null);
            await catalog.Database.PrepareAsync(TestContext.Current.CancellationToken);
            await using var context = await catalog.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
#pragma warning disable EF1002 // Names of the model.
            await context.Database.ExecuteSqlRawAsync(Emptying(context.Model), TestContext.Current.CancellationToken);
#pragma warning restore EF1002
            return catalog;
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
        if (s_database is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await s_database.Value).LeaveAsync();
        }
    }
}
