using ModelCompare.Catalog;
using ModelCompare.Storage.Entities;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

public sealed class ApplyTests
{
    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_first_run_opens_a_row_for_each_fact(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);

        var summary = await catalog.ApplyAsync(Run(At(1), "one",
            Price(1.25m), Attribute(ModelAttributes.ContextWindow, "131072"), Capability(Capabilities.Vision, false), Score("MMLU", 49.3m)));

        Assert.Equal((4, 0, 0, 0), (summary.New, summary.Changed, summary.Confirmed, summary.Missing));
        Assert.Equal(new Change(Opal, "input price (standard, USD per 1M tokens)", null, "1.25", FactKind.Price), summary.Changes[0]);
        Assert.Equal(["131072", "no", "49.3"], summary.Changes.Skip(1).Select(change => change.To));
        var price = Assert.Single(await PricesAsync(catalog));
        Assert.Equal((On(1), On(1), On(1), null), (price.FirstSeenOn, price.ChangedOn, price.ConfirmedOn, price.ClosedOn));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_changed_value_closes_its_row_and_opens_another(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "one", Price(1.25m)));

        var summary = await catalog.ApplyAsync(Run(At(5), "two", Price(2m)));

        Assert.Equal((0, 1, 0, 0), (summary.New, summary.Changed, summary.Confirmed, summary.Missing));
        Assert.Equal(("1.25", "2"), (summary.Changes[0].From, summary.Changes[0].To));
        var rows = await PricesAsync(catalog);
        Assert.Equal((1.25m, On(1), On(1), On(5)), (rows[0].Amount, rows[0].ChangedOn, rows[0].ConfirmedOn, rows[0].ClosedOn));
        Assert.Equal("$1.25", rows[0].Quote);
        Assert.Equal((2m, On(1), On(5), On(5), null), (rows[1].Amount, rows[1].FirstSeenOn, rows[1].ChangedOn, rows[1].ConfirmedOn, rows[1].ClosedOn));
        Assert.Equal(rows[0].Id, rows[1].ReplacesId);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_price_that_becomes_free_is_a_change_and_not_a_price_of_zero(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "one", Price(0m)));

        var summary = await catalog.ApplyAsync(Run(At(2), "two", Price(null)));

        Assert.Equal(("0", "free"), (summary.Changes[0].From, summary.Changes[0].To));
        Assert.Null((await PricesAsync(catalog))[1].Amount);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_value_read_again_is_confirmed_and_its_evidence_moves_as_one(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "one", Price(1.25m)));
        var second = Run(At(5), "two", Price(1.25m, evidence: Evidence(quote: "1.25 dollars", locator: "dl dd")));

        var summary = await catalog.ApplyAsync(second);

        Assert.Equal((0, 0, 1, 0), (summary.New, summary.Changed, summary.Confirmed, summary.Missing));
        Assert.Empty(summary.Changes);
        var row = Assert.Single(await PricesAsync(catalog));
        Assert.Equal((On(1), On(1), On(5)), (row.FirstSeenOn, row.ChangedOn, row.ConfirmedOn));
        Assert.Equal(("dl dd", "1.25 dollars", second.Document.ContentHash, At(5)), (row.Locator, row.Quote, row.ContentHash, row.FetchedAt));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_value_that_is_not_read_again_stays_open_with_its_old_date(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "one", Price(1m), Price(4m, Meters.Output)));

        var summary = await catalog.ApplyAsync(Run(At(5), "two", Price(1m)));

        Assert.Equal((0, 0, 1, 1), (summary.New, summary.Changed, summary.Confirmed, summary.Missing));
        var output = (await PricesAsync(catalog)).Single(row => row.Meter == Meters.Output);
        Assert.Equal((On(1), null), (output.ConfirmedOn, output.ClosedOn));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Terms_down_to_variant_and_effective_dates_tell_prices_apart(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        PriceTerms[] terms =
        [
            Terms(), Terms() with { Variant = "1024x1024" }, Terms() with { EffectiveFrom = On(9) }, Terms() with { EffectiveTo = On(8) },
            Terms() with { ServiceTier = ServiceTiers.Batch }, Terms() with { Modality = "audio" }, Terms() with { Region = "eu" },
            Terms() with { Context = new("<=200k", null, 200_000) }, Terms() with { Context = new(">200k", 200_000, null) },
            Terms() with { Currency = "CNY" }, Terms() with { Unit = "image" },
        ];
        Fact[] facts = [.. terms.Select((term, position) => Price(position, terms: term))];

        Assert.Equal(terms.Length, (await catalog.ApplyAsync(Run(At(1), "one", facts))).New);
        Assert.Equal(terms.Length, (await catalog.ApplyAsync(Run(At(2), "two", facts))).Confirmed);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Names_that_differ_in_case_are_different_listings(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);

        var summary = await catalog.ApplyAsync(Run(At(1), "one", Price(1m, listing: new("acme", "Opal")), Price(2m, listing: new("acme", "opal"))));

        Assert.Equal(2, summary.New);
        Assert.Equal(2, (await catalog.QueryAsync(context => context.Listings)).Count);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Sources_keep_their_own_rows_of_one_listing(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "one", Price(1m)));

        var summary = await catalog.ApplyAsync(RunOf("acme-mirror", At(2), "two", Price(3m)));

        Assert.Equal((1, 0), (summary.New, summary.Changed));
        Assert.All(await PricesAsync(catalog), row => Assert.Null(row.ClosedOn));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Facts_that_repeat_are_merged_and_facts_that_disagree_are_a_bug(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);

        Assert.Equal(1, (await catalog.ApplyAsync(Run(At(1), "one", Price(1.5m), Price(1.50m)))).New);
        var bug = await Assert.ThrowsAsync<InvalidOperationException>(() => catalog.ApplyAsync(Run(At(2), "two", Price(1m), Price(2m))));

        Assert.Contains("opal-2", bug.Message, StringComparison.Ordinal);
        Assert.Equal(1.5m, Assert.Single(await PricesAsync(catalog)).Amount);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_name_too_long_to_keep_is_reported_and_the_rest_is_stored(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);

        var summary = await catalog.ApplyAsync(Run(At(1), "one", Price(1m), Price(2m, listing: new("acme", new string('x', 401)))));

        Assert.Equal(1, summary.New);
        Assert.Contains("401", Assert.Single(summary.Problems), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_number_too_large_to_keep_is_reported_and_the_largest_is_stored(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);

        var summary = await catalog.ApplyAsync(Run(At(1), "one", Price(9_999_999_999_999_999.123456789012m), Score("MMLU", -10_000_000_000_000_000m)));

        Assert.Equal(9_999_999_999_999_999.123456789012m, Assert.Single(await PricesAsync(catalog)).Amount);
        Assert.Contains("-10000000000000000", Assert.Single(summary.Problems), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_document_older_than_the_catalog_is_refused(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(5), "new", Price(2m)));

        var summary = await catalog.ApplyAsync(Run(At(3), "old", Price(1m)));

        Assert.Contains("2026-03-05", summary.Refused, StringComparison.Ordinal);
        var row = Assert.Single(await PricesAsync(catalog));
        Assert.Equal((2m, On(5)), (row.Amount, row.ConfirmedOn));
        var state = await catalog.Reader.GetSourceStateAsync("acme-pricing", TestContext.Current.CancellationToken);
        Assert.Equal((RunOutcome.Outdated, At(5)), (state!.Outcome, state.FetchedAt));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Days_are_those_of_UTC(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);

        await catalog.ApplyAsync(Run(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.FromHours(8)), "one", Price(1m)));

        Assert.Equal(On(1), Assert.Single(await PricesAsync(catalog)).ConfirmedOn);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_document_is_kept_once_and_can_be_read_again(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        var run = Run(At(1), "<p>价格 1</p>", Price(1m));

        await catalog.ApplyAsync(run);
        await catalog.ApplyAsync(Run(At(2), "<p>价格 1</p>", Price(1m)));

        var kept = Assert.Single(await catalog.QueryAsync(context => context.Documents));
        Assert.Equal(run.Document.Body.ToArray(), kept.Unpack());
        Assert.Equal(At(1), kept.FetchedAt);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Five_thousand_facts_are_applied_at_once(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        Fact[] Facts(decimal factor) => [.. Enumerable.Range(0, 5000).Select(n => Price(n * factor, n % 2 == 0 ? Meters.Input : Meters.Output, new("acme", $"model-{n / 2}")))];

        Assert.Equal(5000, (await catalog.ApplyAsync(Run(At(1), "one", Facts(1)))).New);
        Assert.Equal(5000, (await catalog.ApplyAsync(Run(At(2), "two", Facts(1)))).Confirmed);
        Assert.Equal(4999, (await catalog.ApplyAsync(Run(At(3), "three", Facts(2)))).Changed);
    }

    private static Task<List<PriceEntry>> PricesAsync(TestCatalog catalog) => catalog.QueryAsync(context => context.Prices.OrderBy(row => row.Id));
}
