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
}
