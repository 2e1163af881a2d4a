using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static class CurrencyReader
{
    /// <summary>The ISO code that a sign stands for on this page.</summary>
    internal static Term<string> Read(string sign, Observation observation, LabelledPhrase[] labels, string? declared)
    {
        var named = Named(labels);
        return sign switch
        {
            "$" or "DOLLAR" or "DOLLARS" => Dollar(declared ?? "USD", AllNamed(labels)),
            "US$" or "USD" or "美元" => new("USD", null),
            "¥" => Yuan(declared, named, observation),
            "元" or "CNY" or "RMB" => Said("CNY", labels),
            "€" or "EUR" or "欧元" => new("EUR", null),
            "£" or "GBP" => new("GBP", null),
            "円" or "JPY" => new("JPY", null),
            OfFree => new(OfFree, null),
            _ => new(null, $"the currency sign \"{sign}\" is not known"),
        };
    }

    /// <summary>What the word free is priced in: nothing, so that a page that names its currency elsewhere, or later, says the same.</summary>
    internal const string OfFree = "";

    private static IEnumerable<string> AllNamed(LabelledPhrase[] labels) => labels
        .Select(label => label.Phrase.Currency)
        .OfType<string>()
        .Where(currency => currency is not CurrencyWords.YenOrYuan);

    private static string? Named(LabelledPhrase[] labels) => AllNamed(labels).FirstOrDefault();

    private static string Around(Observation observation) => string.Concat(observation.Labels.Select(label => label.Text)) + observation.Quote;

    // Many countries print their dollars so: whatever is named around the amount must be the one that is assumed.
    private static Term<string> Dollar(string assumed, IEnumerable<string> named) => named.FirstOrDefault(currency => currency != assumed) is { } other
        ? new(null, $"it is printed in $, but the page says {other}")
        : new(assumed, null);

    // "国际站(美元)" above a table in 元.
    private static Term<string> Said(string code, LabelledPhrase[] labels) =>
        AllNamed(labels).FirstOrDefault(other => other != code && StandsNear(labels, other)) is { } contrary
            ? new(null, $"it is printed in {code}, but the page says {contrary}")
            : new(code, null);

    private static bool StandsNear(LabelledPhrase[] labels, string currency) =>
        labels.Any(label => label.Phrase.Currency == currency && (label.Label.Kind is LabelKind.Heading or LabelKind.Tab or LabelKind.Group or LabelKind.Caption || PlaceCheck.IsRemark(label.Label)));

    private static Term<string> Yuan(string? declared, string? named, Observation observation)
    {
        if ((declared ?? named) is { } known)
        {
            return known is "CNY" or "JPY" ? new(known, null) : new(null, $"it is printed in ¥, but the page says {known}");
        }

        return CurrencyWords.IsSimplifiedChinese(Around(observation)) ? new("CNY", null) : new(null, "¥ may be yuan or yen; set \"currency\" of the source");
    }
}
