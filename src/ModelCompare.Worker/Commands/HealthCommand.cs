using System.CommandLine;
using System.Net;
using ModelCompare.Worker.Composition;
using ModelCompare.Worker.Http;

namespace ModelCompare.Worker.Commands;

/// <summary><c>health</c>: asks the worker of this machine how it is, for images that have neither a shell nor curl.</summary>
internal static class HealthCommand
{
    // Shorter than the time after which a container's engine gives up, so that the reason is still written.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(8);

    internal static Command Create(CommandContext context)
    {
        var live = new Option<bool>("--live") { Description = "Ask only whether the process answers, not whether the catalog can be used." };
        var command = new Command("health", "Ask the worker that runs here, at the first address of Http:Urls, whether it can be used.") { live };
        command.SetAction((parsed, token) => AskAsync(context, parsed.GetValue(live) ? "/healthz/live" : "/healthz/ready", token));
        return command;
    }

    /// <summary>Where a worker that listens on some addresses is reached from its own machine.</summary>
    /// <returns>The first address that names a port; null when there is none.</returns>
    internal static Uri? AddressOf(HttpOptions options) => options.EachUrl().Select(BindingAddress.Parse)
        .Where(address => !address.IsUnixPipe && address.Port != 0)
        .Select(address => new UriBuilder(Uri.UriSchemeHttp, HostOf(address.Host), address.Port).Uri)
        .FirstOrDefault();

    // Kestrel takes what is no address and not localhost for all addresses.
    private static string HostOf(string host) => host switch
    {
        "localhost" => host,
        "[::]" => "[::1]",
        _ when IPAddress.TryParse(host, out var address) && !address.Equals(IPAddress.Any) => host,
        _ => "127.0.0.1",
    };

    private static async Task<int> AskAsync(CommandContext context, string path, CancellationToken cancellationToken)
    {
        var address = AddressOf(ReadOptions(context))
            ?? throw new CommandException($"{HttpOptions.Section}:{nameof(HttpOptions.Urls)} names no address with a port, so the worker cannot be asked.");
        // Through a proxy another machine would be asked.
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpClient(handler) { BaseAddress = address, Timeout = s_patience };
        try
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken).ConfigureAwait(false);
            context.Output.WriteLine((await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)).TrimEnd());
            return response.IsSuccessStatusCode ? ExitStatus.Done : ExitStatus.Unusable;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new CommandException($"No worker answers at {address}: {exception.Message} Is one running, with the same {HttpOptions.Section}:{nameof(HttpOptions.Urls)}?");
        }
    }

    private static HttpOptions ReadOptions(CommandContext context)
    {
        try
        {
            var options = new HttpOptions();
            new ConfigurationBuilder().AddSettings(context.Settings).Build().GetSection(HttpOptions.Section).Bind(options);
            _ = options.EachUrl().Select(BindingAddress.Parse).ToList();
            return options;
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or FormatException)
        {
            throw new CommandException($"The settings cannot be understood: {(exception is InvalidOperationException ? SettingFailure.Explain(exception) : $"{exception.Message} {exception.InnerException?.Message}")}".TrimEnd());
        }
    }
}
