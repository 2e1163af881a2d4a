using System.Globalization;
using ModelCompare.Catalog;

namespace ModelCompare.Comparison.Text;

/// <summary>Prices for people.</summary>
public static class PriceText
{
    public const string Dollar = "USD";
    public const string Free = "Free";

    /// <summary>A price per million tokens in US dollars, <c>$2/1M tokens</c> or <c>$0.20/1M tokens</c>; a dash when unknown.</summary>
    public static string Of(decimal? amount) => amount is { } known ? Of(known, Dollar, Units.MillionTokens) : NumberText.Unknown;

    /// <summary>A price in its own currency and unit; zero is <c>Free</c>.</summary>
    public static string Of(decimal amount, string currency, string unit) =>
        amount == 0 ? Free : $"{Money(amount, currency)}/{unit}";

    /// <summary>As <see cref="Of(decimal, string, string)"/>, with every digit: for a list of prices, where rounding would mislead.</summary>
    public static string Exact(decimal amount, string currency, string unit)
    {
        var twoDecimals = Math.Round(amount, 2) == amount;
        return twoDecimals ? Of(amount, currency, unit) : $"{Symbol(currency)}{NumberText.Plain(amount)}/{unit}";
    }

    /// <summary>Two prices per million tokens in US dollars, with every digit where the short forms would hide their difference.</summary>
    internal static (string Self, string Other) Pair(decimal self, decimal other) =>
        self != other && Of(self) == Of(other)
            ? (Exact(self, Dollar, Units.MillionTokens), Exact(other, Dollar, Units.MillionTokens))
            : (Of(self), Of(other));

    private static string Money(decimal amount, string currency) =>
        Symbol(currency) + Digits(amount);

    // Other signs are shared by several currencies.
    private static string Symbol(string currency) => currency == Dollar ? "$" : currency + " ";

    private static string Digits(decimal amount)
    {
        if (amount == decimal.Truncate(amount))
        {
            return amount.ToString("N0", CultureInfo.InvariantCulture);
        }

        // Two decimals would show so small a price as nothing.
        return amount < 0.005m
            ? NumberText.Plain(TwoSignificant(amount))
            : Math.Round(amount, 2, MidpointRounding.AwayFromZero).ToString("N2", CultureInfo.InvariantCulture);
    }

    private static decimal TwoSignificant(decimal amount)
    {
        var decimals = 2;
        for (var scaled = amount * 100; scaled < 10 && decimals < 28; scaled *= 10)
        {
            decimals++;
        }

        return Math.Round(amount, decimals, MidpointRounding.AwayFromZero);
    }
}
