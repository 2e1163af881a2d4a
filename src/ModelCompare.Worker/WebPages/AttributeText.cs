using System.Globalization;
using ModelCompare.Catalog;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Worker.WebPages;

/// <summary>Attributes for people.</summary>
internal static class AttributeText
{
    internal static string Label(string name) => name switch
    {
        ModelAttributes.ReleasedOn => "Released",
        ModelAttributes.MaxOutput => "Maximum output",
        ModelAttributes.DeprecatedOn => "Deprecated",
        ModelAttributes.RetiredOn => "Retired",
        _ => TermText.Capability(name), // The words of the name, the first one large.
    };

    internal static string Value(string name, string value) => name switch
    {
        ModelAttributes.ContextWindow or ModelAttributes.MaxOutput => Number(value) is { } tokens ? $"{tokens.ToString("N0", CultureInfo.InvariantCulture)} tokens" : value,
        ModelAttributes.Parameters or ModelAttributes.ActiveParameters => Number(value) is { } count ? NumberText.Parameters(count) : value,
        ModelAttributes.Openness => TermText.Openness(value),
        ModelAttributes.CommercialUse => TermText.CommercialUse(value),
        ModelAttributes.InputModalities or ModelAttributes.OutputModalities => ListText.And(value.Split('+')),
        _ => value,
    };

    private static long? Number(string value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
