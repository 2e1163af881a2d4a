using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Markdig;
using ModelCompare.Comparison;
using ModelCompare.Comparison.Rendering;

namespace ModelCompare.Tests.Comparison;

/// <summary>A rendering read back: its whole text and its table rows, white space collapsed.</summary>
internal sealed record Rendered(string Text, IReadOnlyList<string> Rows)
{
    public static readonly IReadOnlyList<string> Formats = ["text", "markdown", "html"];

    public static Rendered Of(Snapshot snapshot, string format) => format switch
    {
        "text" => FromText(SnapshotText.Render(snapshot)),
        "markdown" => FromHtml(Markdown.ToHtml(SnapshotMarkdown.Render(snapshot), new MarkdownPipelineBuilder().UsePipeTables().Build())),
        "html" => FromHtml(SnapshotHtml.Render(snapshot)),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static Rendered FromText(string text) => new(Collapse(text), [.. text.Split('\n').Select(Collapse)]);

    private static Rendered FromHtml(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var rows = document.QuerySelectorAll("tr").Select(row => Collapse(string.Join(' ', row.Children.Select(cell => cell.TextContent))));
        return new Rendered(Collapse(document.Body!.TextContent), [.. rows]);
    }

    private static string Collapse(string text) => Regex.Replace(text, @"\s+", " ").Trim();
}
