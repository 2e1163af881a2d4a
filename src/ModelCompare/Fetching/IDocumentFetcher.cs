using System.Collections.Immutable;
using ModelCompare.Sources;

namespace ModelCompare.Fetching;

/// <summary>Where documents come from: the network, or a recording of it.</summary>
public interface IDocumentFetcher
{
    /// <summary>Gets one document. Whatever the other side does is an outcome; only cancellation throws.</summary>
    Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken);
}

/// <summary>A document that is wanted, and what is known of it.</summary>
/// <param name="Url">An absolute http or https address.</param>
/// <param name="ETag">Entity tag with which it was last sent, if any.</param>
/// <param name="LastModified">Last-Modified with which it was last sent, if any.</param>
public sealed record FetchRequest(Uri Url, string? ETag = null, DateTimeOffset? LastModified = null)
{
    /// <summary>Hosts that may be asked though they are in a private network.</summary>
    public ImmutableArray<string> PrivateHosts { get; init; } = [];

    /// <summary>Asks for the document of a source.</summary>
    public static FetchRequest Of(SourceDefinition source) => new(source.Url) { PrivateHosts = source.PrivateHosts };

    /// <summary>Asks for the whole document, whatever is known of it.</summary>
    public FetchRequest Whole() => this with { ETag = null, LastModified = null };
}
