using System.Globalization;
using System.Text.Json.Nodes;
using ModelCompare.Catalog;
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

    // Days of March: the price before, those that the document of the 2nd states instead, and what is told.
    [Theory]
    [InlineData("1", "1 from 1", "")]
    [InlineData("1", "3 from 1", "1 to 3")]
    [InlineData("1", "3 from 10, 2 until 9", "1 to 2")]
    [InlineData("1", "1 from 10, 2 until 9", "1 to 2")]
    [InlineData("1", "3 from 10, 1 until 9", "")]
    [InlineData("1", "3 from 10", "1 to ")]
    [InlineData("1, 3 from 10", "1, 4 from 12, 2 until 11", "3 to 2")]
    [InlineData("1 until 9, 3 from 10", "1 until 9, 4 from 9", "3 to 4")]
    public async Task A_price_that_is_stated_with_other_dates_is_told_where_it_costs_something_else_on_its_day(string before, string after, string told)
    {
        await using var catalog = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);
        await catalog.ApplyAsync(Run(At(1), "1", Prices(before)));

        await catalog.ApplyAsync(Run(At(2), "2", Prices(after)));

        var changes = (await catalog.QueryAsync(context => context.Notifications)).SelectMany(notification => JsonNode.Parse(notification.Body)!["data"]!["changes"]!.AsArray());
        Assert.Equal(told, string.Join(", ", changes.Select(change => $"{change!["from"]} to {change["to"]}")));
    }

    private static PriceFact[] Prices(string texts) =>
    [
        .. texts.Split(", ").Select(text => text.Split(' ')).Select(text => Price(decimal.Parse(text[0], CultureInfo.InvariantCulture), terms: Terms() with
        {
            EffectiveFrom = text is [_, "from", var from] ? On(int.Parse(from, CultureInfo.InvariantCulture)) : null,
            EffectiveTo = text is [_, "until", var until] ? On(int.Parse(until, CultureInfo.InvariantCulture)) : null,
        })),
    ];
}
