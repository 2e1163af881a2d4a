using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ModelCompare.Catalog;
using ModelCompare.Extraction.Records;
using ModelCompare.Normalization;
using ModelCompare.Sources;

namespace ModelCompare.Extraction.Curated;

/// <summary>
/// Reads a curated file: facts that no page states in a form that could be read, each with where it comes from.
/// <code>
/// { "facts": [
///   { "model": "m", "attribute": "context_window", "value": "131072", "url": "https://…", "quote": "…", "asOf": "2026-06-04" },
///   { "model": "m", "capability": "vision", "supported": false, "url": "https://…", "quote": "…" },
///   { "model": "m", "provider": "p", "price": { "meter": "input", "amount": "0.03", "unit": "1M tokens", "currency": "USD" }, … },
///   { "model": "m", "benchmark": "MMLU", "metric": "acc", "setting": "5-shot", "score": "49.3", … } ] }
/// </code>
/// A price may also have <c>tier</c>, <c>modality</c>, <c>context</c> (<c>&lt;=200k</c>, <c>&gt;200k</c>, <c>32k-128k</c>, <c>short</c>, <c>long</c>),
/// <c>region</c>, <c>variant</c>, <c>effectiveFrom</c> and <c>effectiveTo</c>; its amount <c>free</c> is free. Every fact needs <c>url</c> and
/// <c>quote</c>; <c>provider</c> is the source's unless given; <c>asOf</c> is the day on which a person read it there.
/// </summary>
public static class CuratedFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>Reads a file; its problems are all reported at once, each with the path of its fact.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="origin">Where the file itself comes from; its provider is the default.</param>
    public static CuratedResult Read(string json, DocumentOrigin origin)
    {
        var document = RecordDocument.Load(json, SourceKind.Json);
        if (!document.Problems.IsEmpty)
        {
            return new CuratedResult([], document.Problems);
        }

        if (document.Root is not JsonObject root || root["facts"] is not JsonArray entries)
        {
            return CuratedResult.Failed("The curated file has no list 'facts'.");
        }

        var facts = ImmutableArray.CreateBuilder<Fact>();
        var problems = ImmutableArray.CreateBuilder<string>();
        problems.AddRange(root.Where(member => member.Key is not ("facts" or "$schema")).Select(member => $"{member.Key}: no such member."));
        for (var index = 0; index < entries.Count; index++)
        {
            var reader = new CuratedFactReader($"facts[{index}]", origin, problems);
            facts.AddRange(Parse(entries[index], $"facts[{index}]", problems) is { } entry ? reader.Read(entry) : []);
        }

        problems.AddRange(Contradictions(facts));
        return new CuratedResult(facts.ToImmutable(), problems.ToImmutable());
    }

    private static IEnumerable<string> Contradictions(IEnumerable<Fact> facts) =>
        from same in facts.GroupBy(FactKey.Of)
        let stated = same.DistinctBy(FactValue.Of).ToArray()
        where stated.Length > 1
        select $"{string.Join(" and ", stated.Select(fact => fact.Evidence.Locator))}: {same.Key.Text} of {same.Key.Listing.ProviderModel} is stated as {string.Join(" and as ", stated.Select(FactValue.Of))}.";

    private static CuratedEntry? Parse(JsonNode? node, string path, ImmutableArray<string>.Builder problems)
    {
        try
        {
            var entry = node.Deserialize<CuratedEntry>(Options);
            if (entry is null)
            {
                problems.Add($"{path}: no fact.");
            }

            return entry;
        }
        catch (JsonException exception)
        {
            problems.Add($"{path}{exception.Path?.TrimStart('$')}: {exception.Message.Split(" Path:", 2)[0]}");
            return null;
        }
    }
}

/// <summary>What a curated file holds.</summary>
/// <param name="Facts">The facts of the entries without a problem.</param>
/// <param name="Problems">Everything that is wrong with the file; while there is any, its facts should not be taken.</param>
public sealed record CuratedResult(ImmutableArray<Fact> Facts, ImmutableArray<string> Problems)
{
    internal static CuratedResult Failed(string problem) => new([], [problem]);
}
