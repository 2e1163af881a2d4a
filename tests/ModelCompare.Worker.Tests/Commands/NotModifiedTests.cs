using Microsoft.AspNetCore.Http;
using ModelCompare.Worker.Tests.Fetching;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>A server that says that nothing changed.</summary>
public sealed class NotModifiedTests : IAsyncLifetime
{
    private const string Tag = "\"v1\"";
    private readonly Desk _desk = new();
    private LoopbackSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await LoopbackSite.StartAsync((context, _) =>
        {
            if (context.Request.Path == "/robots.txt")
            {
                return Task.CompletedTask;
            }

            context.Response.Headers.ETag = Tag;
            context.Response.ContentType = "text/html; charset=utf-8";
            if (context.Request.Headers.IfNoneMatch == Tag)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync(Pages.Standard);
        });
        _desk.Settings["Fetching:AllowPrivateNetworks:0"] = "127.0.0.0/8";
        Declare("");
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _desk.Dispose();
    }

    [Fact]
    public async Task The_second_refresh_confirms_what_the_stored_page_states()
    {
        await _desk.RefreshAsync("prices");
        var source = await _desk.RefreshAsync("prices");

        Assert.Equal("notModified", source.GetProperty("outcome").GetString());
        Assert.Equal((0, 4), (source.GetProperty("new").GetInt32(), source.GetProperty("confirmed").GetInt32()));
        Assert.Equal(2, _site.Count("/prices"));
        Assert.Equal(Tag, _site.LastHeaders.IfNoneMatch);
        Assert.Equal(["1"], await _desk.QueryAsync("SELECT COUNT(DISTINCT content_hash) FROM documents"));
    }

    [Fact]
    public async Task A_changed_declaration_is_applied_to_the_stored_page()
    {
        await _desk.RefreshAsync("prices");
        Declare(""" "ignore": [{ "model": "Rocket", "because": "it was withdrawn" }] """);

        var source = await _desk.RefreshAsync("prices");

        Assert.Equal("notModified", source.GetProperty("outcome").GetString());
        Assert.Equal((2, 2, 2), (source.GetProperty("confirmed").GetInt32(), source.GetProperty("missing").GetInt32(), source.GetProperty("ignored").GetInt32()));
    }

    [Fact]
    public async Task A_declaration_that_finds_nothing_in_the_stored_page_fails_and_says_why()
    {
        await _desk.RefreshAsync("prices");
        Declare(""" "read": [{ "tables": { "under": "Retired models" } }] """);

        var source = await _desk.RefreshAsync("prices", ModelCompare.Worker.Commands.ExitStatus.SomeSourceFailed);

        var error = source.GetProperty("error").GetString();
        Assert.Contains("the server says that nothing changed", error, StringComparison.Ordinal);
        Assert.Contains($"{_site.Url}prices: the document yields no fact", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_keeps_the_whole_page_even_when_the_server_says_that_nothing_changed()
    {
        await _desk.RefreshAsync("prices");
        await _desk.PrintAsync("refresh", "--record", _desk.PathOf("copy"));

        Assert.Single(Directory.EnumerateFiles(_desk.PathOf("copy/pages")));
        Assert.Contains("\"url\"", await File.ReadAllTextAsync(_desk.PathOf("copy/manifest.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private void Declare(string members) => _desk.Sources(Desk.Source("prices", members, $"{_site.Url}prices"), members: "");
}
