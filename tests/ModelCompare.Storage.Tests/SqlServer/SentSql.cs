using Microsoft.EntityFrameworkCore;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>Contexts for a SQL Server that is not there, and the text of each statement that they send.</summary>
internal sealed class SentSql : IDbContextFactory<CatalogContext>
{
    public List<string> Texts { get; } = [];

    public CatalogContext CreateDbContext() => new SqlServerCatalogContext(
        new DbContextOptionsBuilder<SqlServerCatalogContext>().UseSqlServer(new AbsentConnection(Texts), true).Options);
}
