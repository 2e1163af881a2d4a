namespace ModelCompare.Acceptance;

/// <summary>Recognizes a slipped decimal point or unit.</summary>
internal static class PowersOfTen
{
    /// <summary>Whether a ratio is 10, 100, 1000, … or one by them, within rounding.</summary>
    internal static bool IsSlip(decimal ratio)
    {
        if (ratio <= 0)
        {
            return false;
        }

        var exponent = Math.Log10((double)ratio);
        var whole = Math.Round(exponent);
        return Math.Abs(whole) >= 1 && Math.Abs(exponent - whole) < 0.005;
    }
}
