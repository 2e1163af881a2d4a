using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static partial class VariantReader
{
    /// <summary>
    /// What is always told apart: use of a fine-tuned model, which costs otherwise than the base model of the same name, and
    /// the name of a thing that is billed beside tokens (<c>Grounding with Google Search</c>).
    /// </summary>
    internal static string Read(string meter, string words, LabelledPhrase[] labels)
    {
        if (labels.Any(IsOfFineTuning))
        {
            return Variants.FineTuned;
        }

        return Meters.IsToken(meter) ? ModeOf(words, labels) : labels
            .FirstOrDefault(label => label is { Label.Kind: LabelKind.Header, Phrase: { NamesPrice: false, IsOnlyTier: false, Tiers.Count: 0 } })?.Label.Text ?? "";
    }

    // A line or the cell of another column may mention it in passing.
    private static bool IsOfFineTuning(LabelledPhrase label) => label.Label.Kind switch
    {
        LabelKind.Note or LabelKind.Qualifier => OnlyFineTuning().IsMatch(TextFolding.Fold(label.Label.Text)),
        _ => !label.Label.IsNote && FineTuning().IsMatch(TextFolding.Fold(label.Label.Text)),
    };

    private static string ModeOf(string words, LabelledPhrase[] labels) =>
        labels.Where(label => label.Label.Kind is LabelKind.Header).Select(label => label.Label.Text).Prepend(words)
            .Select(text => Mode().Match(TextFolding.Fold(text))).FirstOrDefault(match => match.Success) is not { } mode ? ""
        : mode.Groups["non"].Success ? Variants.NonThinking
        : Variants.Thinking;

    // A mode of answering that some providers price apart; "(including thinking tokens)" is no mode.
    [GeneratedRegex(@"^\W*(?<non>non-?|非)?(?:thinking|reasoning|思考)(?: mode|模式)?\W*(?:\([^()]*\))?$|\((?<non>non-?)?thinking(?: mode)?\)$|^(?<non>non-?)?thinking (?:mode )?outputs?\b|(?<non>非)?思考模式[)）]?$")]
    private static partial Regex Mode();

    [GeneratedRegex(@"\bfine[- ]?tun|微调|^(?:lora|trained) (?:adapters?|checkpoints?|models?)$")]
    private static partial Regex FineTuning();

    [GeneratedRegex(@"^fine[- ]?tun(?:ed|ing)(?: models?| inference| pricing| prices)?:?$|^微调(?:模型)?$")]
    private static partial Regex OnlyFineTuning();
}
