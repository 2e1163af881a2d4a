using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Sources;
using ModelCompare.Storage.Tests.SampleSite;
using ModelCompare.Tests.SampleSite;
using Xunit;

[assembly: AssemblyFixture(typeof(SampleCatalog))]

namespace ModelCompare.Storage.Tests.SampleSite;

/// <summary>A catalog on a SQLite file into which the whole sample site was read, as the worker reads it.</summary>
public sealed class SampleCatalog : IAsyncLifetime
{
    /// <summary>A day after the recording; no price of the site ends or begins near it.</summary>
    private static readonly DateOnly Today = new(2026, 6, 12);

    private readonly RecordedSite _site = RecordedSite.Load();

    internal TestCatalog Catalog { get; private set; } = null!;

    internal SourceTrust Trust => SourceTrust.Of(_site.Catalog);

    /// <summary>The current profiles by slug.</summary>
    public ImmutableDictionary<string, ModelProfile> Profiles { get; private set; } = [];

    /// <summary>What each source wrote, by its id.</summary>
    public ImmutableDictionary<string, ChangeSummary> Written { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Catalog = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);
        Written = await RefreshAsync();
        var profiles = await Catalog.Reader.GetProfilesAsync(Today);
        Profiles = profiles.ToImmutableDictionary(profile => profile.Slug);
    }

    public ValueTask DisposeAsync() => Catalog.DisposeAsync();

    /// <summary>Reads every source again and links the models.</summary>
    internal Task<ImmutableDictionary<string, ChangeSummary>> RefreshAsync() => RefreshAsync(Catalog);

    /// <summary>Reads every source into another catalog, links the models, and writes the snapshots of their pairs.</summary>
    internal async Task PublishAsync(TestCatalog catalog)
    {
        await RefreshAsync(catalog);
        var profiles = await catalog.Reader.GetProfilesAsync(Today);
        await catalog.Comparisons.WriteAsync(ComparisonSet.Choose(profiles, PairSelection.All, 1000), Today);
    }

    private async Task<ImmutableDictionary<string, ChangeSummary>> RefreshAsync(TestCatalog catalog)
    {
        var written = ImmutableDictionary.CreateBuilder<string, ChangeSummary>();
        foreach (var source in _site.Catalog.Sources)
        {
            written.Add(source.Id, await catalog.ApplyAsync(Run(source)));
        }

        await catalog.LinkAsync(_site.Catalog);
        return written.ToImmutable();
    }

    private SourceRun Run(SourceDefinition source)
    {
        var document = _site.DocumentOf(source);
        var reading = SourceReader.Read(source, document);
        return new(source.Id, document, document.FetchedAt, reading.Facts, reading.Coverage);
    }
}
