using ModelCompare.Normalization.Words;
using Xunit;

namespace ModelCompare.Tests.Normalization.Words;

public sealed class ContextWordsTests
{
    [Theory]
    [InlineData("<= 200k tokens", "<=200k", null, 200_000L)]
    [InlineData("< 200K", "<200k", null, 200_000L)]
    [InlineData("≤ 200K input tokens", "<=200k", null, 200_000L)]
    [InlineData("prompts > 200k", ">200k", 200_000L, null)]
    [InlineData(">= 200k", ">=200k", 200_000L, null)]
    [InlineData("prompts up to 128k tokens", "<=128k", null, 128_000L)]
    [InlineData("over 272K input tokens", ">272k", 272_000L, null)]
    [InlineData("32K-128K", "32k-128k", 32_000L, 128_000L)]
    [InlineData("32-128K", "32k-128k", 32_000L, 128_000L)]
    [InlineData("512K ~ 1M", "512k-1m", 512_000L, 1_000_000L)]
    [InlineData("32K<Token≤128K", "32k-128k", 32_000L, 128_000L)]
    [InlineData("0<Token≤32K", "<=32k", null, 32_000L)]
    [InlineData("0 < tokens < 32k", "<32k", null, 32_000L)]
    [InlineData("输入长度 [0, 32K)", "<32k", null, 32_000L)]
    [InlineData("[0, 32K]", "<=32k", null, 32_000L)]
    [InlineData("[32K, 128K)", "32k-128k", 32_000L, 128_000L)]
    [InlineData("(32K, 128K]", "32k-128k", 32_000L, 128_000L)]
    [InlineData("（128K, +∞）", ">128k", 128_000L, null)]
    [InlineData("> 1.5M", ">1.5m", 1_500_000L, null)]
    [InlineData("> 200,000 tokens", ">200k", 200_000L, null)]
    [InlineData("Short context", "short", null, null)]
    [InlineData("Long context", "long", null, null)]
    public void A_range_has_one_canonical_text_and_its_bounds(string text, string canonical, long? over, long? upTo)
    {
        var (range, _) = ContextWords.Take(TextFolding.Fold(text));
        Assert.Equal((canonical, over, upTo), (range?.Text, range?.Over, range?.UpTo));
    }

    [Theory]
    [InlineData("Input")]
    [InlineData("128K")]
    [InlineData("[0, 32)")]
    [InlineData("128K-32K")]
    [InlineData("long context window pricing explained")]
    [InlineData("per 1M tokens")]
    [InlineData("gpt-4-32k")]
    public void Other_texts_state_no_range(string text) => Assert.Null(ContextWords.Take(TextFolding.Fold(text)).Range);

    [Theory]
    [InlineData("[0, 32)")]
    [InlineData("输入长度 [0, 32K)，输出长度 [0.2K+)")]
    [InlineData("input <= 32k, output > 2k")]
    public void A_condition_that_is_not_wholly_understood_is_reported_as_such(string text) => Assert.True(Phrase.Read(text).HasUnknownRange);

    [Fact]
    public void The_input_of_a_range_is_no_meter() => Assert.Null(Phrase.Read("> 200K input tokens").Meter.Meter);
}
