using AngleSharp.Dom;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace ModelCompare.Extraction;

/// <summary>Markdown as the HTML that it renders to, with its front matter apart.</summary>
/// <param name="Html">The rendered body.</param>
/// <param name="FrontMatter">The YAML between the dashes at the start, without them; null when there is none.</param>
/// <param name="Problem">Why it could not be rendered; null when it was.</param>
public sealed record MarkdownDocument(IDocument Html, string? FrontMatter, string? Problem)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .UseDefinitionLists()
        .UseFootnotes()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .Build();

    /// <summary>Renders a text.</summary>
    public static MarkdownDocument Parse(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            var frontMatter = document.Descendants<YamlFrontMatterBlock>().FirstOrDefault()?.Lines.ToString();
            return new MarkdownDocument(HtmlDocument.Parse(document.ToHtml(Pipeline)), frontMatter, null);
        }
        catch (ArgumentException exception) when (exception.Message.Contains("nested", StringComparison.OrdinalIgnoreCase))
        {
            return new MarkdownDocument(HtmlDocument.Parse(""), null, $"Not readable Markdown: {exception.Message}");
        }
    }
}
