namespace ModelCompare.Sources;

/// <summary>One thing that is wrong in a sources.json.</summary>
/// <param name="File">The file, as it was named to the loader.</param>
/// <param name="Line">Line from 1; null where the file as a whole is meant.</param>
/// <param name="Column">Column from 1, in characters; null where the file as a whole is meant.</param>
/// <param name="Place">The place in the JSON, e.g. <c>sources[2] (openai-pricing).schedule</c>; empty for the whole file.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record SourceFileError(string File, int? Line, int? Column, string Place, string Problem, string Remedy)
{
    /// <summary>One line for a person; editors and terminals open <c>file:line:column</c>.</summary>
    public override string ToString()
    {
        var position = Line is null ? File : $"{File}:{Line}:{Column}";
        return Place.Length == 0 ? $"{position}: {Problem} {Remedy}" : $"{position}: {Place}: {Problem} {Remedy}";
    }
}
