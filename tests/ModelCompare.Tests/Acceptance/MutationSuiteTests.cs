using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.Acceptance;

/// <summary>
/// Reads a good page, then the page as its owner might have changed it, and asks whether a wrong price would have been published.
/// </summary>
public sealed class MutationSuiteTests(ITestOutputHelper output)
{
    [Fact]
    public void No_change_of_the_sample_sites_pages_publishes_a_wrong_price() =>
        Judge(PagesOfMutations.Sample().ToArray(), leastMutants: 100);

    [Fact]
    public void No_change_of_the_recorded_pages_publishes_a_wrong_price() =>
        Judge(PagesOfMutations.Recorded().ToArray(), leastMutants: 400);

    private void Judge((SourceDefinition Source, Document Document)[] pages, int leastMutants)
    {
        var results = pages.SelectMany(page => Judge(page.Source, page.Document)).ToArray();
        output.WriteLine(Table(results));
        var wrong = results.Where(result => result.Verdict is Verdict.SilentlyWrong).Select(result => $"{result.Source} {result.Mutant.Mutation}: {result.Why}").ToArray();
        Assert.True(results.Length >= leastMutants, $"only {results.Length} mutants");
        Assert.True(wrong.Length == 0, string.Join(Environment.NewLine, wrong));
        var real = results.Where(result => result.Mutant.IsReal).ToArray();
        var accepted = real.Count(result => result.Verdict is Verdict.StillRight);
        Assert.True(accepted >= real.Length * 0.95, $"{accepted} of {real.Length} real changes were accepted; {string.Join("; ", real.Where(result => result.Verdict is not Verdict.StillRight).Select(result => $"{result.Source} {result.Mutant.Mutation} {result.Mutant.Change}: {result.Why}"))}");
    }

    private static IEnumerable<Result> Judge(SourceDefinition source, Document document)
    {
        var good = SourceReader.Read(source, document);
        var baseline = Baseline.Of(good.Facts, good.Coverage.Unclaimed).With(good);
        var html = DocumentText.Decode(document).Text;
        return new PageMutations(html, document).All().Select(mutant => Judge(source, baseline, mutant));
    }

    private static Result Judge(SourceDefinition source, Baseline baseline, Mutant mutant)
    {
        var reading = SourceReader.Read(source, mutant.Document);
        if (mutant.IsReal && reading.Unclaimed.Any(rejection => rejection.Reason.StartsWith("the page gives ", StringComparison.Ordinal)))
        {
            // An owner who means a new price states it in all its places.
            mutant = mutant with { Mutation = $"{mutant.Mutation}, in one of its two places", IsReal = false };
        }

        return AcceptanceGate.Judge(reading, baseline, Witnesses.None, HoldDecisions.None) switch
        {
            Judgement.Refused refused => new(source.Id, mutant, Verdict.FailedLoudly, refused.Reason),
            Judgement.Held held => new(source.Id, mutant, Verdict.Held, held.Doubts[0].Reason),
            Judgement.Accepted accepted => Judge(source, baseline, mutant, accepted),
            _ => throw new InvalidOperationException(),
        };
    }

    private static Result Judge(SourceDefinition source, Baseline baseline, Mutant mutant, Judgement.Accepted accepted)
    {
        var wrong = accepted.Facts.OfType<PriceFact>().Where(price => !IsTrue(price, baseline, mutant)).ToArray();
        if (wrong.Length > 0)
        {
            var price = wrong[0];
            var before = baseline.Facts.GetValueOrDefault(FactKey.Of(price));
            return new(source.Id, mutant, Verdict.SilentlyWrong, $"{wrong.Length} wrong, the first: {price.Listing.ProviderModel} {FactKey.Of(price).Text} = {price.Amount}, which was {(before is null ? "not stated" : FactValue.Of(before))}");
        }

        return accepted.KeptBack is [var doubt, ..] ? new(source.Id, mutant, Verdict.Held, doubt.Reason) : new(source.Id, mutant, Verdict.StillRight, "");
    }

    private static bool IsTrue(PriceFact price, Baseline baseline, Mutant mutant) =>
        mutant.Meant?.Invoke(price) == true
        || mutant.Denied?.Invoke(price) != true
        && Before(price, baseline).Any(before => before.Amount == price.Amount || mutant is { IsReal: true, Change: { } change } && IsChange(before.Amount, price.Amount, change));

    // A price that has other dates now is the one that had none, or others.
    private static IEnumerable<PriceFact> Before(PriceFact price, Baseline baseline) => baseline.Facts.TryGetValue(FactKey.Of(price), out var same)
        ? [(PriceFact)same]
        : baseline.Facts.Values.OfType<PriceFact>().Where(fact => FactKey.Of(fact).Undated() == FactKey.Of(price).Undated());

    // A page may give its prices per another unit than the catalog keeps them in.
    private static bool IsChange(decimal? before, decimal? now, (decimal From, decimal To) change) =>
        before is { } b && now is { } n && b > 0 && change.From > 0 && Math.Abs(n / b - change.To / change.From) < 0.0001m;

    private static string Table(Result[] results)
    {
        var table = new StringBuilder("| mutation | mutants | still right | held | failed loudly | silently wrong |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var group in results.GroupBy(result => result.Mutant.Mutation))
        {
            table.Append(Row(group.Key, [.. group]));
        }

        return table.Append(Row("all", results)).ToString();
    }

    private static string Row(string name, Result[] results)
    {
        var counts = Enum.GetValues<Verdict>().Select(verdict => results.Count(result => result.Verdict == verdict).ToString(CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {results.Length} | {string.Join(" | ", counts)} |\n");
    }

    private sealed record Result(string Source, Mutant Mutant, Verdict Verdict, string Why);
}
