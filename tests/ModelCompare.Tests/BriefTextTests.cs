using Xunit;

namespace ModelCompare.Tests;

public sealed class BriefTextTests
{
    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "long…")]
    [InlineData("abc😀de", 5, "abc…")]
    public void A_long_text_is_cut_between_characters(string text, int most, string brief) => Assert.Equal(brief, BriefText.Of(text, most));
}
