using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using ModelCompare.Worker.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>A folder with a sources.json, a recording and a database, and the program at work on them.</summary>
internal sealed class Desk : IDisposable
{
    /// <summary>When pages were fetched, unless a test says otherwise.</summary>
    public static readonly DateTimeOffset FirstDay = new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, JsonObject> _responses = [];

    public Desk() => Settings = new()
    {
        ["ConnectionStrings:Catalog"] = $"Data Source={DatabasePath};Pooling=False",
        ["Fetching:MaxRetries"] = "0",
        ["Http:Urls"] = "http://127.0.0.1:0", // A free port, so that workers run side by side.
    };

    public string Folder { get; } = Directory.CreateTempSubdirectory("desk-").FullName;

    public Dictionary<string, string?> Settings { get; }

    /// <summary>The clock of the commands; null for the system's.</summary>
    public TimeProvider? Time { get; set; }

    public string DatabasePath => PathOf("catalog.db");

    public string SourcesPath => PathOf("sources.json");

    public string RecordingPath => PathOf("recording");

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Writes sources.json: Acme, a lab, with <paramref name="sources"/>, answered by the recording.</summary>
    public void Sources(string sources, string models = "", string members = """ "recording": "recording", """) => File.WriteAllText(SourcesPath, $$"""
        {
          {{members}}
          "providers": [{ "id": "acme", "name": "Acme", "developer": "Acme" }, { "id": "reseller", "name": "Reseller" }],
          "models": [{{models}}],
          "sources": [{{sources}}]
        }
        """);

    /// <summary>A source of sources.json.</summary>
    public static string Source(string id, string members = "", string? url = null) => $$"""
        { "id": "{{id}}", "provider": "acme", "url": "{{url ?? UrlOf(id)}}", "schedule": "0 15 6 * * ?", "role": "authority"{{(members.Length == 0 ? "" : ", " + members)}} }
        """;

    public static string UrlOf(string id) => $"https://acme.example/{id}";

    /// <summary>Puts an answer for a source into the recording, in the place of the one before.</summary>
    public void Answer(string id, string body, int day = 0, int status = 200, string contentType = "text/html; charset=utf-8") =>
        Answer(id, Encoding.UTF8.GetBytes(body), day, status, contentType);

    public void Answer(string id, byte[] body, int day = 0, int status = 200, string contentType = "text/html; charset=utf-8")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(RecordingPath, id))!);
        File.WriteAllBytes(Path.Combine(RecordingPath, id), body);
        _responses[id] = new JsonObject
        {
            ["url"] = UrlOf(id),
            ["status"] = status,
            ["contentType"] = contentType,
            ["file"] = id,
            ["fetchedAt"] = FirstDay.AddDays(day),
        };
        var manifest = new JsonObject { ["responses"] = new JsonArray([.. _responses.Values.Select(response => response.DeepClone())]) };
        File.WriteAllText(Path.Combine(RecordingPath, "manifest.json"), manifest.ToJsonString());
    }

    /// <summary>Runs a command on the sources of the desk, unless it names others.</summary>
    public async Task<CommandResult> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        string[] all = args.Contains("--sources") ? args : [.. args, "--sources", SourcesPath];
        var status = await CommandLine.RunAsync(all, new CommandContext(output, error, Settings, Time), TestContext.Current.CancellationToken);
        return new CommandResult(status, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that must succeed, and returns what it printed.</summary>
    public async Task<string> PrintAsync(params string[] args)
    {
        var result = await RunAsync(args);
        Assert.True(result.Status == ExitStatus.Done, $"{string.Join(' ', args)} ended with {result.Status}: {result}");
        return result.Output;
    }

    /// <summary>The result of one source of <c>refresh --format json</c>.</summary>
    public async Task<JsonElement> RefreshAsync(string id, int status = ExitStatus.Done)
    {
        var result = await RunAsync("refresh", "--format", "json");
        Assert.True(result.Status == status, $"refresh ended with {result.Status}: {result}");
        return Json(result.Output).GetProperty("sources").EnumerateArray().Single(source => source.GetProperty("id").GetString() == id);
    }

    /// <summary>Rows of the database, values joined by a bar.</summary>
    public async Task<string[]> QueryAsync(string sql)
    {
        await using DbConnection connection = Settings.GetValueOrDefault("Catalog:Provider") is "SqlServer"
            ? new SqlConnection(Settings["ConnectionStrings:Catalog"])
            : new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests write their own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))));
        }

        return [.. rows];
    }

    private static string? Text(object value) => value is DateTimeOffset time ? time.ToString("O", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture);

    public static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}

/// <summary>What a command ended with and printed.</summary>
internal sealed record CommandResult(int Status, string Output, string Error);
