using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Parts;

internal static class Specs
{
    public static ImmutableArray<AttributeRow> Of(ComparedPair pair)
    {
        AttributeRow Stated(string name, string label, Func<string, string>? words = null) =>
            pair.Row(name, label, model => model.Attribute(name) is { } value ? Cells.Of(value, words?.Invoke(value) ?? value) : Cells.Unknown);
        AttributeRow Counted(string name, string label, Func<long?, string> text) =>
            pair.Row(name, label, model => Cells.Of(model.Number(name), text(model.Number(name))));
        return
        [
            Stated(ModelAttributes.ReleasedOn, "Released"),
            Counted(ModelAttributes.ContextWindow, "Context window", ContextText.Of),
            Counted(ModelAttributes.MaxOutput, "Maximum output", ContextText.Of),
            Counted(ModelAttributes.Parameters, "Parameters", NumberText.Parameters),
            Counted(ModelAttributes.ActiveParameters, "Active parameters", NumberText.Parameters),
            Stated(ModelAttributes.Architecture, "Architecture"),
            Stated(ModelAttributes.License, "License"),
            Stated(ModelAttributes.Openness, "Openness", TermText.Openness),
            Stated(ModelAttributes.CommercialUse, "Commercial use", TermText.CommercialUse),
            Stated(ModelAttributes.KnowledgeCutoff, "Knowledge cutoff"),
            Stated(ModelAttributes.InputModalities, "Input modalities", Modalities),
            Stated(ModelAttributes.OutputModalities, "Output modalities", Modalities),
            Stated(ModelAttributes.DeprecatedOn, "Deprecated"),
            Stated(ModelAttributes.RetiredOn, "Retired"),
        ];
    }

    private static string Modalities(string value) => ListText.And(value.Split('+'));
}
