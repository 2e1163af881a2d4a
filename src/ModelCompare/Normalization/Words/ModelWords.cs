using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Words;

/// <summary>The common headers of the column that names models, and the looks of a model's name.</summary>
public static partial class ModelWords
{
    /// <summary>Whether a folded header names the column of models.</summary>
    public static bool IsModelHeader(string folded) => ModelHeader().IsMatch(folded);

    /// <summary>Whether a header looks like the name of a model rather than like a word: letters with a digit, a hyphen or a slash.</summary>
    public static bool LooksLikeModel(string folded) => Name().IsMatch(folded);

    [GeneratedRegex(@"^(?:(?:ai|api|base|available|our|supported|language|llm|text|chat|embedding|foundation)\s+)*models?(?:\s*(?:names?|ids?|variants?|family|version|/ ?api id))?$|^(?:可用|基础|语言)?模型(?:名称|名|id|型号)?$|^api (?:model )?(?:id|name)$")]
    private static partial Regex ModelHeader();

    [GeneratedRegex(@"^(?=.*[a-z])(?=.*[\d/-])[\w@][\w@ ./:+()-]*$")]
    private static partial Regex Name();
}
