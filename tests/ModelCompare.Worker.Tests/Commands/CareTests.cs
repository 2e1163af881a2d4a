using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Composition;
using ModelCompare.Worker.Jobs;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>What those who operate the worker ask of it.</summary>
public sealed class CareTests : IDisposable
{
    private readonly Desk _desk = new();

    public CareTests()
    {
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_backup_taken_while_somebody_writes_is_a_whole_catalog_and_overwrites_nothing()
    {
        await _desk.PrintAsync("refresh");
        var copy = _desk.PathOf("copy.db");
        await using (var writer = new SqliteConnection($"Data Source={_desk.DatabasePath};Pooling=False"))
        {
            await writer.OpenAsync(TestContext.Current.CancellationToken);
            await using var transaction = await writer.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var delete = writer.CreateCommand();
            delete.Transaction = (SqliteTransaction)transaction;
            delete.CommandText = "DELETE FROM prices";
            await delete.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

            Assert.Contains($"Copied to {copy}, ", await _desk.PrintAsync("backup", copy), StringComparison.Ordinal);
        }

        var again = await _desk.RunAsync("backup", copy);
        Assert.Equal(ExitStatus.Unusable, again.Status);
        Assert.Contains("a backup never overwrites", again.Error, StringComparison.Ordinal);
        File.Move(copy, _desk.DatabasePath, overwrite: true);
        File.Delete(_desk.DatabasePath + "-wal");
        File.Delete(_desk.DatabasePath + "-shm");
        Assert.Equal(["ok"], await _desk.QueryAsync("PRAGMA integrity_check"));
        Assert.Contains("Anvil 2", await _desk.PrintAsync("export", "prices", "--format", "csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_taken_while_a_worker_is_at_a_source_keeps_nobody_from_it_where_it_is_restored()
    {
        _desk.Time = new FakeTimeProvider(Desk.FirstDay);
        await _desk.PrintAsync("refresh");
        await _desk.QueryAsync("UPDATE leases SET holder = 'worker/1', acquired_at = '2026-03-01T06:00:00.0000000Z', expires_at = '2026-03-01T06:01:00.0000000Z' WHERE name = 'source/prices'");
        Assert.Contains("worker/1 has been refreshing it since", (await _desk.RunAsync("refresh")).Output, StringComparison.Ordinal);
        var copy = _desk.PathOf("copy.db");
        await _desk.PrintAsync("backup", copy);
        Assert.Equal(["copy.db"], Directory.EnumerateFiles(_desk.Folder, "copy*").Select(Path.GetFileName));
        var tokens = await _desk.QueryAsync("SELECT token + 1 FROM leases WHERE name = 'source/prices'");

        File.Move(copy, _desk.DatabasePath, overwrite: true);
        File.Delete(_desk.DatabasePath + "-wal");
        File.Delete(_desk.DatabasePath + "-shm");

        Assert.Equal(tokens, await _desk.QueryAsync("SELECT token FROM leases WHERE name = 'source/prices'"));
        Assert.Contains("│ read", await _desk.PrintAsync("refresh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_to_a_folder_that_is_not_there_says_what_to_check()
    {
        await _desk.PrintAsync("refresh");

        var result = await _desk.RunAsync("backup", _desk.PathOf("none/copy.db"));

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains("Check that the folder is there", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_as_SQL_makes_a_database_that_the_program_takes_for_its_own()
    {
        var script = await _desk.PrintAsync("schema");
        await using (var connection = new SqliteConnection($"Data Source={_desk.DatabasePath};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The program's own text.
            command.CommandText = script;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        _desk.Settings["Catalog:Migrate"] = "false";
        Assert.Contains("4", await _desk.PrintAsync("refresh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_applied_on_demand_where_workers_may_not_and_once_more_changes_nothing()
    {
        _desk.Settings["Catalog:Migrate"] = "false";

        Assert.Equal(ExitStatus.Unusable, (await _desk.RunAsync("refresh")).Status);
        Assert.Contains($"The schema of SQLite file '{_desk.DatabasePath}' is that of this program.", await _desk.PrintAsync("schema", "--apply"), StringComparison.Ordinal);
        await _desk.PrintAsync("refresh");
        var prices = await _desk.PrintAsync("export", "prices", "--format", "csv");
        await _desk.PrintAsync("schema", "--apply");
        Assert.Equal(prices, await _desk.PrintAsync("export", "prices", "--format", "csv"));
    }

    [Fact]
    public void The_scheduler_s_tables_are_made_by_statements_of_which_each_stands_alone()
    {
        Assert.All(SchedulerTables.Statements(), statement =>
        {
            new TSql160Parser(true).Parse(new StringReader(statement), out var errors);
            Assert.Empty(errors.Select(error => $"line {error.Line}: {error.Message}\n{statement}"));
            Assert.DoesNotMatch(@"(?m)^\s*GO\s*$", statement);
        });
        Assert.Contains(SchedulerTables.Statements(), statement => statement.Contains("CREATE TABLE QRTZ_LOCKS", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_schema_for_SQL_Server_can_be_applied_to_any_version()
    {
        _desk.Settings["Catalog:Provider"] = "SqlServer";
        _desk.Settings["ConnectionStrings:Catalog"] = "Server=nowhere;Database=modelcompare";

        var script = await _desk.PrintAsync("schema");

        Assert.Contains("IF NOT EXISTS (", script, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE [leases]", script, StringComparison.Ordinal);
        Assert.Contains("CREATE VIEW published_prices", script, StringComparison.Ordinal);
        Assert.Contains("IF OBJECT_ID(N'QRTZ_JOB_DETAILS', N'U') IS NULL", script, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE QRTZ_LOCKS", script, StringComparison.Ordinal);
        new TSql160Parser(true).Parse(new StringReader(script), out var errors);
        Assert.Empty(errors.Select(error => $"line {error.Line}: {error.Message}"));
    }

    [Fact]
    public async Task The_doctor_tells_programs_the_same()
    {
        _desk.Sources(Desk.Source("prices"));

        var findings = Desk.Json((await _desk.RunAsync("doctor", "--format", "json")).Output).EnumerateArray().ToDictionary(finding => finding.GetProperty("what").GetString()!, finding => finding.GetProperty("status").GetString());

        Assert.Equal("ok", findings["sources.json"]);
        Assert.Equal("problem", findings["database"]);
    }

    [Fact]
    public async Task The_doctor_finds_nothing_wrong_after_a_good_refresh()
    {
        _desk.Time = new FakeTimeProvider(Desk.FirstDay);
        await _desk.PrintAsync("refresh");

        var lines = (await _desk.PrintAsync("doctor", "--sources", _desk.SourcesPath)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["settings", "sources.json", "database", "scheduler", "sources", "holds", "webhooks", "clock", "disk"], lines.Select(line => line[9..].Split(':')[0]));
        Assert.All(lines.Where(line => !line.Contains("disk:", StringComparison.Ordinal)), line => Assert.StartsWith("ok ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_doctor_notices_that_nobody_did_what_was_due()
    {
        _desk.Sources($"{Desk.Source("prices")}, {Desk.Source("cards").Replace("0 15 6 * * ?", "0 0 4 * * ?", StringComparison.Ordinal)}");
        _desk.Answer("cards", Pages.Standard);
        var time = new FakeTimeProvider(Desk.FirstDay);
        _desk.Time = time;
        await _desk.PrintAsync("refresh");

        time.SetUtcNow(Desk.FirstDay.AddMinutes(29));
        Assert.Contains("ok       scheduler: ", await _desk.PrintAsync("doctor"), StringComparison.Ordinal);

        time.SetUtcNow(Desk.FirstDay.AddMinutes(31));
        Assert.Contains(
            "warning  scheduler: nobody refreshed what was due: prices; prices was due at 2026-03-01 06:15:00Z, and last tried at 2026-03-01 06:00:00Z. Is a worker running",
            await _desk.PrintAsync("doctor"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_once_where_an_error_of_the_file_of_sources_is()
    {
        File.WriteAllText(_desk.SourcesPath, "{");

        var output = (await _desk.RunAsync("doctor")).Output;

        Assert.Contains($"problem  sources.json: an error: {_desk.SourcesPath}:1:2: ", output, StringComparison.Ordinal);
        Assert.Single(output.Split(_desk.SourcesPath).Skip(1));
    }

    [Theory]
    [InlineData("UPDATE source_states SET attempted_at = '2999-01-01T00:00:00.0000000Z'", "problem  clock: this machine's clock says")]
    [InlineData("DELETE FROM \"__EFMigrationsHistory\"", "problem  database: ")]
    public async Task The_doctor_names_what_keeps_the_worker_from_its_work(string damage, string finding)
    {
        await _desk.PrintAsync("refresh");
        await _desk.QueryAsync(damage);

        var result = await _desk.RunAsync("doctor", "--sources", _desk.SourcesPath);

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains(finding, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_what_is_wrong_with_sources_and_that_nothing_was_tried()
    {
        _desk.Sources($"{Desk.Source("prices")}, {Desk.Source("cards")}");
        _desk.Answer("cards", "", status: 404);
        await _desk.RunAsync("refresh", "--source", "cards");

        var output = (await _desk.RunAsync("doctor", "--sources", _desk.SourcesPath)).Output;

        Assert.Contains("warning  sources: never tried: prices. Is a worker running?", output, StringComparison.Ordinal);
        Assert.Contains("warning  sources: cards failed: https://acme.example/cards answered 404", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_a_file_is_the_setting_without_the_suffix_and_other_programs_variables_are_left_alone()
    {
        File.WriteAllText(_desk.PathOf("key"), "a long enough secret\n");

        var settings = SecretFiles.Read(new Dictionary<string, string> { ["Http__ApiKey_FILE"] = _desk.PathOf("key"), ["SSL_CERT_FILE"] = "/nowhere" });

        Assert.Equal(("Http:ApiKey", "a long enough secret"), (Assert.Single(settings).Key, settings["Http:ApiKey"]));
    }

    [Fact]
    public void A_secret_whose_file_cannot_be_read_is_named()
    {
        var exception = Assert.Throws<InvalidDataException>(() => SecretFiles.Read(new Dictionary<string, string> { ["Http__ApiKey_FILE"] = "/nowhere/key" }));

        Assert.Equal("Http__ApiKey_FILE names the file \"/nowhere/key\", which cannot be read:", exception.Message);
    }
}
