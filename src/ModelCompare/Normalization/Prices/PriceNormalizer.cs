using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;
using ModelCompare.Sources;

namespace ModelCompare.Normalization.Prices;

/// <summary>
/// Reads the prices of an observation. Whatever the page leaves open (what is paid for, per how much, in which currency)
/// makes a rejection: a missing price is better than a wrong one.
/// </summary>
/// <param name="source">The source, for its provider and what it declares of currency and unit.</param>
/// <param name="origin">The document.</param>
public sealed partial class PriceNormalizer(SourceDefinition source, DocumentOrigin origin)
{
    private const int LongestRemark = 80;

    private readonly PhraseBook _phrases = new();

    /// <summary>Reads all prices of an observation; nothing where it holds neither money nor the word free.</summary>
    public PriceReading Normalize(Observation observation)
    {
        if (!HoldsPrice(observation))
        {
            return PriceReading.Nothing;
        }

        var terms = new TermsReader(observation, source, _phrases);
        var prices = ImmutableArray.CreateBuilder<PriceCandidate>();
        var rejections = ImmutableArray.CreateBuilder<Rejection>();
        var unread = ImmutableArray.CreateBuilder<PriceCandidate>();
        if (DeclaredPriceReader.IsDeclared(observation))
        {
            // A declared price has its tier from the declaration, which a name's own would contradict.
            Add(
                terms.Name.Notes.FirstOrDefault(note => TierWords.IsOnlyTier(TextFolding.Fold(note))) is { } tier
                    ? new TermsResult.Rejected($"the name gives a tier, \"{tier}\", which the declared price does not")
                    : DeclaredPriceReader.Read(observation, source),
                observation.Quote);
        }
        else
        {
            foreach (var line in WithRemark(observation.Lines))
            {
                ReadLine(line);
            }
        }

        RejectUnnamed();
        RejectUndated();
        return new(prices.ToImmutable(), rejections.ToImmutable()) { Unread = unread.ToImmutable() };

        // Beside amounts that say what they pay for, or that are not clear, one that does not is no price of every token.
        void RejectUnnamed()
        {
            if (rejections.Count > 0 || prices.Any(price => Meters.IsToken(price.Fact.Terms.Meter) && price.Fact.Terms.Meter != Meters.Token))
            {
                rejections.AddRange(prices.Where(IsUnnamed).Select(_ => new Rejection(observation, observation.Quote, "the page does not say what is paid for")));
                prices.RemoveAll(price => IsUnnamed(price));
            }
        }

        // "$0.75 through December 31, 2026. $1.50": from when the second holds is not said.
        void RejectUndated()
        {
            var ending = prices.Where(price => price.Fact.Terms.EffectiveTo is not null).Select(price => price.Fact.Terms.Undated()).ToHashSet();
            bool IsDoubtful(PriceCandidate price) => price.Fact.Terms is { EffectiveFrom: null, EffectiveTo: null } && ending.Contains(price.Fact.Terms);
            rejections.AddRange(prices.Where(IsDoubtful).Select(_ => new Rejection(observation, observation.Quote, "from when it holds is not clear")));
            prices.RemoveAll(IsDoubtful);
        }

        void ReadLine(string line)
        {
            var text = PriceText.Read(PriceReduction.Without(line, observation.Struck));
            if (text.Problem is not null)
            {
                rejections.Add(new(observation, line, text.Problem));
            }
            else if (text.Pieces.IsEmpty)
            {
                ReadWithoutSign(line);
            }

            // "$0 until December 31, then $3": where one amount of a line is not clear, the others are not, either.
            var read = PairedPrices.Named(text.Pieces, observation).Select(piece => (piece.Quote, Result: terms.Read(piece))).ToArray();
            var doubt = read.Select(piece => piece.Result).OfType<TermsResult.Unread>().FirstOrDefault();
            foreach (var piece in read)
            {
                Add(doubt ?? piece.Result, piece.Quote);
            }
        }

        void ReadWithoutSign(string line)
        {
            if (IsFree(line))
            {
                Add(terms.ReadFree(line), line);
            }
            else if (MoneyScanner.BareNumber(line) is { } count && terms.Numbers.MayCount(count))
            {
                rejections.Add(new(observation, line, "it may be a number of tokens"));
            }
            else if (MoneyScanner.BareNumber(line) is not null && terms.Numbers.Currency is { } currency)
            {
                ReadLine($"{currency} {line}");
            }
            else if ((observation.IsAmongPrices || terms.Numbers.AreUnderMeter) && MoneyScanner.BareNumber(line) is not null)
            {
                rejections.Add(new(observation, line, "it stands among prices, and the page gives no currency for it"));
            }
            else if (observation.IsAmongPrices && MoneyScanner.IsShare(line))
            {
                rejections.Add(new(observation, line, "it stands among prices, and gives a share of another one"));
            }
            else if (MoneyScanner.HasUnreadableMoney(line) || MoneyScanner.StandsAsNumber(line) && (observation.IsAmongPrices || terms.Numbers.Currency is not null || terms.Numbers.AreUnderMeter))
            {
                rejections.Add(new(observation, line, "it stands where a price stands, and its number cannot be read"));
            }
        }

        PriceFact FactOf(PriceTerms priceTerms, decimal? amount) => new()
        {
            Listing = new(observation.Provider ?? source.Provider, terms.Name.Name),
            Terms = priceTerms,
            Amount = amount is 0 ? null : WithoutTrailingZeros(amount),
            Evidence = origin.EvidenceOf(observation),
        };

        void Add(TermsResult result, string quote)
        {
            switch (result)
            {
                case TermsResult.Rejected rejected:
                    if (rejected is TermsResult.Unread clear)
                    {
                        unread.Add(new(FactOf(clear.Terms, clear.Amount), [], observation));
                    }

                    rejections.Add(new(observation, quote, rejected.Reason));
                    break;
                case TermsResult.Read read:
                    prices.Add(new(FactOf(read.Terms, read.Amount), read.Qualifiers, observation));
                    break;
            }
        }
    }

