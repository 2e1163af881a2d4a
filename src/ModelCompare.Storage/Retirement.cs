using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>
/// Decides which values that a document does not state any more are retired: closed, and kept as history. A value that is gone
/// once stays current with its old dates, since pages drop rows by mistake; one that a person believes to be gone is retired at once.
/// </summary>
/// <param name="run">The run whose document is compared.</param>
/// <param name="afterRuns">How many documents in a row may miss a value before it is retired.</param>
/// <param name="isNews">Whether the document is later than the last one that was stored; one that is read again is no further run.</param>
internal sealed class Retirement(SourceRun run, int afterRuns, bool isNews)
{
    private readonly DateOnly _day = Days.Utc(run.Document.FetchedAt);
    private readonly ILookup<FactKey, PriceFact> _restated = run.Facts.OfType<PriceFact>().ToLookup(price => FactKey.Of(price).Undated());
    private readonly HashSet<FactKey> _keptBack = [.. run.KeptBack.Select(key => key.Undated())];
    private readonly ImmutableArray<PriceNews>.Builder _prices = ImmutableArray.CreateBuilder<PriceNews>();

    /// <summary>Of the prices that were closed those instead of which something else holds now; of announced ones, on their day.</summary>
    public ImmutableArray<PriceNews> Prices => _prices.ToImmutable();

    /// <summary>Notes on <paramref name="missing"/> rows that they were missed, and closes those that are gone.</summary>
    /// <returns>How many were closed.</returns>
    public int Apply(IEnumerable<KeyValuePair<FactKey, HistoryEntry>> missing)
    {
        var retired = 0;
        // What waits for a person is stated, but not believed yet: what was current stays so.
        foreach (var (key, row) in missing.Where(row => !IsKeptBack(row.Key)))
        {
            if (isNews)
            {
                row.Miss();
            }

            if (run.RetiresMissing || row.MissedRuns >= afterRuns || IsReplaced(key) || IsCancelled(key))
            {
                row.Retire(_day);
                retired++;
                Tell(key, row);
            }
        }

        return retired;
    }

    /// <summary>Whether a person has to decide first on what the document says of it: it is stated, but not believed yet.</summary>
    public bool IsKeptBack(FactKey key) => _keptBack.Contains(key.Undated());

    private void Tell(FactKey key, HistoryEntry row)
    {
        if (key.Terms is { } terms && (FactValue.Of(row.ToFact(key.Listing)), Restated(key, terms)) is var (from, to) && from != to)
        {
            _prices.Add(new(key.Listing, key.Text, from, to));
        }
    }

    private string? Restated(FactKey key, PriceTerms terms)
    {
        var day = terms.EffectiveFrom > _day ? terms.EffectiveFrom.Value : _day;
        return _restated[key.Undated()]
            .Where(price => price.Terms.HoldOn(day))
            .OrderByDescending(price => price.Terms.EffectiveFrom).ThenBy(price => price.Terms.EffectiveTo ?? DateOnly.MaxValue)
            .Select(FactValue.Of).FirstOrDefault();
    }

    // The same price is stated with other dates, or now without: both at once would hold on one day.
    private bool IsReplaced(FactKey key) => _restated.Contains(key.Undated());

    // A price that was announced and is withdrawn before its day never held.
    private bool IsCancelled(FactKey key) => key.Terms?.EffectiveFrom > _day;
}
