namespace ModelCompare;

/// <summary>Finds the name that was probably meant. Only for telling a person: nothing is ever matched by likeness.</summary>
public static class NearNames
{
    /// <summary>The closest of some names, or null when none is near: more than two letters in five differ.</summary>
    public static string? Closest(string name, IEnumerable<string> candidates) => InOrder(name, candidates).FirstOrDefault();

    /// <summary>The names that are near, closest first.</summary>
    public static IEnumerable<string> InOrder(string name, IEnumerable<string> candidates) =>
        candidates
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Distance * 5 <= Math.Max(name.Length, candidate.Name.Length) * 2)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name);

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
