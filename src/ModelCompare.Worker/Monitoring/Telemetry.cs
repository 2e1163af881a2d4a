using System.Diagnostics;

namespace ModelCompare.Worker.Monitoring;

/// <summary>The spans of the program, which cost nothing while nobody listens, and the names that they and its metrics share.</summary>
internal static class Telemetry
{
    /// <summary>Name of the source of spans and of the meter.</summary>
    internal const string Name = "ModelCompare";

    /// <summary>Tag with the id of a source.</summary>
    internal const string SourceTag = "source";

    private static readonly ActivitySource s_source = new(Name, ProgramVersion.Text);

    /// <summary>Starts a span within the current one; null while nobody listens.</summary>
    internal static Activity? Start(string name) => s_source.StartActivity(name);

    /// <summary>Starts a span about a source.</summary>
    /// <inheritdoc cref="Start(string)"/>
    internal static Activity? Start(string name, string sourceId) => Start(name)?.SetTag(SourceTag, sourceId);

    /// <summary>A label of what is measured.</summary>
    internal static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
