using Microsoft.EntityFrameworkCore;
using ModelCompare.Catalog;
using ModelCompare.Sources;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

public sealed class ProfileTests
{
    private static readonly Listing Resold = new("bazaar", "acme/opal-2");

    private static readonly SourceCatalog Sources = SourcesJson(
        [Source("bazaar-list", SourceRole.Seller, "bazaar"), Source("acme-pricing", SourceRole.Authority)],
        Model("opal-2", "Opal 2", "Acme Labs", ("bazaar", "acme/opal-2")),
        Model("quartz-1", "Quartz 1", "Acme Labs"));

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_profile_holds_what_all_sources_state_and_the_most_trusted_wins(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(RunOf("bazaar-list", At(3), "b",
            Price(2m, listing: Resold), Attribute(ModelAttributes.ContextWindow, "128000", Resold, "bazaar-list"), Capability(Capabilities.Vision, true, Resold, "bazaar-list")));
        await catalog.ApplyAsync(Run(At(2), "a", Attribute(ModelAttributes.ContextWindow, "131072"), Score("MMLU", 49.3m)));
        await catalog.LinkAsync(Sources);

        var profiles = await catalog.Reader.GetProfilesAsync(On(9), null, TestContext.Current.CancellationToken);

        Assert.Equal(["opal-2", "quartz-1"], profiles.Select(profile => profile.Slug));
        var opal = profiles[0];
        Assert.Equal(("131072", "acme-pricing", On(2)), (opal.Attributes["context_window"].Value, opal.Attributes["context_window"].Source, opal.Attributes["context_window"].ConfirmedOn));
        Assert.True(opal.Capabilities["vision"].Value);
        Assert.Equal(49.3m, Assert.Single(opal.Benchmarks).Score.Value);
        var route = Assert.Single(opal.Routes);
        Assert.Equal(("bazaar", "Bazaar", "acme/opal-2", 2m), (route.Provider, route.ProviderName, route.ProviderModel, route.Prices[0].Amount.Value));
        Assert.Equal(On(2), opal.LastReviewedOn);
        Assert.Null(profiles[1].LastReviewedOn);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Only_the_models_asked_for_are_read(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(2), "a", Price(1m)));
        await catalog.LinkAsync(Sources);

        var profiles = await catalog.Reader.GetProfilesAsync(On(9), ["opal-2", "nobody"], TestContext.Current.CancellationToken);

        Assert.Equal("opal-2", Assert.Single(profiles).Slug);
        Assert.Single(profiles[0].Routes);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task The_views_publish_the_same_winners(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(RunOf("bazaar-list", At(3), "b",
            Attribute(ModelAttributes.ContextWindow, "128000", Resold, "bazaar-list"), Capability(Capabilities.Vision, true, Resold, "bazaar-list"), Score("MMLU", 40m, Resold, "bazaar-list")));
        await catalog.ApplyAsync(Run(At(2), "a", Attribute(ModelAttributes.ContextWindow, "131072"), Capability(Capabilities.Vision, false), Score("MMLU", 49.3m)));
        await catalog.LinkAsync(Sources);

        Assert.Equal([["opal-2", 131072L], ["quartz-1", null]], await catalog.SqlAsync("SELECT slug, context_window FROM published_models ORDER BY slug"));
        Assert.Equal([["opal-2", "vision", "no", "acme-pricing"]], await catalog.SqlAsync("SELECT model, capability, supported, source FROM published_capabilities"));
        Assert.Equal([["opal-2", "MMLU", "acc", "5-shot", "acme-pricing"]], await catalog.SqlAsync("SELECT model, benchmark, metric, setting, source FROM published_benchmarks WHERE score > 49 AND score < 50"));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task The_view_of_changes_names_the_value_before(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(2), "a", Price(5m, terms: Terms() with { Region = "eu", EffectiveFrom = On(1) }), Attribute(ModelAttributes.License, "MIT")));
        await catalog.ApplyAsync(Run(At(3), "b", Price(10m, terms: Terms() with { Region = "eu", EffectiveFrom = On(1) }), Capability(Capabilities.Vision, false)));
        await catalog.LinkAsync(Sources);

        var rows = await catalog.SqlAsync("SELECT kind, change, model, field, terms, old_value, new_value FROM published_changes ORDER BY changed_on, kind");

        Assert.Equal(
            [
                ["attribute", "new", "opal-2", "license", "", null, "MIT"],
                ["price", "new", "opal-2", "input", "standard, eu, from 2026-03-01, USD per 1M tokens", null, "5"],
                ["capability", "new", "opal-2", "vision", "", null, "no"],
                ["price", "changed", "opal-2", "input", "standard, eu, from 2026-03-01, USD per 1M tokens", "5", "10"],
            ],
            rows);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_retired_value_is_a_change_of_its_own_and_one_that_was_replaced_is_not(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "1", Price(5m), Price(9m, Meters.Output)));
        for (var day = 2; day <= 6; day++)
        {
            await catalog.ApplyAsync(Run(At(day), $"{day}", Price(6m)));
        }

        await catalog.LinkAsync(Sources);

        var changes = await catalog.Reader.GetChangesAsync(On(2), "opal-2", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            [(On(2), "changed", "input", "5", "6"), (On(6), "retired", "output", "9", null)],
            changes.Select(change => (change.ChangedOn, change.Change, change.Field, change.OldValue, change.NewValue)));
        Assert.Equal(4, (await catalog.Reader.GetChangesAsync(On(1), cancellationToken: TestContext.Current.CancellationToken)).Select(change => change.Id).Distinct().Count());
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_reader_sees_one_state_while_a_writer_commits(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        Assert.SkipUnless(
            provider == CatalogProvider.Sqlite || (await catalog.IsolationAsync()).IsSnapshotAllowed,
            $"SKIPPED: the database of {TestCatalog.ServerVariable} has ALLOW_SNAPSHOT_ISOLATION off, where each statement reads a state of its own.");
        await catalog.ApplyAsync(Run(At(2), "a", Price(1m)));

        await catalog.Contexts.ReadAsync(
            async context =>
            {
                Assert.Equal(1, await context.Prices.CountAsync(TestContext.Current.CancellationToken));
                await catalog.ApplyAsync(Run(At(3), "b", Price(2m)));
                Assert.Equal(1, await context.Prices.CountAsync(TestContext.Current.CancellationToken));
                return true;
            },
            TestContext.Current.CancellationToken);
    }
}
