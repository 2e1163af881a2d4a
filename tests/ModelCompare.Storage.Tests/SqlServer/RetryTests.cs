using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Xunit;

namespace ModelCompare.Storage.Tests.SqlServer;

public sealed class RetryTests
{
    [Fact]
    public async Task What_does_not_pass_is_told_by_the_exception_of_the_database()
    {
        await using var context = new SentSql().CreateDbContext();
        var strategy = new Impatient(context.GetService<ExecutionStrategyDependencies>());
        var attempts = 0;

        var told = await Assert.ThrowsAsync<ServerException>(() => strategy.ExecuteAsync(() =>
        {
            attempts++;
            throw new ServerException("Cannot open database \"modls\" requested by the login.");
        }));
        Assert.Throws<ServerException>(() => strategy.Execute(() => throw new ServerException("It is away.")));

        Assert.Contains("modls", told.Message, StringComparison.Ordinal);
        Assert.Equal(7, attempts);
    }

    [Fact]
    public async Task A_unit_of_work_may_be_done_again_and_finds_the_strategy_of_the_server()
    {
        await using var context = new SentSql().CreateDbContext();

        Assert.IsType<ServerExecutionStrategy>(context.Database.CreateExecutionStrategy());
        Assert.True(context.Database.CreateExecutionStrategy().RetriesOnFailure);
    }

    private sealed class Impatient(ExecutionStrategyDependencies dependencies) : ServerExecutionStrategy(dependencies)
    {
        protected override bool ShouldRetryOn(Exception exception) => true;

        protected override TimeSpan? GetNextDelay(Exception lastException) => base.GetNextDelay(lastException) is null ? null : TimeSpan.Zero;
    }

    private sealed class ServerException(string message) : DbException(message);
}
