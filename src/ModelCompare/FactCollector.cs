using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization;
using ModelCompare.Normalization.Prices;
using ModelCompare.Sources;

namespace ModelCompare;

/// <summary>Gathers what the observations of one document became, and holds it against each other at the end.</summary>
internal sealed class FactCollector
{
    private readonly List<PriceCandidate> _prices = [];
    private readonly List<PriceCandidate> _unread = [];
    private readonly List<Fact> _others = [];
    private readonly List<Rejection> _rejections = [];
    private readonly List<Rejection> _unclaimed = [];
    private readonly List<IgnoredObservation> _ignored = [];
    private readonly HashSet<(string, string)> _money = [];

    /// <summary>Adds the prices of an observation with money.</summary>
    internal void Add(Observation observation, PriceReading reading)
    {
        if (reading is { Prices.IsEmpty: true, Rejections.IsEmpty: true })
        {
            AddWithoutPrice(observation);
            return;
        }

        _money.Add(PlaceOf(observation));
        _prices.AddRange(reading.Prices);
        _unread.AddRange(reading.Unread);
        _unclaimed.AddRange(reading.Rejections);
    }

    internal void Add(NormalizationResult result)
    {
        _others.AddRange(result.Facts);
        _rejections.AddRange(result.Rejections);
    }

    internal void Ignore(Observation observation, IgnoreRule rule) => _ignored.Add(new(observation, rule));

    internal void Unclaimed(Observation observation, string reason) => _unclaimed.Add(new(observation, observation.Quote, reason));

    internal SourceReading ToReading(ImmutableArray<string> problems)
    {
        RejectAmbiguousCommas();
        RejectDoubtfulSiblings();
        var (prices, contradictions) = PriceReconciliation.Reconcile(_prices);
        var others = FactReconciliation.Reconcile(_others);
        _unclaimed.AddRange(contradictions);
        return new(
            [.. prices, .. others.Facts],
            [.. _rejections],
            [.. _ignored],
            [.. problems, .. others.Contradictions])
        {
            Unclaimed = [.. _unclaimed],
            Coverage = Count(),
            Labels = _prices.Select(price => price.Observation).DistinctBy(observation => observation.Place.Locator).ToDictionary(observation => observation.Place.Locator, observation => observation.Labels, StringComparer.Ordinal),
        };
    }

    // "$0,250" in one place: "$1,250" in another one is no thousand.
    private void RejectAmbiguousCommas()
    {
        if (_unclaimed.FirstOrDefault(rejection => MoneyScanner.HasDecimalComma(rejection.Text)) is { } comma)
        {
            Reject(price => MoneyScanner.HasGroupingComma(price.Observation.Quote), $"its comma may stand before decimals, as in \"{comma.Text}\"");
        }
    }

    // "List price" beside "Your price", or "Price" beside input and output: which of the two is paid, or what for, is not clear.
    private void RejectDoubtfulSiblings()
    {
        var unread = _unread.ToLookup(price => price.Table);
        var named = _prices.Where(price => price.Fact.Terms.Meter is Meters.Input or Meters.Output).Select(price => (price.Table, price.Fact.Listing, price.Fact.Terms.ServiceTier)).ToHashSet();
        Reject(
            price => unread[price.Table].Any(other => other.Fact.Listing == price.Fact.Listing && other.Fact.Terms == price.Fact.Terms && other.Fact.Amount != price.Fact.Amount),
            "its table gives another price for the same, whose words are not clear");
        Reject(price => price.Fact.Terms.Meter is Meters.Token && named.Contains((price.Table, price.Fact.Listing, price.Fact.Terms.ServiceTier)), "the page does not say what is paid for");
    }

    private void Reject(Func<PriceCandidate, bool> isDoubtful, string reason)
    {
        var doubtful = _prices.Where(isDoubtful).ToArray();
        _unclaimed.AddRange(doubtful.Select(price => new Rejection(price.Observation, price.Observation.Quote, reason)));
        _prices.RemoveAll(doubtful.Contains);
    }

    private void AddWithoutPrice(Observation observation)
    {
        if (observation.Lines.Any(MoneyScanner.HasMoney))
        {
            Unclaimed(observation, "no price could be made of it");
        }
        else
        {
            Ignore(observation, IgnoreRules.WithoutAmount);
        }
    }

    // A cell is read once for each model that it is stated of, and counts once.
    private Coverage Count()
    {
        var unclaimed = _unclaimed.Select(rejection => PlaceOf(rejection.Observation)).ToHashSet();
        var claimed = _money.Where(place => !unclaimed.Contains(place)).ToHashSet();
        var ignored = _ignored.Select(ignored => PlaceOf(ignored.Observation)).Distinct().Count(place => !unclaimed.Contains(place) && !claimed.Contains(place));
        return new(claimed.Count, ignored, unclaimed.Count);
    }

    private static (string Locator, string Quote) PlaceOf(Observation observation) => (observation.Place.Locator, observation.Quote);
}
