using System.Data.Common;
using System.Reflection;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>Makes one statement or commit the victim of a deadlock, as SQL Server tells it: error 1205, and the transaction is gone.</summary>
/// <param name="at">Which statement or commit, from 1.</param>
internal sealed class DeadlockVictim(int at) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private const int Deadlock = 1205;
    private int _steps;

    /// <summary>Whether there was such a statement.</summary>
    public bool HasStruck => _steps >= at;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Pass(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Pass(result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => Pass(result);

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => Pass(result);

    private ValueTask<T> Pass<T>(T result) => ++_steps == at ? throw Exception() : ValueTask.FromResult(result);

    // Nobody but the client itself can make one.
    private static SqlException Exception()
    {
        var error = Make<SqlError>(Deadlock, (byte)51, (byte)13, "nowhere", "Transaction (Process ID 51) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.", "", 1, null, 0);
        var errors = Make<SqlErrorCollection>();
        typeof(SqlErrorCollection).GetMethod("Add", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(errors, [error]);
        var create = typeof(SqlException).GetMethod("CreateException", BindingFlags.Static | BindingFlags.NonPublic, [typeof(SqlErrorCollection), typeof(string)])!;
        return (SqlException)create.Invoke(null, [errors, "16.0"])!;
    }

    private static T Make<T>(params object?[] arguments) => (T)typeof(T).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic)
        .First(constructor => constructor.GetParameters().Length >= arguments.Length && constructor.GetParameters().Skip(arguments.Length).All(parameter => parameter.IsOptional)
            && constructor.GetParameters().Zip(arguments).All(pair => pair.Second is null ? !pair.First.ParameterType.IsValueType : pair.First.ParameterType == pair.Second.GetType()))
        .Invoke([.. arguments]);
}
