using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Attributes;

/// <summary>A licence by name, and what it says where it is a known one.</summary>
/// <remarks>
/// A licence of a model covers its weights, so Apache-2.0, MIT, BSD and CC-BY give <c>open_weights</c> with commercial use <c>yes</c>;
/// <c>open_source</c> (data and code open too) no licence alone can tell, a page has to state it. Community licences and terms of use
/// (Llama, Gemma, Qwen, DeepSeek, OpenRAIL, modified MIT) give <c>open_weights</c> with <c>conditions</c>; non-commercial and research
/// licences <c>open_weights</c> with <c>no</c>; <c>Proprietary</c> tells only <c>proprietary</c>. Of any other licence only the name is known.
/// </remarks>
/// <param name="Name">Name of the licence as stated.</param>
/// <param name="Openness">See <see cref="Catalog.ModelAttributes.Openness"/>; null when unknown.</param>
/// <param name="CommercialUse">See <see cref="Catalog.ModelAttributes.CommercialUse"/>; null when unknown.</param>
public sealed partial record LicenseTerms(string Name, string? Openness, string? CommercialUse)
{
    private const int MaxNameLength = 60;

    // The first that matches decides, so the narrower stand before the wider.
    private static readonly (Regex Pattern, string Openness, string? CommercialUse)[] Known =
    [
        (NonCommercial(), "open_weights", "no"),
        (Community(), "open_weights", "conditions"),
        (ModifiedPermissive(), "open_weights", "conditions"),
        (Permissive(), "open_weights", "yes"),
        (Proprietary(), "proprietary", null),
    ];

    /// <summary>
    /// Reads a licence from its name, or from a sentence that names exactly one known licence. What a name says besides the
    /// known one (<c>MIT code, other weights</c>) may change its terms, so then only the name is known.
    /// </summary>
    public static Parsed<LicenseTerms> Parse(string text)
    {
        var stated = text.Trim().TrimEnd('.');
        if (BlankText.Is(stated))
        {
            return Parsed<LicenseTerms>.Unknown();
        }

        var names = Known.SelectMany(known => known.Pattern.Matches(stated).Select(match => (match.Value, match.Index, known))).ToList();
        var outer = names.Where(name => !names.Any(other => other != name && Covers(other, name))).DistinctBy(name => name.Value, StringComparer.OrdinalIgnoreCase).ToList();
        var isName = stated.Length <= MaxNameLength && !stated.Contains(". ", StringComparison.Ordinal);
        return (outer, isName) switch
        {
            ([var one], true) when Filler().IsMatch(stated.Remove(one.Index, one.Value.Length)) => Parsed<LicenseTerms>.Of(new LicenseTerms(stated, one.known.Openness, one.known.CommercialUse)),
            ([var one], false) when !Restriction().IsMatch(stated) => Parsed<LicenseTerms>.Of(new LicenseTerms(one.Value.Trim(), one.known.Openness, one.known.CommercialUse)),
            (_, true) => Parsed<LicenseTerms>.Of(new LicenseTerms(stated, null, null)),
            _ => Parsed<LicenseTerms>.Refused("a text that names no single known licence"),
        };

        static bool Covers((string Value, int Index, (Regex, string, string?) Known) outer, (string Value, int Index, (Regex, string, string?) Known) inner) =>
            outer.Index <= inner.Index && outer.Index + outer.Value.Length >= inner.Index + inner.Value.Length && outer.Value.Length > inner.Value.Length;
    }

    [GeneratedRegex(@"\b(?:cc[- ]by[- ]nc(?:[- ](?:sa|nd))?(?:[- ]\d\.\d)?|(?:\w+ )*(?:non[- ]?commercial|non[- ]?production|research(?:[- ]only)?) licen[cs]e)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NonCommercial();

    [GeneratedRegex(@"\b(?:(?:llama )?(?:\d(?:\.\d)? )?community licen[cs]e(?: agreement)?|llama \d(?:\.\d)? community|\Allama-?\d(?:\.\d)?\z|gemma terms(?: of use)?|\Agemma\z|gemma licen[cs]e|(?:tongyi )?qianwen licen[cs]e(?: agreement)?|qwen licen[cs]e(?: agreement)?|deepseek (?:model )?licen[cs]e(?: agreement)?|(?:bigscience |creativeml )?open ?rail(?:[-+]{1,2}\w+)?)(?!\w)", RegexOptions.IgnoreCase)]
    private static partial Regex Community();

    [GeneratedRegex(@"\bmodified[- ](?:mit|apache|bsd)(?:[- ]licen[cs]e)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex ModifiedPermissive();

    [GeneratedRegex(@"\b(?:apache(?:[- ]licen[cs]e)?,?[- ](?:version )?2(?:\.0)?|\Amit\z|mit[- ]licen[cs]e|bsd[- ][23][- ]clause|cc[- ]by[- ]\d\.\d|cc0(?:[- ]1\.0)?)(?: licen[cs]e)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Permissive();

    [GeneratedRegex(@"\A(?:\W|the|licen[cs]ed?|agreement|under|version|terms|of|use|open[- ]source|v?\d(?:\.\d)?)*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Filler();

    [GeneratedRegex(@"\b(?:not|except|however|but|code|dataset|other than|unless)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Restriction();

    [GeneratedRegex(@"\A(?:proprietary|closed[- ]source|专有)(?: licen[cs]e)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Proprietary();
}
