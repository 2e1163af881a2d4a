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
    public async Task A_row_that_another_worker_added_meanwhile_is_found_by_doing_the_unit_of_work_again()
    {
        List<CatalogContext> units = [];

        var result = await new SentSql().WriteAsync(
            context =>
            {
                units.Add(context);
                return units.Count > 1 ? Task.FromResult("found") : throw new DbUpdateException("", ServerError.Of(ServerError.Duplicate, "Violation of PRIMARY KEY constraint 'PK_leases'."));
            },
            TestContext.Current.CancellationToken);

        Assert.Equal("found", result);
        Assert.Equal(2, units.Distinct().Count());
    }

    [Fact]
    public async Task Why_nothing_could_be_read_is_told_though_the_connection_cannot_be_set_back_either()
    {
        var errors = 0;
        var contexts = new SentSql(AbsentRows.Failing(() => new ServerException($"error {++errors}")));

        var told = await Assert.ThrowsAsync<ServerException>(() => contexts.ReadAsync(_ => Task.FromResult(true), TestContext.Current.CancellationToken));

        Assert.Equal(("error 1", 2), (told.Message, errors));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_that_is_not_there_is_told_of_as_such_and_at_once(bool isPrepared)
    {
        var contexts = new SentSql(AbsentRows.Shut(ServerError.Of(ServerError.NoSuchDatabase, "Cannot open database \"modls\" requested by the login.")));
        var database = new CatalogDatabase(contexts, new(CatalogProvider.SqlServer, "Server=nowhere;Database=modls", false));

        var told = await Assert.ThrowsAsync<CatalogUnavailableException>(() => isPrepared
            ? database.PrepareAsync(TestContext.Current.CancellationToken)
            : database.VerifyAsync(TestContext.Current.CancellationToken));

        Assert.Contains("'modls' on 'nowhere' cannot be used: there is no such database, or this user may not enter it", told.Message, StringComparison.Ordinal);
    }

    private sealed class Impatient(ExecutionStrategyDependencies dependencies) : ServerExecutionStrategy(dependencies)
    {
        protected override bool ShouldRetryOn(Exception exception) => true;

        protected override TimeSpan? GetNextDelay(Exception lastException) => base.GetNextDelay(lastException) is null ? null : TimeSpan.Zero;
    }

    private sealed class ServerException(string message) : DbException(message);
}
