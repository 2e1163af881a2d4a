using System.Security.Cryptography;
using System.Text;
using ModelCompare.Comparison.Rendering;
using ModelCompare.Worker.Http;

namespace ModelCompare.Worker.WebPages;

/// <summary>A file that pages name. Its address holds a hash of its content, so clients may keep it for ever.</summary>
internal sealed class Asset : IResult
{
    private readonly Representation _representation;

    private Asset(string name, string extension, string contentType, string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        Path = $"/assets/{name}.{Convert.ToHexStringLower(SHA256.HashData(body))[..12]}.{extension}";
        _representation = new(body, contentType) { CacheControl = "public, max-age=31536000, immutable" };
    }

    internal static Asset Style { get; } = new("pages", "css", "text/css; charset=utf-8", Stylesheet.Text);

    internal static Asset Icon { get; } = new("icon", "svg", "image/svg+xml", """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1a5a8a"/><path d="M7 22V10M16 22V14M25 22V7" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>
        """);

    internal static IReadOnlyList<Asset> All { get; } = [Style, Icon];

    internal string Path { get; }

    public Task ExecuteAsync(HttpContext httpContext) => _representation.SendAsync(httpContext);
}
