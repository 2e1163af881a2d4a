using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests.SqlServer;

public sealed class CancellationTests
{
    [Fact]
    public async Task What_is_cancelled_while_the_server_works_ends_as_cancelled_whatever_the_server_says()
    {
        using var stop = new CancellationTokenSource();
        var contexts = new SentSql(AbsentRows.Failing(() =>
        {
            stop.Cancel();
            return new ServerException("A severe error occurred on the current command. Operation cancelled by user.");
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new CatalogReader(contexts).GetPricesAsync(stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new LeaseStore(contexts, TimeProvider.System).RenewAsync(new("a", "me", 1), TimeSpan.FromMinutes(1), stop.Token));
    }

    [Fact]
    public async Task What_fails_without_being_cancelled_fails()
    {
        var contexts = new SentSql(AbsentRows.Failing(() => new ServerException("The transaction log is full.")));

        await Assert.ThrowsAsync<ServerException>(() => new CatalogReader(contexts).GetPricesAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ServerException>(() => new HoldStore(contexts, new([], TimeProvider.System)).ApproveAsync(1, At(1), TestContext.Current.CancellationToken));
    }

    private sealed class ServerException(string message) : DbException(message);
}
