using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ModelCompare.Storage;

/// <summary>Lets <c>dotnet ef migrations add NAME --context SqliteCatalogContext --output-dir Migrations/Sqlite</c> work without a database.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteCatalogContext>
{
    public SqliteCatalogContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCatalogContext>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>Lets <c>dotnet ef migrations add NAME --context SqlServerCatalogContext --output-dir Migrations/SqlServer</c> work without a server.</summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerCatalogContext>
{
    public SqlServerCatalogContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerCatalogContext>().UseSqlServer("Server=design-time;Database=modelcompare").Options);
}
