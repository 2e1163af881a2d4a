using System.Text.RegularExpressions;
using ModelCompare.Normalization.Attributes;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>Whether a header names something that the catalog holds.</summary>
internal static partial class FieldWords
{
    internal static bool Names(string text, PhraseBook phrases) =>
        phrases.Read(text) is { NamesPrice: true } or { IsOnlyTier: true }
        || LabelWords.AttributeOf(text) is not null
        || LabelWords.CapabilitiesOf(text).Count > 0;

    /// <summary>Whether a declared header is the one on the page: the same words, footnote marks apart.</summary>
    internal static bool Same(string declared, string text) => Bare(declared) == Bare(text);

    /// <summary>Whether a header names a column in which words stand, and no amount.</summary>
    internal static bool IsOfWords(string header) => OfWords().IsMatch(TextFolding.Fold(header));

    /// <summary>Whether a header stands over names of what is said of one thing.</summary>
    internal static bool IsKey(string header) => Key().IsMatch(TextFolding.Fold(header));

    /// <summary>Whether a header stands over what is said of it.</summary>
    internal static bool IsValue(string header) => Value().IsMatch(TextFolding.Fold(header));

    [GeneratedRegex(@"^(?:propert(?:y|ies)|metrics?|attributes?|fields?|keys?|specs?|specifications?|parameters?|details?|items?|features?|属性|项目|指标|参数)$")]
    private static partial Regex Key();

    [GeneratedRegex(@"^(?:values?|details?|descriptions?|info(?:rmation)?|值|说明|详情|内容)$")]
    private static partial Regex Value();

    [GeneratedRegex(@"^(?:(?:model )?(?:provider|vendor|maker|creator|company|organi[sz]ation|lab|family|category|type)s?|use cases?|best for|(?:short )?descriptions?|summary|strengths?|notes?|model id|id|mode|(?:input |prompt )?tokens per request|厂商|供应商|服务商|描述|说明|备注|用途)$")]
    private static partial Regex OfWords();

    private static string Bare(string text) => TextFolding.Fold(text).TrimEnd('*', '†', '‡', ' ');
}
