using ModelCompare.Catalog;
using ModelCompare.Normalization.Words;
using Xunit;

namespace ModelCompare.Tests.Normalization.Words;

public sealed class MeterWordsTests
{
    [Theory]
    [InlineData("Input", Meters.Input)]
    [InlineData("Base Input Tokens", Meters.Input)]
    [InlineData("Prompt price", Meters.Input)]
    [InlineData("Input (cache miss)", Meters.Input)]
    [InlineData("Uncached input tokens", Meters.Input)]
    [InlineData("输入价格（缓存未命中）", Meters.Input)]
    [InlineData("Cached input", Meters.CachedInput)]
    [InlineData("Cache Hits & Refreshes", Meters.CachedInput)]
    [InlineData("Context caching price", Meters.CachedInput)]
    [InlineData("输入价格（缓存命中）", Meters.CachedInput)]
    [InlineData("5m Cache Writes", Meters.CacheWrite)]
    [InlineData("Prompt caching Write", Meters.CacheWrite)]
    [InlineData("缓存写入", Meters.CacheWrite)]
    [InlineData("1h Cache Writes", Meters.CacheWrite1h)]
    [InlineData("Cache storage", Meters.CacheStorage)]
    [InlineData("Output (including thinking tokens)", Meters.Output)]
    [InlineData("Completion", Meters.Output)]
    [InlineData("输出", Meters.Output)]
    [InlineData("Training", Meters.TrainingToken)]
    [InlineData("Price to train 1,000 tokens", Meters.TrainingToken)]
    [InlineData("Context window", null)]
    [InlineData("Citation tokens", null)]
    [InlineData("Throughput", null)]
    public void Words_name_a_meter(string text, string? meter) => Assert.Equal(meter, MeterWords.Find(TextFolding.Fold(text)).Meter);

    [Theory]
    [InlineData("Input / Output")]
    [InlineData("Cached input and output")]
    public void Words_for_both_directions_are_ambiguous(string text) => Assert.True(MeterWords.Find(TextFolding.Fold(text)).IsAmbiguous);

    [Theory]
    [InlineData("Cached input price", true)]
    [InlineData("Output tokens", true)]
    [InlineData("Max output", false)]
    [InlineData("Input limit", false)]
    public void A_header_with_other_words_heads_no_plain_numbers(string text, bool isOnlyMeter) => Assert.Equal(isOnlyMeter, MeterWords.IsOnlyMeter(TextFolding.Fold(text)));

    [Theory]
    [InlineData("Free Tier", true)]
    [InlineData("Free", true)]
    [InlineData("Freeform input", false)]
    public void A_free_plan_is_told_from_other_words(string text, bool isFree) => Assert.Equal(isFree, MeterWords.IsFreePlan(TextFolding.Fold(text)));
}
