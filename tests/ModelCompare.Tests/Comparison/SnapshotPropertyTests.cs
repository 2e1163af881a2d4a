using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Comparison.Rendering;
using Xunit;

namespace ModelCompare.Tests.Comparison;

/// <summary>What holds for every pair, tried on generated ones; a failure names its seed.</summary>
public sealed class SnapshotPropertyTests
{
    private const int Pairs = 400;

    private static readonly Regex[] Blemishes =
    [
        new("NaN|Infinity|null", RegexOptions.None),
        new("  |^ | $", RegexOptions.None),
        new(@" [.,;:?]|[,;:][.,;:?]|\.\.|\(\)|, and [.;]|\band and\b", RegexOptions.None),
        new(@"\$0(?!\.\d*[1-9])", RegexOptions.None),
        new(@"\b1 (rows|providers|tokens)\b", RegexOptions.None),
        new("[0-9]E[+-]?[0-9]", RegexOptions.None),
    ];

    [Fact]
    public void Swapping_the_inputs_gives_the_same_bytes() => ForAll((left, right) =>
    {
        var json = SnapshotJson.Serialize(SnapshotBuilder.Build(left, right, []));
        Assert.Equal(json, SnapshotJson.Serialize(SnapshotBuilder.Build(right, left, [])));
        Assert.Equal(json, SnapshotJson.Serialize(SnapshotJson.Deserialize(json)));
    });

    [Fact]
    public void The_order_in_which_facts_are_listed_shows_nowhere() => ForAll((left, right) =>
    {
        var json = SnapshotJson.Serialize(SnapshotBuilder.Build(left, right, []));
        Assert.Equal(json, SnapshotJson.Serialize(SnapshotBuilder.Build(Reversed(left), Reversed(right), [])));
    });

    [Fact]
    public void Swapping_the_sides_swaps_them_and_changes_nothing_else() => ForAll((left, right) =>
    {
        var one = SnapshotBuilder.Build(left, right, []);
        // The other order of slugs puts each model on the other side.
        var other = SnapshotBuilder.Build(left with { Slug = right.Slug }, right with { Slug = left.Slug }, []);
        AssertMirrored(one.Scorecard.Select(row => (row.Left, row.Right)), other.Scorecard.Select(row => (row.Left, row.Right)));
        AssertMirrored(one.Specs.Select(row => (row.Left, row.Right)), other.Specs.Select(row => (row.Left, row.Right)));
        AssertMirrored(one.Pricing.Cheapest.Select(row => (row.Left, row.Right)), other.Pricing.Cheapest.Select(row => (row.Left, row.Right)));
        AssertMirrored(one.Capabilities.Select(row => (row.Left, row.Right)), other.Capabilities.Select(row => (row.Left, row.Right)));
        AssertMirrored(one.Benchmarks.Select(row => (row.Left, row.Right)), other.Benchmarks.Select(row => (row.Left, row.Right)));
        AssertMirrored([(one.Reasons.Left, one.Reasons.Right)], [(other.Reasons.Left, other.Reasons.Right)]);
        AssertMirrored([(one.MonthlyCost.Left, one.MonthlyCost.Right)], [(other.MonthlyCost.Left, other.MonthlyCost.Right)]);
        AssertMirrored([(one.Switching.LeftToRight, one.Switching.RightToLeft)], [(other.Switching.LeftToRight, other.Switching.RightToLeft)]);
        Assert.Equal(one.MonthlyCost.Gap, other.MonthlyCost.Gap);
        Assert.Equal(one.LastReviewedOn, other.LastReviewedOn);
    });

    [Fact]
    public void No_text_has_a_blemish() => ForAll((left, right) =>
    {
        var json = JsonNode.Parse(SnapshotJson.Serialize(SnapshotBuilder.Build(left, right, [])))!.AsObject();
        json.Remove("evidence");
        foreach (var text in Strings(json).Append(SnapshotMarkdownText(left, right)))
        {
            Assert.All(Blemishes, blemish => Assert.False(blemish.IsMatch(text), $"{blemish}: {blemish.Match(text).Value} in {text}"));
        }
    });

