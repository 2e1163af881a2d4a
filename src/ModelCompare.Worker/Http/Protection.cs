using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using ModelCompare.Worker.Monitoring;

namespace ModelCompare.Worker.Http;

/// <summary>Limits that keep one client from taking the worker from the others, and headers that keep answers from being misused.</summary>
internal static class Protection
{
    // Who starts refreshes needs few requests; who guesses at the key needs many.
    private const int RefreshesPerMinute = 60;

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private const int LongestAddress = 8 * 1024;

    internal static void LimitRequests(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        // Nothing here takes a body to speak of.
        kestrel.Limits.MaxRequestBodySize = 64 * 1024;
        // The server itself refuses without a word, so what is only somewhat too long comes as far as UseAddressLimit.
        kestrel.Limits.MaxRequestLineSize = 8 * LongestAddress;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }

    internal static void AddRateLimit(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter => limiter.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : s_window;
            var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            var problem = TypedResults.Problem(
                $"This address sent too many requests. Try again in {seconds} s.", statusCode: StatusCodes.Status429TooManyRequests, title: "Too many requests.");
            await Problems.SendAsync(rejected.HttpContext, problem).ConfigureAwait(false);
        });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<HttpOptions>>((limiter, http) =>
        {
            var most = http.Value.RequestsPerMinute;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string, IPAddress)>(context =>
                context.Request.Path.StartsWithSegments("/v1/refreshes", StringComparison.OrdinalIgnoreCase) ? Limit("refreshes", ClientOf(context), RefreshesPerMinute)
                : most == 0 || IsWatch(context.Request.Path) ? RateLimitPartition.GetNoLimiter(("none", IPAddress.None))
                : Limit("all", ClientOf(context), most));
        });
    }

    // What watches the worker cannot wait, and is to see it also when somebody else at its address asks for too much.
    private static bool IsWatch(PathString path) =>
        path.StartsWithSegments("/healthz", StringComparison.Ordinal) || path.Equals(MonitoringServices.MetricsPath, StringComparison.Ordinal);

    private static RateLimitPartition<(string, IPAddress)> Limit(string what, IPAddress client, int most) =>
        RateLimitPartition.GetFixedWindowLimiter((what, client), _ => new() { PermitLimit = most, Window = s_window });

    /// <summary>Refuses addresses that no page and no document has.</summary>
    internal static void UseAddressLimit(this IApplicationBuilder application) => application.Use(next => context =>
        context.Request.Path.Value!.Length + context.Request.QueryString.Value!.Length <= LongestAddress
            ? next(context)
            : Problems.SendAsync(context, TypedResults.Problem(
                $"The address is longer than {LongestAddress} characters.", statusCode: StatusCodes.Status414UriTooLong, title: "The address is too long.")));

    /// <summary>Answers HEAD as GET: with the same headers. The server knows what was asked, and sends no body.</summary>
    internal static void UseHead(this IApplicationBuilder application) => application.Use(next => context =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    });

    internal static void UseSecurityHeaders(this IApplicationBuilder application) => application.Use(next => context =>
    {
        AddSecurityHeaders(context.Response.Headers);
        return next(context);
    });

    /// <summary>Documents are data: nothing in them is to be run, framed or taken for another type. Pages for people say otherwise for themselves.</summary>
    internal static void AddSecurityHeaders(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>Pages for people: two kinds of bytes come from here, nothing comes from elsewhere, and no script and no style in a page is run.</summary>
    internal static void AddPageHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }

    // Who has an IPv6 address has its whole /64.
    private static IPAddress ClientOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.AddressFamily is not AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
