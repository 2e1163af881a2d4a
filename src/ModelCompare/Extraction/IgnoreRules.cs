using ModelCompare.Sources;

namespace ModelCompare.Extraction;

/// <summary>Applies the rules by which a source leaves things out.</summary>
public static class IgnoreRules
{
    private static readonly IgnoreRule IgnoredColumn = new(null, null, null, null, "the column is declared as ignored");

    /// <summary>The rule of every source for what stands in the place of a price and is none.</summary>
    internal static readonly IgnoreRule WithoutAmount = new(null, null, null, null, "a free plan, or a price that the document leaves open");

    /// <summary>The rule that leaves an observation out; null when it is read.</summary>
    public static IgnoreRule? Find(SourceDefinition source, Observation observation) =>
        observation.Field is TableReading.Ignored ? IgnoredColumn : source.Ignore.FirstOrDefault(rule => Applies(rule, observation));

    private static bool Applies(IgnoreRule rule, Observation observation) =>
        (rule.Under is not { } under || observation.Place.Headings.Any(heading => Has(heading, under)))
        && (rule.Header is not { } header || observation.Labels.Any(label => label.Kind is LabelKind.Header && Has(label.Text, header)))
        && (rule.Model is not { } model || observation.Model.Any(line => Has(line, model)))
        && (rule.Text is not { } text || Has(observation.Quote, text));

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
