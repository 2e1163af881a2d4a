using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using ModelCompare.Tests.SampleSite;
using Xunit;

namespace ModelCompare.Tests;

/// <summary>Every place with money on the pages that are declared is claimed by a fact or named by a rule, and no rule is dead.</summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    [Fact]
    public void No_money_of_the_sample_site_is_unclaimed()
    {
        var site = RecordedSite.Load();
        Check([.. site.Catalog.Sources.Select(source => (source, site.DocumentOf(source)))]);
    }

    [Fact]
    public void No_money_of_the_recorded_pages_is_unclaimed() => Check(Recorded());

    private void Check(ImmutableArray<(SourceDefinition Source, Document Document)> pages)
    {
        var readings = pages.Select(page => (page.Source, Reading: SourceReader.Read(page.Source, page.Document))).ToArray();
        foreach (var (source, reading) in readings)
        {
            output.WriteLine($"{source.Id}: {reading.Coverage}");
        }

        string[] unclaimed = [.. readings.SelectMany(page => page.Reading.Unclaimed.Select(money => $"{page.Source.Id}: {money.Text}: {money.Reason} ({money.Observation.Place.Trail}) {money.Observation.Place.Locator}"))];
        output.WriteLine(string.Join('\n', unclaimed));
        Assert.Empty(unclaimed);

        var applied = readings.SelectMany(page => page.Reading.Ignored.Select(ignored => (page.Source.Id, ignored.Rule))).ToHashSet();
        var dead = pages.SelectMany(page => page.Source.Ignore.Select(rule => (page.Source.Id, rule))).Where(rule => !applied.Contains(rule));
        Assert.Empty(dead);
    }

    private static ImmutableArray<(SourceDefinition Source, Document Document)> Recorded()
    {
        var responses = JsonNode.Parse(File.ReadAllText(SharedFolder.File("corpus/manifest.json")))!["responses"]!.AsArray();
        var catalog = ((SourceFileResult.Loaded)SourceFile.Load(Path.Combine(RepositoryFolder.Path, "sources.json"))).Catalog;
        return
        [
            .. from source in catalog.Sources
               join response in responses on source.Url.OriginalString equals (string?)response!["url"]
               let type = MediaTypeHeaderValue.Parse((string)response["contentType"]!)
               let body = File.ReadAllBytes(SharedFolder.File("corpus/" + (string?)response["file"]))
               select (source, Document.Create(source.Url, type.MediaType!, type.CharSet, body, DateTimeOffset.UnixEpoch)),
        ];
    }
}
