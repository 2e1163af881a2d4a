using System.Text.Json.Nodes;

namespace ModelCompare.Comparison.Rendering;

/// <summary>
/// Finished HTML. It is made of interpolated strings alone, in which every hole is encoded unless it holds markup itself, so that what
/// was read from web pages can only ever be text.
/// </summary>
public readonly record struct Markup
{
    private readonly string? _html;

    internal Markup(string html) => _html = html;

    public static Markup Empty => default;

    /// <summary>Makes markup of <c>$"…"</c>. Attributes stand in double quotes; addresses from web pages go through <see cref="Link"/>.</summary>
    public static Markup Of(MarkupBuilder html) => new(html.ToString());

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.ToString())));

    /// <summary>A link to an address of the web; the text alone where it is none, since an address from a page must not become a script.</summary>
    public static Markup Link(string address, string text) =>
        IsWebAddress(address) ? Of($"<a href=\"{address}\" rel=\"nofollow noreferrer\">{text}</a>") : Of($"{text}");

    /// <summary>Data for programs, which browsers never run. The serializer escapes what could end the element.</summary>
    public static Markup Data(JsonObject linked)
    {
        ArgumentNullException.ThrowIfNull(linked);
        return new($"<script type=\"application/ld+json\">{linked.ToJsonString()}</script>\n");
    }

    public static bool IsWebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    /// <summary>The HTML.</summary>
    public override string ToString() => _html ?? "";
}
