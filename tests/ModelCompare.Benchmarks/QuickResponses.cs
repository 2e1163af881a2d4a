using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace ModelCompare.Benchmarks;

/// <summary>Requests a second of <c>/v1/comparisons/{a}/{b}</c> against those of a server that does nothing but send the same bytes.</summary>
internal static class QuickResponses
{
    private const int Connections = 8;
    private const int RequestsOfATurn = 500;
    private const int WarmUps = 15;
    private const int Turns = 11;
    private const string Pair = "/v1/comparisons/gpt-5.3-codex-spark/llama-3.2-1b-instruct";

    internal static async Task PrintAsync(TextWriter output)
    {
        using var catalog = await TemporaryCatalog.CreateAsync(Recording.Sample);
        await catalog.RefreshAsync();
        await using var worker = await catalog.ServeAsync();
        output.WriteLine();
        output.WriteLine($"{"comparison over HTTP",-36} {"bytes",7} {"bare /s",9} {"worker /s",9} {"ratio",6}");
        await PrintAsync(output, "as it is", worker, "identity");
        await PrintAsync(output, "compressed", worker, "br");
    }

    private static async Task PrintAsync(TextWriter output, string name, WebApplication worker, string coding)
    {
        using var client = new HttpClient { BaseAddress = new Uri(worker.Urls.Single()) };
        client.DefaultRequestHeaders.Add("Accept-Encoding", coding);
        var body = await client.GetByteArrayAsync(new Uri(Pair, UriKind.Relative));
        await using var plain = await BareAsync(body);
        var (bare, ours) = (new List<double>(), new List<double>());
        for (var turn = -WarmUps; turn < Turns; turn++)
        {
            // Taking turns makes whatever else the machine does fall on both alike.
            var (fromBare, fromWorker) = (await RateAsync(plain, coding), await RateAsync(worker, coding));
            if (turn >= 0)
            {
                bare.Add(fromBare);
                ours.Add(fromWorker);
            }
        }

        var (least, most) = (Median(ours), Median(bare));
        output.WriteLine(FormattableString.Invariant($"{name,-36} {body.Length,7} {most,9:0} {least,9:0} {least / most,6:0.00}"));
    }

    private static async Task<WebApplication> BareAsync(byte[] body)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        var bare = builder.Build();
        bare.Urls.Add("http://127.0.0.1:0");
        bare.Run(context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body, 0, body.Length);
        });
        await bare.StartAsync();
        return bare;
    }

    private static async Task<double> RateAsync(WebApplication server, string coding)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => AskAsync(new Uri(server.Urls.Single()), coding))));
        return Connections * RequestsOfATurn / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    // A socket costs less than an HTTP client, so that more of the time measured is the server's. Every answer is as long as the first.
    private static async Task AskAsync(Uri server, string coding)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Host, server.Port);
        var request = Encoding.ASCII.GetBytes($"GET {Pair} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept-Encoding: {coding}\r\n\r\n");
        var buffer = new byte[64 * 1024];
        var length = 0;
        for (var sent = 0; sent < RequestsOfATurn; sent++)
        {
            await socket.SendAsync(request);
            length = length == 0 ? await FirstAsync(socket, buffer) : await ReadAsync(socket, buffer, length);
        }
    }

    private static async Task<int> FirstAsync(Socket socket, byte[] buffer)
    {
        var (head, read) = ("", 0);
        while (!head.Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            read += await socket.ReceiveAsync(buffer.AsMemory(read));
            head = Encoding.Latin1.GetString(buffer, 0, read);
        }

        if (!head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The server answered {head.Split('\r')[0]}");
        }

        var body = int.Parse(head.Split("Content-Length: ")[1].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture);
        var length = head.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4 + body;
        await ReadAsync(socket, buffer, length - read);
        return length;
    }

    private static async Task<int> ReadAsync(Socket socket, byte[] buffer, int length)
    {
        for (var read = 0; read < length;)
        {
            var some = await socket.ReceiveAsync(buffer.AsMemory(0, Math.Min(buffer.Length, length - read)));
            read += some > 0 ? some : throw new InvalidOperationException("The server closed the connection.");
        }

        return length;
    }

    private static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);
}
