using Microsoft.Extensions.Time.Testing;
using Xunit;
using static ModelCompare.Storage.Tests.Samples;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>The order of statements where workers side by side need each other's rows; SQLite, which has one writer, would not show it.</summary>
public sealed class LockTests
{
    private static readonly FakeTimeProvider s_time = new(At(20));
    private readonly SentSql _contexts = new(AbsentRows.One);

    [Fact]
    public async Task A_lease_is_required_last_so_that_long_work_does_not_keep_its_own_lease_from_being_prolonged()
    {
        Lease.Current = new("source/a", "me", 1);
        var before = await _contexts.WriteAsync(_ => Task.FromResult(_contexts.Statements.Count), TestContext.Current.CancellationToken);
        Lease.Current = null;

        Assert.Equal(0, before);
        Assert.StartsWith("UPDATE [l]", Assert.Single(_contexts.Texts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lease")]
    [InlineData("renewal")]
    [InlineData("request")]
    [InlineData("rejection")]
    public async Task A_row_is_locked_before_it_is_read_for_a_change(string what)
    {
        var stop = TestContext.Current.CancellationToken;
        await Record.ExceptionAsync(() => what switch
        {
            "lease" => new LeaseStore(_contexts, s_time).TryAcquireAsync("a", "me", TimeSpan.FromMinutes(1), null, stop),
            "renewal" => new LeaseStore(_contexts, s_time).RenewAsync(new("a", "me", 1), TimeSpan.FromMinutes(1), stop),
            "request" => new RefreshRequestStore(_contexts, s_time).CancelAsync("a", stop),
            "rejection" => new HoldStore(_contexts, new([], s_time)).RejectAsync(7, "no", At(1), stop),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        });

        var first = _contexts.Texts.Take(2).ToArray();
        Assert.StartsWith("UPDATE ", first[0], StringComparison.Ordinal);
        Assert.StartsWith("SELECT ", first[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_on_which_one_moment_was_read_goes_back_as_others_expect_it()
    {
        await new CatalogReader(_contexts).GetProfilesAsync(On(1), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains("snapshot_isolation_state", _contexts.Texts.First(), StringComparison.Ordinal);
        Assert.Equal("SET TRANSACTION ISOLATION LEVEL READ COMMITTED", _contexts.Texts.Last());
    }

    [Fact]
    public async Task Workers_that_migrate_at_once_wait_for_a_lock_that_ends_with_its_connection_and_look_then_what_is_left_to_do()
    {
        var contexts = new SentSql();

        await new CatalogDatabase(contexts, new(CatalogProvider.SqlServer, "Server=nowhere;Database=models", true)).PrepareAsync(TestContext.Current.CancellationToken);

        var afterLock = contexts.Texts.SkipWhile(text => !text.Contains("sp_getapplock", StringComparison.Ordinal)).ToArray();
        Assert.Contains("@LockOwner = 'Session', @LockMode = 'Exclusive'", afterLock[0], StringComparison.Ordinal);
        Assert.Contains("FROM [__EFMigrationsHistory]", afterLock.TakeWhile(text => !text.Contains("[prices]", StringComparison.Ordinal)).Last(text => text.StartsWith("SELECT", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(contexts.Texts.SkipLast(afterLock.Length), text => text.Contains("CREATE", StringComparison.Ordinal));
        Assert.Contains("sp_releaseapplock", afterLock[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_of_the_scheduler_are_made_by_one_program_at_a_time()
    {
        var contexts = new SentSql();
        var care = new CatalogCare(contexts, new(CatalogProvider.SqlServer, "Server=nowhere;Database=models", true));

        await care.ExecuteAsync(["CREATE TABLE QRTZ_LOCKS (id int)"], TestContext.Current.CancellationToken);

        Assert.Collection(
            contexts.Texts,
            text => Assert.Contains("sp_getapplock", text, StringComparison.Ordinal),
            text => Assert.Contains("CREATE TABLE", text, StringComparison.Ordinal),
            text => Assert.Contains("sp_releaseapplock", text, StringComparison.Ordinal));
    }
}
