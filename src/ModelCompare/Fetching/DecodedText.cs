namespace ModelCompare.Fetching;

/// <summary>The text of a document.</summary>
/// <param name="Text">The text, with U+FFFD for bytes that mean nothing.</param>
/// <param name="Problem">Why the text cannot be trusted, for a person; null when it can.</param>
public sealed record DecodedText(string Text, string? Problem);
