using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Time.Testing;
using Microsoft.SqlServer.Dac.Model;
using ModelCompare.Comparison;
using ModelCompare.Storage.Entities;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>What can be known of the SQL Server path without a server.</summary>
public sealed partial class OfflineTests
{
    [Fact]
    public void The_migration_script_defines_a_valid_SQL_Server_2022_database_with_all_views()
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
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        model.AddObjects("CREATE TABLE models (slug int NOT NULL)");
        model.AddObjects("CREATE VIEW published_models AS SELECT slugg FROM models");

        Assert.NotEmpty(model.Validate());
    }

    [Fact]
    public async Task Every_statement_of_the_writer_and_the_readers_is_T_SQL()
    {
        var sent = new SentSql();
        var stop = TestContext.Current.CancellationToken;
        var writer = new CatalogWriter(sent, new(CatalogProvider.SqlServer, "", false), new([new(TestCatalog.Target, [NotificationEvent.Failed])], new FakeTimeProvider()), new FakeTimeProvider());
        var reader = new CatalogReader(sent);
        var comparisons = new ComparisonStore(sent);

        await writer.ApplyAsync(Run(At(1), "one", Price(1m), Attribute("license", "MIT"), Capability("vision", true), Score("MMLU", 1m)), stop);
        await writer.RecordFailureAsync("acme-pricing", At(1), "down", stop);
        await writer.LinkModelsAsync(SourcesJson([Source("a", Sources.SourceRole.Seller)], Model("opal-2", "Opal 2", "Acme Labs")), TimeSpan.FromDays(14), stop);
        await new HistoryReader(sent).GetAsync("opal-2", stop);
        await reader.GetPricesAsync(stop);
        await reader.GetAttributesAsync(stop);
        await reader.GetCapabilitiesAsync(stop);
        await reader.GetBenchmarksAsync(stop);
        await reader.GetModelsAsync(stop);
        await reader.GetKnownModelsAsync(stop);
        await reader.GetUnmatchedListingsAsync(stop);
        await reader.GetChangesAsync(On(1), "opal-2", cancellationToken: stop);
        await reader.GetSourceStatesAsync(stop);
        await reader.GetSourceStateAsync("a", stop);
        await reader.GetProfilesAsync(On(1), null, stop);
        await reader.GetProfilesAsync(On(1), ["a", "b"], stop);
        await reader.GetViewAsync(On(1), stop);
        await reader.GetChangesAsync(On(1), after: "price/1", take: 10, cancellationToken: stop);
        using var version = new CatalogVersion(sent, new(CatalogProvider.SqlServer, "", false));
        await version.ReadAsync(stop);
        await comparisons.WriteAsync(ComparisonSet.Choose([], PairSelection.All, 1), On(1), stop);
        await comparisons.ReadModelsAsync(stop);
        await comparisons.ReadAsync("a", "b", stop);
        await comparisons.ReadAllAsync(stop).ToListAsync(stop);

        Assert.Contains(sent.Texts, text => text.Contains("INSERT INTO [prices]", StringComparison.Ordinal));
        Assert.Contains(sent.Texts, text => text.Contains("NEXT VALUE FOR", StringComparison.Ordinal));
        Assert.All(sent.Texts, text => TransactSql.Parse(text));
        Assert.DoesNotContain(sent.Texts, text => text.Contains("MERGE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_statement_of_notifications_and_housekeeping_is_T_SQL()
    {
        var sent = new SentSql();
        var stop = TestContext.Current.CancellationToken;
        var notifications = new NotificationStore(sent, new([], TimeProvider.System), TimeProvider.System);

        await notifications.TellStaleAsync(stop);
        await notifications.ClaimAsync(8, TimeSpan.FromMinutes(1), stop);
        await notifications.EndAsync("a", null, stop);
        await notifications.DeferAsync("a", At(1), "down", stop);

        await new CatalogHousekeeping(sent, TimeProvider.System).CleanAsync(new(TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1)), stop);

        Assert.Contains(sent.Texts, text => text.Contains("DELETE FROM [d]", StringComparison.Ordinal));
        Assert.Contains(sent.Texts, text => text.Contains("UPDATE [n]", StringComparison.Ordinal));
        Assert.All(sent.Texts, text => TransactSql.Parse(text));
    }

    [Fact]
    public async Task Statements_that_change_and_delete_are_T_SQL()
    {
        var sent = new SentSql();
        var stop = TestContext.Current.CancellationToken;
        await using var context = sent.CreateDbContext();

        await context.Comparisons.Where(entry => entry.LeftSlug == "a" && entry.RightSlug == "b").ExecuteDeleteAsync(stop);
        context.Update(new ComparedModelEntry { Slug = "a", Digest = "1", LastReviewedOn = On(1) });
        context.Remove(new ModelEntry { Id = 7, Slug = "a", Name = "A", Developer = "Acme", ProductType = "standalone-api" });
        // No server says that a row was there.
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => context.SaveChangesAsync(stop));

        Assert.Contains(sent.Texts, text => text.Contains("UPDATE [compared_models]", StringComparison.Ordinal));
        Assert.All(sent.Texts, text => TransactSql.Parse(text));
    }

    [Fact]
    public void The_statements_of_the_bulk_copy_are_T_SQL()
    {
        TransactSql.Parse(ComparisonBulkCopy.CreateStaging);
        TransactSql.Parse(ComparisonBulkCopy.Publish);
        Assert.DoesNotContain("MERGE", ComparisonBulkCopy.Publish, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_the_suite_takes_away_all_that_it_made_on_a_server()
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
    public void The_suite_runs_on_a_real_server()
    {
        Assert.SkipWhen(
            TestCatalog.Server is null,
            $"SKIPPED: {TestCatalog.ServerVariable} holds no connection string, so no test of the storage ran on a real SQL Server.");

        Assert.Contains(CatalogProvider.SqlServer, TestCatalog.Providers.Select(row => row.Data));
    }

    [GeneratedRegex(@"^CREATE (TABLE|VIEW|SEQUENCE) \[?(?<name>\w+)")]
    private static partial Regex Made();

    [GeneratedRegex(@"DROP (TABLE|VIEW|SEQUENCE) \[?(?<name>\w+)")]
    private static partial Regex Dropped();
}
