using ModelCompare.Catalog;
using ModelCompare.Sources;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

/// <summary>Values that a source stops stating, day after day.</summary>
public sealed class RetirementTests
{
    private static readonly PriceFact Stays = Price(1m);
    private static readonly PriceFact Goes = Price(2m, Meters.Output);

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_value_gone_once_stays_current_with_its_old_dates(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "1", Stays, Goes));

        var summary = await catalog.ApplyAsync(Run(At(2), "2", Stays));

        Assert.Equal((1, 1, 0), (summary.Confirmed, summary.Missing, summary.Retired));
        Assert.Equal((On(1), On(1), null), await DatesAsync(catalog));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_value_gone_for_five_runs_is_retired_and_kept_as_history(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "1", Stays, Goes));
        await MissAsync(catalog, from: 2, to: 5);
        Assert.Equal((On(1), On(1), null), await DatesAsync(catalog));

        Assert.Equal(1, (await catalog.ApplyAsync(Run(At(6), "6", Stays))).Retired);

        Assert.Equal((On(1), On(1), On(6)), await DatesAsync(catalog));
        Assert.Equal((On(1), On(6), null), await DatesAsync(catalog, Meters.Input));
        await catalog.LinkAsync(SourcesJson());
        Assert.Equal(Meters.Input, Assert.Single(await catalog.Reader.GetPricesAsync(TestContext.Current.CancellationToken)).Meter);
        Assert.Equal(0, (await catalog.ApplyAsync(Run(At(7), "7", Stays))).Missing);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_model_and_a_listing_of_which_nothing_is_stated_any_more_are_history(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        var (other, unmatched) = (Price(2m, listing: new("acme", "Quartz 1")), Price(3m, listing: new("bazaar", "quartz-one")));
        await catalog.ApplyAsync(Run(At(1), "1", Stays, other));
        await catalog.ApplyAsync(RunOf("bazaar-list", At(1), "b", unmatched));
        var sources = SourcesJson([Source("acme-pricing", SourceRole.Authority), Source("bazaar-list", SourceRole.Seller, "bazaar")]);
        await catalog.LinkAsync(sources);
        Assert.Equal(["opal-2", "quartz-1"], await ModelsAsync(catalog));
        Assert.Single(await catalog.Reader.GetUnmatchedListingsAsync(TestContext.Current.CancellationToken));

        await catalog.ApplyAsync(Run(At(2), "2", Stays) with { RetiresMissing = true });
        await catalog.ApplyAsync(RunOf("bazaar-list", At(2), "c") with { RetiresMissing = true });
        await catalog.LinkAsync(sources);

        Assert.Equal(["opal-2"], await ModelsAsync(catalog));
        Assert.Empty(await catalog.Reader.GetUnmatchedListingsAsync(TestContext.Current.CancellationToken));
        var view = await catalog.Reader.GetViewAsync(On(2), TestContext.Current.CancellationToken);
        Assert.Equal(("opal-2", "opal-2"), (Assert.Single(view.Models).Slug, Assert.Single(view.Profiles).Slug));
        Assert.Equal([["opal-2"]], await catalog.SqlAsync("SELECT slug FROM published_models"));
        Assert.Equal(["opal-2", "quartz-1"], (await catalog.Reader.GetKnownModelsAsync(TestContext.Current.CancellationToken)).Select(model => model.Slug));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_value_that_comes_back_after_it_was_retired_opens_a_new_row(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "1", Stays, Goes));
        await MissAsync(catalog, from: 2, to: 6);

        Assert.Equal(1, (await catalog.ApplyAsync(Run(At(9), "9", Stays, Goes))).New);

        var rows = await catalog.QueryAsync(context => context.Prices.Where(row => row.Meter == Meters.Output).OrderBy(row => row.Id));
        Assert.Equal([(On(1), On(6)), (On(9), null)], rows.Select(row => (row.ChangedOn, row.ClosedOn)));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_value_that_comes_back_in_time_is_counted_afresh(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "1", Stays, Goes));
        await MissAsync(catalog, from: 2, to: 5);
        await catalog.ApplyAsync(Run(At(6), "6", Stays, Goes));
        await MissAsync(catalog, from: 7, to: 10);

        Assert.Equal((On(1), On(6), null), await DatesAsync(catalog));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_failed_fetch_a_held_document_and_one_read_once_more_count_for_nothing(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        var stop = TestContext.Current.CancellationToken;
        await catalog.ApplyAsync(Run(At(1), "1", Stays, Goes));
        await MissAsync(catalog, from: 2, to: 5);

        await catalog.Writer.RecordFailureAsync("acme-pricing", At(6), "down", stop);
        await catalog.Writer.RecordHeldAsync("acme-pricing", At(7), "odd", stop);
        await catalog.ApplyAsync(Run(At(5), "5", Stays) with { IsReread = true });
        await catalog.ApplyAsync(Run(At(5), "5", Stays));

        Assert.Equal((On(1), On(1), null), await DatesAsync(catalog));
        Assert.Equal((On(1), On(5), null), await DatesAsync(catalog, Meters.Input));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_document_that_has_not_changed_misses_the_value_once_more(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "1", Stays, Goes));
        await MissAsync(catalog, from: 2, to: 5);

        Assert.Equal(1, (await catalog.ApplyAsync(Run(At(6), "5", Stays))).Retired);

        Assert.Equal((On(1), On(1), On(6)), await DatesAsync(catalog));
        Assert.Equal((On(1), On(6), null), await DatesAsync(catalog, Meters.Input));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task What_waits_for_a_person_is_not_missed(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "1", Stays, Goes));
        for (var day = 2; day < 9; day++)
        {
            await catalog.ApplyAsync(Run(At(day), $"{day}", Stays) with { KeptBack = [FactKey.Of(Goes)] });
        }

        Assert.Equal((On(1), On(1), null), await DatesAsync(catalog));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task An_announced_price_that_disappears_before_its_day_is_cancelled_at_once(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        var announced = Price(3m, terms: Terms(Meters.Output) with { EffectiveFrom = On(20) });
        await catalog.ApplyAsync(Run(At(1), "1", Stays, announced));

        Assert.Equal(1, (await catalog.ApplyAsync(Run(At(2), "2", Stays))).Retired);

        Assert.Equal((On(1), On(1), On(2)), await DatesAsync(catalog));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_price_that_is_stated_with_other_dates_takes_the_place_of_the_one_before(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "1", Price(1m)));
        await catalog.ApplyAsync(Run(At(2), "2", Price(1m, terms: Terms() with { EffectiveTo = On(9) }), Price(3m, terms: Terms() with { EffectiveFrom = On(10) })));
        await catalog.ApplyAsync(Run(At(12), "12", Price(3m)));

        var rows = await catalog.QueryAsync(context => context.Prices.OrderBy(row => row.Id));

        Assert.Equal(
            [(1m, On(2)), (1m, On(12)), (3m, On(12)), (3m, null)],
            rows.OrderBy(row => row.ClosedOn ?? DateOnly.MaxValue).ThenBy(row => row.Amount).Select(row => (row.Amount, row.ClosedOn)));
    }

    private static async Task<IEnumerable<string>> ModelsAsync(TestCatalog catalog) =>
        (await catalog.Reader.GetModelsAsync(TestContext.Current.CancellationToken)).Select(model => model.Slug);

    private static async Task MissAsync(TestCatalog catalog, int from, int to)
    {
        for (var day = from; day <= to; day++)
        {
            await catalog.ApplyAsync(Run(At(day), $"{day}", Stays));
        }
    }

    private static async Task<(DateOnly ChangedOn, DateOnly ConfirmedOn, DateOnly? ClosedOn)> DatesAsync(TestCatalog catalog, string meter = Meters.Output)
    {
        var row = Assert.Single(await catalog.QueryAsync(context => context.Prices.Where(row => row.Meter == meter)));
        return (row.ChangedOn, row.ConfirmedOn, row.ClosedOn);
    }
}
