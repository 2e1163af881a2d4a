using System.Reflection;
using System.Text.RegularExpressions;
using ModelCompare.Tests;
using ModelCompare.Worker.Fetching;
using ModelCompare.Worker.Housekeeping;
using ModelCompare.Worker.Http;
using ModelCompare.Worker.Monitoring;
using ModelCompare.Worker.Refreshing;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>The README's table of settings.</summary>
public sealed partial class SettingsTests
{
    // Read by hand, and Serilog's own.
    private static readonly string[] s_others = ["Catalog:Provider", "ConnectionStrings:Catalog", "Catalog:Migrate", "Catalog:RetireAfterRuns", "Serilog:MinimumLevel"];

    // Explained with others, or of no use outside tests.
    private static readonly string[] s_unlisted = ["Fetching:BreakerFailureRatio", "Fetching:BreakerMinimumAttempts", "Fetching:BreakerSamplingTime", "Fetching:BreakerBreakTime", "Fetching:RobotsLifetime"];

    private static readonly Type[] s_sections =
        [typeof(FetchingOptions), typeof(HttpOptions), typeof(RefreshOptions), typeof(ComparisonOptions), typeof(FreshnessOptions), typeof(HousekeepingOptions), typeof(LoggingOptions)];

    /// <summary>Every setting that the program reads, by its name in the table.</summary>
    internal static IEnumerable<string> Known => s_sections
        .SelectMany(section => section.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null || property.PropertyType.IsGenericType)
            .Select(property => $"{section.GetField("Section")!.GetValue(null)}:{property.Name}"))
        .Concat(s_others);

    [Fact]
    public void The_table_names_every_setting_and_no_other()
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "README.md"));
        var table = readme[readme.IndexOf("| setting | default | means |\n|---|---|---|\n| `Catalog:Provider`", StringComparison.Ordinal)..];
        var listed = table.Split('\n').TakeWhile(line => line.StartsWith('|')).SelectMany(line => Setting().Matches(line.Split('|')[1])).Select(match => match.Groups["name"].Value);

        Assert.Equal(
            Known.Except(s_unlisted).Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("`(?<name>[A-Za-z]+:[A-Za-z]+)`")]
    private static partial Regex Setting();
}
