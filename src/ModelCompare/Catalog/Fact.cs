namespace ModelCompare.Catalog;

/// <summary>One typed statement of one source about one listing.</summary>
public abstract record Fact
{
    private protected Fact()
    {
    }

    /// <summary>What the statement is about.</summary>
    public required Listing Listing { get; init; }

    /// <summary>Where it was read.</summary>
    public required Evidence Evidence { get; init; }
}

/// <summary>A price component: what one unit of one meter costs under stated terms.</summary>
public sealed record PriceFact : Fact
{
    /// <summary>What is paid for, and under which conditions.</summary>
    public required PriceTerms Terms { get; init; }

    /// <summary>Amount per <see cref="PriceTerms.Unit"/>, unrounded; null where the page says that it is free.</summary>
    public required decimal? Amount { get; init; }
}

/// <summary>An attribute such as the context window; see <see cref="ModelAttributes"/> for names and value forms.</summary>
public sealed record AttributeFact : Fact
{
    /// <summary>One of <see cref="ModelAttributes"/>.</summary>
    public required string Attribute { get; init; }

    /// <summary>The value in the canonical form of its attribute.</summary>
    public required string Value { get; init; }
}

/// <summary>Whether a listing has a capability. What a page does not say is no fact: unknown is neither yes nor no.</summary>
public sealed record CapabilityFact : Fact
{
    /// <summary>One of <see cref="Capabilities"/>.</summary>
    public required string Capability { get; init; }

    /// <summary>True for yes, false for an explicit no.</summary>
    public required bool Supported { get; init; }
}

/// <summary>A benchmark score. Rows are comparable only where benchmark, metric and setting are equal.</summary>
public sealed record BenchmarkFact : Fact
{
    /// <summary>Name of the benchmark as stated, e.g. <c>MMLU</c>.</summary>
    public required string Benchmark { get; init; }

    /// <summary>Metric as stated, e.g. <c>acc</c>; empty when the page names none.</summary>
    public required string Metric { get; init; }

    /// <summary>Setting as stated (shots, tools, effort); empty when the page names none.</summary>
    public required string Setting { get; init; }

    /// <summary>The score as stated.</summary>
    public required decimal Score { get; init; }
}
