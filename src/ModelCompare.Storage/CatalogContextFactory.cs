using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ModelCompare.Storage;

/// <summary>Makes contexts for the configured kind of database.</summary>
internal sealed class CatalogContextFactory : IDbContextFactory<CatalogContext>
{
    private readonly Func<CatalogContext> _create;

    public CatalogContextFactory(CatalogOptions options)
    {
        if (options.Provider == CatalogProvider.Sqlite)
        {
            var sqlite = new DbContextOptionsBuilder<SqliteCatalogContext>().UseSqlite(options.ConnectionString).Options;
            _create = () => new SqliteCatalogContext(sqlite);
        }
        else
        {
            var sqlServer = SqlServer(builder => builder.UseSqlServer(options.ConnectionString, Retry));
            _create = () => new SqlServerCatalogContext(sqlServer);
        }
    }

    public CatalogContext CreateDbContext() => _create();

    /// <summary>Options of contexts for SQL Server.</summary>
    /// <param name="use">Names the connection, and hands on how errors that pass are met.</param>
    internal static DbContextOptions<SqlServerCatalogContext> SqlServer(Action<DbContextOptionsBuilder> use)
    {
        var builder = new DbContextOptionsBuilder<SqlServerCatalogContext>().AddInterceptors(new CancelledCommands());
        use(builder);
        return builder.Options;
    }

    internal static void Retry(SqlServerDbContextOptionsBuilder server) => server.ExecutionStrategy(dependencies => new ServerExecutionStrategy(dependencies));
}
