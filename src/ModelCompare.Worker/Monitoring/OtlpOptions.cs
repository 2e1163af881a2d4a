using System.ComponentModel.DataAnnotations;

namespace ModelCompare.Worker.Monitoring;

/// <summary>
/// Where traces and metrics are sent: OpenTelemetry's own variables, which its exporter reads; it would pass over in silence what it
/// cannot understand.
/// </summary>
internal sealed class OtlpOptions : IValidatableObject
{
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string TracesKey = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private const string MetricsKey = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    private const string ProtocolKey = "OTEL_EXPORTER_OTLP_PROTOCOL";

    /// <summary>Address of a collector for both; empty for none.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Address for traces alone.</summary>
    public string Traces { get; set; } = "";

    /// <summary>Address for metrics alone.</summary>
    public string Metrics { get; set; } = "";

    /// <summary><c>grpc</c>, which is what empty means, or <c>http/protobuf</c>.</summary>
    public string Protocol { get; set; } = "";

    internal bool SendsTraces => Endpoint.Length > 0 || Traces.Length > 0;

    internal bool SendsMetrics => Endpoint.Length > 0 || Metrics.Length > 0;

    internal static OtlpOptions Of(IConfiguration configuration)
    {
        var options = new OtlpOptions();
        options.Read(configuration);
        return options;
    }

    internal void Read(IConfiguration configuration) => (Endpoint, Traces, Metrics, Protocol) =
        (configuration[EndpointKey] ?? "", configuration[TracesKey] ?? "", configuration[MetricsKey] ?? "", configuration[ProtocolKey] ?? "");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (key, url) in new[] { (EndpointKey, Endpoint), (TracesKey, Traces), (MetricsKey, Metrics) })
        {
            if (url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            {
                yield return new($"{key} is \"{url}\", which is no address of a collector; write one as http://127.0.0.1:4317.");
            }
        }

        if (Protocol is not ("" or "grpc" or "http/protobuf"))
        {
            yield return new($"{ProtocolKey} is \"{Protocol}\"; use grpc or http/protobuf.");
        }
    }
}
