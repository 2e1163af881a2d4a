namespace ModelCompare.Worker.Refreshing;

/// <summary>A step of a refresh, for those who watch it.</summary>
public abstract record RefreshStep
{
    private RefreshStep()
    {
    }

    /// <summary>A source is being fetched and read.</summary>
    public sealed record Started(string SourceId) : RefreshStep;

    /// <summary>A source is done.</summary>
    public sealed record Ended(SourceRefresh Refresh) : RefreshStep;

    /// <summary>All sources are done; models and comparisons are brought in line.</summary>
    public sealed record Aligning : RefreshStep;
}
