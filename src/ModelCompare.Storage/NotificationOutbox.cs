using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelCompare.Catalog;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>What others can be told of.</summary>
public enum NotificationEvent
{
    /// <summary>Something waits for a person.</summary>
    Held,

    /// <summary>A source failed that did not fail before.</summary>
    Failed,

    /// <summary>A source was not confirmed within its limit of freshness.</summary>
    Stale,

    /// <summary>Prices became different, or are not stated any more.</summary>
    Changed,
}

/// <summary>A price that is not what it was.</summary>
/// <param name="What">As <see cref="FactKey.Text"/>.</param>
/// <param name="To">The price now; null where it is not stated any more.</param>
internal sealed record PriceNews(Listing Listing, string What, string From, string? To);

/// <summary>Somebody who wants to be told.</summary>
/// <param name="Key">SHA-256 in lower-case hexadecimal that names it for ever, so that its notifications are its own whoever delivers them.</param>
/// <param name="Events">What it wants to hear of.</param>
public sealed record NotificationTarget(string Key, ImmutableHashSet<NotificationEvent> Events);

/// <summary>
/// Writes notifications in the transaction of what they tell of: neither is stored without the other, and who delivers them can do so at
/// any later time.
/// </summary>
public sealed class NotificationOutbox(ImmutableArray<NotificationTarget> targets, TimeProvider time)
{
    // A page that changed as a whole is told of by its first changes and a count; `changes` lists all.
    private const int MostItems = 500;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal void AddHeld(CatalogContext context, string sourceId, IReadOnlyList<HoldEntry> holds)
    {
        if (holds.Count > 0)
        {
            Add(context, NotificationEvent.Held, sourceId, new
            {
                source = sourceId,
                holds = holds.Take(MostItems).Select(hold => new { id = hold.Id, subject = hold.Subject, rule = hold.Rule, reason = hold.Reason, from = hold.FromValue, to = hold.ToValue }),
                more = Math.Max(0, holds.Count - MostItems),
            });
        }
    }

    internal void AddFailed(CatalogContext context, string sourceId, string reason) =>
        Add(context, NotificationEvent.Failed, sourceId, new { source = sourceId, reason });

    internal void AddStale(CatalogContext context, string sourceId, DateOnly freshUntil, DateTimeOffset? confirmedAt) =>
        Add(context, NotificationEvent.Stale, sourceId, new { source = sourceId, freshUntil, confirmedAt });

    /// <summary>Tells of prices that became different or were retired; new ones and other facts are no news here.</summary>
    internal void AddChanged(CatalogContext context, string sourceId, DateOnly changedOn, ImmutableArray<Change> changes, ImmutableArray<PriceNews> retired)
    {
        PriceNews[] prices =
        [
            .. changes.Where(change => change is { Kind: FactKind.Price, From: not null }).Select(change => new PriceNews(change.Listing, change.What, change.From!, change.To)),
            .. retired,
        ];
        if (prices.Length > 0)
        {
            Add(context, NotificationEvent.Changed, sourceId, new
            {
                source = sourceId,
                changedOn,
                changes = prices.Take(MostItems).Select(price => new { provider = price.Listing.Provider, model = price.Listing.ProviderModel, field = price.What, from = price.From, to = price.To }),
                more = Math.Max(0, prices.Length - MostItems),
            });
        }
    }

    private void Add(CatalogContext context, NotificationEvent kind, string sourceId, object data)
    {
        var (now, name) = (time.GetUtcNow(), LowerCaseEnumConverter<NotificationEvent>.Name(kind));
        foreach (var target in targets.Where(target => target.Events.Contains(kind)))
        {
            context.Add(new NotificationEntry
            {
                Id = Guid.CreateVersion7(now).ToString("n"),
                Target = target.Key,
                Event = kind,
                SourceId = sourceId,
                Body = JsonSerializer.Serialize(new { type = $"source.{name}", timestamp = now.UtcDateTime, @event = name, data }, s_json),
                CreatedAt = now,
                NextAttemptAt = now,
            });
        }
    }
}
