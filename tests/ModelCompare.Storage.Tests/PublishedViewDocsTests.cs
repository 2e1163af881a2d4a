using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Storage.Tests.SqlServer;
using ModelCompare.Tests;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests;

/// <summary>What README and deploy/ tell others of the views.</summary>
public sealed partial class PublishedViewDocsTests
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "README.md"));

    [Fact]
    public async Task The_readme_describes_every_column_of_every_view()
    {
        await using var catalog = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);
        var columns = await catalog.SqlAsync("SELECT v.name, c.name FROM sqlite_master v, pragma_table_info(v.name) c WHERE v.type = 'view'");

        Assert.NotEmpty(columns);
        foreach (var view in columns.GroupBy(row => (string)row[0]!, row => (string)row[1]!))
        {
            // The table below the line that begins with the view, or names it as the second of two.
            var described = DescribedColumns(view.Key);
            Assert.All(view, column => Assert.True(described.Contains(column), $"README does not describe {view.Key}.{column}."));
        }
    }

    [Fact]
    public async Task The_example_query_finds_the_cheapest_model_with_tools_and_a_long_context()
    {
        await using var catalog = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);
        var (small, dear, cheap) = (new Listing("acme", "small"), new Listing("acme", "dear"), new Listing("acme", "cheap"));
        await catalog.ApplyAsync(Run(At(1), "1",
        [
            .. Model(small, 0.1m, "32000", tools: true),
            .. Model(dear, 9m, "200000", tools: true),
            .. Model(cheap, 2m, "128000", tools: true),
            .. Model(new("acme", "plain"), 1m, "128000", tools: false),
            // What is announced is no price of today.
            Price(0.01m, listing: dear, terms: Terms() with { EffectiveFrom = new(2999, 1, 1) }),
            Price(0.01m, listing: dear, terms: Terms(Meters.Output) with { EffectiveFrom = new(2999, 1, 1) }),
        ]));
        await catalog.LinkAsync(SourcesJson());

        var row = Assert.Single(await catalog.SqlAsync(Deployed("examples", "cheapest-model-with-tools.sql")));

        Assert.Equal(["cheap", "acme", "cheap", 128000L], row[..4]);
    }

    [Fact]
    public void The_example_query_and_that_of_the_readme_are_T_SQL_of_views_and_columns_that_are_there()
    {
        var queries = SqlBlock().Matches(s_readme).Select(block => block.Groups["sql"].Value).Where(sql => !sql.Contains("json_extract", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(queries);
        Assert.Empty(Procedures.Problems(queries.Append(Deployed("examples", "cheapest-model-with-tools.sql")).Select(sql => new SentStatement(sql, ""))));
    }

    [Fact]
    public async Task The_readmes_query_of_snapshots_runs_on_SQLite()
    {
        await using var catalog = await TestCatalog.CreateAsync(CatalogProvider.Sqlite);
        var query = SqlBlock().Matches(s_readme).Single(block => block.Groups["sql"].Value.Contains("json_extract", StringComparison.Ordinal)).Groups["sql"].Value;

        Assert.Empty(await catalog.SqlAsync(query));
    }

    [Fact]
    public void The_role_of_readers_may_read_each_view_and_nothing_else()
    {
        var script = Deployed("sqlserver", "reader.sql");
        TransactSql.Parse(script);

        Assert.Equal(PublishedColumns.OfSqlServer().Select(column => column.Split('.')[0]).Distinct(), Granted().Matches(script).Select(grant => grant.Groups["view"].Value).Order(StringComparer.Ordinal));
        Assert.Equal(PublishedColumns.OfSqlServer().Select(column => column.Split('.')[0]).Distinct().Count(), Grant().Count(script));
    }

    private static IEnumerable<Fact> Model(Listing listing, decimal price, string context, bool tools) =>
    [
        Price(price, listing: listing),
        Price(4 * price, Meters.Output, listing),
        Attribute(ModelAttributes.ContextWindow, context, listing),
        Capability(Capabilities.ToolUse, tools, listing),
    ];

    private static HashSet<string> DescribedColumns(string view)
    {
        var start = Regex.Match(s_readme, $@"^`{view}`,|and `{view}`,", RegexOptions.Multiline);
        Assert.True(start.Success, $"README does not describe {view}.");
        var table = Table().Match(s_readme, start.Index);
        return [.. Name().Matches(string.Join('\n', table.Value.Split('\n').Select(line => line.Split('|').ElementAtOrDefault(1)))).Select(name => name.Groups["name"].Value)];
    }

    private static string Deployed(params string[] path) => File.ReadAllText(Path.Combine([RepositoryFolder.Path, "deploy", .. path]));

    [GeneratedRegex(@"(^\|.*\n)+", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex("`(?<name>[a-z_]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"^```sql\r?\n(?<sql>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex SqlBlock();

    [GeneratedRegex(@"GRANT SELECT ON OBJECT::(?<view>\w+) TO modelcompare_reader;")]
    private static partial Regex Granted();

    [GeneratedRegex(@"\bGRANT\b")]
    private static partial Regex Grant();
}
