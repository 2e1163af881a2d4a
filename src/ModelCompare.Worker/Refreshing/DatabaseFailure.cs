using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace ModelCompare.Worker.Refreshing;

/// <summary>Failures of the catalog's database: full, locked, away. No trace of the program explains them.</summary>
internal static class DatabaseFailure
{
    internal static bool Is(Exception exception) => exception is DbException or DbUpdateException;

    /// <summary>What the database itself says.</summary>
    internal static string ReasonOf(Exception exception) => (exception.InnerException ?? exception).Message;
}
