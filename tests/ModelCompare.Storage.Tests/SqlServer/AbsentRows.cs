using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;
using ModelCompare.Sources;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>What a server that is not there answers: each query nothing, or each one row, so that what comes after it is sent, too.</summary>
internal sealed class AbsentRows
{
    public static readonly AbsentRows None = new([]);
    public static readonly AbsentRows One = new(ValuesOf(new SqlServerDesignTimeFactory().CreateDbContext([])));

    private readonly ILookup<string, KeyValuePair<string, object>> _tables;

    private AbsentRows(IEnumerable<(string Table, string Column, object Value)> values) =>
        _tables = values.ToLookup(value => value.Table, value => KeyValuePair.Create(value.Column, value.Value));

    private Func<Exception>? Failure { get; init; }

    private Exception? Refusal { get; init; }

    /// <summary>No answer at all.</summary>
    public static AbsentRows Failing(Func<Exception> failure) => new([]) { Failure = failure };

    /// <summary>Nobody is let in.</summary>
    public static AbsentRows Shut(Exception refusal) => new([]) { Refusal = refusal };

    public void Open()
    {
        if (Refusal is not null)
        {
            throw Refusal;
        }
    }

    /// <summary>Rows of each answer, and rows that each change finds.</summary>
    public int Count => Failure is null ? Math.Min(_tables.Count, 1) : throw Failure();

    public DataTable AnswerTo(string sql)
    {
        var answer = new DataTable();
        if (TransactSql.Parse(sql).Batches[0].Statements.OfType<SelectStatement>().LastOrDefault() is not { } select)
        {
            return answer;
        }

        var known = _tables.Where(table => sql.Contains($"[{table.Key}]", StringComparison.Ordinal)).SelectMany(table => table).DistinctBy(column => column.Key).ToDictionary();
        var values = Columns(select.QueryExpression).Select(column => Value(column, known)).ToArray();
        foreach (var (value, n) in values.Select((value, n) => (value, n)))
        {
            answer.Columns.Add($"c{n}", value.GetType());
        }

        // A count and a question whether there is any have an answer in any case.
        if (Count > 0 || values is [int or bool] && !sql.Contains("sys.databases", StringComparison.Ordinal))
        {
            answer.Rows.Add(values);
        }

        return answer;
    }

    private object Value(SelectScalarExpression column, Dictionary<string, object> known)
    {
        var name = column.Expression is ColumnReferenceExpression reference ? reference.MultiPartIdentifier.Identifiers[^1].Value : column.ColumnName?.Value;
        return column.Expression switch
        {
            _ when name is not null && known.TryGetValue(name, out var value) => value,
            // The question how readers are kept from writers.
            BinaryExpression => 3,
            FunctionCall { FunctionName.Value: "COUNT" } => Count,
            SearchedCaseExpression or CastCall => Count > 0,
            _ => "a",
        };
    }

    private static IEnumerable<SelectScalarExpression> Columns(QueryExpression query) => query switch
    {
        QuerySpecification specification => specification.SelectElements.OfType<SelectScalarExpression>(),
        BinaryQueryExpression union => Columns(union.FirstQueryExpression),
        QueryParenthesisExpression inner => Columns(inner.QueryExpression),
        _ => [],
    };

    private static IEnumerable<(string Table, string Column, object Value)> ValuesOf(CatalogContext context) =>
        from type in context.Model.GetEntityTypes()
        from property in type.GetProperties()
        select ((type.GetTableName() ?? type.GetViewName())!, property.GetColumnName(), Sample(property.GetColumnName(), property.ClrType));

    private static object Sample(string column, Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var it when it == typeof(long) => 7L,
        var it when it == typeof(int) => 1,
        var it when it == typeof(bool) => true,
        var it when it == typeof(decimal) => 1.5m,
        var it when it == typeof(DateOnly) => Samples.On(1),
        var it when it == typeof(DateTimeOffset) => Samples.At(1),
        var it when it == typeof(byte[]) => Array.Empty<byte>(),
        var it when it == typeof(SourceRole) => "authority",
        var it when it == typeof(HoldDecision) => "open",
        var it when it == typeof(RefreshState) => "queued",
        var it when it == typeof(RunOutcome) => "applied",
        var it when it == typeof(NotificationEvent) => "held",
        _ => column switch { "sources" or "ended" => "[]", "url" => "https://acme.example/", _ => "a" },
    };
}
