using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ModelCompare.Storage;
using ModelCompare.Tests;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Tests.Commands;
using ModelCompare.Worker.Tests.Fetching;
using ModelCompare.Worker.Tests.Jobs;
using ModelCompare.Worker.Webhooks;
using Xunit;

namespace ModelCompare.Worker.Tests.Webhooks;

/// <summary>What a receiver on the loopback address hears of the catalog.</summary>
public sealed class WebhookTests : IDisposable
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw3xB7aYyq1Nc=";
    private static readonly string s_changed = Pages.Prices(("Anvil 2", "$1.80", "$6.00"), ("Rocket Mini", "$0.10", "$0.40"));

    private readonly Desk _desk = new();
    private readonly FakeTimeProvider _clock = new(Desk.FirstDay);
    private readonly ConcurrentQueue<(IHeaderDictionary Headers, string Body)> _heard = new();
    private int _status = 204;

    public WebhookTests()
    {
        _desk.Time = _clock;
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_price_that_changed_is_told_with_a_signature_that_verifies()
    {
        await using var receiver = await ReceiverAsync();
        await _desk.PrintAsync("refresh");
        Assert.Equal(0, await DeliverAsync());
        _desk.Answer("prices", s_changed, day: 1);
        await _desk.PrintAsync("refresh");

        Assert.Equal(1, await DeliverAsync());

        var (headers, body) = Assert.Single(_heard);
        var signed = Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.{body}");
        var expected = HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), signed);
        Assert.Equal($"v1,{Convert.ToBase64String(expected)}", headers["webhook-signature"].ToString());
        Assert.Equal(_clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), headers["webhook-timestamp"].ToString());
        Assert.StartsWith("application/json", headers.ContentType.ToString(), StringComparison.Ordinal);
        var told = Desk.Json(body);
        Assert.Equal(("changed", "source.changed"), (told.GetProperty("event").GetString(), told.GetProperty("type").GetString()));
        var data = told.GetProperty("data");
        Assert.Equal(("prices", "2026-03-02", 0), (data.GetProperty("source").GetString(), data.GetProperty("changedOn").GetString(), data.GetProperty("more").GetInt32()));
        var change = Assert.Single(data.GetProperty("changes").EnumerateArray());
        Assert.Equal(["acme", "Anvil 2", "input price (standard, USD per 1M tokens)", "1.5", "1.8"], new[] { "provider", "model", "field", "from", "to" }.Select(name => change.GetProperty(name).GetString()));
    }

    [Fact]
    public async Task A_price_that_is_no_longer_stated_is_told_once_it_is_retired()
    {
        await using var receiver = await ReceiverAsync();
        _desk.Settings["Catalog:RetireAfterRuns"] = "1";
        _desk.Answer("prices", Pages.Prices([.. Enumerable.Range(1, 9).Select(number => ($"Anvil {number}", "$1.50", "$6.00"))]));
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", Pages.Prices([.. Enumerable.Range(2, 8).Select(number => ($"Anvil {number}", "$1.50", "$6.00"))]), day: 1);
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("2 values are current no more", await _desk.PrintAsync("refresh"), StringComparison.Ordinal);

        await DeliverAsync();

        var changes = Desk.Json(Assert.Single(_heard).Body).GetProperty("data").GetProperty("changes").EnumerateArray().ToArray();
        Assert.Equal(["Anvil 1: 1.5", "Anvil 1: 6"], changes.Select(change => $"{change.GetProperty("model").GetString()}: {change.GetProperty("from").GetString()}").Order(StringComparer.Ordinal));
        Assert.All(changes, change => Assert.Equal(JsonValueKind.Null, change.GetProperty("to").ValueKind));
    }

    [Fact]
    public async Task What_is_held_is_told_once_with_the_ids_that_decide_it()
    {
        await using var receiver = await ReceiverAsync();
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$150.00", "$600.00"), ("Rocket Mini", "$10.00", "$40.00")), day: 1);
        await _desk.RunAsync("refresh");
        await _desk.RunAsync("refresh");

        await DeliverAsync();

        var data = Desk.Json(Assert.Single(_heard).Body).GetProperty("data");
        Assert.Equal(await _desk.QueryAsync("SELECT id FROM holds ORDER BY id"), data.GetProperty("holds").EnumerateArray().Select(hold => hold.GetProperty("id").GetRawText()));
        Assert.NotEmpty(data.GetProperty("holds")[0].GetProperty("reason").GetString()!);
    }

    [Fact]
    public async Task A_source_that_fails_is_told_when_it_begins_to_fail_and_not_each_time()
    {
        await using var receiver = await ReceiverAsync();
        _desk.Answer("prices", "", status: 404);
        await _desk.RunAsync("refresh");
        await _desk.RunAsync("refresh");

        await DeliverAsync();
        Assert.Contains("answered 404", Desk.Json(Assert.Single(_heard).Body).GetProperty("data").GetProperty("reason").GetString(), StringComparison.Ordinal);

        _desk.Answer("prices", Pages.Standard);
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", "", status: 404);
        await _desk.RunAsync("refresh");
        await DeliverAsync();
        Assert.Equal(2, _heard.Count);
    }

    [Fact]
    public async Task A_source_that_turns_stale_is_told_once()
    {
        await using var receiver = await ReceiverAsync();
        await _desk.PrintAsync("refresh");
        using var host = await HostAsync();
        var notifications = host.Services.GetRequiredService<NotificationStore>();
        Assert.Equal(0, await notifications.TellStaleAsync(TestContext.Current.CancellationToken));

        _clock.Advance(TimeSpan.FromDays(15));

        Assert.Equal(1, await notifications.TellStaleAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await notifications.TellStaleAsync(TestContext.Current.CancellationToken));
        await DeliverAsync();
        Assert.Equal("2026-03-15", Desk.Json(Assert.Single(_heard).Body).GetProperty("data").GetProperty("freshUntil").GetString());
    }

    [Fact]
    public async Task What_is_not_acknowledged_is_told_again_under_the_same_id_and_what_is_acknowledged_never()
    {
        await using var receiver = await ReceiverAsync();
        _status = 500;
        await ChangeAsync();
        Assert.Equal(1, await DeliverAsync());
        Assert.Equal(0, await DeliverAsync());

        _status = 200;
        _clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(1, await DeliverAsync());
        _clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await DeliverAsync());

        var heard = _heard.ToArray();
        Assert.Equal(2, heard.Length);
        Assert.Equal(heard[0].Headers["webhook-id"].ToString(), heard[1].Headers["webhook-id"].ToString());
        Assert.Equal(heard[0].Body, heard[1].Body);
    }

    [Fact]
    public async Task What_a_worker_that_died_was_about_to_tell_another_tells()
    {
        await using var receiver = await ReceiverAsync();
        await ChangeAsync();
        using var dead = await HostAsync();
        Assert.Single(await dead.Services.GetRequiredService<NotificationStore>().ClaimAsync(8, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.Equal(0, await DeliverAsync());

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await DeliverAsync());
        Assert.Single(_heard);
    }

    [Fact]
    public async Task Two_workers_tell_nothing_twice()
    {
        await using var receiver = await ReceiverAsync();
        await ChangeAsync();
        using var one = await HostAsync();
        using var two = await HostAsync();

        var tried = await Task.WhenAll(new[] { one, two }.Select(host => Task.Run(() => host.Services.GetRequiredService<WebhookDelivery>().DeliverDueAsync(TestContext.Current.CancellationToken))));

        Assert.Equal(1, tried.Sum());
        Assert.Single(_heard);
    }

    [Fact]
    public async Task What_nobody_acknowledges_is_given_up_after_the_stated_time_and_doctor_says_so()
    {
        await using var receiver = await ReceiverAsync();
        _status = 503;
        _desk.Settings["Webhooks:0:GiveUpAfter"] = "1.00:00:00";
        await ChangeAsync();
        await DeliverAsync();
        Assert.Contains("1 notifications wait", await DoctorAsync(), StringComparison.Ordinal);

        _clock.Advance(TimeSpan.FromDays(1));
        await DeliverAsync();
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, await DeliverAsync());
        Assert.Equal(2, _heard.Count);
        Assert.Contains("1 notifications were given up", await DoctorAsync(), StringComparison.Ordinal);
        Assert.Contains("answered 503", Assert.Single(await _desk.QueryAsync("SELECT error FROM notifications WHERE ended_at IS NOT NULL")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_hears_only_of_what_it_wants()
    {
        await using var receiver = await ReceiverAsync();
        _desk.Settings["Webhooks:0:Events"] = "held, stale";

        await ChangeAsync();

        Assert.Equal(["0"], await _desk.QueryAsync("SELECT COUNT(*) FROM notifications"));
    }

    [Fact]
    public async Task Without_webhooks_nothing_is_kept_for_anybody()
    {
        await ChangeAsync();

        Assert.Equal(["0"], await _desk.QueryAsync("SELECT COUNT(*) FROM notifications"));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest", "private address 169.254.169.254")]
    [InlineData("{0}moved", "answered 302")]
    public async Task A_receiver_is_neither_where_secrets_are_handed_out_nor_where_a_redirect_leads(string url, string reason)
    {
        await using var receiver = await ReceiverAsync();
        _desk.Settings["Webhooks:0:Url"] = string.Format(null, url, receiver.Url);
        _status = 302;
        await ChangeAsync();

        await DeliverAsync();

        Assert.Contains(reason, Assert.Single(await _desk.QueryAsync("SELECT error FROM notifications")), StringComparison.Ordinal);
        Assert.Equal(0, receiver.Count("/elsewhere"));
    }

    [Fact]
    public async Task Wrong_settings_are_all_named_and_no_secret_is()
    {
        _desk.Settings["Webhooks:0:Url"] = "hooks.example/T0KEN";
        _desk.Settings["Webhooks:0:Secret"] = "dG9vc2hvcnQ=";
        _desk.Settings["Webhooks:0:Events"] = "held,born";
        _desk.Settings["Webhooks:0:GiveUpAfter"] = "00:00:00";

        var error = (await _desk.RunAsync("refresh")).Error;

        Assert.All(["Webhooks:0:Url", "Webhooks:0:Secret", "Webhooks:0:Events", "Webhooks:0:GiveUpAfter"], setting => Assert.Contains(setting, error, StringComparison.Ordinal));
        Assert.DoesNotContain("dG9vc2hvcnQ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("T0KEN", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_tells_by_itself_and_logs_neither_secret_nor_address()
    {
        await using var receiver = await ReceiverAsync("hook/T0KEN-in-the-path");
        _status = 500;
        _desk.Answer("prices", "", status: 404);
        using var worker = WorkerProcess.Start(_desk, "run");

        await worker.WaitForAsync("was not acknowledged at attempt 1");

        Assert.NotEmpty(_heard);
        Assert.Contains($"{receiver.Url.Authority} answered 500", worker.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("T0KEN", worker.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret["whsec_".Length..], worker.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void The_readme_names_every_setting_of_a_webhook()
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "README.md"));

        Assert.All(
            typeof(Webhook).GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance),
            property => Assert.Contains($"`Webhooks:N:{property.Name}`", readme, StringComparison.Ordinal));
    }

    private async Task<LoopbackSite> ReceiverAsync(string path = "hook")
    {
        var receiver = await LoopbackSite.StartAsync(async (context, _) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            _heard.Enqueue((new HeaderDictionary(context.Request.Headers.ToDictionary()), await reader.ReadToEndAsync()));
            (context.Response.StatusCode, context.Response.Headers.Location) = (_status, "/elsewhere");
        });
        _desk.Settings["Webhooks:0:Url"] = $"{receiver.Url}{path}";
        _desk.Settings["Webhooks:0:Secret"] = Secret;
        return receiver;
    }

    private async Task ChangeAsync()
    {
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", s_changed, day: 1);
        await _desk.PrintAsync("refresh");
    }

    private async Task<string> DoctorAsync() => (await _desk.RunAsync("doctor", "--sources", _desk.SourcesPath)).Output;

    private async Task<int> DeliverAsync()
    {
        using var host = await HostAsync();
        return await host.Services.GetRequiredService<WebhookDelivery>().DeliverDueAsync(TestContext.Current.CancellationToken);
    }

    private Task<IHost> HostAsync() =>
        new CommandContext(TextWriter.Null, TextWriter.Null, _desk.Settings, _clock).OpenCatalogAsync(null, TestContext.Current.CancellationToken);
}
