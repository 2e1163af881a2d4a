using System.ComponentModel.DataAnnotations;

namespace ModelCompare.Worker.Monitoring;

/// <summary>How the program writes its log; section <c>Logging</c> of the configuration.</summary>
public sealed class LoggingOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Logging";

    internal const string Json = "json";

    /// <summary><c>text</c> for people, or <c>json</c>: one compact JSON object a line (CLEF). Default: <c>text</c>.</summary>
    [RegularExpression($"text|{Json}", ErrorMessage = "Logging:Format is text or json.")]
    public string Format { get; set; } = "text";
}
