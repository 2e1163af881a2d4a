using ModelCompare.Comparison;
using ModelCompare.Tests.Comparison;

namespace ModelCompare.Storage.Tests.SampleSite;

/// <summary>The pair of the reference page on the whole way: recorded documents, facts, catalog, profiles, snapshot, renderings.</summary>
public sealed class SamplePairTests(SampleCatalog sample) : ReferencePairTests
{
    protected override Snapshot Pair { get; } =
        SnapshotBuilder.Build(sample.Profiles["llama-3.2-1b-instruct"], sample.Profiles["gpt-5.3-codex-spark"], []);

    protected override string SparkListing => "gpt-5.3-codex-spark";

    protected override string CheapestListing => "@cf/meta/llama-3.2-1b-instruct";
}
