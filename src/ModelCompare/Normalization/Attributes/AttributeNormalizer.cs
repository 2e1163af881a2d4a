using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Extraction;

namespace ModelCompare.Normalization.Attributes;

/// <summary>
/// Turns observations of attributes, capabilities and benchmark scores into facts. What an observation is about, its declared
/// field says, else its headers by the common words; what neither says, and prices, are nothing to this normalizer.
/// </summary>
public static class AttributeNormalizer
{
    private const string CapabilityPrefix = "capability:";

    /// <summary>The facts of an observation, one per listing that it is stated of.</summary>
    public static NormalizationResult Normalize(Observation observation, DocumentOrigin origin)
    {
        if (!IsConcerned(observation.Field) || ListingName.All(observation.Model) is not { IsEmpty: false } listings)
        {
            return NormalizationResult.Nothing;
        }

        var result = Read(observation);
        return result.Problem is null
            ? new NormalizationResult([.. listings.SelectMany(listing => Facts(result.Values, listing, observation, origin))], [])
            : NormalizationResult.Rejected(observation, observation.Quote, result.Problem);
    }

    private static bool IsConcerned(string? field) =>
        field is null or "benchmark" or "capability" || field.StartsWith(CapabilityPrefix, StringComparison.Ordinal) || ModelAttributes.All.Contains(field);

    private static IEnumerable<Fact> Facts(ImmutableArray<Statement> values, ListingName listing, Observation observation, DocumentOrigin origin)
    {
        var subject = new Listing(observation.Provider ?? origin.Provider, listing.Name);
        var evidence = origin.EvidenceOf(observation);
        return values.Select(value => value.ToFact(subject, evidence));
    }

    private static Reading Read(Observation observation) => observation.Field switch
    {
        "benchmark" => ReadBenchmark(observation),
        "capability" => ReadCapability(observation, [.. observation.Lines.SelectMany(LabelWords.CapabilitiesOf)]),
        { } field when field.StartsWith(CapabilityPrefix, StringComparison.Ordinal) => ReadCapability(observation, [field[CapabilityPrefix.Length..]]),
        { } field => ReadAttribute(field, observation.Lines),
        null => ReadByHeaders(observation),
    };

    private static Reading ReadByHeaders(Observation observation)
    {
        foreach (var header in observation.Labels.Where(label => label.Kind == LabelKind.Header))
        {
            if (LabelWords.BoundedAttributeOf(header.Text) is { } bounded)
            {
                return Reading.Refused($"{bounded}: a bound or a plan rather than a date");
            }

            if (LabelWords.AttributeOf(header.Text) is { } attribute)
            {
                return ReadAttribute(attribute, observation.Lines);
            }

            if (LabelWords.CapabilitiesOf(header.Text) is { Count: > 0 } capabilities)
            {
                return ReadCapability(observation, capabilities);
            }
        }

        return Reading.Nothing;
    }

    private static Reading ReadAttribute(string attribute, ImmutableArray<string> lines)
    {
        var parsed = AttributeValue.Parse(attribute, lines);
        return parsed.Problem is not null
            ? Reading.Refused($"{attribute}: {parsed.Problem}")
            : new Reading([.. (parsed.Value ?? []).Select(pair => new Statement.Attribute(pair.Key, pair.Value))], null);
    }

    private static Reading ReadCapability(Observation observation, IReadOnlyList<string> capabilities)
    {
        var listed = Qualifiers.Find(observation, Qualifiers.Listed.Name) is not null;
        var verdicts = observation.Lines.Select(line => listed ? true : YesNo.Parse(line)).OfType<bool>().Distinct().ToList();
        return verdicts switch
        {
            [var verdict] => new Reading([.. capabilities.Select(name => new Statement.Capability(name, verdict))], null),
            [] => Reading.Nothing,
            _ => Reading.Refused("both yes and no"),
        };
    }

    private static Reading ReadBenchmark(Observation observation)
    {
        if (Qualifiers.Find(observation, Qualifiers.Benchmark) is not { Length: > 0 } benchmark)
        {
            return Reading.Refused("a score without the name of its benchmark");
        }

        var score = Score.Parse(observation.Quote);
        if (!score.HasValue)
        {
            return score.Problem is null ? Reading.Nothing : Reading.Refused($"{benchmark}: {score.Problem}");
        }

        var metric = Qualifiers.Find(observation, Qualifiers.Metric) ?? "";
        var settings = observation.Labels.Where(label => label.Kind == LabelKind.Qualifier && label.Name == Qualifiers.Setting).Select(label => label.Text);
        return new Reading([new Statement.Benchmark(benchmark, metric, string.Join(", ", settings), score.Value)], null);
    }

    /// <summary>What an observation states, of whichever listing.</summary>
    private sealed record Reading(ImmutableArray<Statement> Values, string? Problem)
    {
        public static readonly Reading Nothing = new([], null);

        public static Reading Refused(string problem) => new([], problem);
    }

    private abstract record Statement
    {
        public abstract Fact ToFact(Listing listing, Evidence evidence);

        public sealed record Attribute(string Name, string Value) : Statement
        {
            public override Fact ToFact(Listing listing, Evidence evidence) =>
                new AttributeFact { Listing = listing, Evidence = evidence, Attribute = Name, Value = Value };
        }

        public sealed record Capability(string Name, bool Supported) : Statement
        {
            public override Fact ToFact(Listing listing, Evidence evidence) =>
                new CapabilityFact { Listing = listing, Evidence = evidence, Capability = Name, Supported = Supported };
        }

        public sealed record Benchmark(string Name, string Metric, string Setting, decimal Score) : Statement
        {
            public override Fact ToFact(Listing listing, Evidence evidence) =>
                new BenchmarkFact { Listing = listing, Evidence = evidence, Benchmark = Name, Metric = Metric, Setting = Setting, Score = Score };
        }
    }
}
