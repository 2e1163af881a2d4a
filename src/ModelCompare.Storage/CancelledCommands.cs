using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ModelCompare.Storage;

/// <summary>
/// Lets a command that its caller cancelled end as cancelled. SqlClient often says that the server failed instead, which would be told
/// and stored as the failure of a database.
/// </summary>
internal sealed class CancelledCommands : DbCommandInterceptor
{
    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }
}
