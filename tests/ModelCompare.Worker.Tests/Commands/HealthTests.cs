using System.Net;
using System.Net.Sockets;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Http;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>The <c>health</c> command; that it hears a worker that is well is seen in the container.</summary>
public sealed class HealthTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://+:8081", "http://127.0.0.1:8081/")]
    [InlineData("http://*", "http://127.0.0.1/")]
    [InlineData("http://0.0.0.0:9000", "http://127.0.0.1:9000/")]
    [InlineData("http://[::]:9000", "http://[::1]:9000/")]
    [InlineData("http://localhost:9000", "http://localhost:9000/")]
    [InlineData("http://10.0.0.7:9000", "http://10.0.0.7:9000/")]
    [InlineData("http://unix:/run/socket; http://127.0.0.1:0; http://+:5", "http://127.0.0.1:5/")]
    public void The_worker_is_asked_where_its_own_machine_reaches_it(string urls, string address) =>
        Assert.Equal(address, HealthCommand.AddressOf(new HttpOptions { Urls = urls })?.ToString());

    [Theory]
    [InlineData("", "Http:Urls names no address with a port")]
    [InlineData("http://127.0.0.1:0", "Http:Urls names no address with a port")]
    [InlineData("127.0.0.1", "The settings cannot be understood")]
    public async Task Without_an_address_the_reason_is_said(string urls, string reason)
    {
        var (status, error) = await RunAsync(urls);

        Assert.Equal(ExitStatus.Unusable, status);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_worker_answers_the_status_is_not_zero_and_the_address_is_said()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();

        var (status, error) = await RunAsync(url);

        Assert.Equal(ExitStatus.Unusable, status);
        Assert.Contains($"No worker answers at {url}/", error, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Error)> RunAsync(string urls)
    {
        using var error = new StringWriter();
        var context = new CommandContext(TextWriter.Null, error, new Dictionary<string, string?> { ["Http:Urls"] = urls });
        return (await CommandLine.RunAsync(["health"], context, TestContext.Current.CancellationToken), error.ToString());
    }
}
