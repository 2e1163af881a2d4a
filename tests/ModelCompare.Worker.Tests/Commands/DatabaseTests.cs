using ModelCompare.Worker.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>A database that cannot be used is told of on standard error, never by a stack trace.</summary>
public sealed class DatabaseTests : IDisposable
{
    private readonly Desk _desk = new();

    public DatabaseTests()
    {
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
    }

    public void Dispose() => _desk.Dispose();

    public static TheoryData<string> Commands => ["refresh", "sources", "models", "compare a b", "export prices", "explain a", "run"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_path_that_cannot_be_opened(string command)
    {
        await File.WriteAllTextAsync(_desk.PathOf("file"), "", TestContext.Current.CancellationToken);
        _desk.Settings["ConnectionStrings:Catalog"] = $"Data Source={_desk.PathOf("file/catalog.db")}";

        await RefusedAsync(command, _desk.PathOf("file/catalog.db"));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_file_that_is_no_database(string command)
    {
        await File.WriteAllTextAsync(_desk.DatabasePath, new string('x', 5000), TestContext.Current.CancellationToken);

        await RefusedAsync(command, "no SQLite database");
        Assert.Equal(5000, new FileInfo(_desk.DatabasePath).Length);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_schema_that_is_newer_than_the_program(string command)
    {
        await _desk.PrintAsync("refresh");
        await _desk.QueryAsync("INSERT INTO __EFMigrationsHistory VALUES ('20991231000000_Future', '99.0.0')");

        await RefusedAsync(command, "another version of the program made its schema, by migrations that this one does not know: 20991231000000_Future");
    }

    [Fact]
    public async Task A_database_that_cannot_be_written()
    {
        await _desk.PrintAsync("refresh");
        _desk.Settings["ConnectionStrings:Catalog"] = $"Data Source={_desk.DatabasePath};Mode=ReadOnly";

        var result = await _desk.RunAsync("refresh");

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains("readonly database", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("the program itself failed", result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Freshness:Limit", "00:01:00", "Freshness:Limit is a time from 1 to 3650 days, written as 14.00:00:00. Settings come from")]
    [InlineData("Refresh:LeaseSeconds", "0", "Refresh:LeaseSeconds is a whole number from 1 to 3600. Settings come from")]
    [InlineData("Catalog:Provider", "Oracle", "Use Sqlite or SqlServer")]
    [InlineData("Catalog:Provider", "SqlServer", "ConnectionStrings:Catalog")]
    [InlineData("Fetching:MaxBodyBytes", "0", "MaxBodyBytes")]
    [InlineData("Fetching:AttemptTimeout", "soon", "AttemptTimeout")]
    [InlineData("Comparisons:MaxPairs", "0", "MaxPairs")]
    public async Task A_setting_that_cannot_be_understood_is_named(string key, string value, string message)
    {
        _desk.Settings[key] = value;
        if (value == "SqlServer")
        {
            _desk.Settings["ConnectionStrings:Catalog"] = null;
        }

        await RefusedAsync("refresh", message);
        Assert.False(File.Exists(_desk.DatabasePath));
    }

    private async Task RefusedAsync(string command, string message)
    {
        var result = await _desk.RunAsync(command == "run" ? ["run", "--sources", _desk.SourcesPath] : command.Split(' '));

        Assert.True(result.Status == ExitStatus.Unusable, result.ToString());
        Assert.Empty(result.Output);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
    }
}