    [Fact]
    public void Unknown_is_null_in_data_and_a_dash_in_text() => ForAll((left, right) =>
    {
        var snapshot = SnapshotBuilder.Build(left, right, []);
        foreach (var row in snapshot.Specs.Where(row => !left.Attributes.ContainsKey(row.Name)))
        {
            Assert.Equal(new Cell(null, "—"), row.Left);
        }

        foreach (var row in snapshot.Capabilities.Where(row => !left.Capabilities.ContainsKey(row.Name)))
        {
            Assert.Equal("unknown", row.Left);
            Assert.DoesNotContain(snapshot.Faq, entry => entry.Answer.Contains($"{left.Name} is stated to lack", StringComparison.Ordinal)
                && entry.Question.Contains(row.Label, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Equal(snapshot.MonthlyCost.Left.Amount is null, snapshot.MonthlyCost.Left.Reason is not null);
        Assert.Equal(snapshot.MonthlyCost.Left.Amount is null, snapshot.MonthlyCost.Left.Text == "—");
    });

    [Fact]
    public void Every_format_renders_every_pair() => ForAll((left, right) =>
    {
        var snapshot = SnapshotBuilder.Build(left, right, []);
        var rows = Rendered.Formats.Select(format => Rendered.Of(snapshot, format).Rows.ToHashSet()).ToList();
        foreach (var row in snapshot.Specs)
        {
            Assert.All(rows, found => Assert.Contains($"{row.Label} {row.Left.Text} {row.Right.Text}", found));
        }
    }, pairs: 20);

    [Fact]
    public void A_day_on_which_only_dates_moved_changes_no_digest()
    {
        var (left, right) = (ReferenceModels.Spark, ReferenceModels.Llama1B);
        var before = SnapshotBuilder.Build(left, right, []);
        var license = left.Attributes[ModelAttributes.License];
        var confirmed = left with
        {
            LastReviewedOn = left.LastReviewedOn!.Value.AddDays(1),
            Attributes = left.Attributes.SetItem(ModelAttributes.License, license with { ConfirmedOn = license.ConfirmedOn.AddDays(1) }),
        };
        var after = SnapshotBuilder.Build(confirmed, right, []);
        Assert.NotEqual(SnapshotJson.Serialize(before), SnapshotJson.Serialize(after));
        Assert.Equal(before.Digest, after.Digest);
        Assert.Matches("^[0-9a-f]{64}$", before.Digest);
        Assert.NotEqual(before.Digest, SnapshotBuilder.Build(left.Attribute(ModelAttributes.License, "MIT"), right, []).Digest);
    }

    [Fact]
    public void A_decimal_has_neither_trailing_zeros_nor_an_exponent()
    {
        var json = SnapshotJson.Serialize(SnapshotBuilder.Build(
            Profiles.Model("A").Route("Cloud", 0.2000m, 2.00m).Benchmark("MMLU", 70.00m),
            Profiles.Model("B").Benchmark("MMLU", 0.0000001m),
            []));
        Assert.Contains("\"amount\": 0.2,", json, StringComparison.Ordinal);
        Assert.Contains("\"value\": 2,", json, StringComparison.Ordinal);
        Assert.Contains("\"right\": 0.0000001,", json, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d\.\d*0[,\r\n]", json);
    }

    private static ModelProfile Reversed(ModelProfile model) => model with
    {
        Routes = [.. model.Routes.Reverse().Select(route => route with { Prices = [.. route.Prices.Reverse()] })],
        Benchmarks = [.. model.Benchmarks.Reverse()],
    };

    private static string SnapshotMarkdownText(ModelProfile left, ModelProfile right) =>
        Regex.Replace(SnapshotMarkdown.Render(SnapshotBuilder.Build(left, right, [])), @"\s+", " ").Trim();

    private static void AssertMirrored<T>(IEnumerable<(T Left, T Right)> one, IEnumerable<(T Left, T Right)> other) =>
        Assert.Equal(
            one.Select(sides => (Json(sides.Left), Json(sides.Right))),
            other.Select(sides => (Json(sides.Right), Json(sides.Left))));

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject values => values.SelectMany(value => Strings(value.Value)),
        JsonArray values => values.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static void ForAll(Action<ModelProfile, ModelProfile> holds, int pairs = Pairs)
    {
        for (var seed = 0; seed < pairs; seed++)
        {
            var generated = new GeneratedProfiles(seed);
            try
            {
                holds(generated.Next("a"), generated.Next("b"));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
            }
        }
    }
}
