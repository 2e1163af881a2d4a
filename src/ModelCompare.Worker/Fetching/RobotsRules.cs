using System.Text;

namespace ModelCompare.Worker.Fetching;

/// <summary>The rules of a robots.txt for one crawler, as RFC 9309 reads them.</summary>
public sealed class RobotsRules
{
    /// <summary>Everything may be fetched.</summary>
    public static readonly RobotsRules AllowAll = new([]);

    private readonly IReadOnlyList<Rule> _rules;

    private RobotsRules(IReadOnlyList<Rule> rules) => _rules = rules;

    /// <summary>Reads the groups that name the crawler, else those for <c>*</c>; lines that mean nothing are skipped.</summary>
    /// <param name="text">The robots.txt.</param>
    /// <param name="product">The crawler's product token, as in its User-Agent before the version.</param>
    public static RobotsRules Parse(string text, string product)
    {
        var groups = Groups(text).ToArray();
        var own = groups.Where(group => group.Agents.Contains(product, StringComparer.OrdinalIgnoreCase)).ToArray();
        var chosen = own.Length > 0 ? own : groups.Where(group => group.Agents.Contains("*"));
        return new RobotsRules([.. chosen.SelectMany(group => group.Rules)]);
    }

    /// <summary>Whether a path with its query may be fetched: the longest pattern that matches decides, and of two as long the one that allows.</summary>
    public bool Allows(string pathAndQuery)
    {
        var path = Normalize(pathAndQuery);
        return path == "/robots.txt" || _rules
            .Where(rule => Matches(rule.Pattern, path))
            .OrderByDescending(rule => rule.Pattern.Length).ThenByDescending(rule => rule.Allow)
            .FirstOrDefault() is not { Allow: false };
    }

    private static IEnumerable<Group> Groups(string text)
    {
        Group? group = null;
        foreach (var line in text.TrimStart('\uFEFF').Split('\n', '\r'))
        {
            var (key, value) = Field(line);
            switch (key)
            {
                case "user-agent" when group is null or { Rules.Count: > 0 }:
                    if (group is not null)
                    {
                        yield return group;
                    }

                    group = new Group([Product(value)], []);
                    break;
                case "user-agent":
                    group.Agents.Add(Product(value));
                    break;
                case "allow" or "disallow" when value.Length > 0:
                    group?.Rules.Add(new Rule(key == "allow", Normalize(value)));
                    break;
                case "allow" or "disallow":
                    // An empty pattern matches nothing, but ends the list of crawlers.
                    group?.Rules.Add(new Rule(true, "$"));
                    break;
            }
        }

        if (group is not null)
        {
            yield return group;
        }
    }

    private static (string Key, string Value) Field(string line)
    {
        var content = line.Split('#', 2)[0];
        var colon = content.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", "") : (content[..colon].Trim().ToLowerInvariant(), content[(colon + 1)..].Trim());
    }

    private static string Product(string agent) => agent.Split('/', ' ')[0];

    private static bool Matches(string pattern, string path)
    {
        var anchored = pattern.EndsWith('$');
        var parts = (anchored ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var index = 1; index < parts.Length; index++)
        {
            if (anchored && index == parts.Length - 1)
            {
                return path.Length - at >= parts[index].Length && path.EndsWith(parts[index], StringComparison.Ordinal);
            }

            var found = path.IndexOf(parts[index], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + parts[index].Length;
        }

        return !anchored || at == path.Length;
    }

    /// <summary>Brings <c>%7e</c>, <c>%7E</c> and <c>~</c>, or <c>é</c> and <c>%C3%A9</c>, to one form.</summary>
    private static string Normalize(string path)
    {
        var result = new StringBuilder(path.Length);
        for (var index = 0; index < path.Length; index++)
        {
            var character = path[index];
            if (character == '%' && index + 2 < path.Length && byte.TryParse(path.AsSpan(index + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var octet))
            {
                result.Append(IsUnreserved((char)octet) ? ((char)octet).ToString() : $"%{octet:X2}");
                index += 2;
            }
            else if (character < 0x80)
            {
                result.Append(character);
            }
            else
            {
                var rune = Rune.GetRuneAt(path, index).ToString();
                result.Append(Uri.EscapeDataString(rune));
                index += rune.Length - 1;
            }
        }

        return result.ToString();
    }

    private static bool IsUnreserved(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~';

    private sealed record Group(List<string> Agents, List<Rule> Rules);

    private sealed record Rule(bool Allow, string Pattern);
}
