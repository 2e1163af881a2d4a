using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ModelCompare.Worker.Refreshing;
using Xunit;

namespace ModelCompare.Worker.Tests.Refreshing;

public sealed class DatabaseFailureTests
{
    [Fact]
    public void What_is_told_is_what_the_database_says_and_neither_what_wraps_it_nor_what_it_wraps()
    {
        var away = new ServerException("The server was not found or was not accessible.", new System.Net.Sockets.SocketException(0, "Success"));

        Assert.Equal(away.Message, DatabaseFailure.ReasonOf(away));
        Assert.Equal(away.Message, DatabaseFailure.ReasonOf(new DbUpdateException("An error occurred while saving the entity changes. See the inner exception for details.", away)));
        Assert.True(DatabaseFailure.Is(away));
    }

    private sealed class ServerException(string message, Exception cause) : DbException(message, cause);
}
