using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static class ModalityReader
{
    /// <summary>The modalities that the nearest words name; empty when the price holds for all.</summary>
    /// <param name="words">The words beside the amount.</param>
    /// <param name="labels">The labels around it, nearest first.</param>
    /// <param name="model">The name of its model.</param>
    internal static string Read(Phrase words, LabelledPhrase[] labels, string model) =>
        labels.Select(Of).Prepend(words.Modality).FirstOrDefault(modality => modality.Length > 0) ?? BelowModel(labels, model);

    // "Audio" under a heading that names the model is a part of its prices; over the names of models it says what they are for.
    private static string BelowModel(LabelledPhrase[] labels, string model)
    {
        string[] headings = [.. labels.Where(label => label.Label.Kind is LabelKind.Heading).Select(label => label.Label.Text)];
        var named = Array.FindIndex(headings, heading => heading.Contains(model, StringComparison.OrdinalIgnoreCase));
        return named < 1 ? "" : headings[..named].Select(heading => ModalityWords.FindOnly(TextFolding.Fold(heading))).FirstOrDefault(modality => modality is not null) ?? "";
    }

    private static string Of(LabelledPhrase label)
    {
        var folded = TextFolding.Fold(label.Label.Text);
        return label.Label.Kind switch
        {
            LabelKind.Header when label.Phrase.Meter.Meter is not null => label.Phrase.Modality,
            LabelKind.Header or LabelKind.Qualifier or LabelKind.Tab => ModalityWords.FindOnly(folded) ?? ModalityWords.FindOfTokens(folded) ?? "",
            LabelKind.Group or LabelKind.Caption or LabelKind.Note => ModalityWords.FindOnly(folded.TrimEnd(':')) ?? ModalityWords.FindOfTokens(folded) ?? "",
            LabelKind.Heading => ModalityWords.FindOfTokens(folded) ?? "",
            _ => "",
        };
    }
}
