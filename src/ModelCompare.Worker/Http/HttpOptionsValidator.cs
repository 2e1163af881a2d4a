using Microsoft.Extensions.Options;

namespace ModelCompare.Worker.Http;

/// <summary>Checks <see cref="HttpOptions"/> when the program starts; all that is wrong is said at once.</summary>
internal sealed class HttpOptionsValidator(IConfiguration configuration) : IValidateOptions<HttpOptions>
{
    private const int ShortestKey = 16;

    public ValidateOptionsResult Validate(string? name, HttpOptions options)
    {
        string[] problems = [.. Problems(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(HttpOptions options)
    {
        // A single text where a list belongs is passed over by the binder, and nobody would know why no page may read answers.
        if (configuration[$"{HttpOptions.Section}:{nameof(options.CorsOrigins)}"] is { Length: > 0 } text)
        {
            yield return $"{HttpOptions.Section}:{nameof(options.CorsOrigins)} is a list, and \"{text}\" is none; write the first origin as {HttpOptions.Section}:{nameof(options.CorsOrigins)}:0.";
        }

        foreach (var url in options.EachUrl().Where(url => !IsAddress(url)))
        {
            yield return $"{HttpOptions.Section}:{nameof(options.Urls)}: \"{url}\" cannot be listened on; write an address as http://127.0.0.1:8080. TLS is for a proxy in front.";
        }

        foreach (var origin in options.CorsOrigins.Where(origin => !IsOrigin(origin)))
        {
            yield return $"{HttpOptions.Section}:{nameof(options.CorsOrigins)}: \"{origin}\" is no origin; write it as https://app.example, without a path, or * for all.";
        }

        if (options.RequestsPerMinute < 0)
        {
            yield return $"{HttpOptions.Section}:{nameof(options.RequestsPerMinute)} must be at least 0.";
        }

        if (options.ApiKey.Length is > 0 and < ShortestKey)
        {
            yield return $"{HttpOptions.Section}:{nameof(options.ApiKey)} has {options.ApiKey.Length} characters; use at least {ShortestKey}, as `openssl rand -hex 32` gives.";
        }

        if (options.CacheBytes < 1)
        {
            yield return $"{HttpOptions.Section}:{nameof(options.CacheBytes)} must be at least 1.";
        }
    }

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http", PathBase: "", Port: >= 0 and <= ushort.MaxValue };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsOrigin(string origin) => origin == "*"
        || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.GetLeftPart(UriPartial.Authority) == origin);
}
