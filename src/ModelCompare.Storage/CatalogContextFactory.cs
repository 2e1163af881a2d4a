using Microsoft.EntityFrameworkCore;

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
            var sqlServer = new DbContextOptionsBuilder<SqlServerCatalogContext>().UseSqlServer(options.ConnectionString, server => server.EnableRetryOnFailure()).Options;
            _create = () => new SqlServerCatalogContext(sqlServer);
        }
    }

    public CatalogContext CreateDbContext() => _create();
}
