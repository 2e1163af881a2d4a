using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

/// <summary>One amount of a cell's line with the words that belong to it.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Words">The line's words around the amount, without it.</param>
/// <param name="After">What directly follows the amount.</param>
/// <param name="Quote">The part of the line, verbatim.</param>
public sealed record PricePiece(MoneyAmount Amount, string Words, string After, string Quote);

/// <summary>The prices that a line of a cell states, or why none can be read safely.</summary>
public sealed record PriceText(ImmutableArray<PricePiece> Pieces, string? Problem)
{
    private static readonly PriceText None = new([], null);

    /// <summary>Takes a line apart into its amounts.</summary>
    public static PriceText Read(string line)
    {
        var scan = MoneyScanner.Scan(line);
        if (scan.Problem is not null)
        {
            return new([], scan.Problem);
        }

        return scan.Amounts.Length == 0 ? None : PriceTextReader.Split(TextFolding.Plain(line), scan.Amounts);
    }
}

internal static partial class PriceTextReader
{
    private const string Unclear = "several amounts stand in one line, and what tells them apart is not clear";

    internal static PriceText Split(string line, ImmutableArray<MoneyAmount> amounts)
    {
        var plain = Former().Replace(Equivalent().Replace(OrPerTime().Replace(line, ""), " "), " ").TrimEnd();
        if (plain != line)
        {
            return PriceText.Read(plain);
        }

        if (Discount().IsMatch(line))
        {
            return new([], "it is not clear whether the discount is taken off");
        }

        if (amounts.Length == 1)
        {
            return One(line, amounts[0]);
        }

        // "$10.00 (batch $0.25 / $5.00)"
        if (Parenthesis().Matches(line).Any(parenthesis => amounts.Count(amount => amount.Start > parenthesis.Index && amount.End < parenthesis.Index + parenthesis.Length) is > 1 and var inside && inside < amounts.Length))
        {
            return new([], Unclear);
        }

        // Words that follow each amount, "$0.30 (text) $1.00 (audio)", belong to the amount before them.
        return string.IsNullOrWhiteSpace(line[..amounts[0].Start])
            ? Join([.. amounts.Select((_, i) => line[StartOf(line, amounts, i)..StartOf(line, amounts, i + 1)])])
            : Join(Separator().Split(line));
    }

    // "$2.50 output (cached $0.15)": the words of a parenthesis belong to the amount in it.
    private static int StartOf(string line, ImmutableArray<MoneyAmount> amounts, int i)
    {
        if (i == amounts.Length)
        {
            return line.Length;
        }

        var between = i == 0 ? "" : line[amounts[i - 1].End..amounts[i].Start];
        var open = between.LastIndexOf('(');
        return open > between.LastIndexOf(')') ? amounts[i - 1].End + open : amounts[i].Start;
    }

    private static PriceText Join(string[] parts)
    {
        var pieces = ImmutableArray.CreateBuilder<PricePiece>();
        foreach (var part in parts.Select(part => part.Trim(' ', ',', ';', '|', '·', '/')).Where(part => part.Length > 0))
        {
            var scan = MoneyScanner.Scan(part);
            if (scan.Problem is not null || scan.Amounts.Length != 1)
            {
                return new([], scan.Problem ?? Unclear);
            }

            var one = One(part, scan.Amounts[0]);
            if (one.Problem is not null)
            {
                return one;
            }

            pieces.AddRange(one.Pieces);
        }

        return new(WithLastUnit(pieces.ToImmutable()), null);
    }

    // "$0.50 input / $1.50 output per 1M tokens": what says its meter and no unit has that at the end.
    private static ImmutableArray<PricePiece> WithLastUnit(ImmutableArray<PricePiece> pieces)
    {
        var phrases = pieces.Select(piece => Phrase.Read(piece.Words)).ToArray();
        return phrases is [.. var before, { Unit: { IsPer: true, Noun: "token", PerHour: false } unit }] && before.All(phrase => phrase is { Unit: null, HasUnknownUnit: false }) && phrases.All(phrase => phrase.Meter.Meter is not null)
            ? [.. pieces[..^1].Select(piece => piece with { Words = $"{piece.Words} per {unit.Name}" }), pieces[^1]]
            : pieces;
    }

    private static PriceText One(string line, MoneyAmount amount)
    {
        var (before, after) = (line[..amount.Start], line[amount.End..]);
        return InexactBefore().IsMatch(before) || InexactAfter().IsMatch(after)
            ? new([], "the amount is a bound, a range or an approximation")
            : new([new PricePiece(amount, $"{before} {after}".Trim(), after.Trim(), line.Trim())], null);
    }

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Parenthesis();

    // "$12.00 or $0.018/min"
    [GeneratedRegex(@"(?<=[$€£¥]\s?\d+(?:\.\d+)?)\s+or\s+[$€£¥]\s?\d+(?:\.\d+)?\s*(?:/|per)\s*(?:min(?:ute)?|sec(?:ond)?|hour|hr|image)\b\*?", RegexOptions.IgnoreCase)]
    private static partial Regex OrPerTime();

    // "(equivalent to approximately $0.0024/minute)", "(20M / $1)": the same price said in another way.
    [GeneratedRegex(@"\((?:[^()]*\b(?:equivalent|approx\w*|about|roughly)\b[^()]*|[^()]*[≈~][^()]*|\s*[\d.,]+\s*[km]?\s*/\s*\$1\s*)\)|(?<=\d.*),? (?:which is )?(?:equivalent|equal|equals|equates) to .*$", RegexOptions.IgnoreCase)]
    private static partial Regex Equivalent();

    // "~~$4~~ $2", "was $4, now $2"
    [GeneratedRegex(@"~~[^~]*~~|\b(?:was|originally|formerly|list price|原价)\s*:?\s*[$¥€£]?\s*[\d.,]*\d\s*元?\s*[,;，；]?\s*(?=(?:\bnow\b|\btoday\b|现价)[^\d]*\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Former();

    [GeneratedRegex(@"\d\s*%\s*(?:off\b|discount|savings?)|\bsave \d+\s*%|[一-九\d] ?折|\(limited[- ]time\b|\(promo\)|\bdiscounted from\b|\(from [^()]*\d{4}\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Discount();

    // A slash between two amounts with words of their own: "Input $0.30 / Output $0.85".
    [GeneratedRegex(@"[,;|·](?!\d{3})|\s+and\s+|(?<=\d)\s+/\s+(?=\p{L}[^/]*[$€£¥]\s?\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    [GeneratedRegex(@"(?:\b(?:from|up to|starting at|starts at|as low as|at least|about|approx\w*\.?|around|roughly|was|list price)|[~≈<>≥≤+±-]|约)\s*:?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex InexactBefore();

    [GeneratedRegex(@"^\s*(?:\+|起|[x×*]\s*[\w(]|(?:and|or) (?:up|more)\b|\bor less\b|[-~–—]\s*[\d$¥€]|(?:[-~–—]|\bto)\s*$)", RegexOptions.IgnoreCase)]
    private static partial Regex InexactAfter();
}
