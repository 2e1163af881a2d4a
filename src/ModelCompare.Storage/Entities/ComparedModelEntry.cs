namespace ModelCompare.Storage.Entities;

/// <summary>A model whose pairs have snapshots, as it was when they were last written: table <c>compared_models</c>.</summary>
internal sealed class ComparedModelEntry
{
    public required string Slug { get; init; }
    public required string Digest { get; set; }

    /// <summary>Moves without a snapshot being written: the views put it into each.</summary>
    public required DateOnly LastReviewedOn { get; set; }
}
