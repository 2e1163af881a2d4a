namespace ModelCompare.Catalog;

/// <summary>Where a value was read: enough to find the very cell again.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Url">Address that answered, after redirects.</param>
/// <param name="ContentHash">SHA-256 of the body, lower-case hexadecimal.</param>
/// <param name="FetchedAt">When that body was fetched.</param>
/// <param name="Locator">Place in the document: a selector path, a JSON path, or a line.</param>
/// <param name="Trail">Headings, tab labels and captions above the place, outermost first, joined by " › ".</param>
/// <param name="Quote">The cell or line, verbatim except for white space.</param>
/// <param name="Reading">The <see cref="ReadingVersion"/> that read it.</param>
/// <param name="ReadOn">The day on which a person read it at <paramref name="Url"/>; null where the body that was fetched states it itself.</param>
public sealed record Evidence(
    string Source,
    string Url,
    string ContentHash,
    DateTimeOffset FetchedAt,
    string Locator,
    string Trail,
    string Quote,
    string Reading,
    DateOnly? ReadOn = null);
