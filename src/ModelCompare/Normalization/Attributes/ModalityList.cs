using System.Text.RegularExpressions;
using ModelCompare.Catalog;

namespace ModelCompare.Normalization.Attributes;

/// <summary>Modalities named in a text, as <c>text+image</c>.</summary>
public static partial class ModalityList
{
    /// <summary>Reads the modalities that the text names; words that are none (<c>multilingual</c>, <c>PDF</c>) are passed over, a negation is refused.</summary>
    public static Parsed<string> Parse(string text)
    {
        if (BlankText.Is(text))
        {
            return Parsed<string>.Unknown();
        }

        if (Negation().IsMatch(text))
        {
            return Parsed<string>.Refused("a negation among the modalities");
        }

        var named = Word().Matches(text).Select(match => ModalityOf(match.Value.ToLowerInvariant())).OfType<string>().ToHashSet();
        return named.Count == 0 ? Parsed<string>.Refused("no known modality") : Parsed<string>.Of(string.Join('+', Modalities.All.Where(named.Contains)));
    }

    private static string? ModalityOf(string word) => word switch
    {
        "text" or "code" or "文本" or "文字" or "代码" => "text",
        "image" or "images" or "图片" or "图像" => "image",
        "audio" or "speech" or "音频" or "语音" => "audio",
        "video" or "videos" or "视频" => "video",
        _ => null,
    };

    [GeneratedRegex(@"文本|文字|代码|图片|图像|音频|语音|视频|[a-z]+", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:no|not|without|except|non)\b|不|除外", RegexOptions.IgnoreCase)]
    private static partial Regex Negation();
}
