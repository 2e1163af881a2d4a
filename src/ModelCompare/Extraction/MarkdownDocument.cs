using System.Text;
using System.Text.RegularExpressions;
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
public sealed partial record MarkdownDocument(IDocument Html, string? FrontMatter, string? Problem)
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
            var document = Markdown.Parse(WithoutIndents(markdown), Pipeline);
            var frontMatter = document.Descendants<YamlFrontMatterBlock>().FirstOrDefault()?.Lines.ToString();
            return new MarkdownDocument(HtmlDocument.Parse(document.ToHtml(Pipeline)), frontMatter, null);
        }
        catch (ArgumentException exception) when (exception.Message.Contains("nested", StringComparison.OrdinalIgnoreCase))
        {
            return new MarkdownDocument(HtmlDocument.Parse(""), null, $"Not readable Markdown: {exception.Message}");
        }
    }

    // In MDX what stands in a component is Markdown, without a blank line before it and indented as it may be.
    private static string WithoutIndents(string markdown)
    {
        if (!Component().IsMatch(markdown))
        {
            return markdown;
        }

        var (text, depth) = (new StringBuilder(markdown.Length), 0);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var tag = ComponentLine().Match(line.ToString());
            depth += tag.Groups["close"].Success ? -1 : 0;
            text.Append(tag.Success ? $"\n{tag.Groups["tag"].Value}\n" : depth > 0 ? Indent().Replace(line.ToString(), "") : line).Append('\n');
            depth += tag.Groups["open"].Success ? 1 : 0;
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^[ \t]*</?[A-Z]\w*[ >/]", RegexOptions.Multiline)]
    private static partial Regex Component();

    [GeneratedRegex(@"^[ \t]*(?<tag>(?:(?<close></)|(?<open><))[A-Z]\w*(?:\s[^<>]*[^<>/])?>)[ \t]*$")]
    private static partial Regex ComponentLine();

    [GeneratedRegex(@"^[ \t]+(?=\||</?[A-Za-z]|#{1,6} )")]
    private static partial Regex Indent();
}
