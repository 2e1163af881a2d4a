using System.Diagnostics;
using System.Net;

namespace ModelCompare.Worker.Fetching;

/// <summary>The one place where clients for other people's servers are made: each connection is checked by <see cref="NetworkGuard"/>, and nothing of ours goes along.</summary>
internal static class GuardedClient
{
    /// <summary>Makes a client that follows no redirects and ends no request by itself: whoever sends one limits its time.</summary>
    /// <param name="options">The private networks that may be reached, and who we say we are.</param>
    /// <param name="isForNamedHosts">See <see cref="NetworkGuard"/>.</param>
    /// <param name="connectTimeout">Most time for opening a connection, which goes on when its request was given up.</param>
    /// <param name="decompression">What is asked for and undone.</param>
    /// <param name="traces">What tells the server of our traces; null for no spans at all, whose addresses may hold a token.</param>
    internal static HttpClient Create(FetchingOptions options, bool isForNamedHosts, TimeSpan connectTimeout, DecompressionMethods decompression, DistributedContextPropagator? traces)
    {
        var guard = new NetworkGuard(options.AllowPrivateNetworks.Select(network => IPNetwork.Parse(network)), isForNamedHosts);
        var client = new HttpClient(new SocketsHttpHandler
        {
            ActivityHeadersPropagator = traces,
            AllowAutoRedirect = false,
            AutomaticDecompression = decompression,
            ConnectCallback = guard.ConnectAsync,
            ConnectTimeout = connectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            // A proxy would resolve names itself, out of the guard's sight.
            UseProxy = false,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent.Format(options.ContactUrl));
        return client;
    }
}
