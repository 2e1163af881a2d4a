using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace ModelCompare.Worker.Refreshing;

/// <summary>Failures of the catalog's database: full, locked, away. No trace of the program explains them.</summary>
internal static class DatabaseFailure
{
    internal static bool Is(Exception exception) => exception is DbException or DbUpdateException;

    /// <summary>What the database itself says.</summary>
    // Within SqlClient's own exception is the socket's, whose message may be "Success".
    internal static string ReasonOf(Exception exception) => exception is not DbException && exception.InnerException is { } cause ? cause.Message : exception.Message;
}
