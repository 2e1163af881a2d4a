using ModelCompare.Catalog;

namespace ModelCompare.Comparison.Text;

/// <summary>Words for the catalog's terms; a term without words of its own is shown as it stands.</summary>
public static class TermText
{
    public static string ProductType(string value) => value switch
    {
        ProductTypes.CodingSpecialized => "Coding-specialized model",
        ProductTypes.StandaloneApi => "Standalone API model",
        "" => NumberText.Unknown,
        _ => UpperFirst(value.Replace('-', ' ').Replace('_', ' ')),
    };

    public static string Openness(string value) => value switch
    {
        "proprietary" => "Proprietary",
        "open_weights" => "Open weights",
        "open_source" => "Open source",
        _ => value,
    };

    public static string CommercialUse(string value) => value switch
    {
        "yes" => "Commercial use allowed",
        "conditions" => "Commercial use with conditions",
        "no" => "No commercial use",
        _ => value,
    };

    public static string Capability(string value) => value switch
    {
        Catalog.Capabilities.IdeIntegration => "IDE integration",
        _ => UpperFirst(value.Replace('_', ' ')),
    };

    /// <summary>The conditions of a price in one line; what is empty is left out.</summary>
    public static string Conditions(string tier, string modality, string context, string region, string variant, DateOnly? from, DateOnly? to)
    {
        string[] given = [tier, modality.Replace('+', ' '), context, region, variant, from is { } first ? $"from {first:O}" : "", to is { } last ? $"until {last:O}" : ""];
        return string.Join(", ", given.Where(text => text.Length > 0));
    }

    /// <summary>A capability as a noun within a sentence.</summary>
    public static string CapabilityNoun(string value) =>
        value == Catalog.Capabilities.Multimodal ? "multimodality" : WithinSentence(Capability(value));

    /// <summary>A label within a sentence: its first letter small, unless it begins with an abbreviation.</summary>
    public static string WithinSentence(string label) =>
        label.Length > 1 && char.IsUpper(label[1]) ? label : char.ToLowerInvariant(label[0]) + label[1..];

    /// <summary>A singular noun with its indefinite article.</summary>
    public static string WithArticle(string noun) => $"{("aeiou".Contains(noun[0], StringComparison.OrdinalIgnoreCase) ? "an" : "a")} {noun}";

    private static string UpperFirst(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
