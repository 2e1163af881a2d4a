using System.Text.RegularExpressions;
using ModelCompare.Catalog;

namespace ModelCompare.Normalization.Attributes;

/// <summary>The common words for attributes and capabilities. A label means one of them only as a whole, never by a part of it.</summary>
public static partial class LabelWords
{
    private static readonly Dictionary<string, string> Attributes = Index(
        (ModelAttributes.Name, "model name|display name|模型名称"),
        (ModelAttributes.Developer, "developer|model developer|developers|model developers|developed by|provider|publisher|organization|creator|开发者"),
        (ModelAttributes.ContextWindow, "context window|context length|context|context size|max context|maximum context|max context length|maximum context length|context window size|context limit|text context window|上下文长度|上下文窗口|上下文|最大上下文长度|上下文窗口大小"),
        (ModelAttributes.MaxOutput, "max output|maximum output|max output tokens|maximum output tokens|output token limit|max output length|max completion tokens|output limit|输出长度|最大输出|最大输出长度|最大输出 tokens"),
        (ModelAttributes.ReleasedOn, "release date|released|released on|model release date|initial release date|launch date|launched|launched on|date released|date of release|general availability date|ga date|发布日期|发布时间"),
        (ModelAttributes.KnowledgeCutoff, "knowledge cutoff|knowledge cutoff date|knowledge cut-off|cutoff date|cutoff|training cutoff|training data cutoff|training data date|data cutoff|知识截止|知识截止日期|知识截止时间"),
        (ModelAttributes.Parameters, "parameters|params|total parameters|total params|number of parameters|parameter count|参数量|总参数量|参数规模"),
        (ModelAttributes.ActiveParameters, "activated parameters|active parameters|activated params|active params|激活参数量|激活参数"),
        (ModelAttributes.Architecture, "architecture|model architecture|模型架构|架构"),
        (ModelAttributes.License, "license|licence|model license|model licence|许可证|许可协议|开源协议"),
        (ModelAttributes.Openness, "openness"),
        (ModelAttributes.CommercialUse, "commercial use"),
        (ModelAttributes.InputModalities, "input modalities|input modality|inputs|input types|supported inputs|输入模态|输入类型"),
        (ModelAttributes.OutputModalities, "output modalities|output modality|outputs|output types|supported outputs|输出模态|输出类型"),
        (ModelAttributes.DeprecatedOn, "deprecation date|date of deprecation|deprecated on|deprecated since|deprecated|deprecation|弃用日期"),
        (ModelAttributes.RetiredOn, "retirement date|date of retirement|retired on|retires on|retired|retirement|shutdown date|shutdown|shut down on|discontinuation date|discontinued on|discontinued|sunset date|sunset|end of life|end-of-life|end of life date|end-of-life date|eol|eol date|下线日期|下线时间"));

    private static readonly Dictionary<string, string> CapabilityNames = Index(
        (Capabilities.Vision, "vision|image input|image understanding|视觉|图像理解|视觉理解"),
        (Capabilities.Multimodal, "multimodal|multi-modal|multimodality|多模态"),
        (Capabilities.Reasoning, "reasoning|thinking|extended thinking|thinking mode|深度思考|思考|思考模式|推理"),
        (Capabilities.FunctionCalling, "function calling|function calls|function call"),
        (Capabilities.ToolUse, "tool use|tool choice"),
        ($"{Capabilities.FunctionCalling} {Capabilities.ToolUse}", "tools|tool calling|tool calls|tool call|工具调用"),
        (Capabilities.StructuredOutputs, "structured output|structured outputs|json mode|json output|json schema|response schema|结构化输出"),
        (Capabilities.CodeExecution, "code execution|code interpreter|代码执行"),
        (Capabilities.IdeIntegration, "ide integration"),
        (Capabilities.ComputerUse, "computer use|电脑操作"),
        (Capabilities.ParallelAgents, "parallel agents"));

    /// <summary>The attribute that a label names; null when it names none.</summary>
    public static string? AttributeOf(string label) => Attributes.GetValueOrDefault(Fold(label));

    /// <summary>The attribute of which a label tells only a bound: <c>Retirement date not sooner than</c>; null when it does not.</summary>
    public static string? BoundedAttributeOf(string label) =>
        Bound().Match(label) is { Success: true } bound ? AttributeOf(bound.Groups["label"].Value) : null;

    /// <summary>
    /// The capabilities that a label or word names, mostly one; empty when it names none.
    /// Tool calling is both function calling and tool use; a JSON mode counts as structured outputs.
    /// </summary>
    public static IReadOnlyList<string> CapabilitiesOf(string label) =>
        CapabilityNames.TryGetValue(Fold(label), out var names) ? names.Split(' ') : [];

    private static Dictionary<string, string> Index(params (string Meaning, string Words)[] entries) =>
        entries.SelectMany(entry => entry.Words.Split('|').Select(word => (word, entry.Meaning)))
            .ToDictionary(entry => entry.word, entry => entry.Meaning, StringComparer.Ordinal);

    // "trainingDataDate", "context_window", "Context Length (tokens):" and "Context length¹" are the words they look like.
    private static string Fold(string label)
    {
        var words = WordBreak().Replace(Decoration().Replace(label.Trim(), ""), " ");
        return Space().Replace(words.Replace('_', ' '), " ").Trim().ToLowerInvariant();
    }

    [GeneratedRegex(@"\s*[(（][^()（）]*[)）]\s*[:：]?\z|[\s:：*†‡¹²³]+\z")]
    private static partial Regex Decoration();

    [GeneratedRegex(@"\A(?<label>.+?)[,:]?\s*(?:\(?(?:not|no)\s+(?:sooner|earlier|later|before)(?:\s+than)?\)?|[(（]?不早于[)）]?)\s*[:：]?\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Bound();

    [GeneratedRegex(@"(?<=[a-z])(?=[A-Z][a-z])")]
    private static partial Regex WordBreak();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
