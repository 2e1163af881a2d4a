using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using ModelCompare.Catalog;
using ModelCompare.Sources;
using ModelCompare.Storage.Tests.SqlServer;
using Xunit;

namespace ModelCompare.Storage.Tests;

/// <summary>An empty catalog of its own: a SQLite file in a temporary folder, or the schema on the server of the environment, for which tests wait in turn.</summary>
public sealed class TestCatalog : IAsyncDisposable
{
    public const string ServerVariable = ServerDatabase.Variable;

    /// <summary>Who is told of everything.</summary>
    public static readonly string Target = new('0', 64);

    private readonly string? _folder;

    internal TestCatalog(CatalogOptions options, string? folder)
    {
        _folder = folder;
        Options = options;
        Contexts = new CatalogContextFactory(options);
        Database = new(Contexts, options);
        var outbox = new NotificationOutbox([new(Target, [.. Enum.GetValues<NotificationEvent>()])], Time);
        Writer = new(Contexts, options, outbox, Time);
        Notifications = new(Contexts, outbox, Time);
        Holds = new(Contexts, outbox);
        Reader = new(Contexts);
        History = new(Contexts);
        Comparisons = new(Contexts);
        Leases = new(Contexts, Time);
    }

    public static string? Server => ServerDatabase.Server;

    /// <summary>The kinds of databases on which the suite runs.</summary>
    public static TheoryData<CatalogProvider> Providers =>
        Server is null ? [CatalogProvider.Sqlite] : [CatalogProvider.Sqlite, CatalogProvider.SqlServer];

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    public CatalogOptions Options { get; }

    public IDbContextFactory<CatalogContext> Contexts { get; }

    public CatalogDatabase Database { get; }

    public CatalogWriter Writer { get; }

    public NotificationStore Notifications { get; }

    public HoldStore Holds { get; }

    public CatalogReader Reader { get; }

    public HistoryReader History { get; }

    public ComparisonStore Comparisons { get; }

    public LeaseStore Leases { get; }

    public static async Task<TestCatalog> CreateAsync(CatalogProvider provider)
    {
        if (provider == CatalogProvider.Sqlite)
        {
            var file = OnFile(Directory.CreateTempSubdirectory("modelcompare-").FullName);
            await file.Database.PrepareAsync(TestContext.Current.CancellationToken);
            return file;
        }

        return await ServerSchema.EnterAsync();
    }

    public Task<ChangeSummary> ApplyAsync(SourceRun run) => Writer.ApplyAsync(run, TestContext.Current.CancellationToken);

    public Task LinkAsync(SourceCatalog sources) => Writer.LinkModelsAsync(sources, TimeSpan.FromDays(14), TestContext.Current.CancellationToken);

    public async Task<List<TRow>> QueryAsync<TRow>(Func<CatalogContext, IQueryable<TRow>> query)
    {
        await using var context = await Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await query(context).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>How the server keeps readers from writers.</summary>
    public async Task<(bool IsReadCommittedSnapshot, bool IsSnapshotAllowed)> IsolationAsync()
    {
        await using var context = (SqlServerCatalogContext)await Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await context.IsolationAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Rows of a query in plain SQL, as another program would send it.</summary>
    public async Task<List<object?[]>> SqlAsync(string sql)
    {
        await using var context = await Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The text is a test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<object?[]>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add([.. row.Select(value => value is DBNull ? null : value)]);
        }

        return rows;
    }

    public ValueTask DisposeAsync()
    {
        if (_folder is null)
        {
            ServerSchema.Leave();
        }
        else
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, true);
        }

        return ValueTask.CompletedTask;
    }

    private static TestCatalog OnFile(string folder)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "catalog.db"),
            ForeignKeys = true,
        };
        return new(new(CatalogProvider.Sqlite, connection.ConnectionString, true), folder);
    }
}
