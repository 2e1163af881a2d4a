using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Tests.Commands;
using ModelCompare.Worker.Tests.Fetching;
using ModelCompare.Worker.Tests.Jobs;
using Xunit;

namespace ModelCompare.Worker.Tests.Monitoring;

/// <summary>The spans of a refresh, and how they and the metrics reach a collector.</summary>
public sealed class TraceTests : IDisposable
{
    private const string Key = "correct-horse-battery-staple";
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_refresh_is_one_trace_of_its_sources_each_with_its_stages_and_of_the_comparisons()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "ModelCompare",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        _desk.Sources($"{Desk.Source("traced-prices")}, {Desk.Source("traced-broken")}");
        _desk.Answer("traced-prices", Pages.Standard);
        _desk.Answer("traced-broken", "", status: 404);
        await _desk.RunAsync("refresh");

        // Other tests refresh at the same time.
        var trace = spans.First(span => span.GetTagItem("source") is "traced-prices").TraceId;
        var tree = spans.Where(span => span.TraceId == trace).ToLookup(span => span.Parent?.SpanId ?? default);
        var root = Assert.Single(tree[default]);
        Assert.Equal("refresh", root.OperationName);
        Assert.Matches("^[0-9a-f]{32}$", Assert.IsType<string>(root.GetTagItem("modelcompare.refresh")));
        Assert.Equal(["comparisons", "source", "source"], tree[root.SpanId].Select(span => span.OperationName).Order(StringComparer.Ordinal));
        var (prices, broken) = (Source(tree[root.SpanId], "traced-prices"), Source(tree[root.SpanId], "traced-broken"));
        Assert.Equal(["fetch", "read", "gate", "store"], tree[prices.SpanId].OrderBy(span => span.StartTimeUtc).Select(span => span.OperationName));
        Assert.Equal(["fetch"], tree[broken.SpanId].Select(span => span.OperationName));
        Assert.Equal(("read", ActivityStatusCode.Unset), (prices.GetTagItem("outcome"), prices.Status));
        Assert.Equal(("failed", ActivityStatusCode.Error), (broken.GetTagItem("outcome"), broken.Status));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("refresh")]
    public async Task A_collector_receives_traces_and_metrics_without_secrets_and_the_sites_that_are_read_hear_of_no_trace(string command)
    {
        var told = new TaskCompletionSource();
        var (received, headers) = (new ConcurrentDictionary<string, string>(), new ConcurrentQueue<string>());
        await using var collector = await LoopbackSite.StartAsync(async (context, _) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, TestContext.Current.CancellationToken);
            var all = received.AddOrUpdate(context.Request.Path, _ => Encoding.UTF8.GetString(body.ToArray()), (_, before) => before + Encoding.UTF8.GetString(body.ToArray()));
            if (context.Request.Path == "/v1/metrics" && all.Contains("modelcompare.facts", StringComparison.Ordinal) && all.Contains("modelcompare.source.last_confirmation", StringComparison.Ordinal))
            {
                told.TrySetResult();
            }
        });
        await using var site = await LoopbackSite.StartAsync(async (context, _) =>
        {
            headers.Enqueue(string.Join(' ', context.Request.Headers.Keys));
            if (context.Request.Path != "/robots.txt")
            {
                context.Response.ContentType = "text/html";
                await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, Pages.Standard);
            }
        });
        _desk.Sources(Desk.Source("prices", url: $"{site.Url}prices?api_key=address-secret"), members: "");
        _desk.Settings["Fetching:AllowPrivateNetworks:0"] = "127.0.0.0/8";
        _desk.Settings["Http:ApiKey"] = Key;
        _desk.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url.ToString();
        _desk.Settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        _desk.Settings["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
        _desk.Settings["OTEL_SERVICE_NAME"] = "catalog-of-tests";
        using var worker = WorkerProcess.Start(_desk, command);
        if (command == "run")
        {
            await worker.WaitForAsync("Refreshed prices: 4 new");
            await told.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            await worker.SignalAsync("TERM");
        }
        else
        {
            Assert.Equal(ExitStatus.Done, await worker.EndAsync());
        }

        var traces = Assert.Contains("/v1/traces", received);
        var metrics = Assert.Contains("/v1/metrics", received);
        Assert.All(new[] { "refresh", "source", "fetch", "read", "gate", "store", "GET", "url.full", "catalog-of-tests" }, name => Assert.Contains(name, traces, StringComparison.Ordinal));
        Assert.All(
            new[] { "modelcompare.source.last_confirmation.timestamp", "modelcompare.facts", "modelcompare.fetch.duration", "modelcompare.health" },
            name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        Assert.All(received.Values, text => Assert.DoesNotContain("address-secret", text, StringComparison.Ordinal));
        Assert.All(received.Values, text => Assert.DoesNotContain(Key, text, StringComparison.Ordinal));
        Assert.NotEmpty(headers);
        Assert.All(headers, names => Assert.DoesNotContain("traceparent", names, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_collector_that_is_away_is_said_once_and_not_at_each_export()
    {
        var again = new TaskCompletionSource();
        await using var collector = await LoopbackSite.StartAsync((context, count) =>
        {
            if (count == 4)
            {
                again.TrySetResult();
            }

            context.Abort();
            return Task.CompletedTask;
        });
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
        _desk.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url.ToString();
        _desk.Settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        _desk.Settings["OTEL_METRIC_EXPORT_INTERVAL"] = "200";
        using var worker = WorkerProcess.Start(_desk, "run");

        await worker.WaitForAsync("WRN Traces or metrics do not reach the collector of OTEL_EXPORTER_OTLP_ENDPOINT");
        await again.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await worker.SignalAsync("TERM");

        Assert.Single(worker.Log.Split("do not reach the collector").Skip(1));
        Assert.DoesNotContain("   at ", worker.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT is \"collector:4317\", which is no address of a collector; write one as http://127.0.0.1:4317.")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", "OTEL_EXPORTER_OTLP_PROTOCOL is \"http/json\"; use grpc or http/protobuf.")]
    public async Task What_the_exporter_would_pass_over_in_silence_is_said(string key, string value, string said)
    {
        _desk.Sources(Desk.Source("prices"));
        _desk.Settings[key] = value;
        var result = await _desk.RunAsync("run", "--sources", _desk.SourcesPath);

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
    }

    private static Activity Source(IEnumerable<Activity> spans, string id) => spans.Single(span => span.OperationName == "source" && span.GetTagItem("source") is string source && source == id);
}
