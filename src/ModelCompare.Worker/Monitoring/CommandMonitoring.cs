using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ModelCompare.Worker.Monitoring;

/// <summary>Sends traces and metrics of a command, whose host is never started, where any are wanted.</summary>
internal sealed class CommandMonitoring(IServiceProvider services) : IDisposable
{
    private readonly TracerProvider? _traces = services.GetService<TracerProvider>();
    private readonly MeterProvider? _metrics = services.GetService<MeterProvider>();

    /// <summary>Sends what was gathered, while the catalog can still be asked how it stands.</summary>
    public void Dispose()
    {
        _traces?.ForceFlush();
        if (_metrics is not null)
        {
            services.GetRequiredService<CatalogGauges>().Forget();
            _metrics.ForceFlush();
        }
    }
}
