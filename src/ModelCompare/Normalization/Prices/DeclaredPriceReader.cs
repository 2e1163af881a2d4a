using System.Globalization;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;
using ModelCompare.Sources;

namespace ModelCompare.Normalization.Prices;

/// <summary>Reads prices of records (JSON, YAML, CSV), whose meter and unit are declared and whose amount is a plain number.</summary>
internal static class DeclaredPriceReader
{
    /// <summary>Whether an observation is a declared price: its field is a meter and its unit is declared with it.</summary>
    internal static bool IsDeclared(Observation observation) =>
        observation.Field is { } field && field is not TableReading.Ignored && Qualifiers.Find(observation, Qualifiers.Unit) is not null && !ModelAttributes.All.Contains(field);

    internal static TermsResult Read(Observation observation, SourceDefinition source)
    {
        if (!decimal.TryParse(observation.Quote, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
        {
            return new TermsResult.Rejected("it is not a number");
        }

        // OpenRouter and others write -1 for a price that varies or is not known.
        if (amount < 0)
        {
            return new TermsResult.Irrelevant();
        }

        if ((Qualifiers.Find(observation, Qualifiers.Currency) ?? source.Currency) is not { } currency)
        {
            return new TermsResult.Rejected("no currency is declared; set \"currency\" of the source");
        }

        var unit = UnitWords.Take("per " + TextFolding.Fold(Qualifiers.Find(observation, Qualifiers.Unit)!)).Unit;
        if (unit is null)
        {
            return new TermsResult.Rejected("its declared unit is not known");
        }

        var scaled = PriceScale.To(amount, new MeterResult(observation.Field is { } meter && Meters.IsToken(meter) ? meter : null, true, null), unit);
        return scaled.Problem is { } problem ? new TermsResult.Rejected(problem) : new TermsResult.Read(Terms(observation, scaled, currency), scaled.Amount, []);
    }

    private static PriceTerms Terms(Observation observation, ScaledPrice scaled, string currency) => new()
    {
        Meter = scaled.Meter,
        Modality = Qualifiers.Find(observation, Qualifiers.Modality) ?? "",
        ServiceTier = Qualifiers.Find(observation, Qualifiers.ServiceTier) ?? ServiceTiers.Standard,
        Context = Range(Qualifiers.Find(observation, Qualifiers.ContextOver), Qualifiers.Find(observation, Qualifiers.ContextUpTo)),
        Unit = scaled.Unit,
        Currency = currency,
    };

    private static ContextRange? Range(string? over, string? upTo) => (over, upTo) switch
    {
        (null, null) => null,
        (null, _) => ContextWords.Take("<=" + upTo).Range,
        (_, null) => ContextWords.Take(">" + over).Range,
        _ => ContextWords.Take($"{over}-{upTo} tokens").Range,
    };
}
