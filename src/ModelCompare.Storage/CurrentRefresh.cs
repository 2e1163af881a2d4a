namespace ModelCompare.Storage;

/// <summary>The refresh within which this flow of control works; the log of each attempt bears its id.</summary>
public static class CurrentRefresh
{
    private static readonly AsyncLocal<string?> s_id = new();

    /// <summary>32 hexadecimal digits: the id of a refresh that was asked for, or one of its own; null outside of refreshes.</summary>
    public static string? Id
    {
        get => s_id.Value;
        set => s_id.Value = value;
    }
}
