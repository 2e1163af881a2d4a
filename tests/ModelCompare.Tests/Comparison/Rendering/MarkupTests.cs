using System.Text.Json;
using System.Text.Json.Nodes;
using ModelCompare.Comparison.Rendering;
using Xunit;

namespace ModelCompare.Tests.Comparison.Rendering;

public sealed class MarkupTests
{
    [Fact]
    public void A_hole_is_text_unless_it_holds_markup()
    {
        var inner = Markup.Of($"<b>{"<i>"}</b>");
        Assert.Equal("<p title=\"&quot;&gt;\"><b>&lt;i&gt;</b></p>", Markup.Of($"<p title=\"{"\">"}\">{inner}</p>").ToString());
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//models.example/x")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public void What_is_no_address_of_the_web_is_no_link(string address) =>
        Assert.DoesNotContain("<a", Markup.Link(address, "text").ToString(), StringComparison.Ordinal);

    [Fact]
    public void Data_cannot_end_its_element()
    {
        const string hostile = "</script><script>alert(1)</script>";
        var html = Markup.Data(new JsonObject { ["name"] = hostile }).ToString();
        var json = html[(html.IndexOf('>', StringComparison.Ordinal) + 1)..html.LastIndexOf('<')];
        Assert.DoesNotContain('<', json);
        using var read = JsonDocument.Parse(json);
        Assert.Equal(hostile, read.RootElement.GetProperty("name").GetString());
    }
}
