using Microsoft.AspNetCore.Http;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Tests.Fetching;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

public sealed class SourcesTests : IDisposable
{
    private readonly Desk _desk = new();

    public SourcesTests()
    {
        _desk.Sources($"{Desk.Source("prices")}, {Desk.Source("broken")}");
        _desk.Answer("prices", Pages.Standard);
        _desk.Answer("broken", "", status: 404);
    }

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("refresh")]
    [InlineData("refresh", "--dry-run")]
    [InlineData("run")]
    [InlineData("sources")]
    [InlineData("sources", "check")]
    [InlineData("sources", "probe", "prices")]
    public async Task Every_error_of_the_file_is_told_at_once_and_nothing_is_written(params string[] command)
    {
        _desk.Sources($$"""
            {{Desk.Source("prices")}}, {{Desk.Source("prices")}},
            { "id": "b", "provider": "nobody", "url": "ftp://acme.example/b", "schedule": "every day", "colour": 1 }
            """);

        var result = await _desk.RunAsync([.. command, "--sources", _desk.SourcesPath]);

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Empty(result.Output);
        foreach (var problem in new[] { "6 errors; nothing was done", "\"prices\"", "nobody", "ftp://acme.example/b", "every day", "colour" })
        {
            Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        }

        Assert.All(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1), line => Assert.StartsWith($"{_desk.SourcesPath}:", line, StringComparison.Ordinal));
        Assert.False(File.Exists(_desk.DatabasePath));
    }

    [Theory]
    [InlineData("{ \"sources\": [ }", ":1:16")]
    [InlineData("", ":1:1")]
    [InlineData("[]", ":1:1")]
    public async Task A_malformed_file_is_refused_with_the_place(string text, string place)
    {
        await File.WriteAllTextAsync(_desk.SourcesPath, text, TestContext.Current.CancellationToken);

        var result = await _desk.RunAsync("refresh");

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains($"{_desk.SourcesPath}{place}", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_desk.DatabasePath));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused_with_its_path()
    {
        var result = await _desk.RunAsync("refresh", "--sources", _desk.PathOf("none.json"));

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains(_desk.PathOf("none.json"), result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_that_is_named_before_the_command_is_the_one_that_is_read()
    {
        var result = await _desk.RunAsync("--sources", _desk.PathOf("none.json"), "sources", "check");

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains(_desk.PathOf("none.json"), result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("refresh")]
    [InlineData("sources check")]
    [InlineData("sources probe")]
    [InlineData("models")]
    [InlineData("compare")]
    [InlineData("export")]
    [InlineData("explain")]
    [InlineData("changes")]
    [InlineData("holds approve")]
    [InlineData("holds reject")]
    [InlineData("doctor")]
    [InlineData("health")]
    [InlineData("backup")]
    [InlineData("schema")]
    public async Task Every_command_takes_the_file_and_its_help_says_so(string command)
    {
        var help = await _desk.PrintAsync([.. command.Split(' '), "--help"]);

        Assert.Contains("--sources <FILE>", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_file_is_said_to_be_right()
    {
        Assert.Contains("is right: 2 sources of 2 providers", await _desk.PrintAsync("sources", "check"), StringComparison.Ordinal);
        Assert.False(File.Exists(_desk.DatabasePath));
    }

    [Fact]
    public async Task What_the_check_finds_is_told_to_programs_too()
    {
        var right = Desk.Json(await _desk.PrintAsync("sources", "check", "--format", "json"));
        Assert.Equal((2, 0), (right.GetProperty("sources").GetInt32(), right.GetProperty("errors").GetArrayLength()));

        _desk.Sources(Desk.Source("prices").Replace("0 15 6 * * ?", "daily", StringComparison.Ordinal));
        var wrong = await _desk.RunAsync("sources", "check", "--format", "json");
        Assert.Equal(ExitStatus.Unusable, wrong.Status);
        Assert.Equal("", wrong.Error);
        var error = Assert.Single(Desk.Json(wrong.Output).GetProperty("errors").EnumerateArray());
        Assert.Equal((_desk.SourcesPath, "sources[0] (prices).schedule"), (error.GetProperty("file").GetString(), error.GetProperty("place").GetString()));
        Assert.True(error.GetProperty("line").GetInt32() > 1);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("holds approve --help")]
    public async Task The_help_calls_the_program_as_people_do(string command)
    {
        Assert.Contains("Usage:\n  modelcompare ", (await _desk.PrintAsync(command.Split(' '))).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_of_each_source_is_shown_with_why_it_failed()
    {
        Assert.Equal(2, (await _desk.PrintAsync("sources")).Split("not tried yet").Length - 1);
        Assert.Equal(ExitStatus.SomeSourceFailed, (await _desk.RunAsync("refresh")).Status);

        var text = await _desk.PrintAsync("sources");

        Assert.Matches("prices +│ authority .*│ 2026-03-01 06:00 │ stale │ +4 │ +4 │ +0 │ +0 │ applied", text);
        Assert.Matches("broken +│ authority .*│ never ", text);
        Assert.Contains("failed   broken: https://acme.example/broken answered 404", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_shows_what_a_source_would_yield_and_stores_nothing()
    {
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$1.50", "$6.0.0")));

        var text = await _desk.PrintAsync("sources", "probe", "prices");

        Assert.Matches("Anvil 2 │ input price \\(standard, USD per 1M tokens\\) │ 1.5 +│ \\$1.50", text);
        Assert.Contains("1 facts; places with money: 1 claimed, 0 ignored by rule, 1 unclaimed", text, StringComparison.Ordinal);
        Assert.Contains("unclaimed  Anvil 2: $6.0.0: ", text, StringComparison.Ordinal);
        Assert.False(File.Exists(_desk.DatabasePath));
    }

    [Fact]
    public async Task A_probe_of_an_unknown_source_names_the_near_one()
    {
        var result = await _desk.RunAsync("sources", "probe", "price");

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains("Did you mean \"prices\"?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_reads_any_page_but_none_of_a_private_network_unless_that_is_allowed()
    {
        await using var site = await LoopbackSite.StartAsync((context, _) => context.Request.Path == "/robots.txt" ? Task.CompletedTask : context.Response.WriteAsync(Pages.Standard));
        var refused = await _desk.RunAsync("sources", "probe", $"{site.Url}any");
        Assert.Equal((ExitStatus.Unusable, 0), (refused.Status, site.Count("/any")));
        Assert.Contains("AllowPrivateNetworks", refused.Error, StringComparison.Ordinal);

        _desk.Settings["Fetching:AllowPrivateNetworks:0"] = "127.0.0.0/8";

        Assert.Contains("4 facts; places with money: 4 claimed", await _desk.PrintAsync("sources", "probe", $"{site.Url}any"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sources", "probe", "prices")]
    [InlineData("refresh")]
    [InlineData("refresh", "--dry-run")]
    public async Task A_source_may_name_a_private_host(params string[] command)
    {
        await using var site = await LoopbackSite.StartAsync((context, _) => context.Request.Path == "/robots.txt" ? Task.CompletedTask : context.Response.WriteAsync(Pages.Standard));
        _desk.Sources(Desk.Source("prices", url: $"{site.Url}prices"), members: "");
        Assert.Contains("privateHosts", (await _desk.RunAsync(command)) is var refused ? refused.Output + refused.Error : "", StringComparison.Ordinal);

        _desk.Sources(Desk.Source("prices", """ "privateHosts": ["127.0.0.1"] """, url: $"{site.Url}prices"), members: "");

        Assert.Equal(ExitStatus.Done, (await _desk.RunAsync(command)).Status);
        Assert.Equal(1, site.Count("/prices"));
    }

    [Fact]
    public async Task A_place_that_contradicts_itself_is_one_place_of_a_probe_as_it_is_counted()
    {
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$1.50", "$6.00 / $7.00"), ("Rocket Mini", "$0.10", "$0.40")));

        var text = await _desk.PrintAsync("sources", "probe", "prices");

        Assert.Contains("3 claimed, 0 ignored by rule, 1 unclaimed", text, StringComparison.Ordinal);
        Assert.StartsWith("unclaimed  Anvil 2: $6.00 / $7.00: the page gives 6 and 7", Assert.Single(text.Split('\n'), line => line.StartsWith("unclaimed", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_an_address_failed_is_stored_and_shown_without_what_its_query_says()
    {
        _desk.Sources(Desk.Source("prices", url: "https://acme.example/prices?account=tiger&fmt=html"));

        string[] told =
        [
            (await _desk.RunAsync("refresh")).ToString(), (await _desk.RunAsync("refresh", "--format", "json")).ToString(), (await _desk.RunAsync("refresh", "--dry-run")).ToString(),
            await _desk.PrintAsync("sources"), (await _desk.RunAsync("doctor")).ToString(), (await _desk.RunAsync("sources", "probe", "prices")).ToString(),
            string.Join(' ', await _desk.QueryAsync("SELECT error FROM source_states UNION ALL SELECT error FROM refresh_runs")),
        ];

        Assert.All(told, text => Assert.DoesNotContain("tiger", text, StringComparison.Ordinal));
        Assert.All(told, text => Assert.Contains("https://acme.example/prices?account=***&fmt=***", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_fails_its_source_alone()
    {
        _desk.Settings["Fetching:AllowPrivateNetworks:0"] = "127.0.0.0/8";
        var url = await UnusedUrlAsync();
        _desk.Sources(Desk.Source("prices", url: url), members: "");

        var result = await _desk.RunAsync("refresh");

        Assert.Equal(ExitStatus.SomeSourceFailed, result.Status);
        var line = result.Output.Split('\n').Single(line => line.StartsWith("failed   prices: ", StringComparison.Ordinal));
        Assert.Contains($"{new Uri(url).Authority} cannot be reached (ConnectionRefused)", line, StringComparison.Ordinal);
    }

    private static async Task<string> UnusedUrlAsync()
    {
        await using var site = await LoopbackSite.StartAsync(200);
        return $"{site.Url}prices";
    }
}
