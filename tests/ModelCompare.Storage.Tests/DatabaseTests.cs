using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

public sealed class DatabaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelcompare-").FullName;

    private string File => Path.Combine(_folder, "deep", "catalog.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task A_file_and_its_folder_are_created_with_write_ahead_log_and_foreign_keys()
    {
        using var services = Services();

        await PrepareAsync(services);
        await PrepareAsync(services);

        await using var context = await ContextAsync(services);
        Assert.Equal("wal", await PragmaAsync<string>(context, "SELECT journal_mode AS Value FROM pragma_journal_mode()"));
        Assert.Equal(1, await PragmaAsync<int>(context, "SELECT foreign_keys AS Value FROM pragma_foreign_keys()"));
        Assert.Equal(30, context.Database.GetDbConnection() is SqliteConnection connection ? connection.DefaultTimeout : 0);
    }

    [Fact]
    public async Task The_writer_and_the_readers_are_registered()
    {
        using var services = Services();
        await PrepareAsync(services);

        await services.GetRequiredService<CatalogWriter>().ApplyAsync(Run(At(1), "one", Price(1m)), TestContext.Current.CancellationToken);
        await services.GetRequiredService<CatalogWriter>().LinkModelsAsync(SourcesJson(), TimeSpan.FromDays(14), TestContext.Current.CancellationToken);

        Assert.Single(await services.GetRequiredService<CatalogReader>().GetPricesAsync(TestContext.Current.CancellationToken));
        Assert.NotNull(services.GetRequiredService<ComparisonStore>());
    }

    [Fact]
    public async Task Programs_that_make_one_catalog_at_once_all_find_it_made()
    {
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
                async () =>
                {
                    using var services = Services();
                    await PrepareAsync(services);
                    await services.GetRequiredService<CatalogDatabase>().VerifyAsync(TestContext.Current.CancellationToken);
                })));
            SqliteConnection.ClearAllPools();
            Directory.Delete(Path.GetDirectoryName(File)!, true);
        }
    }

    [Fact]
    public async Task A_catalog_that_a_program_was_making_when_it_was_killed_is_made_by_the_next()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        // As EF leaves it behind.
        await ExecuteAsync("""CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-03-01 08:00:00+00:00')""");
        using var services = Services();

        await services.GetRequiredService<CatalogDatabase>().PrepareAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        await services.GetRequiredService<CatalogDatabase>().VerifyAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_catalog_that_another_program_makes_at_this_very_moment_is_not_taken_for_a_strangers()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await ExecuteAsync("VACUUM");
        using var other = Services();
        using var mine = Services();
        var meanwhile = new Meanwhile("AS Value FROM sqlite_master", () => PrepareAsync(other));
        var options = new DbContextOptionsBuilder<SqliteCatalogContext>().UseSqlite($"Data Source={File}").AddInterceptors(meanwhile).Options;

        await new CatalogDatabase(new OneKind(options), mine.GetRequiredService<CatalogOptions>()).PrepareAsync(TestContext.Current.CancellationToken);

        Assert.True(meanwhile.IsDone);
    }

    [Fact]
    public async Task A_schema_of_another_version_is_refused()
    {
        using var services = Services();
        await PrepareAsync(services);
        await ExecuteAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_Future', '99.0.0')""");

        var problem = await RefusedAsync(services);

        Assert.Contains("another version of the program made its schema", problem, StringComparison.Ordinal);
        Assert.Contains("20990101000000_Future", problem, StringComparison.Ordinal);
        Assert.Contains(File, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_schema_is_refused_without_permission_to_migrate()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await ExecuteAsync("VACUUM");
        using var services = Services(("Catalog:Migrate", "false"));

        var problem = await RefusedAsync(services);

        Assert.Contains("older than this program", problem, StringComparison.Ordinal);
        Assert.Contains("`schema --apply`", problem, StringComparison.Ordinal);
        Assert.Contains("Catalog:Migrate", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_not_made_without_permission()
    {
        using var services = Services(("Catalog:Migrate", "false"));

        Assert.Contains("no such file", await RefusedAsync(services), StringComparison.Ordinal);

        Assert.False(Directory.Exists(Path.GetDirectoryName(File)));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, string.Concat(Enumerable.Repeat("provider,model,price\n", 400)), TestContext.Current.CancellationToken);
        using var services = Services();

        Assert.Contains("no SQLite database", await RefusedAsync(services), StringComparison.Ordinal);

        Assert.StartsWith("provider,model", await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_programs_database_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await ExecuteAsync("CREATE TABLE customers (id INTEGER)");
        using var services = Services();

        Assert.Contains("another program's tables (customers)", await RefusedAsync(services), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_file_is_refused()
    {
        Directory.CreateDirectory(File);
        using var services = Services();

        Assert.Contains("cannot be used", await RefusedAsync(services), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_is_refused()
    {
        await System.IO.File.WriteAllTextAsync(Path.GetDirectoryName(File)!, "", TestContext.Current.CancellationToken);
        using var services = Services();

        Assert.Contains("cannot be used", await RefusedAsync(services), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Oracle", "Data Source=x")]
    [InlineData("SqlServer", null)]
    [InlineData("SqlServer", "Server=x;Password=hush;hush-hush")]
    [InlineData("Sqlite", "Data Source=x;hush")]
    public void A_setting_that_cannot_be_understood_is_named_without_its_secrets(string provider, string? connectionString)
    {
        var problem = Assert.Throws<CatalogUnavailableException>(() =>
            Services(("Catalog:Provider", provider), ("ConnectionStrings:Catalog", connectionString)));

        Assert.Contains(provider, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_server_is_named_without_its_password()
    {
        using var services = Services(
            ("Catalog:Provider", "SqlServer"),
            ("ConnectionStrings:Catalog", "Server=127.0.0.1,1;Database=models;User Id=worker;Password=hush-hush;Connect Timeout=1;ConnectRetryCount=0;Encrypt=false"));

        var problem = await Assert.ThrowsAsync<CatalogUnavailableException>(() => PrepareAsync(services));

        Assert.Contains("'models' on '127.0.0.1,1'", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", problem.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", services.GetRequiredService<CatalogOptions>().ToString(), StringComparison.Ordinal);
        Assert.False(services.GetRequiredService<CatalogOptions>().Migrate);
    }

    [Fact]
    public void Nothing_needs_to_be_configured()
    {
        var options = CatalogOptions.Read(new ConfigurationBuilder().Build());

        Assert.Equal((CatalogProvider.Sqlite, true, "SQLite file 'data/modelcompare.db'"), (options.Provider, options.Migrate, options.Database));
    }

    private ServiceProvider Services(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        configuration["ConnectionStrings:Catalog"] = $"Data Source={File}";
        foreach (var (key, value) in settings)
        {
            configuration[key] = value;
        }

        return new ServiceCollection().AddCatalogStorage(configuration).BuildServiceProvider();
    }

    private static Task PrepareAsync(IServiceProvider services) =>
        services.GetRequiredService<CatalogDatabase>().PrepareAsync(TestContext.Current.CancellationToken);

    private static async Task<string> RefusedAsync(IServiceProvider services) =>
        (await Assert.ThrowsAsync<CatalogUnavailableException>(() => PrepareAsync(services))).Message;

    private static Task<CatalogContext> ContextAsync(IServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<CatalogContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

    private static Task<T> PragmaAsync<T>(CatalogContext context, string sql) =>
        context.Database.SqlQueryRaw<T>(sql).SingleAsync(TestContext.Current.CancellationToken);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File}");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private sealed class OneKind(DbContextOptions<SqliteCatalogContext> options) : IDbContextFactory<CatalogContext>
    {
        public CatalogContext CreateDbContext() => new SqliteCatalogContext(options);
    }

    /// <summary>Does something once, before the first command that says <paramref name="text"/>.</summary>
    private sealed class Meanwhile(string text, Func<Task> act) : DbCommandInterceptor
    {
        public bool IsDone { get; private set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (!IsDone && command.CommandText.Contains(text, StringComparison.Ordinal))
            {
                IsDone = true;
                await act();
            }

            return result;
        }
    }
}
