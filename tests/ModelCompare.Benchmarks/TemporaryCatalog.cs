using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelCompare.Comparison;
using ModelCompare.Fetching;
using ModelCompare.Storage;
using ModelCompare.Worker.Composition;
using ModelCompare.Worker.Http;
using ModelCompare.Worker.Refreshing;

namespace ModelCompare.Benchmarks;

/// <summary>A catalog in a SQLite file of its own, and the worker's refresh into it from recorded documents.</summary>
internal sealed class TemporaryCatalog : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("modelcompare-");
    private readonly Recording _recording;
    private readonly IHost _host;
    private readonly RecordedFetcher _fetcher;

    private TemporaryCatalog(Recording recording)
    {
        _recording = recording;
        _fetcher = new(recording.Documents().DistinctBy(recorded => recorded.Document.Url).ToDictionary(recorded => recorded.Document.Url, recorded => recorded.Document));
        var builder = WorkerComposition.CreateBuilder(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Catalog"] = ConnectionString,
            ["Serilog:MinimumLevel"] = "Fatal",
        });
        builder.Services.AddSingleton<IDocumentFetcher>(_fetcher);
        _host = builder.Build();
    }

    public string File => Path.Combine(_folder.FullName, "catalog.db");

    public string ConnectionString => $"Data Source={File}";

    public static async Task<TemporaryCatalog> CreateAsync(Recording recording)
    {
        var catalog = new TemporaryCatalog(recording);
        await catalog._host.Services.GetRequiredService<CatalogDatabase>().PrepareAsync();
        return catalog;
    }

    /// <summary>Refreshes all recorded sources. Every time the same bytes come a day later.</summary>
    public async Task<CatalogRefresh> RefreshAsync()
    {
        var sources = _recording.Catalog.Sources.Where(source => _fetcher.Answers(source.Url));
        var refresh = await _host.Services.GetRequiredService<CatalogRefresher>().RefreshAsync(_recording.Catalog, [.. sources]);
        _fetcher.Days++;
        return refresh;
    }

    /// <summary>Stores the snapshots of a set of pairs, as a refresh does.</summary>
    public Task<ComparisonChanges> StoreAsync(ComparisonSet set) => _host.Services.GetRequiredService<ComparisonStore>().WriteAsync(set, new DateOnly(2026, 6, 1));

    /// <summary>Starts the worker's web application on the catalog, without a limit of requests.</summary>
    public async Task<WebApplication> ServeAsync()
    {
        var builder = WorkerComposition.CreateWebBuilder(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Catalog"] = ConnectionString,
            ["Serilog:MinimumLevel"] = "Fatal",
            ["Http:Urls"] = "http://127.0.0.1:0",
            ["Http:RequestsPerMinute"] = int.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
        builder.AddHttp();
        var application = builder.Build();
        application.UseHttp();
        await application.StartAsync();
        return application;
    }

    /// <summary>
    /// Everything stored of the catalog: a text for each row, without the columns that hold days and times. The log of attempts and the leases are
    /// not of it: they say who worked when.
    /// </summary>
    public async Task<List<string>> WithoutDatesAsync()
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        var rows = new List<string>();
        foreach (var table in await QueryAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('refresh_runs', 'leases') ORDER BY name"))
        {
            var columns = await QueryAsync(connection, $"SELECT name FROM pragma_table_info('{table}') WHERE name NOT LIKE '%\\_on' ESCAPE '\\' AND name NOT LIKE '%\\_at' ESCAPE '\\' AND name NOT LIKE '%\\_until' ESCAPE '\\'");
            var text = string.Join(" || '|' || ", columns.Select(column => $"quote(\"{column}\")"));
            rows.AddRange((await QueryAsync(connection, $"SELECT {text} FROM \"{table}\" ORDER BY 1")).Select(row => $"{table}: {row}"));
        }

        return rows;
    }

    public void Dispose()
    {
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(true);
    }

    private static async Task<List<string>> QueryAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the schema's own tables and columns.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private sealed class RecordedFetcher(Dictionary<Uri, Document> documents) : IDocumentFetcher
    {
        public int Days { get; set; }

        public bool Answers(Uri url) => documents.ContainsKey(url);

        public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
        {
            var document = documents[request.Url];
            return Task.FromResult<FetchOutcome>(new FetchOutcome.Fetched(document with { FetchedAt = document.FetchedAt.AddDays(Days) }));
        }
    }
}
