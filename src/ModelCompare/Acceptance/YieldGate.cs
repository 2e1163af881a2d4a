using System.Globalization;

namespace ModelCompare.Acceptance;

/// <summary>Keeps a document that yields much less than the last one from standing in its place.</summary>
public static class YieldGate
{
    /// <summary>Below this part of what the last document yielded, a page counts as broken.</summary>
    public const double LeastYield = 0.5;

    /// <summary>Why a reading must not be stored; null when it may.</summary>
    /// <param name="reading">What the document says.</param>
    /// <param name="lastYield">Number of facts of the source's last document; 0 when there was none.</param>
    public static string? Check(SourceReading reading, int lastYield)
    {
        if (!reading.IsTrustworthy)
        {
            return string.Join("; ", reading.Problems);
        }

        if (reading.Facts.IsEmpty)
        {
            var reasons = reading.Problems.Concat(reading.Rejections.Select(rejection => $"{rejection.Text}: {rejection.Reason}")).Distinct().Take(3);
            return $"the document yields no fact ({string.Join("; ", reasons.DefaultIfEmpty("nothing in it is what the source is read for"))}); look at the page and at the source's \"read\"";
        }

        return reading.Facts.Length < lastYield * LeastYield
            ? string.Create(CultureInfo.InvariantCulture, $"the document yields {reading.Facts.Length} facts where the last one yielded {lastYield}; the last good values stay")
            : null;
    }
}
