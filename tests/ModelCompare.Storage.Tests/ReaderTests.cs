using System.Globalization;
using ModelCompare.Catalog;
using ModelCompare.Sources;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

public sealed class ReaderTests
{
    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task The_price_export_holds_every_column_of_a_price(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        var terms = new PriceTerms
        {
            Meter = Meters.Output,
            Modality = "text+image",
            ServiceTier = ServiceTiers.Batch,
            Context = new("32k-128k", 32_000, 128_000),
            Region = "eu",
            Variant = "1024x1024",
            Unit = Units.MillionTokens,
            Currency = "CNY",
            EffectiveFrom = On(20),
            EffectiveTo = On(25),
        };
        await catalog.ApplyAsync(Run(At(1), "one", Price(0.027m, terms: terms, evidence: Evidence(quote: "¥0.027", locator: "table tr td"))));
        await catalog.LinkAsync(SourcesJson());

        var row = Assert.Single(await catalog.Reader.GetPricesAsync(TestContext.Current.CancellationToken));

        Assert.Equal(
            new StatedPrice(new PriceExport("acme", "opal-2", "opal-2", "output", "text+image", "batch", "32k-128k", 32_000, 128_000, "eu", "1M tokens", "CNY", 0.027m,
                On(20), On(25), On(1), "acme-pricing", "table tr td", "¥0.027"), "1024x1024"),
            row);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task The_price_export_leaves_out_free_closed_and_witnessed_prices(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "one", Price(1m), Price(null, Meters.Output), Price(5m, Meters.Image)));
        await catalog.ApplyAsync(Run(At(2), "two", Price(2m), Price(5m, Meters.Image)));
        await catalog.ApplyAsync(RunOf("watch", At(2), "w", Price(9m)));
        await catalog.ApplyAsync(RunOf("gone", At(2), "g", Price(8m)));
        await catalog.LinkAsync(SourcesJson([Source("acme-pricing", SourceRole.Seller), Source("watch", SourceRole.Witness)]));

        var rows = await catalog.Reader.GetPricesAsync(TestContext.Current.CancellationToken);

        Assert.Equal([("image", 5m, ""), ("input", 2m, "")], rows.Select(row => (row.Meter, row.Amount, row.Model)));
        Assert.Equal(
            rows.Select(row => (double)row.Amount),
            (await catalog.SqlAsync("SELECT amount FROM published_prices ORDER BY meter")).Select(row => Convert.ToDouble(row[0], CultureInfo.InvariantCulture)));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Amounts_come_back_exactly_and_sort_as_numbers(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        decimal[] amounts = [0m, 0.000000000001m, 0.0000001m, 0.027m, 0.201m, 1m, 2.625m, 9m, 10m, 100.5m, 71250m, 1234567890.123456789012m];
        await catalog.ApplyAsync(Run(At(1), "one", [.. amounts.Reverse().Select((amount, n) => Price(amount, listing: new("acme", $"m{n:00}")))]));
        await catalog.LinkAsync(SourcesJson());

        var rows = await catalog.Reader.GetPricesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(amounts, rows.Select(row => row.Amount).Reverse());
        Assert.Equal(amounts, (await catalog.QueryAsync(context => context.Prices.OrderBy(price => price.Amount))).Select(price => price.Amount!.Value));
        Assert.Equal(amounts[4..], (await catalog.QueryAsync(context => context.Prices.Where(price => price.Amount > 0.1m).OrderBy(price => price.Amount))).Select(price => price.Amount!.Value));
        var published = await catalog.SqlAsync("SELECT amount FROM published_prices ORDER BY amount");
        Assert.Equal(amounts.Select(amount => (double)amount), published.Select(row => Convert.ToDouble(row[0], CultureInfo.InvariantCulture)));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Noise_of_binary_fractions_is_no_change(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "one", Price(0.19999999999999998m), Score("MMLU", -0.1m)));

        var summary = await catalog.ApplyAsync(Run(At(2), "two", Price(0.19999999999999998m), Score("MMLU", -0.10m)));

        Assert.Equal((0, 2), (summary.Changed, summary.Confirmed));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Times_come_back_to_the_tick_and_sort(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        DateTimeOffset[] times = [At(1).AddTicks(1), At(1).AddTicks(2), new(2026, 3, 1, 20, 0, 0, TimeSpan.FromHours(9)), At(12)];
        foreach (var (time, n) in times.Reverse().Select((time, n) => (time, n)))
        {
            await catalog.Writer.RecordFailureAsync($"s{n}", time, "down", TestContext.Current.CancellationToken);
        }

        var stored = await catalog.QueryAsync(context => context.Sources.OrderBy(source => source.AttemptedAt));

        Assert.Equal(times, stored.Select(source => source.AttemptedAt!.Value));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Attributes_capabilities_and_scores_are_exported_as_each_source_states_them(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "one", Attribute(ModelAttributes.License, "MIT"), Capability(Capabilities.Vision, true), Score("MMLU", 49.3m)));
        await catalog.ApplyAsync(RunOf("watch", At(2), "w", Attribute(ModelAttributes.License, "Apache-2.0", source: "watch")));
        await catalog.LinkAsync(SourcesJson([Source("watch", SourceRole.Witness), Source("acme-pricing", SourceRole.Authority)]));

        var licenses = await catalog.Reader.GetAttributesAsync(TestContext.Current.CancellationToken);
        var capability = Assert.Single(await catalog.Reader.GetCapabilitiesAsync(TestContext.Current.CancellationToken));
        var score = Assert.Single(await catalog.Reader.GetBenchmarksAsync(TestContext.Current.CancellationToken));

        Assert.Equal([("acme-pricing", "MIT", On(1)), ("watch", "Apache-2.0", On(2))], licenses.Select(row => (row.Source, row.Value, row.ConfirmedOn)));
        Assert.Equal(("opal-2", "vision", true), (capability.Model, capability.Capability, capability.Supported));
        Assert.Equal(("MMLU", "acc", "5-shot", 49.3m), (score.Benchmark, score.Metric, score.Setting, score.Score));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Sources_are_listed_in_the_order_of_trust(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(RunOf("gone", At(1), "g", Price(1m)));
        await catalog.LinkAsync(SourcesJson([
            Source("w", SourceRole.Witness), Source("s2", SourceRole.Seller), Source("s1", SourceRole.Seller), Source("a", SourceRole.Authority)]));

        var states = await catalog.Reader.GetSourceStatesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["a", "s2", "s1", "w", "gone"], states.Select(state => state.SourceId));
        Assert.Null(states[0].AttemptedAt);
        Assert.Null(states[4].Role);
        Assert.Null(await catalog.Reader.GetSourceStateAsync("nobody", TestContext.Current.CancellationToken));
    }
}
