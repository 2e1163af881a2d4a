using Microsoft.EntityFrameworkCore;
using ModelCompare.Catalog;
using ModelCompare.Storage.Tests.SqlServer;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

/// <summary>The victim of a deadlock, with the strategy by which EF tries again on SQL Server, over a SQLite file.</summary>
public sealed class DeadlockTests(ITestOutputHelper output)
{
    private const string Rows = """
        SELECT (SELECT COUNT(*) FROM prices) || ' prices, ' || (SELECT COUNT(*) FROM prices WHERE closed_on IS NULL) || ' current, '
            || (SELECT COUNT(*) FROM listings) || ' listings, ' || (SELECT COUNT(*) FROM documents) || ' documents, '
            || (SELECT COUNT(*) FROM refresh_runs) || ' runs, ' || (SELECT COUNT(*) FROM notifications) || ' notifications'
        """;

    [Fact]
    public async Task A_refresh_whose_statement_is_the_victim_of_a_deadlock_is_done_again_as_a_whole_and_nothing_is_doubled()
    {
        var statement = 1;
        for (; await IsStruckAsync(statement); statement++)
        {
        }

        output.WriteLine($"{statement - 1} statements and commits, each once the victim.");
        Assert.InRange(statement, 10, 1000);
    }

    // A change, a new price and a lease; false when there are fewer statements.
    private static async Task<bool> IsStruckAsync(int statement)
    {
        await using var catalog = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);
        await catalog.ApplyAsync(Run(At(1), "1", Price(1m), Price(2m, Meters.Output)));
        var victim = new DeadlockVictim(statement);
        var contexts = new Contexts(catalog.Options, victim);
        var writer = new CatalogWriter(contexts, catalog.Options, new NotificationOutbox([new(TestCatalog.Target, [NotificationEvent.Changed])], catalog.Time), catalog.Time);
        Lease.Current = Assert.IsType<LeaseAttempt.Granted>(await catalog.Leases.TryAcquireAsync("source/acme-pricing", "one", TimeSpan.FromMinutes(1), null, TestContext.Current.CancellationToken)).Lease;
        try
        {
            var summary = await writer.ApplyAsync(Run(At(2), "2", Price(3m), Price(4m, Meters.CachedInput)), TestContext.Current.CancellationToken);
            Assert.Equal((1, 1, 1), (summary.New, summary.Changed, summary.Missing));
        }
        finally
        {
            Lease.Current = null;
        }

        Assert.Equal("4 prices, 3 current, 1 listings, 2 documents, 2 runs, 1 notifications", Assert.Single(await catalog.SqlAsync(Rows))[0]);
        return victim.HasStruck;
    }

    private sealed class Contexts(CatalogOptions options, DeadlockVictim victim) : IDbContextFactory<CatalogContext>
    {
        public CatalogContext CreateDbContext() => new SqliteCatalogContext(new DbContextOptionsBuilder<SqliteCatalogContext>()
            .UseSqlite(options.ConnectionString, sqlite => sqlite.ExecutionStrategy(dependencies => new SqlServerRetryingExecutionStrategy(dependencies)))
            .AddInterceptors(victim)
            .Options);
    }
}
