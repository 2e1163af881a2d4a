using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Tests.Deploy;
using ModelCompare.Worker.Tests.Jobs;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>The database fails in the middle: it is said plainly, and the catalog is as it was before or as it is after, never in between.</summary>
public sealed class DatabaseFaultTests(ITestOutputHelper output) : IDisposable
{
    private const string Current = "SELECT provider_model, meter, amount FROM published_prices ORDER BY 1, 2";
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_full_disk_keeps_the_last_good_prices_and_the_next_refresh_makes_up_for_it()
    {
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
        await _desk.PrintAsync("refresh");
        var before = await _desk.PrintAsync("export", "prices", "--format", "csv");
        _desk.Sources($"{Desk.Source("prices")}, {Desk.Source("more")}");
        _desk.Answer("more", Pages.Prices([.. Enumerable.Range(0, 500).Select(number => ($"Anvil {number + 100}", "$1.00", "$3.00"))]));

        using (new DatabaseFaults(_desk.DatabasePath) { MaxPages = int.Parse(Assert.Single(await _desk.QueryAsync("PRAGMA page_count")), CultureInfo.InvariantCulture) })
        {
            var refused = await _desk.RunAsync("refresh");
            Assert.True(refused.Status == ExitStatus.Unusable, refused.ToString());
            SaysPlainly(refused, "The catalog's database failed: SQLite Error 13: 'database or disk is full'. What was not finished was not stored.");
            Assert.Equal(before, await _desk.PrintAsync("export", "prices", "--format", "csv"));
        }

        Assert.Equal(["ok"], await _desk.QueryAsync("PRAGMA integrity_check"));
        await _desk.PrintAsync("refresh");
        Assert.Contains("anvil-599", await _desk.PrintAsync("export", "prices", "--format", "csv"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_connection_that_is_lost_at_any_statement_leaves_the_prices_of_before_or_after_and_none_twice()
    {
        _desk.Time = new FakeTimeProvider(Desk.FirstDay);
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
        await _desk.PrintAsync("refresh");
        var before = await _desk.QueryAsync(Current);
        var good = await File.ReadAllBytesAsync(_desk.DatabasePath, TestContext.Current.CancellationToken);
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$1.60", "$6.00"), ("Rocket Mini", "$0.10", "$0.45")), day: 1);
        _desk.Time = new FakeTimeProvider(Desk.FirstDay.AddDays(1));
        await _desk.PrintAsync("refresh");
        var after = await _desk.QueryAsync(Current);
        Assert.NotEqual(before, after);

        var (lostAt, committed) = (1, 0);
        for (; await IsStruckAsync(lostAt, good); lostAt++)
        {
            var left = await _desk.QueryAsync(Current);
            committed += left.SequenceEqual(after) ? 1 : 0;
            Assert.True(left.SequenceEqual(after) || left.SequenceEqual(before), $"Lost at statement {lostAt}: {string.Join("; ", left)}");

            // When the lease of the one that was lost is over.
            _desk.Time = new FakeTimeProvider(Desk.FirstDay.AddDays(1).AddHours(1));
            await _desk.PrintAsync("refresh");
            Assert.Equal(after, await _desk.QueryAsync(Current));
            Assert.Equal(["6"], await _desk.QueryAsync("SELECT COUNT(*) FROM prices"));
        }

        output.WriteLine($"{lostAt - 1} statements, of which the last {committed} came after the prices.");
        Assert.InRange(committed, 1, lostAt - 2);
    }

    [Fact]
    public async Task A_worker_whose_database_refuses_goes_on_says_so_in_a_line_and_makes_up_for_it()
    {
        _desk.Sources(Desk.Source("prices").Replace("0 15 6 * * ?", "0/2 * * * * ?", StringComparison.Ordinal));
        _desk.Answer("prices", Pages.Standard);
        await _desk.PrintAsync("schema", "--apply");
        await _desk.QueryAsync("CREATE TRIGGER full BEFORE INSERT ON documents BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
        using var worker = WorkerProcess.Start(_desk, "run");

        await worker.WaitForAsync("ERR The catalog's database failed at prices, which is tried again within 00:00:30; what was not finished was not stored: SQLite Error 19: 'database or disk is full'.");
        await _desk.QueryAsync("DROP TRIGGER full");
        await worker.WaitForAsync("Refreshed prices: 4 new");

        Assert.Equal(0, (await worker.SignalAsync("TERM")).Status);
        Assert.DoesNotContain("   at ", worker.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_takes_no_lease_says_why()
    {
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
        await _desk.PrintAsync("schema", "--apply");
        await _desk.QueryAsync("CREATE TRIGGER full BEFORE INSERT ON leases BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");

        SaysPlainly(await _desk.RunAsync("refresh"), "The catalog's database failed: SQLite Error 19: 'database or disk is full'.");
    }

    [Theory]
    [InlineData("refresh")]
    [InlineData("run")]
    [InlineData("export", "prices")]
    public async Task A_file_that_belongs_to_another_user_is_refused_and_left_alone(params string[] command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "A file that this user may not write needs another user, and setpriv on Linux: run this test as root.");
        var program = typeof(CommandLine).Assembly.Location;
        string[] asNobody = ["--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs", "--"];
        Assert.SkipUnless(
            (await ToolRun.StartAsync("/", "setpriv", [.. asNobody, "test", "-r", program], TestContext.Current.CancellationToken)).Status == 0,
            $"An unprivileged user cannot read {program}: build in a folder that others may enter.");
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
        await _desk.PrintAsync("refresh");
        await ToolRun.StartAsync("/", "chmod", ["755", _desk.Folder], TestContext.Current.CancellationToken);
        var before = await File.ReadAllBytesAsync(_desk.DatabasePath, TestContext.Current.CancellationToken);

        string[] sources = command[0] == "export" ? [] : ["--sources", _desk.SourcesPath];
        var run = await ToolRun.StartAsync(
            _desk.Folder, "env", [$"ConnectionStrings__Catalog={_desk.Settings["ConnectionStrings:Catalog"]}", "Http__Urls=", "setpriv", .. asNobody, "dotnet", program, .. command, .. sources],
            TestContext.Current.CancellationToken);

        Assert.Equal(
            $"The catalog in SQLite file '{_desk.DatabasePath}' cannot be used: SQLite Error 8: 'attempt to write a readonly database'. Check the path in ConnectionStrings:Catalog, and that this user may write there.",
            run.Text.Trim());
        Assert.Equal(ExitStatus.Unusable, run.Status);
        Assert.Equal(before, await File.ReadAllBytesAsync(_desk.DatabasePath, TestContext.Current.CancellationToken));
    }

    // A refresh of a good catalog, with the connection lost at a statement of it; false when it has fewer.
    private async Task<bool> IsStruckAsync(int statement, byte[] good)
    {
        _desk.Time = new FakeTimeProvider(Desk.FirstDay.AddDays(1));
        await File.WriteAllBytesAsync(_desk.DatabasePath, good, TestContext.Current.CancellationToken);
        using (var faults = new DatabaseFaults(_desk.DatabasePath) { LostAt = statement })
        {
            var result = await _desk.RunAsync("refresh");
            if (!faults.HasStruck)
            {
                return false;
            }

            // At the very end everything is stored, and only the lease is not given back.
            if (result.Status != ExitStatus.Done)
            {
                Assert.Equal(ExitStatus.Unusable, result.Status);
                SaysPlainly(result, "disk I/O error");
            }
        }

        return true;
    }

    private static void SaysPlainly(CommandResult result, string message)
    {
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("the program itself failed", result.Output + result.Error, StringComparison.Ordinal);
    }
}
