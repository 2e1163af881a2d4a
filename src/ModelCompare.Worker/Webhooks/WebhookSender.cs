using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using ModelCompare.Storage;
using ModelCompare.Worker.Fetching;

namespace ModelCompare.Worker.Webhooks;

/// <summary>Posts notifications, signed as https://www.standardwebhooks.com says, so that receivers find a library for their language.</summary>
internal sealed class WebhookSender : IDisposable
{
    internal static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly HttpClient _client;
    private readonly TimeProvider _time;

    public WebhookSender(IOptions<FetchingOptions> fetching, TimeProvider time)
    {
        _time = time;
        // Whoever set the address named its host, which may be inside; where clouds hand out secrets is no receiver even so.
        _client = GuardedClient.Create(fetching.Value, isForNamedHosts: true, Timeout, DecompressionMethods.None, traces: null);
    }

    /// <summary>Posts a notification once.</summary>
    /// <returns>Null when it was acknowledged with a status from 200 to 299; else why not, without the address.</returns>
    public async Task<string?> SendAsync(Webhook hook, PendingNotification notification, CancellationToken cancellationToken)
    {
        var url = new Uri(hook.Url);
        using var limit = new CancellationTokenSource(Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = Request(url, hook, notification);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? null : $"{url.Authority} answered {(int)response.StatusCode}";
        }
        catch (HttpRequestException exception)
        {
            return $"{url.Authority} could not be told: {(exception.InnerException as PrivateAddressException ?? (Exception)exception).Message}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{url.Authority} did not answer within {Timeout.TotalSeconds:0} s";
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(Uri url, Webhook hook, PendingNotification notification)
    {
        var id = $"msg_{notification.Id}";
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(hook.SecretBytes()!, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{notification.Body}"));
        return new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(notification.Body, Encoding.UTF8, "application/json"),
            Headers = { { "webhook-id", id }, { "webhook-timestamp", timestamp }, { "webhook-signature", $"v1,{Convert.ToBase64String(signature)}" } },
        };
    }
}
