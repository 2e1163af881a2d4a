using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static class ModalityReader
{
    /// <summary>The modalities that the nearest words name; empty when the price holds for all.</summary>
    internal static string Read(Phrase words, LabelledPhrase[] labels) =>
        labels.Select(Of).Prepend(words.Modality).FirstOrDefault(modality => modality.Length > 0) ?? "";

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
