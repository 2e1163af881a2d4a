using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using ModelCompare.Storage.Migrations.SqlServer;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>What can be known of the SQL Server path without a server.</summary>
public sealed partial class OfflineTests
{
    [Fact]
    public void The_migration_script_defines_a_valid_SQL_Server_2019_database_with_all_views()
    {
        using var context = new SentSql().CreateDbContext();
        using var model = PublishedColumns.Model(context);

        Assert.Empty(model.Validate().Select(message => message.ToString()));

        Assert.Equal(
            [
                "published_benchmarks", "published_capabilities", "published_changes",
                "published_comparisons", "published_models", "published_prices",
            ],
            model.GetObjects(DacQueryScopes.UserDefined, View.TypeClass).Select(view => view.Name.Parts[^1]).Order(StringComparer.Ordinal));
        Assert.Equal(
            context.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Append("__EFMigrationsHistory").Order(StringComparer.Ordinal),
            model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Select(table => table.Name.Parts[^1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_view_of_a_column_that_is_not_there_does_not_validate()
    {
        using var model = new TSqlModel(SqlServerVersion.Sql150, new TSqlModelOptions());
        model.AddObjects("CREATE TABLE models (slug int NOT NULL)");
        model.AddObjects("CREATE VIEW published_models AS SELECT slugg FROM models");

        Assert.NotEmpty(model.Validate());
    }

    [Theory]
    [InlineData("0.000000000000", "0")]
    [InlineData("10.000000000000", "10")]
    [InlineData("-100.500000000000", "-100.5")]
    [InlineData("0.000000000001", "0.000000000001")]
    [InlineData("1234567890.123456789012", "1234567890.123456789012")]
    public async Task Numbers_in_the_view_of_changes_have_no_zeros_at_their_end(string stored, string shown)
    {
        await using var catalog = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);

        // REPLACE and RTRIM are the same in SQLite.
        var row = Assert.Single(await catalog.SqlAsync($"SELECT {InitialViews.Number("amount").Replace("CONVERT(varchar(41), amount)", $"'{stored}'", StringComparison.Ordinal)}"));

        Assert.Equal(shown, row[0]);
    }

    [Fact]
    public void The_views_need_no_CLR_and_the_ids_of_changes_are_ordered_as_in_SQLite_whatever_the_collation_of_the_database()
    {
        // FORMAT is what Azure SQL Edge does not have.
        Assert.DoesNotContain("FORMAT(", string.Concat(InitialViews.All), StringComparison.Ordinal);
        Assert.All(Id().Matches(InitialViews.Changes), id => Assert.EndsWith("COLLATE Latin1_General_100_BIN2", id.Value, StringComparison.Ordinal));
        Assert.Equal(8, Id().Count(InitialViews.Changes));
    }

    [Fact]
    public void The_migrations_take_away_all_that_they_made()
    {
        using var context = new SentSql().CreateDbContext();
        var migrator = context.GetService<IMigrator>();
        var made = TransactSql.Definitions(migrator.GenerateScript()).SelectMany(text => Made().Matches(text)).Select(name => name.Groups["name"].Value);
        var back = migrator.GenerateScript(context.Database.GetMigrations().Last(), Migration.InitialDatabase);

        TransactSql.Parse(back);
        Assert.Equal(
            made.Except(["__EFMigrationsHistory"]).Order(StringComparer.Ordinal),
            Dropped().Matches(back).Select(name => name.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_catalog_is_emptied_of_all_rows_in_an_order_that_its_keys_allow()
    {
        await using var catalog = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);
        await catalog.ApplyAsync(Run(At(1), "one", Price(1m), Attribute("license", "MIT"), Capability("vision", true), Score("MMLU", 1m)));
        await catalog.LinkAsync(SourcesJson([Source("a", Sources.SourceRole.Seller)], Model("opal-2", "Opal 2", "Acme Labs")));
        await using var context = await catalog.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var emptying = ServerSchema.Emptying(context.Model);

        await catalog.SqlAsync("PRAGMA foreign_keys = ON;\n" + emptying);

        TransactSql.Parse(emptying);
        foreach (var table in context.Model.GetRelationalModel().Tables)
        {
            Assert.Equal(0L, Assert.Single(await catalog.SqlAsync($"SELECT COUNT(*) FROM {table.Name}"))[0]);
        }
    }

    [Fact]
    public async Task A_database_whose_readers_wait_or_see_several_moments_is_told_of_and_used()
    {
        var options = new CatalogOptions(CatalogProvider.SqlServer, "Server=nowhere;Database=models", false);

        Assert.Null(await new CatalogDatabase(new SentSql(AbsentRows.One), options).AdviseAsync(TestContext.Current.CancellationToken));
        var advice = await new CatalogDatabase(new SentSql(AbsentRows.None), options).AdviseAsync(TestContext.Current.CancellationToken);

        Assert.Contains("'models' on 'nowhere' READ_COMMITTED_SNAPSHOT is off", advice, StringComparison.Ordinal);
        Assert.Contains("ALLOW_SNAPSHOT_ISOLATION is off", advice, StringComparison.Ordinal);
    }

    [Fact]
    public void What_clears_the_schema_of_a_run_is_T_SQL() => TransactSql.Parse(ServerDatabase.Drops);

    [Fact]
    public async Task The_suite_runs_on_a_real_server()
    {
        Assert.SkipWhen(
            TestCatalog.Server is null,
            $"SKIPPED: {TestCatalog.ServerVariable} holds no connection string, so no test of the storage ran on a real SQL Server.");

        Assert.Contains(CatalogProvider.SqlServer, TestCatalog.Providers.Select(row => row.Data));
        await using var catalog = await TestCatalog.CreateAsync(CatalogProvider.SqlServer);
        if (await catalog.Database.AdviseAsync(TestContext.Current.CancellationToken) is { } advice)
        {
            TestContext.Current.AddWarning(advice);
        }
    }

    [GeneratedRegex(@"CONCAT\('\w+/', h\.id.*?\)[^,\n]*?(?=$| AS id)", RegexOptions.Multiline)]
    private static partial Regex Id();

    [GeneratedRegex(@"^CREATE (TABLE|VIEW|SEQUENCE) \[?(?<name>\w+)")]
    private static partial Regex Made();

    [GeneratedRegex(@"DROP (TABLE|VIEW|SEQUENCE) \[?(?<name>\w+)")]
    private static partial Regex Dropped();
}
