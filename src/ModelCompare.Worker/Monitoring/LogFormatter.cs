using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace ModelCompare.Worker.Monitoring;

/// <summary>Writes log entries as <see cref="LoggingOptions.Format"/> says, without secrets.</summary>
internal sealed class LogFormatter(string format, SecretMask mask) : ITextFormatter
{
    private static readonly MessageTemplateTextFormatter s_text = Text("");
    private static readonly MessageTemplateTextFormatter s_refreshText = Text($" [{{{RefreshScope.Property}}}]");
    private static readonly CompactJsonFormatter s_json = new();

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter(CultureInfo.InvariantCulture);
        FormatterOf(logEvent).Format(logEvent, line);
        output.Write(mask.Hide(line.ToString()));
    }

    private ITextFormatter FormatterOf(LogEvent logEvent) =>
        format == LoggingOptions.Json ? s_json
        : logEvent.Properties.ContainsKey(RefreshScope.Property) ? s_refreshText
        : s_text;

    private static MessageTemplateTextFormatter Text(string end) =>
        new($"{{UtcTimestamp:yyyy-MM-ddTHH:mm:ss.fffZ}} {{Level:u3}} {{Message:lj}}{end}{{NewLine}}{{Exception}}", CultureInfo.InvariantCulture);
}
