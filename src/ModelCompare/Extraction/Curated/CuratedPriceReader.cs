using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ModelCompare.Catalog;

namespace ModelCompare.Extraction.Curated;

/// <summary>Reads the price of a curated entry; token prices come out per million.</summary>
internal sealed partial class CuratedPriceReader(Action<string> problem)
{
    private static readonly HashSet<string> KnownMeters =
    [
        Meters.Input, Meters.CachedInput, Meters.CacheWrite, Meters.CacheWrite1h, Meters.CacheStorage, Meters.Output, Meters.TrainingToken,
        Meters.Token, Meters.Image, Meters.Video, Meters.Second, Meters.Minute, Meters.Hour, Meters.Character, Meters.Request, Meters.Page, Meters.Song,
    ];

    private static readonly HashSet<string> KnownTiers =
        [ServiceTiers.Standard, ServiceTiers.Batch, ServiceTiers.Flex, ServiceTiers.Priority, ServiceTiers.Fast];

    /// <summary>The terms, and the amount per unit, null for free; no terms when something is wrong.</summary>
    public (PriceTerms? Terms, decimal? Amount) Read(CuratedPrice price)
    {
        var sound = Check(price.Meter is { } name && KnownMeters.Contains(name), "'meter' is none of the known meters")
            & Check(price.Currency is { Length: 3 } currency && currency.All(char.IsAsciiLetterUpper), "needs a 'currency' such as USD")
            & Check(price.Tier is null || KnownTiers.Contains(price.Tier), "'tier' is none of the known service tiers")
            & Check(IsModality(price.Modality ?? ""), "'modality' is not text, image, audio and video joined by + in that order")
            & Check(price.Context is null || ContextOf(price.Context) is not null, "'context' is no range such as <=200k, >200k, 32k-128k, short, long")
            & Check(TryAmount(price.Amount, out var amount), "'amount' is neither a number of 0 or more nor \"free\"");
        var unit = price.Meter is null ? null : UnitOf(price.Meter, price.Unit ?? "");
        if (!Check(unit is not null, "'unit' does not fit the meter: token meters are per token, 1K tokens or 1M tokens") || !sound)
        {
            return (null, null);
        }

        var terms = new PriceTerms
        {
            Meter = price.Meter!,
            Unit = unit!.Value.Name,
            Currency = price.Currency!,
            Modality = price.Modality ?? "",
            ServiceTier = price.Tier ?? ServiceTiers.Standard,
            Context = price.Context is null ? null : ContextOf(price.Context),
            Region = price.Region ?? "",
            Variant = price.Variant ?? "",
            EffectiveFrom = price.EffectiveFrom,
            EffectiveTo = price.EffectiveTo,
        };
        return (terms, amount * unit.Value.Factor);
    }

    private bool Check(bool holds, string text)
    {
        if (!holds)
        {
            problem($"price: {text}");
        }

        return holds;
    }

    private static (string Name, decimal Factor)? UnitOf(string meter, string unit) => (Meters.IsToken(meter), meter, unit) switch
    {
        (true, Meters.CacheStorage, Units.MillionTokensHour) => (unit, 1),
        (true, not Meters.CacheStorage, "token") => (Units.MillionTokens, 1_000_000),
        (true, not Meters.CacheStorage, "1K tokens") => (Units.MillionTokens, 1_000),
        (true, not Meters.CacheStorage, Units.MillionTokens) => (unit, 1),
        (false, _, { Length: > 0 }) => (unit, 1),
        _ => null,
    };

    private static bool TryAmount(JsonElement? element, out decimal? amount)
    {
        var text = element switch
        {
            { ValueKind: JsonValueKind.String } value => value.GetString(),
            { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
            _ => null,
        };
        amount = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
        return amount >= 0 || text == "free";
    }

    private static bool IsModality(string text) =>
        text == string.Join('+', Modalities.All.Where(text.Split('+').Contains));

    private static ContextRange? ContextOf(string text)
    {
        if (text is "short" or "long")
        {
            return new ContextRange(text, null, null);
        }

        var match = Range().Match(text);
        return match.Success ? new ContextRange(text, TokensOf(match.Groups["over"]), TokensOf(match.Groups["upTo"])) : null;
    }

    private static long? TokensOf(Group group)
    {
        if (!group.Success)
        {
            return null;
        }

        var number = long.Parse(group.ValueSpan[..^1], NumberStyles.None, CultureInfo.InvariantCulture);
        return number * (group.ValueSpan[^1] == 'm' ? 1_000_000 : 1_000);
    }

    [GeneratedRegex(@"\A(?:<=?(?<upTo>\d{1,6}[km])|>=?(?<over>\d{1,6}[km])|(?<over>\d{1,6}[km])-(?<upTo>\d{1,6}[km]))\z")]
    private static partial Regex Range();
}
