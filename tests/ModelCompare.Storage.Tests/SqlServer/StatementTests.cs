using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>Each method of each store, on a server that is not there: what it sends is T-SQL of tables and columns that the migrations make.</summary>
public sealed class StatementTests
{
    private static readonly CatalogOptions s_options = new(CatalogProvider.SqlServer, "", false);
    private static readonly FakeTimeProvider s_time = new(At(20));
    private static readonly NotificationOutbox s_outbox = new([new(TestCatalog.Target, [.. Enum.GetValues<NotificationEvent>()])], s_time);

    /// <summary>What the methods are called with, by the types of their parameters.</summary>
    private static readonly object[] s_arguments =
    [
        "a", 7L, 10, true, At(19), On(19), TimeSpan.FromDays(1), HoldScope.Counting, RefreshState.Done,
        Run(At(2), "one", Price(2m), Price(3m, Meters.Output), Attribute("license", "MIT"), Capability("vision", true), Score("MMLU", 1m)),
        Document.Create(new Uri("https://acme.example/"), "text/html", null, new byte[1], At(2), null, null),
        SourcesJson([Source("b", SourceRole.Seller)], Model("opal-2", "Opal 2", "Acme Labs")),
        ImmutableArray.Create(new Doubt("factor", "ten times as much", null), new Doubt("factor", "ten times as much", FactKey.Of(Price(1m)))),
        ImmutableArray.Create("a", "b"),
        new Lease("a", "me", 7),
        new Hold(7, "a", "", "yield", "half is gone", null, null, At(2), "hash", HoldDecision.Rejected, "a draft", null),
        new Retention(TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1)),
        ComparisonSet.Choose([Profile("x"), Profile("y")], PairSelection.All, 100),
        CancellationToken.None,
    ];

    public static TheoryData<string> Stores =>
        [.. typeof(CatalogContext).Assembly.GetExportedTypes().Where(IsStore).Select(type => type.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_a_store_sends_is_T_SQL_of_tables_and_columns_that_are_there(string store)
    {
        var type = typeof(CatalogContext).Assembly.GetType($"{typeof(CatalogContext).Namespace}.{store}")!;
        List<SentStatement> sent = [];
        foreach (var rows in new[] { AbsentRows.None, AbsentRows.One })
        {
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName && method.Name is not "Dispose"))
            {
                var contexts = new SentSql(rows);
                await CallAsync(Make(type, contexts), method);
                Assert.True(contexts.Statements.Count > 0, $"{store}.{method.Name} sent nothing.");
                sent.AddRange(contexts.Statements);
            }
        }

        Assert.DoesNotContain(sent, statement => statement.Text.Contains("MERGE", StringComparison.Ordinal));
        var problems = Procedures.Problems(sent);
        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
    }

    [Fact]
    public async Task What_is_sent_when_models_go_is_T_SQL_of_tables_and_columns_that_are_there()
    {
        var contexts = new SentSql(AbsentRows.One);

        // It comes as far as a pair whose snapshot is to be built again, of models that are not.
        Assert.NotNull(await Record.ExceptionAsync(() => new ComparisonStore(contexts).WriteAsync(ComparisonSet.Choose([], PairSelection.All, 1), On(1), TestContext.Current.CancellationToken)));

        Assert.Contains(contexts.Texts, text => text.Contains("DELETE FROM [c]", StringComparison.Ordinal));
        Assert.Contains(contexts.Texts, text => text.Contains("[c].[content] LIKE", StringComparison.Ordinal));
        Assert.Empty(Procedures.Problems(contexts.Statements));
    }

    [Fact]
    public void What_is_sent_beside_EF_is_T_SQL_of_tables_and_columns_that_are_there()
    {
        Assert.DoesNotContain("MERGE", ComparisonBulkCopy.Publish, StringComparison.Ordinal);
        Assert.Empty(Procedures.Problems([new($"{ComparisonBulkCopy.CreateStaging}\n{ComparisonBulkCopy.Publish}", ""), new("SELECT NEXT VALUE FOR [catalog_keys]", "")]));
    }

    [Fact]
    public void A_statement_of_a_column_or_a_table_that_is_not_there_is_found()
    {
        Assert.NotEmpty(Procedures.Problems([new("SELECT [p].[amountt] FROM [prices] AS [p]", "")]));
        Assert.NotEmpty(Procedures.Problems([new("SELECT [p].[amount] FROM [pricess] AS [p]", "")]));
        Assert.NotEmpty(Procedures.Problems([new("DELETE FROM [prices] WHERE [id] = @id", "")]));
        Assert.Empty(Procedures.Problems([new("DELETE FROM [prices] WHERE [id] = @id", "@id BigInt")]));
    }

    private static bool IsStore(Type type) =>
        type.IsClass && type.GetConstructors().Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(IDbContextFactory<CatalogContext>)))
        // Their statements are those of migrations.
        && type != typeof(CatalogDatabase) && type != typeof(CatalogCare);

    private static object Make(Type type, SentSql contexts)
    {
        object[] parts = [contexts, s_options, s_outbox, s_time];
        return Activator.CreateInstance(type, [.. type.GetConstructors().Single().GetParameters().Select(parameter => parts.Single(parameter.ParameterType.IsInstanceOfType))])!;
    }

    private static async Task CallAsync(object store, MethodInfo method)
    {
        var arguments = method.GetParameters().Select(parameter => Argument(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType)).ToArray();
        try
        {
            switch (method.Invoke(store, arguments))
            {
                case Task task:
                    await task;
                    break;
                case IAsyncEnumerable<StoredComparison> many:
                    await many.ToListAsync(TestContext.Current.CancellationToken);
                    break;
                case var other:
                    Assert.Fail($"{method} returns {other}.");
                    break;
            }
        }
        catch (Exception exception) when (IsOfTheAnswer(exception))
        {
            // One row, or none, is not always what a server would answer.
        }
    }

    private static object Argument(Type type) => s_arguments.First(type.IsInstanceOfType);

    private static bool IsOfTheAnswer(Exception exception) => exception is DbUpdateException
        || (exception is InvalidOperationException && exception.Message.StartsWith("Sequence contains no", StringComparison.Ordinal))
        || (exception is InvalidCastException && exception.Message.Contains("SqlConnection", StringComparison.Ordinal));

    private static ModelProfile Profile(string slug) => new()
    {
        Slug = slug,
        Name = slug,
        Developer = "Acme Labs",
        ProductType = ProductTypes.StandaloneApi,
        LastReviewedOn = On(1),
    };
}
