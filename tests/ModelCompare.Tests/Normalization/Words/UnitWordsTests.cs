using ModelCompare.Normalization.Words;
using Xunit;

namespace ModelCompare.Tests.Normalization.Words;

public sealed class UnitWordsTests
{
    [Theory]
    [InlineData("/ MTok", "1M tokens")]
    [InlineData("per MTok", "1M tokens")]
    [InlineData("/M tokens", "1M tokens")]
    [InlineData("/1M tokens", "1M tokens")]
    [InlineData("/Mt", "1M tokens")]
    [InlineData("per million tokens", "1M tokens")]
    [InlineData("per 1,000,000 tokens", "1M tokens")]
    [InlineData("per M input tokens", "1M tokens")]
    [InlineData("per 1M cached** input tokens", "1M tokens")]
    [InlineData("元/百万tokens", "1M tokens")]
    [InlineData("每百万 tokens", "1M tokens")]
    [InlineData("元/千tokens", "1K tokens")]
    [InlineData("per 1K tokens", "1K tokens")]
    [InlineData("per 1,000 input tokens", "1K tokens")]
    [InlineData("per thousand tokens", "1K tokens")]
    [InlineData("per token", "token")]
    [InlineData("per image", "image")]
    [InlineData("/ 张", "image")]
    [InlineData("/ second of output video", "second")]
    [InlineData("/ 1k calls", "1K requests")]
    [InlineData("per 1,000 searches", "1K requests")]
    [InlineData("/ 1M characters", "1M characters")]
    [InlineData("/ 1000 pages", "1K pages")]
    public void A_unit_has_one_name(string text, string name) => Assert.Equal(name, UnitWords.Take(TextFolding.Fold(text)).Unit?.Name);

    [Fact]
    public void A_bare_quantity_leaves_open_of_what()
    {
        var (unit, _) = UnitWords.Take("per 1k");
        Assert.Equal((1_000m, ""), (unit!.Quantity, unit.Noun));
    }

    [Fact]
    public void Storage_is_priced_by_the_hour_as_well() => Assert.True(UnitWords.Take("/ 1,000,000 tokens per hour").Unit!.PerHour);

    [Theory]
    [InlineData("1M tokens", false)]
    [InlineData("per 1M tokens", true)]
    public void Only_a_text_that_says_per_is_surely_a_unit(string text, bool isPer) => Assert.Equal(isPer, UnitWords.Take(TextFolding.Fold(text)).Unit!.IsPer);

    [Fact]
    public void An_image_of_a_thousand_pixels_is_no_thousand_images() => Assert.Equal("other", UnitWords.Take("per 1k image").Unit!.Noun);

    [Theory]
    [InlineData("per 512x512 tile")]
    [InlineData("per model unit")]
    [InlineData("per seat")]
    public void What_is_no_use_of_a_model_is_not_taken_for_one(string text) =>
        Assert.True(UnitWords.Take(text).Unit is null or { Noun: "other" } && (Phrase.Read(text).HasUnknownUnit || UnitWords.Take(text).Unit is { Noun: "other" }));
}
