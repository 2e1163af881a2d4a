using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>Keeps the text of every statement and answers each one that there is nothing.</summary>
internal sealed class AbsentConnection(List<string> texts) : DbConnection
{
    private ConnectionState _state = ConnectionState.Closed;

    [AllowNull]
    public override string ConnectionString { get; set; } = "Server=nowhere;Database=modelcompare";

    public override string Database => "modelcompare";

    public override string DataSource => "nowhere";

    public override string ServerVersion => "16.00";

    public override ConnectionState State => _state;

    public override void Open() => _state = ConnectionState.Open;

    public override void Close() => _state = ConnectionState.Closed;

    public override void ChangeDatabase(string databaseName)
    {
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new AbsentTransaction(this);

    protected override DbCommand CreateDbCommand() => new AbsentCommand(this, texts);
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

internal sealed class AbsentCommand(DbConnection connection, List<string> texts) : DbCommand
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
        texts.Add(CommandText);
        return 0;
    }

    // The only scalar that EF asks for is the next block of keys.
    public override object ExecuteScalar()
    {
        texts.Add(CommandText);
        return Interlocked.Add(ref _keys, 500);
    }

    protected override DbParameter CreateDbParameter() => _parameters.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        texts.Add(CommandText);
        using var answer = new DataTable();
        if (CommandText.StartsWith("SELECT COUNT(", StringComparison.Ordinal))
        {
            answer.Columns.Add("count", typeof(int));
            answer.Rows.Add(0);
        }
        else if (CommandText.StartsWith("SELECT CASE", StringComparison.Ordinal))
        {
            answer.Columns.Add("exists", typeof(bool));
            answer.Rows.Add(false);
        }

        return answer.CreateDataReader();
    }

    protected override void Dispose(bool disposing)
    {
        _parameters.Dispose();
        base.Dispose(disposing);
    }
}
