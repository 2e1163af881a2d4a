using System.Text.RegularExpressions;

namespace ModelCompare.Sources.Rules;

/// <summary>What can be said of a cron expression without the scheduler.</summary>
internal static partial class ScheduleRule
{
    /// <summary>What is wrong with the number or the signs of the fields; null when nothing is.</summary>
    public static string? CheckFields(string expression)
    {
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length is not (6 or 7))
        {
            return $"it has {fields.Length} fields, not 6 or 7";
        }

        var odd = fields.FirstOrDefault(field => !FieldPattern().IsMatch(field));
        return odd is null ? null : $"\"{odd}\" is no cron field";
    }

    [GeneratedRegex(@"^[0-9A-Za-z*?/,#-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex FieldPattern();
}
