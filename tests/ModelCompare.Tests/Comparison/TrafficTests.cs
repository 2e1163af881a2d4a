using ModelCompare.Comparison;
using Xunit;
using static ModelCompare.Tests.Comparison.Profiles;

namespace ModelCompare.Tests.Comparison;

public sealed class TrafficTests
{
    [Theory]
    [InlineData("5000000", "1M", 5_000_000, 1_000_000, "5M input and 1M output tokens a month")]
    [InlineData("800k", "0", 800_000, 0, "800k input and 0 output tokens a month")]
    [InlineData("0", "1.5b", 0, 1_500_000_000, "0 input and 1.5B output tokens a month")]
    [InlineData("1234567", "1", 1_234_567, 1, "1,234,567 input and 1 output token a month")]
    [InlineData("1000.5k", "12345k", 1_000_500, 12_345_000, "1,000,500 input and 12,345,000 output tokens a month")]
    public void A_traffic_is_read_as_people_write_it_and_told_without_rounding(string input, string output, long inputTokens, long outputTokens, string text)
    {
        Assert.True(Traffic.TryParse(input, output, out var traffic, out _));
        Assert.Equal((inputTokens, outputTokens, text), (traffic.InputTokens, traffic.OutputTokens, traffic.Text));
    }

    [Theory]
    [InlineData("five", "1M", "\"five\" is no number of tokens")]
    [InlineData("1M", "-5", "\"-5\" is no number of tokens")]
    [InlineData("1M", "", "\"\" is no number of tokens")]
    [InlineData("1.5", "1M", "whole tokens")]
    [InlineData("1e9", "1M", "is no number of tokens")]
    [InlineData("2000000B", "1M", "at most 1000000B")]
    [InlineData("NaN", "1M", "is no number of tokens")]
    [InlineData("0", "0k", "no tokens costs nothing")]
    [InlineData("5M", null, "both its input and its output tokens")]
    [InlineData(null, "5M", "both its input and its output tokens")]
    public void Nonsense_is_refused_with_a_sentence(string? input, string? output, string problem)
    {
        Assert.False(Traffic.TryParse(input, output, out _, out var told));
        Assert.Contains(problem, told, StringComparison.Ordinal);
    }

    [Fact]
    public void None_given_is_the_default_of_stored_snapshots()
    {
        Assert.True(Traffic.TryParse(null, null, out var traffic, out _));
        Assert.Same(Traffic.Default, traffic);
        Assert.Equal((800_000_000, 250_000_000, "800M input and 250M output tokens a month"), (traffic.InputTokens, traffic.OutputTokens, traffic.Text));
        var (left, right) = (Model("A").Route("Cloud", 1m, 2m), Model("B"));
        Assert.Equal(SnapshotJson.Serialize(SnapshotBuilder.Build(left, right, [])), SnapshotJson.Serialize(SnapshotBuilder.Build(left, right, [], traffic)));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    [InlineData(0, 0)]
    [InlineData(Traffic.Maximum + 1, 0)]
    public void A_traffic_that_cannot_be_is_none(long input, long output) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Traffic(input, output));

    [Fact]
    public void Costs_the_cheapest_route_and_every_sentence_on_them_are_of_the_traffic_given()
    {
        var left = Model("A").Route("Cheap Input", 0.1m, 10m).Route("Cheap Output", 5m, 1m);
        var snapshot = SnapshotBuilder.Build(left, Model("B").Route("Cloud", 2m, 2m), [], new Traffic(5_000_000, 1_000_000));
        Assert.Equal((5_000_000, 1_000_000), (snapshot.MonthlyCost.Assumption.InputTokens, snapshot.MonthlyCost.Assumption.OutputTokens));
        Assert.Equal((10.5m, "$10.50", "Cheap Input"), (snapshot.MonthlyCost.Left.Amount, snapshot.MonthlyCost.Left.Text, snapshot.MonthlyCost.Left.Route));
        Assert.Equal((12m, 1.5m), (snapshot.MonthlyCost.Right.Amount, snapshot.MonthlyCost.Gap.Amount));
        Assert.Contains("At 5M input and 1M output tokens a month the cheapest route of A costs $1.50 less.", snapshot.Verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("800M", SnapshotJson.Serialize(snapshot), StringComparison.Ordinal);

        var output = SnapshotBuilder.Build(left, Model("B"), [], new Traffic(0, 1_000_000));
        Assert.Equal((1m, "Cheap Output"), (output.MonthlyCost.Left.Amount, output.MonthlyCost.Left.Route));
        Assert.Equal("$1/1M tokens", output.Scorecard.Single(row => row.Signal == "Cheapest output").Left.Text);
    }
}
