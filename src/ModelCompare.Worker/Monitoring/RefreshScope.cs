using System.Diagnostics;

namespace ModelCompare.Worker.Monitoring;

/// <summary>One refresh, whoever wanted it: each line that is logged within it bears its id, and one span holds the others of it.</summary>
internal sealed class RefreshScope : IDisposable
{
    /// <summary>Name of the property of log entries.</summary>
    internal const string Property = "Refresh";

    private static readonly AsyncLocal<bool> s_isWithin = new();

    private readonly IDisposable? _logged;
    private readonly Activity? _activity;
    private readonly bool _isOutermost;

    private RefreshScope(ILogger logger, string? id)
    {
        _isOutermost = !s_isWithin.Value;
        if (_isOutermost)
        {
            id ??= Guid.NewGuid().ToString("n");
            s_isWithin.Value = true;
            _logged = logger.BeginScope(new Dictionary<string, object> { [Property] = id });
            _activity = Telemetry.Start("refresh")?.SetTag("modelcompare.refresh", id);
        }
    }

    /// <summary>Begins a refresh, or stays within the one that was begun around it.</summary>
    /// <param name="logger">Any logger of the program.</param>
    /// <param name="id">Its id, where it has one already.</param>
    internal static RefreshScope Begin(ILogger logger, string? id = null) => new(logger, id);

    public void Dispose()
    {
        _activity?.Dispose();
        _logged?.Dispose();
        if (_isOutermost)
        {
            s_isWithin.Value = false;
        }
    }
}
