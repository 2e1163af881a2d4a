using ModelCompare.Comparison;
using ModelCompare.Comparison.Rendering;
using Xunit;

namespace ModelCompare.Tests.Comparison.Rendering;

public sealed class EncodingTests
{
    private const string Hostile = "<script>alert(1)</script> & \"x\" | *y* [z](javascript:w) \u001b[31m";

    private static readonly Snapshot Snapshot = SnapshotBuilder.Build(
        Profiles.Model("A") with { Name = Hostile },
        Profiles.Model("B").Route(Hostile, 1m, 2m).Attribute("license", Hostile).Benchmark(Hostile, 1m),
        [new RelatedComparison("a", "c", Hostile)]);

    [Fact]
    public void Html_encodes_every_text()
    {
        var html = SnapshotHtml.Render(Snapshot);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_links_only_web_addresses()
    {
        var model = Profiles.Model("B") with { Attributes = Profiles.Model("B").Attribute("license", "x").Attributes.SetItem("license", Profiles.Sourced("x") with { Url = "javascript:alert(1)" }) };
        var html = SnapshotHtml.Render(SnapshotBuilder.Build(Profiles.Model("A").Context(1), model, []));
        Assert.Contains("<a href=\"https://models.example/card\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_escapes_what_would_be_markup()
    {
        var markdown = SnapshotMarkdown.Render(Snapshot);
        Assert.Contains(@"\<script\>alert(1)\</script\> \& ""x"" \| \*y\* \[z\](javascript:w)", markdown, StringComparison.Ordinal);
        var rendered = Rendered.Of(Snapshot, "markdown");
        Assert.Contains(rendered.Rows, row => row.StartsWith("License — <script>", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_holds_no_control_characters() =>
        Assert.DoesNotContain(SnapshotText.Render(Snapshot), c => char.IsControl(c) && c != '\n');

    [Fact]
    public void Json_can_stand_inside_a_page() =>
        Assert.DoesNotContain('<', SnapshotJson.Serialize(Snapshot));
}