    /// <summary>Whether an observation holds something that must become a price, be ignored by a rule, or be reported.</summary>
    public bool HoldsPrice(Observation observation)
    {
        if (DeclaredPriceReader.IsDeclared(observation) || observation.Lines.Any(line => MoneyScanner.HasMoney(line) || MoneyScanner.HasUnreadableMoney(line)))
        {
            return true;
        }

        if (observation.IsAmongPrices && observation.Lines.Any(line => MoneyScanner.StandsAsNumber(line) || MoneyScanner.IsShare(line)))
        {
            return true;
        }

        var isFree = observation.Lines.Any(IsFree);
        if (!isFree && !observation.Lines.Any(MoneyScanner.StandsAsNumber))
        {
            return false;
        }

        var terms = new TermsReader(observation, source, _phrases);
        return isFree ? terms.IsUnderPrice : terms.Numbers.Currency is not null || terms.Numbers.AreUnderMeter;
    }

    // "$3", and "EU" in the line below it: the words of a cell with one amount are its own.
    private static ImmutableArray<string> WithRemark(ImmutableArray<string> lines) =>
        lines.Length > 1 && lines.Sum(line => line.Length + 1) <= LongestRemark && lines.Count(line => MoneyScanner.HasMoney(line) || MoneyScanner.StandsAsNumber(line)) == 1 && lines.Any(MoneyScanner.HasMoney)
            ? [string.Join(' ', lines.Where(line => !SaysNothing().IsMatch(line)))]
            : lines;

    // "for all prompts", "Batch available"
    [GeneratedRegex(@"^\W*(?:for )?(?:all|any) (?:prompts?|context|lengths?)(?: (?:lengths?|sizes?))?\W*$|\b(?:available|supported|eligible|included)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex SaysNothing();

    private static bool IsUnnamed(PriceCandidate price) => price.Fact.Terms.Meter is Meters.Token;

    private static decimal? WithoutTrailingZeros(decimal? amount) => amount / 1.000000000000000000000000000000m;

    private static bool IsFree(string line) => Free().IsMatch(TextFolding.Fold(line));

    [GeneratedRegex(@"^(?:limited[- ]time |currently |temporarily )?free(?: of charge)?(?:$|[,.;( ])|^限时免费|^限免|^免费$")]
    private static partial Regex Free();
}
