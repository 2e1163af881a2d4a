using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ModelCompare.Storage;

/// <summary>
/// Does a unit of work again where SQL Server says that an error passes. One that does not pass within the attempts is told as it is, by
/// the exception of the database: that attempts were made is nothing that callers know of.
/// </summary>
internal class ServerExecutionStrategy(ExecutionStrategyDependencies dependencies) : SqlServerRetryingExecutionStrategy(dependencies, Attempts, s_longest, s_duplicates)
{
    private const int Attempts = 6;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    // A row that another worker added since this one looked (a listing, a document, a lease): done again, the unit of work finds it.
    private static readonly int[] s_duplicates = [2601, 2627];

    public override TResult Execute<TState, TResult>(
        TState state, Func<DbContext, TState, TResult> operation, Func<DbContext, TState, ExecutionResult<TResult>>? verifySucceeded)
    {
        try
        {
            return base.Execute(state, operation, verifySucceeded);
        }
        catch (RetryLimitExceededException exception) when (exception.InnerException is { } cause)
        {
            ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }

    public override async Task<TResult> ExecuteAsync<TState, TResult>(
        TState state, Func<DbContext, TState, CancellationToken, Task<TResult>> operation,
        Func<DbContext, TState, CancellationToken, Task<ExecutionResult<TResult>>>? verifySucceeded, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.ExecuteAsync(state, operation, verifySucceeded, cancellationToken).ConfigureAwait(false);
        }
        catch (RetryLimitExceededException exception) when (exception.InnerException is { } cause)
        {
            ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }
}
