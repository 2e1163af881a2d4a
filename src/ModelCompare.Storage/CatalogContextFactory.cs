using Microsoft.EntityFrameworkCore;

namespace ModelCompare.Storage;

/// <summary>Makes contexts for the configured kind of database.</summary>
internal sealed class CatalogContextFactory : IDbContextFactory<CatalogContext>
{
    /// <summary>
    /// Errors of SQL Server of a row that another worker added since this one looked (a listing, a document, a lease): done again, the unit
    /// of work finds it.
    /// </summary>
    internal static readonly int[] Duplicates = [2601, 2627];

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
            var sqlServer = new DbContextOptionsBuilder<SqlServerCatalogContext>().UseSqlServer(options.ConnectionString, server => server.EnableRetryOnFailure(Duplicates)).Options;
            _create = () => new SqlServerCatalogContext(sqlServer);
        }
    }

    public CatalogContext CreateDbContext() => _create();
}
