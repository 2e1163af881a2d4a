using System.Net;
using Microsoft.Extensions.Options;
using ModelCompare.Fetching;

namespace ModelCompare.Worker.Fetching;

/// <summary>Fetches documents from the network, politely: robots.txt first, few requests at a time, redirects looked at one by one.</summary>
public sealed class HttpDocumentFetcher : IDocumentFetcher, IDisposable
{
    private readonly FetchingOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpSender _sender;
    private readonly RobotsGate _robots;

    public HttpDocumentFetcher(IOptions<FetchingOptions> options, TimeProvider time)
    {
        (_options, _time) = (options.Value, time);
        _sender = new HttpSender(options, time);
        _robots = new RobotsGate(_sender, options, time);
    }

    /// <inheritdoc/>
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        using var total = new CancellationTokenSource(_options.TotalTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(total.Token, cancellationToken);
        try
        {
            return await FollowAsync(request, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (total.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return FetchFailures.TotalTime(request.Url, _options.TotalTimeout);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _robots.Dispose();
        _sender.Dispose();
    }

    private async Task<FetchOutcome> FollowAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var url = request.Url;
        for (var redirects = 0; redirects <= _options.MaxRedirects; redirects++)
        {
            if (await _robots.CheckAsync(url, request, cancellationToken).ConfigureAwait(false) is { } forbidden)
            {
                return forbidden;
            }

            HttpAnswer answer;
            try
            {
                answer = await _sender.SendAsync(url, request, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (FetchFailures.Exception(exception, url) is { } failure)
            {
                return failure;
            }

            if (!answer.IsRedirect || answer.Location is null)
            {
                return Outcome(answer, request);
            }

            if (answer.Target is not { } next)
            {
                return new FetchOutcome.Failed($"{url} redirects to {answer.Location}, which is no address or leads away from {url.Scheme}: correct the source's url.");
            }

            url = next;
        }

        return new FetchOutcome.Failed($"{request.Url} redirects more than {_options.MaxRedirects} times, last to {url}: correct the source's url.");
    }

    private FetchOutcome Outcome(HttpAnswer answer, FetchRequest request) => answer switch
    {
        { Status: HttpStatusCode.NotModified } when request is not { ETag: null, LastModified: null } => new FetchOutcome.NotModified(answer.ReceivedAt),
        { Status: not HttpStatusCode.OK } => FetchFailures.Status((int)answer.Status, answer.Url, answer.RetryAfter),
        { Body: null } => FetchFailures.TooLarge(answer.Url, _options.MaxBodyBytes),
        { Body.Length: 0 } => FetchFailures.Empty(answer.Url),
        { Body: { } body } => new FetchOutcome.Fetched(
            Document.Create(answer.Url, answer.MediaType, answer.Charset, body, answer.ReceivedAt, answer.ETag, answer.LastModified)),
    };
}
