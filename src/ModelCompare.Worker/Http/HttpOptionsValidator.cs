using Microsoft.Extensions.Options;

namespace ModelCompare.Worker.Http;

/// <summary>Checks <see cref="HttpOptions"/> when the program starts; all that is wrong is said at once.</summary>
internal sealed class HttpOptionsValidator : IValidateOptions<HttpOptions>
{
    public ValidateOptionsResult Validate(string? name, HttpOptions options)
    {
        string[] problems = [.. Problems(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(HttpOptions options) => options.EachUrl()
        .Where(url => !IsAddress(url))
        .Select(url => $"{HttpOptions.Section}:{nameof(options.Urls)}: \"{url}\" cannot be listened on; write an address as http://127.0.0.1:8080. TLS is for a proxy in front.");

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http", PathBase: "" };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
