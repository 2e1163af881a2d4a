using ModelCompare.Catalog;
using ModelCompare.Normalization.Words;
using Xunit;

namespace ModelCompare.Tests.Normalization.Words;

public sealed class ContextRestTests
{
    [Theory]
    [InlineData(">200k", "<=200k")]
    [InlineData(">=200k", "<200k")]
    [InlineData("<=200k", ">200k")]
    [InlineData("<200k", ">=200k")]
    [InlineData("<=32k|>128k", "32k-128k")]
    [InlineData(">128k|<=32k", "32k-128k")]
    [InlineData("<=32k|32k-128k", ">128k")]
    [InlineData("32k-128k|>128k", "<=32k")]
    [InlineData("long context", "short")]
    [InlineData("short context", "long")]
    public void What_ranges_leave_is_one_range(string ranges, string rest) => Assert.Equal(rest, Rest(ranges)?.Text);

    [Theory]
    [InlineData("<=32k|>32k")]
    [InlineData("32k-128k")]
    [InlineData("<=32k|64k-128k")]
    [InlineData("long context|<=32k")]
    public void Where_they_leave_nothing_or_two_ranges_there_is_no_rest(string ranges) => Assert.Null(Rest(ranges));

    private static ContextRange? Rest(string ranges) => ContextRest.Of([.. ranges.Split('|').Select(range => ContextWords.Take(range).Range!)]);
}
