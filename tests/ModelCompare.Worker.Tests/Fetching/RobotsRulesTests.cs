using ModelCompare.Worker.Fetching;
using Xunit;

namespace ModelCompare.Worker.Tests.Fetching;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("user-AGENT: * # all\r\nDISALLOW: /a # that\r\n", "/a/b", false)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: ModelCompare/2.0\nAllow: /", "/a", true)]
    [InlineData("User-agent: modelcompare\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", true)]
    [InlineData("User-agent: other\nUser-agent: modelcompare\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: modelcompare\nDisallow: /a\nUser-agent: modelcompare\nDisallow: /b", "/a", false)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: other\nDisallow:\nUser-agent: modelcompare\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a/b.php", false)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a/b.php?x=1", true)]
    [InlineData("User-agent: *\nDisallow: /*?page=", "/a?page=2", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/a-b-c-d", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/a-c-b", true)]
    [InlineData("User-agent: *\nDisallow: /a$", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a$", "/ab", true)]
    [InlineData("User-agent: *\nDisallow: /a*a$", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /caf%c3%a9", "/caf%C3%A9", false)]
    [InlineData("User-agent: *\nDisallow: /café", "/caf%C3%A9", false)]
    [InlineData("User-agent: *\nDisallow: /%7Eme", "/~me", false)]
    [InlineData("Disallow: /\nUser-agent: *\nAllow: /a", "/b", true)]
    [InlineData("User-agent: *\nCrawl-delay: 5\nDisallow: /a", "/a", false)]
    [InlineData("<html>not found</html>", "/a", true)]
    public void A_path_is_judged_by_the_longest_rule_of_our_group(string text, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(text, "ModelCompare").Allows(path));
}
