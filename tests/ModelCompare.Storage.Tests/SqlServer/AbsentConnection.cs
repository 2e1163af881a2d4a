using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>Keeps every statement and answers each one what there is to be.</summary>
internal sealed class AbsentConnection(List<SentStatement> statements, AbsentRows rows) : DbConnection
{
    private ConnectionState _state = ConnectionState.Closed;

    [AllowNull]
    public override string ConnectionString { get; set; } = "Server=nowhere;Database=modelcompare";

    public override string Database => "modelcompare";

    public override string DataSource => "nowhere";

    public override string ServerVersion => "16.00";

    public override ConnectionState State => _state;

    public override void Open()
    {
        rows.Open();
        _state = ConnectionState.Open;
    }

    public override void Close() => _state = ConnectionState.Closed;

    public override void ChangeDatabase(string databaseName)
    {
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new AbsentTransaction(this);

    protected override DbCommand CreateDbCommand() => new AbsentCommand(this, statements, rows);
}

internal sealed class AbsentTransaction(DbConnection connection) : DbTransaction
{
    public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

    protected override DbConnection DbConnection => connection;

    public override void Commit()
    {
    }

    public override void Rollback()
    {
    }
}

internal sealed class AbsentCommand(DbConnection connection, List<SentStatement> statements, AbsentRows rows) : DbCommand
{
    private static long _keys;

    private readonly SqlCommand _parameters = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; } = connection;

    protected override DbTransaction? DbTransaction { get; set; }

    protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery()
    {
        Keep();
        return rows.Count;
    }

    // EF asks for the lock of migrations, which it gets, and for the next block of keys.
    public override object ExecuteScalar()
    {
        Keep();
        return CommandText.Contains("applock", StringComparison.Ordinal) ? (object)0 : Interlocked.Add(ref _keys, 500);
    }

    protected override DbParameter CreateDbParameter() => _parameters.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        Keep();
        using var answer = rows.AnswerTo(CommandText);
        return answer.CreateDataReader();
    }

    protected override void Dispose(bool disposing)
    {
        _parameters.Dispose();
        base.Dispose(disposing);
    }

    private void Keep() => statements.Add(new(CommandText, string.Join(", ", _parameters.Parameters.Cast<SqlParameter>().Select(Declaration))));

    private static string Declaration(SqlParameter parameter)
    {
        var type = parameter.SqlDbType switch
        {
            SqlDbType.NVarChar or SqlDbType.VarChar or SqlDbType.VarBinary => $"{parameter.SqlDbType}({(parameter.Size is > 0 and <= 8000 ? parameter.Size : "max")})",
            SqlDbType.NChar or SqlDbType.Char => $"{parameter.SqlDbType}({parameter.Size})",
            SqlDbType.Decimal => $"decimal({parameter.Precision}, {parameter.Scale})",
            _ => $"{parameter.SqlDbType}",
        };
        return $"@{parameter.ParameterName.TrimStart('@')} {type}";
    }
}
