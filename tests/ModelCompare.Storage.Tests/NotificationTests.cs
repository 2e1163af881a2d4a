using System.Text.Json.Nodes;
using ModelCompare.Storage.Entities;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

public sealed class NotificationTests
{
    public static TheoryData<CatalogProvider> Providers => TestCatalog.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_workers_that_see_the_same_notifications_each_gets_its_own(CatalogProvider provider)
    {
        const int Notifications = 100;
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await using (var context = await catalog.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            context.AddRange(Enumerable.Range(0, Notifications).Select(number => new NotificationEntry
            {
                Id = $"{number:d32}",
                Target = TestCatalog.Target,
                Event = NotificationEvent.Held,
                SourceId = "a",
                Body = "{}",
                CreatedAt = At(1, 7),
                NextAttemptAt = At(1, 7),
            }));
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var claimed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => catalog.Notifications.ClaimAsync(Notifications, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken))));

        var ids = claimed.SelectMany(mine => mine).Select(notification => notification.Id).ToArray();
        Assert.Equal(Notifications, ids.Length);
        Assert.Equal(Notifications, ids.Distinct().Count());
    }

    [Theory]
    [InlineData(1, new string[0])]
    [InlineData(3, new[] { "1 to 3" })]
    public async Task A_price_that_is_stated_with_other_dates_is_told_where_it_costs_something_else(int amount, string[] told)
    {
        await using var catalog = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);
        await catalog.ApplyAsync(Run(At(1), "1", Price(1m)));

        await catalog.ApplyAsync(Run(At(2), "2", Price(amount, terms: Terms() with { EffectiveFrom = On(1) })));

        var changes = (await catalog.QueryAsync(context => context.Notifications)).SelectMany(notification => JsonNode.Parse(notification.Body)!["data"]!["changes"]!.AsArray());
        Assert.Equal(told, changes.Select(change => $"{change!["from"]} to {change["to"]}"));
        Assert.All(await catalog.QueryAsync(context => context.Prices.Where(price => price.ClosedOn == null)), price => Assert.Equal(amount, price.Amount));
    }
}
