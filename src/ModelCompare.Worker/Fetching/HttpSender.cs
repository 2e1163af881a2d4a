using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using ModelCompare.Fetching;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Registry;
using Polly.Retry;
using Polly.Timeout;

namespace ModelCompare.Worker.Fetching;

/// <summary>Sends single requests, each through its host's retries, circuit breaker, rate limit and time limit.</summary>
internal sealed class HttpSender : IDisposable
{
    private readonly FetchingOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _public;
    private readonly HttpClient _inside;
    private readonly ResiliencePipelineRegistry<string> _hosts = new();

    public HttpSender(IOptions<FetchingOptions> options, TimeProvider time)
    {
        (_options, _time) = (options.Value, time);
        _public = Client(_options);
        // With connections of its own: one that a source may use is no way in for another that names no host.
        _inside = Client(_options, isForNamedHosts: true);
    }

    /// <summary>Sends one request; transient failures are tried again, and the last one is returned or thrown.</summary>
    public async Task<HttpAnswer> SendAsync(Uri url, FetchRequest known, CancellationToken cancellationToken)
    {
        var pipeline = _hosts.GetOrAddPipeline<HttpAnswer>(url.Authority, BuildPipeline);
        return await pipeline.ExecuteAsync(
            static async (state, token) => await state.Sender.TryOnceAsync(state.Url, state.Known, token).ConfigureAwait(false),
            (Sender: this, Url: url, Known: known), cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _public.Dispose();
        _inside.Dispose();
        _hosts.Dispose();
    }

    private static HttpClient Client(FetchingOptions options, bool isForNamedHosts = false)
    {
        // Requests may be traced here, but whose traces they belong to is no business of other people's servers.
        var client = GuardedClient.Create(options, isForNamedHosts, options.AttemptTimeout, DecompressionMethods.All, DistributedContextPropagator.CreateNoOutputPropagator());
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html, application/json, text/markdown, text/plain, */*;q=0.8");
        return client;
    }

    private void BuildPipeline(ResiliencePipelineBuilder<HttpAnswer> builder, ConfigureBuilderContext<string> context)
    {
        var limiter = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = _options.RequestsPerSecondPerHost,
            TokensPerPeriod = _options.RequestsPerSecondPerHost,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = int.MaxValue,
        });
        context.OnPipelineDisposed(limiter.Dispose);
        builder.TimeProvider = _time;
        builder
            .AddRetry(new RetryStrategyOptions<HttpAnswer>
            {
                MaxRetryAttempts = Math.Max(1, _options.MaxRetries),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = _options.RetryDelay,
                MaxDelay = _options.MaxRetryAfter,
                ShouldHandle = arguments => ValueTask.FromResult(_options.MaxRetries > 0 && ShouldRetry(arguments.Outcome)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpAnswer>
            {
                FailureRatio = _options.BreakerFailureRatio,
                MinimumThroughput = _options.BreakerMinimumAttempts,
                SamplingDuration = _options.BreakerSamplingTime,
                BreakDuration = _options.BreakerBreakTime,
                ShouldHandle = arguments => ValueTask.FromResult(IsTransient(arguments.Outcome)),
            })
            .AddRateLimiter(limiter)
            .AddTimeout(new TimeoutStrategyOptions { Timeout = _options.AttemptTimeout });
    }

    private bool ShouldRetry(Outcome<HttpAnswer> outcome) =>
        IsTransient(outcome) && !(outcome.Result?.RetryAfter > _options.MaxRetryAfter);

    private static bool IsTransient(Outcome<HttpAnswer> outcome) => outcome switch
    {
        { Exception: HttpRequestException { InnerException: PrivateAddressException } } => false,
        { Exception: HttpRequestException or IOException or TimeoutRejectedException } => true,
        { Result: { } answer } => answer.IsTransient,
        _ => false,
    };

    private async Task<HttpAnswer> TryOnceAsync(Uri url, FetchRequest known, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.IfModifiedSince = known.LastModified;
        if (known.ETag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", known.ETag);
        }

        var client = known.PrivateHosts.Contains(url.IdnHost, StringComparer.OrdinalIgnoreCase) ? _inside : _public;
        using var response = await SendAsync(client, request, cancellationToken).ConfigureAwait(false);
        var body = response.StatusCode == HttpStatusCode.OK ? await ReadAsync(response.Content, cancellationToken).ConfigureAwait(false) : [];
        var type = response.Content.Headers.ContentType;
        return new HttpAnswer(
            url, response.StatusCode, body, _time.GetUtcNow(), type?.MediaType?.ToLowerInvariant() ?? "", type?.CharSet?.Trim('"'),
            response.Headers.ETag?.ToString(), response.Content.Headers.LastModified, response.Headers.Location, RetryAfter(response.Headers.RetryAfter));
    }

    // A connection may be begun before the attempt that waits for it, and run out of time first. Nobody cancelled anything then.
    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (exception.InnerException is TimeoutException timeout && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, timeout.Message, timeout);
        }
    }

    private async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                if (body.Length + read > _options.MaxBodyBytes)
                {
                    return null;
                }

                body.Write(buffer, 0, read);
            }
        }

        return body.ToArray();
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date - _time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
