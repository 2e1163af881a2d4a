using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace ModelCompare.Fetching;

/// <summary>
/// Turns a body into text: by its byte order mark, else the charset of its Content-Type, else for HTML its <c>meta</c>, else as UTF-8.
/// A text that was decoded wrongly is never handed out as if it were right.
/// </summary>
public static partial class DocumentText
{
    /// <summary>Replacement characters that a sound document may hold: pages show a few that were broken before they were served.</summary>
    public const int MostReplacements = 3;

    private const int MetaSearchedBytes = 1024;
    private const char Replacement = '\uFFFD';

    private static readonly (byte[] Mark, Encoding Encoding)[] s_marks =
    [
        ([0xEF, 0xBB, 0xBF], Encoding.UTF8),
        ([0xFF, 0xFE], Encoding.Unicode),
        ([0xFE, 0xFF], Encoding.BigEndianUnicode),
    ];

    static DocumentText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text of a document, with the problem if there is one.</summary>
    public static DecodedText Decode(Document document)
    {
        var body = document.Body.Span;
        foreach (var (mark, encoding) in s_marks)
        {
            if (body.StartsWith(mark))
            {
                return Judge(encoding.GetString(body[mark.Length..]), encoding.WebName, document.Url);
            }
        }

        var label = document.Charset?.Trim(' ', '"', '\'') is { Length: > 0 } charset ? charset : MetaCharset(document);
        return label is null ? Judge(Encoding.UTF8.GetString(body), "utf-8", document.Url) : DecodeLabelled(body, label, document.Url);
    }

    private static DecodedText DecodeLabelled(ReadOnlySpan<byte> body, string label, Uri url)
    {
        if (Find(label) is not { } encoding)
        {
            return new DecodedText(Encoding.UTF8.GetString(body), $"{url} says that its charset is \"{label}\", which is unknown; it was read as UTF-8.");
        }

        // UTF-8 that is labelled as one byte a character decodes without any error, into mojibake.
        if (encoding.IsSingleByte && !Ascii.IsValid(body) && Utf8.IsValid(body))
        {
            return new DecodedText(Encoding.UTF8.GetString(body), $"{url} says that its charset is \"{label}\", but its bytes are UTF-8; it was read as UTF-8.");
        }

        return Judge(encoding.GetString(body), label, url);
    }

    private static DecodedText Judge(string text, string charset, Uri url)
    {
        var replaced = text.AsSpan().Count(Replacement);
        return new DecodedText(text, replaced > MostReplacements
            ? $"{replaced} characters of {url} are no {charset}: its charset is wrong or missing, or the body is no text."
            : null);
    }

    private static Encoding? Find(string label)
    {
        // The names by which browsers know them; .NET knows the rest.
        var name = label.ToUpperInvariant() switch
        {
            "UTF8" => "utf-8",
            "LATIN1" or "ISO-8859-1" or "ISO8859-1" or "US-ASCII" or "ASCII" => "windows-1252",
            "GBK" or "GB2312" or "X-GBK" => "gb18030",
            "SJIS" or "X-SJIS" or "SHIFT-JIS" => "shift_jis",
            _ => label,
        };
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? MetaCharset(Document document)
    {
        if (document.MediaType is not ("text/html" or "application/xhtml+xml" or ""))
        {
            return null;
        }

        var start = Encoding.Latin1.GetString(document.Body.Span[..Math.Min(document.Body.Length, MetaSearchedBytes)]);
        var match = MetaPattern().Match(start);
        if (!match.Success)
        {
            return null;
        }

        // A meta that could be read byte by byte cannot stand in UTF-16, whatever it says.
        var label = match.Groups["charset"].Value;
        return label.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? "utf-8" : label;
    }

    [GeneratedRegex("""<meta\s[^>]*?charset\s*=\s*["']?\s*(?<charset>[\w.:-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaPattern();
}
