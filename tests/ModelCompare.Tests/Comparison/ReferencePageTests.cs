using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelCompare.Comparison;
using Xunit;

namespace ModelCompare.Tests.Comparison;

/// <summary>The pair from a curated file, and its wording against that of the page.</summary>
public sealed class ReferencePageTests : ReferencePairTests
{
    protected override Snapshot Pair { get; } = SnapshotBuilder.Build(ReferenceModels.Llama1B, ReferenceModels.Spark, []);

    protected override string CheapestListing => "Llama 3.2 1B Instruct";

    [Fact]
    public void No_run_of_nine_words_is_the_page_s()
    {
        var page = Normalized(File.ReadAllText(SharedFolder.File("reference/comparison-page.txt")));
        var ours = Prose(JsonNode.Parse(SnapshotJson.Serialize(Pair))!).Select(Normalized).ToList();
        Assert.NotEmpty(ours);
        foreach (var words in ours.Select(text => text.Split(' ')))
        {
            for (var start = 0; start + 9 <= words.Length; start++)
            {
                Assert.DoesNotContain($" {string.Join(' ', words[start..(start + 9)])} ", $" {page} ", StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void No_sentence_of_more_than_six_words_is_the_page_s()
    {
        var page = Collapsed(File.ReadAllText(SharedFolder.File("reference/comparison-page.txt")));
        var sentences = Prose(JsonNode.Parse(SnapshotJson.Serialize(Pair))!)
            .SelectMany(text => Regex.Split(Collapsed(text), @"(?<=[.?!;:]) "))
            .Where(sentence => sentence.Split(' ').Length > 6)
            .ToList();
        Assert.True(sentences.Count > 20);
        Assert.All(sentences, sentence => Assert.DoesNotContain(sentence.TrimEnd('.'), page, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The snapshot's own sentences; labels and values must agree with the page instead.</summary>
    private static IEnumerable<string> Prose(JsonNode node) => node switch
    {
        JsonObject values => values.SelectMany(value => value.Value is null ? [] : Prose(value.Value)),
        JsonArray values => values.SelectMany(value => Prose(value!)),
        JsonValue value when value.TryGetValue<string>(out var text) && text.EndsWith('.') | text.EndsWith('?') => [text],
        _ => [],
    };

    // Names and the lists that rules decide are long enough to coincide; wording is what may not.
    private static string Normalized(string text) =>
        Collapsed(Regex.Replace(text.Replace(Spark, "X", StringComparison.Ordinal).Replace(Llama, "Y", StringComparison.Ordinal).ToLowerInvariant(), "[.,;:?|-]", " "))
            .Replace("cloudflare workers ai openrouter fireworks ai nvidia nim bitdeer ai", "providers", StringComparison.Ordinal);

    private static string Collapsed(string text) => Regex.Replace(text, @"\s+", " ").Trim();
}
