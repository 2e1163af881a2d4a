using System.Text.RegularExpressions;
using ModelCompare.Catalog;

namespace ModelCompare.Normalization.Words;

/// <summary>The common words for modalities.</summary>
public static partial class ModalityWords
{
    /// <summary>The modalities that a folded text names, joined by <c>+</c> in the fixed order; empty when it names none.</summary>
    public static string Find(string folded)
    {
        var stated = Included().Replace(folded, " ");
        if (Excluded().Match(stated) is { Success: true } excluded)
        {
            return string.Join('+', Modalities.All.Where(modality => !Names(excluded.Value, modality)));
        }

        return string.Join('+', Modalities.All.Where(modality => Names(stated, modality)));
    }

    /// <summary>The modalities of a text that consists of nothing else, such as the cell of a modality column; else null.</summary>
    public static string? FindOnly(string folded) => OnlyModalities().IsMatch(folded) ? Find(folded) : null;

    /// <summary>The modalities of a list such as <c>(text / image / video)</c>, and the text without it; its slashes are no units.</summary>
    public static (string Modalities, string Remainder) TakeList(string folded) =>
        ListOfModalities().Match(folded) is { Success: true } list
            ? (Find(list.Value), (folded[..list.Index] + " " + folded[(list.Index + list.Length)..]).Trim())
            : ("", folded);

    /// <summary>The modality of a heading such as <c>Audio tokens</c>, which holds for all prices below; else null.</summary>
    public static string? FindOfTokens(string folded) => TokensHeading().IsMatch(folded) ? Find(folded) : null;

    private static bool Names(string folded, string modality) => modality switch
    {
        "text" => Text().IsMatch(folded),
        "image" => Image().IsMatch(folded),
        "audio" => Audio().IsMatch(folded),
        _ => Video().IsMatch(folded),
    };

    // "Input tokens (incl. images)" are those of text, too.
    [GeneratedRegex(@"\bincl\w*\.? (?:text|images?|audio|videos?)\b")]
    private static partial Regex Included();

    // "Non-audio input" is that of all others.
    [GeneratedRegex(@"(?:\bnon[- ]?|\b(?:excluding|except|but|without) |非|不含)(?:text|images?|audio|videos?|speech|文本|文字|图像|图片|音频|语音|视频)")]
    private static partial Regex Excluded();

    [GeneratedRegex(@"\btext\b|文本|文字")]
    private static partial Regex Text();

    [GeneratedRegex(@"\bimages?\b|\bvision\b|图像|图片")]
    private static partial Regex Image();

    [GeneratedRegex(@"\baudio\b|\bspeech\b|音频|语音")]
    private static partial Regex Audio();

    [GeneratedRegex(@"\bvideos?\b|视频")]
    private static partial Regex Video();

    [GeneratedRegex(@"^\(?(text|images?|audio|videos?|文本|文字|图像|图片|音频|视频)((\s*[/,+&、和]\s*|,? (?:and|or) )(text|images?|audio|videos?|文本|文字|图像|图片|音频|视频))*\)?$|^(?:all (?:except|but|excluding) |non[- ]?)(?:text|images?|audio|videos?)$")]
    private static partial Regex OnlyModalities();

    [GeneratedRegex(@"\(?\b(?:text|images?|audio|videos?|vision)(?:(?:\s*[/,+&]\s*| and )(?:text|images?|audio|videos?|vision))+\b\)?|\(?(?:文本|文字|图像|图片|音频|语音|视频)(?:\s*[/,+&、和]\s*(?:文本|文字|图像|图片|音频|语音|视频))+\)?")]
    private static partial Regex ListOfModalities();

    [GeneratedRegex(@"^(?:text|image|audio|video) tokens?$|^(?:文本|图像|图片|音频|语音|视频)(?:输入|tokens?)$")]
    private static partial Regex TokensHeading();
}
