using System.Diagnostics.Tracing;
using System.Globalization;

namespace ModelCompare.Worker.Monitoring;

/// <summary>
/// Logs that a collector does not take what is sent: OpenTelemetry tells it to an event source of its own only. Once an hour at most, since
/// an export fails every few seconds while a collector is away, and the worker does its work all the same.
/// </summary>
internal sealed partial class OtlpFailures(TimeProvider time, ILogger<OtlpFailures> logger) : EventListener
{
    private const string Exporter = "OpenTelemetry-Exporter-OpenTelemetryProtocol";
    private static readonly TimeSpan s_pause = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();
    private DateTimeOffset _quietUntil;

    // The base class calls it before this one is made.
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Exporter)
        {
            EnableEvents(eventSource, EventLevel.Warning);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (now < _quietUntil)
            {
                return;
            }

            _quietUntil = now + s_pause;
        }

        Log.NotSent(logger, Explain(eventData));
    }

    // What follows the first line is a trace of the exporter's.
    private static string Explain(EventWrittenEventArgs failure) =>
        string.Format(CultureInfo.InvariantCulture, failure.Message ?? "{0}", [.. failure.Payload ?? []]).Split('\n')[0].TrimEnd();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Traces or metrics do not reach the collector of OTEL_EXPORTER_OTLP_ENDPOINT, and are lost meanwhile (said once an hour at most): {Error}")]
        public static partial void NotSent(ILogger logger, string error);
    }
}
