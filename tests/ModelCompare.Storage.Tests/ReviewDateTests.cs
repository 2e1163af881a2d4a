using ModelCompare.Catalog;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

public sealed class ReviewDateTests
{
    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task An_unchanged_document_confirms_what_it_stated_and_nothing_else(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1, 8), "one", Price(1m), Attribute(ModelAttributes.License, "MIT")));
        await catalog.ApplyAsync(Run(At(1, 12), "two", Attribute(ModelAttributes.License, "MIT")));
        catalog.Time.SetUtcNow(At(4));

        var summary = await catalog.ApplyAsync(Run(At(4), "two", Attribute(ModelAttributes.License, "MIT")));

        Assert.Equal((1, 1), (summary.Confirmed, summary.Missing));
        Assert.Equal(On(4), (await catalog.QueryAsync(context => context.Attributes)).Single().ConfirmedOn);
        Assert.Equal(On(1), (await catalog.QueryAsync(context => context.Prices)).Single().ConfirmedOn);
        var state = await StateAsync(catalog);
        Assert.Equal((RunOutcome.Applied, At(4), At(4)), (state.Outcome, state.SucceededAt, state.ConfirmedAt));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task What_an_earlier_reading_of_the_same_bytes_yielded_is_not_confirmed(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "same", Price(1m), Price(2m, Meters.Output)));
        await catalog.ApplyAsync(Run(At(2), "same", Price(1m)));

        Assert.Equal(1, (await catalog.ApplyAsync(Run(At(3), "same", Price(1m)))).Confirmed);

        var rows = await catalog.QueryAsync(context => context.Prices.OrderBy(row => row.Meter));
        Assert.Equal([On(3), On(1)], rows.Select(row => row.ConfirmedOn));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_closed_row_is_never_confirmed(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "one", Price(1m)));
        await catalog.ApplyAsync(Run(At(1), "two", Price(2m)));

        Assert.Equal(1, (await catalog.ApplyAsync(Run(At(3), "two", Price(2m)))).Confirmed);

        var rows = await catalog.QueryAsync(context => context.Prices.OrderBy(row => row.Id));
        Assert.Equal([On(1), On(3)], rows.Select(row => row.ConfirmedOn));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Review_dates_never_move_back(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(5), "one", Price(1m)));

        await catalog.ApplyAsync(Run(At(2), "one", Price(1m)));

        Assert.Equal(On(5), (await catalog.QueryAsync(context => context.Prices)).Single().ConfirmedOn);
        Assert.Equal(At(5), (await StateAsync(catalog)).ConfirmedAt);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task What_a_person_read_is_confirmed_by_a_person_only(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(5), "one", Price(1m, evidence: Evidence() with { ReadOn = On(2) }), Price(2m, Meters.Output)));
        Assert.Equal([On(2), On(5)], await ConfirmedAsync());

        var unchanged = await catalog.ApplyAsync(Run(At(6), "one", Price(1m, evidence: Evidence() with { ReadOn = On(2) }), Price(2m, Meters.Output)));
        Assert.Equal([On(2), On(6)], await ConfirmedAsync());
        Assert.Equal((2, 0), (unchanged.Confirmed, unchanged.Missing));

        await catalog.ApplyAsync(Run(At(8), "two", Price(1m, evidence: Evidence() with { ReadOn = On(2) }), Price(2m, Meters.Output)));
        Assert.Equal([On(2), On(8)], await ConfirmedAsync());

        await catalog.ApplyAsync(Run(At(9), "three", Price(1m, evidence: Evidence() with { ReadOn = On(7) }), Price(2m, Meters.Output)));
        Assert.Equal([On(7), On(9)], await ConfirmedAsync());

        async Task<IEnumerable<DateOnly>> ConfirmedAsync() =>
            (await catalog.QueryAsync(context => context.Prices.OrderBy(row => row.Meter))).Select(row => row.ConfirmedOn);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_day_of_reading_after_the_fetch_is_not_believed(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);

        await catalog.ApplyAsync(Run(At(5), "one", Price(1m, evidence: Evidence() with { ReadOn = On(20) })));

        Assert.Equal(On(5), (await catalog.QueryAsync(context => context.Prices)).Single().ConfirmedOn);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Another_source_is_not_confirmed(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "same", Price(1m)));
        await catalog.ApplyAsync(RunOf("acme-mirror", At(1), "same", Price(1m)));

        await catalog.ApplyAsync(RunOf("acme-mirror", At(3), "same", Price(1m)));

        Assert.Equal(On(1), (await catalog.QueryAsync(context => context.Prices.Where(row => row.SourceId == "acme-pricing"))).Single().ConfirmedOn);
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_failure_moves_no_date_of_any_value(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.ApplyAsync(Run(At(1), "one", Price(1m)));
        var before = await StateAsync(catalog);

        await catalog.Writer.RecordFailureAsync("acme-pricing", At(6), "acme.example answered 500", TestContext.Current.CancellationToken);

        var row = Assert.Single(await catalog.QueryAsync(context => context.Prices));
        Assert.Equal((On(1), On(1), null), (row.ChangedOn, row.ConfirmedOn, row.ClosedOn));
        var expected = before with { AttemptedAt = At(6), Outcome = RunOutcome.Failed, Error = "acme.example answered 500" };
        Assert.Equal(expected, await StateAsync(catalog));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task A_success_after_a_failure_clears_the_error(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        await catalog.Writer.RecordFailureAsync("acme-pricing", At(1), "no such host", TestContext.Current.CancellationToken);

        await catalog.ApplyAsync(Run(At(2), "one", Price(1m)));

        var state = await StateAsync(catalog);
        Assert.Equal((RunOutcome.Applied, null, "\"tag\"", At(2)), (state.Outcome, state.Error, state.ETag, state.LastModified));
        Assert.Equal((1, 1, 5, 2, 1), (state.Documents, state.Facts, state.Claimed, state.Rejected, state.Ignored));
    }

    [Theory, MemberData(nameof(TestCatalog.Providers), MemberType = typeof(TestCatalog))]
    public async Task Each_attempt_leaves_a_run(CatalogProvider provider)
    {
        await using var catalog = await TestCatalog.CreateAsync(provider);
        catalog.Time.SetUtcNow(At(8));
        await catalog.ApplyAsync(Run(At(1), "one", Price(1m)));
        await catalog.ApplyAsync(Run(At(2), "one", Price(1m)));
        await catalog.Writer.RecordFailureAsync("acme-pricing", At(8), "timeout", TestContext.Current.CancellationToken);

        var runs = await catalog.QueryAsync(context => context.Runs.OrderBy(run => run.Id));

        Assert.Equal([RunOutcome.Applied, RunOutcome.Applied, RunOutcome.Failed], runs.Select(run => run.Outcome));
        Assert.Equal([(1, 0), (0, 1), (0, 0)], runs.Select(run => (run.New, run.Confirmed)));
        Assert.Equal((At(1), At(8)), (runs[0].StartedAt, runs[0].FinishedAt));
        Assert.Equal("timeout", runs[2].Error);
    }

    private static async Task<SourceState> StateAsync(TestCatalog catalog) =>
        (await catalog.Reader.GetSourceStateAsync("acme-pricing", TestContext.Current.CancellationToken))!;
}
