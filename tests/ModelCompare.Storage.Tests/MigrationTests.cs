using Microsoft.EntityFrameworkCore;
using ModelCompare.Storage.Tests.SqlServer;
using Xunit;

namespace ModelCompare.Storage.Tests;

public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_for_SQLite_make_the_whole_model()
    {
        using var context = new SqliteDesignTimeFactory().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_migrations_for_SQL_Server_make_the_whole_model()
    {
        using var context = new SqlServerDesignTimeFactory().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Both_databases_publish_the_same_views_with_the_same_columns()
    {
        await using var catalog = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);

        var columns = await catalog.SqlAsync("SELECT v.name || '.' || c.name FROM sqlite_master v, pragma_table_info(v.name) c WHERE v.type = 'view' ORDER BY 1");

        Assert.Equal(columns.Select(row => row[0]), PublishedColumns.OfSqlServer());
    }

    [Fact]
    public async Task The_view_of_prices_has_the_columns_of_the_export_and_the_variant_and_says_what_holds_today()
    {
        const string Export = "provider,provider_model,model,meter,modality,service_tier,context,context_over,context_up_to,region,unit,currency,amount,effective_from,effective_to,confirmed_on,source,locator,quote";
        await using var catalog = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);

        var columns = await catalog.SqlAsync("SELECT name FROM pragma_table_info('published_prices') ORDER BY cid");

        Assert.Equal($"{Export},variant,in_force", string.Join(',', columns.Select(row => row[0])));
    }

    [Fact]
    public async Task Every_table_and_column_is_in_snake_case()
    {
        await using var catalog = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);

        var names = await catalog.SqlAsync("SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\\_\\_EF%' ESCAPE '\\'");

        Assert.NotEmpty(names);
        Assert.All(names, row => Assert.Matches("^[a-z0-9_]+\\.[a-z0-9_]+$", (string)row[0]!));
    }

    [Fact]
    public async Task A_migration_can_be_taken_back()
    {
        await using var catalog = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);
        await using var context = await catalog.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);

        await context.Database.MigrateAsync("0", TestContext.Current.CancellationToken);

        Assert.Empty(await catalog.SqlAsync("SELECT name FROM sqlite_master WHERE type = 'view'"));
    }
}
