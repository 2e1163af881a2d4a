using System.Globalization;
using ModelCompare.Catalog;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

/// <summary>An amount in the unit of its meter, or why there is none.</summary>
internal readonly record struct ScaledPrice(string Meter, string Unit, decimal Amount, string? Problem);

internal static class PriceScale
{
    // Far outside what any vendor has asked, in whatever currency: such a figure is read with a wrong unit.
    private const decimal MostPerMillion = 10_000;
    private const decimal LeastPerMillion = 0.0001m;

    /// <summary>Scales a price per any number of tokens to one million; leaves other units as stated.</summary>
    internal static ScaledPrice To(decimal amount, MeterResult meter, UnitPhrase unit) => unit.Noun switch
    {
        "token" => Tokens(amount, meter, unit),
        "" => meter.Meter is not null && unit.Quantity >= 1_000 ? Tokens(amount, meter, unit) : Rejected("the page does not say per what"),
        "other" => Rejected("it is not priced by a use of the model"),
        var noun => meter.Meter is null or Meters.Input or Meters.Output
            ? new(noun, unit.Name, amount, null)
            : Rejected($"a price of {meter.Meter} is not per {noun}"),
    };

    private static ScaledPrice Tokens(decimal amount, MeterResult meter, UnitPhrase unit)
    {
        if (meter.Meter is null && !meter.IsPrice)
        {
            return Rejected("the page does not say what is paid for");
        }

        if (unit.PerHour != meter.Meter is Meters.CacheStorage && amount > 0)
        {
            return Rejected(unit.PerHour ? "only storage is priced by the hour" : "a price of storage needs a time");
        }

        var scaled = amount * 1_000_000 / unit.Quantity;
        if (scaled is > MostPerMillion or (> 0 and < LeastPerMillion))
        {
            return Rejected($"{scaled.ToString(CultureInfo.InvariantCulture)} for a million tokens is not plausible; the page's unit or number is in doubt");
        }

        return new(meter.Meter ?? Meters.Token, unit.PerHour || meter.Meter is Meters.CacheStorage ? Units.MillionTokensHour : Units.MillionTokens, scaled, null);
    }

    private static ScaledPrice Rejected(string problem) => new("", "", 0, problem);
}
