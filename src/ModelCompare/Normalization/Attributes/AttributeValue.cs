using System.Globalization;
using ModelCompare.Catalog;

namespace ModelCompare.Normalization.Attributes;

/// <summary>The canonical form of an attribute's value; some texts state more than one attribute.</summary>
public static class AttributeValue
{
    private const int MaxTextLength = 200;

    /// <summary>Reads the lines that state an attribute.</summary>
    /// <param name="attribute">One of <see cref="ModelAttributes"/>.</param>
    /// <param name="lines">The lines of the value.</param>
    /// <returns>The attribute's value, with what else its text tells: active parameters, or the openness of a licence.</returns>
    public static Parsed<IReadOnlyList<KeyValuePair<string, string>>> Parse(string attribute, IReadOnlyList<string> lines)
    {
        var text = string.Join(' ', lines).Trim();
        return attribute switch
        {
            ModelAttributes.ContextWindow or ModelAttributes.MaxOutput => One(attribute, TokenCount.Parse(text).Select(Digits)),
            ModelAttributes.Parameters => ParameterCount.Parse(text).Select(Of),
            ModelAttributes.ActiveParameters => One(attribute, ParameterCount.Parse(text).Select(count => Digits(count.Total))),
            ModelAttributes.ReleasedOn or ModelAttributes.KnowledgeCutoff or ModelAttributes.DeprecatedOn or ModelAttributes.RetiredOn =>
                One(attribute, StatedDate.Parse(text)),
            ModelAttributes.Architecture => One(attribute, Architecture.Parse(text)),
            ModelAttributes.License => LicenseTerms.Parse(text).Select(Of),
            ModelAttributes.InputModalities or ModelAttributes.OutputModalities => One(attribute, ModalityList.Parse(string.Join(", ", lines))),
            ModelAttributes.Offered => One(attribute, OneOf(text, "yes")),
            ModelAttributes.Openness => One(attribute, OneOf(text, "proprietary", "open_weights", "open_source")),
            ModelAttributes.CommercialUse => One(attribute, OneOf(text, "yes", "conditions", "no")),
            ModelAttributes.ProductType => One(attribute, OneOf(text, ProductTypes.CodingSpecialized, ProductTypes.StandaloneApi)),
            ModelAttributes.Name or ModelAttributes.Developer => One(attribute, Text(text)),
            _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "No attribute of that name."),
        };
    }

    private static Parsed<IReadOnlyList<KeyValuePair<string, string>>> One(string attribute, Parsed<string> value) =>
        value.Select(text => (IReadOnlyList<KeyValuePair<string, string>>)[new(attribute, text)]);

    private static IReadOnlyList<KeyValuePair<string, string>> Of(ParameterCount count) =>
        count.Active is null
            ? [new(ModelAttributes.Parameters, Digits(count.Total))]
            : [new(ModelAttributes.Parameters, Digits(count.Total)), new(ModelAttributes.ActiveParameters, Digits(count.Active.Value))];

    private static IReadOnlyList<KeyValuePair<string, string>> Of(LicenseTerms license)
    {
        var values = new List<KeyValuePair<string, string>> { new(ModelAttributes.License, license.Name) };
        if (license.Openness is not null)
        {
            values.Add(new(ModelAttributes.Openness, license.Openness));
        }

        if (license.CommercialUse is not null)
        {
            values.Add(new(ModelAttributes.CommercialUse, license.CommercialUse));
        }

        return values;
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static Parsed<string> OneOf(string text, params string[] values) =>
        BlankText.Is(text) ? Parsed<string>.Unknown()
        : values.Contains(text, StringComparer.Ordinal) ? Parsed<string>.Of(text)
        : Parsed<string>.Refused($"none of {string.Join(", ", values)}");

    private static Parsed<string> Text(string text) =>
        BlankText.Is(text) ? Parsed<string>.Unknown()
        : text.Length > MaxTextLength ? Parsed<string>.Refused("a text rather than a name")
        : Parsed<string>.Of(text);
}
