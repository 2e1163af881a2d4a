using System.Diagnostics;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Monitoring;

/// <summary>One refresh, whoever wanted it: each line that is logged within it bears its id, as does the log of each attempt in the database, and one span holds the others of it.</summary>
internal sealed class RefreshScope : IDisposable
{
    /// <summary>Name of the property of log entries.</summary>
    internal const string Property = "Refresh";

    private readonly IDisposable? _logged;
    private readonly Activity? _activity;
    private readonly bool _isOutermost;

    private RefreshScope(ILogger logger, string? id)
    {
        _isOutermost = CurrentRefresh.Id is null;
        if (_isOutermost)
        {
            id ??= Guid.NewGuid().ToString("n");
            CurrentRefresh.Id = id;
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
            CurrentRefresh.Id = null;
        }
    }
}
