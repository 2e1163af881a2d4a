namespace ModelCompare.Storage.Entities;

/// <summary>The snapshot of a pair of models: table <c>comparisons</c>.</summary>
internal sealed class ComparisonEntry
{
    public required string LeftSlug { get; init; }
    public required string RightSlug { get; init; }
    public required string Digest { get; init; }
    public required string Content { get; init; }
    public required DateOnly ChangedOn { get; init; }
}
