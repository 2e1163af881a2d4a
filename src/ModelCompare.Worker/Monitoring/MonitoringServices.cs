using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ModelCompare.Worker.Monitoring;

/// <summary>Puts together what is seen from outside.</summary>
internal static class MonitoringServices
{
    private const string ServiceName = "modelcompare";

    /// <summary>Where Prometheus asks.</summary>
    internal const string MetricsPath = "/metrics";

    /// <summary>Adds what is measured, and sends it where OpenTelemetry's variables say; without them nothing listens.</summary>
    internal static void AddMonitoring(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HealthChecks>().AddSingleton<RefreshMetrics>().AddSingleton<CatalogGauges>().AddSingleton<OtlpFailures>();
        builder.Services.AddOptions<OtlpOptions>().Configure<IConfiguration>((options, configuration) => options.Read(configuration)).ValidateDataAnnotations().ValidateOnStart();
        var otlp = OtlpOptions.Of(builder.Configuration);
        if (otlp.SendsTraces)
        {
            // HTTP requests are spans of the platform's own, with their queries redacted.
            builder.Services.AddTelemetry().WithTracing(traces => traces.AddSource(Telemetry.Name, "System.Net.Http").AddOtlpExporter().AddInstrumentation(services => services.GetRequiredService<OtlpFailures>()));
        }

        if (otlp.SendsMetrics)
        {
            builder.Services.AddTelemetry().WithMetrics(metrics => metrics.AddCatalog().AddOtlpExporter().AddInstrumentation(services => services.GetRequiredService<OtlpFailures>()));
        }
    }

    /// <summary>Adds what <see cref="MapMetrics"/> needs.</summary>
    internal static void AddPrometheus(this IServiceCollection services) =>
        services.AddTelemetry().WithMetrics(metrics => metrics.AddCatalog().AddPrometheusExporter());

    /// <summary>Adds the endpoint at which Prometheus asks.</summary>
    internal static void MapMetrics(this WebApplication application) =>
        application.MapPrometheusScrapingEndpoint(MetricsPath).ExcludeFromDescription();

    private static OpenTelemetry.OpenTelemetryBuilder AddTelemetry(this IServiceCollection services) => services.AddOpenTelemetry()
        // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.
        .ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: ProgramVersion.Text).AddEnvironmentVariableDetector());

    private static MeterProviderBuilder AddCatalog(this MeterProviderBuilder metrics) => metrics
        .AddMeter(Telemetry.Name, "System.Runtime")
        .AddInstrumentation(services => services.GetRequiredService<CatalogGauges>());
}
