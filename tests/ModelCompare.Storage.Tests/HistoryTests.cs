using ModelCompare.Catalog;
using ModelCompare.Sources;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

public sealed class HistoryTests
{
    private static readonly SourceCatalog Sources = SourcesJson([Source("acme-pricing", SourceRole.Authority), Source("acme-mirror", SourceRole.Witness)]);

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Everything_that_was_ever_stated_of_a_model_is_read_with_how_it_ended(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "1", Price(1m), Attribute(ModelAttributes.License, "MIT"), Price(9m, terms: Terms(Meters.Output) with { EffectiveFrom = On(20) })));
        await catalog.ApplyAsync(Run(At(4), "4", Price(2m), Attribute(ModelAttributes.License, "MIT")));
        await catalog.ApplyAsync(RunOf("acme-mirror", At(3), "m", Attribute(ModelAttributes.License, "Apache-2.0", source: "acme-mirror")));
        await catalog.LinkAsync(Sources);

        var statements = await catalog.History.GetAsync("opal-2", TestContext.Current.CancellationToken);

        Assert.Equal(
            [("Apache-2.0", null, false), ("MIT", null, false), ("1", On(4), true), ("2", null, false), ("9", On(4), false)],
            statements.OrderBy(statement => statement.Fact is PriceFact).ThenBy(statement => statement.Value)
                .Select(statement => (statement.Value, statement.ClosedOn, statement.IsReplaced)));
        Assert.Empty(await catalog.History.GetAsync("nobody", TestContext.Current.CancellationToken));
        var license = Explanation.Of(statements, On(5))[0];
        Assert.Equal([("MIT", Standing.Wins), ("Apache-2.0", Standing.Differs)], license.Claims.Select(claim => (claim.Statement.Value, claim.Standing)));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task What_changed_several_times_within_a_day_by_several_workers_stands_in_its_order(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        CatalogWriter[] workers = [catalog.Writer, new(catalog.Contexts, catalog.Options, new([], catalog.Time), catalog.Time)];
        for (var hour = 0; hour < 12; hour++)
        {
            catalog.Time.Advance(TimeSpan.FromHours(1));
            await workers[hour % 2].ApplyAsync(Run(At(1, hour), $"{hour}", Price(hour + 1m)), TestContext.Current.CancellationToken);
        }

        await catalog.LinkAsync(Sources);

        var statements = await catalog.History.GetAsync("opal-2", TestContext.Current.CancellationToken);
        var changes = await catalog.Reader.GetChangesAsync(On(1), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 12).Select(amount => $"{amount}"), statements.Select(statement => statement.Value));
        Assert.Equal(Enumerable.Range(1, 12).Select(amount => $"{amount}"), changes.Select(change => change.NewValue));
        Assert.Equal(Enumerable.Range(1, 11).Reverse().Select(amount => $"{amount}"), Explanation.Of(statements, On(5)).Single().Earlier.Select(statement => statement.Value));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task The_price_of_the_day_is_current_without_another_fetch(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        var (august, september) = (new DateOnly(2026, 8, 31), new DateOnly(2026, 9, 1));
        await catalog.ApplyAsync(Run(At(1), "1",
            Price(2m, terms: Terms() with { EffectiveTo = august }), Price(3m, terms: Terms() with { EffectiveFrom = september })));
        await catalog.LinkAsync(Sources);

        Assert.Equal(2m, await PriceOnAsync(august));
        Assert.Equal(3m, await PriceOnAsync(september));

        var explained = Explanation.Of(await catalog.History.GetAsync("opal-2", TestContext.Current.CancellationToken), august).Single();
        Assert.Equal([("2", Standing.Wins), ("3", Standing.Announced)], explained.Claims.Select(claim => (claim.Statement.Value, claim.Standing)));

        async Task<decimal?> PriceOnAsync(DateOnly day)
        {
            var profile = Assert.Single(await catalog.Reader.GetProfilesAsync(day, null, TestContext.Current.CancellationToken));
            return Assert.Single(Assert.Single(profile.Routes).Prices).Amount.Value;
        }
    }

    [Theory]
    [InlineData("2026-09-01", "2026-08-31", true)]
    [InlineData("2026-09-01", "2026-09-01", false)]
    [InlineData("2026-09", "2026-09-30", true)]
    [InlineData("2026-09", "2026-10-01", false)]
    public async Task A_route_ends_on_the_day_from_which_it_is_retired(string retiredOn, string today, bool isServed)
    {
        await using var catalog = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);
        await catalog.ApplyAsync(Run(At(1), "1", Price(2m), Attribute(ModelAttributes.RetiredOn, retiredOn)));
        await catalog.LinkAsync(Sources);

        var profile = Assert.Single(await catalog.Reader.GetProfilesAsync(DateOnly.Parse(today, null), null, TestContext.Current.CancellationToken));

        Assert.Equal(isServed, !profile.Routes.IsEmpty);
        Assert.Equal(retiredOn, profile.Attributes[ModelAttributes.RetiredOn].Value);
    }
}
