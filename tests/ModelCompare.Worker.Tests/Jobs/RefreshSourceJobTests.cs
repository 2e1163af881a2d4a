using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ModelCompare.Fetching;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Composition;
using ModelCompare.Worker.Jobs;
using ModelCompare.Worker.Tests.Commands;
using Quartz;
using Quartz.Extensibility;
using Xunit;

namespace ModelCompare.Worker.Tests.Jobs;

/// <summary>Firings of one source, due daily at 06:15.</summary>
public sealed class RefreshSourceJobTests : IDisposable
{
    private static readonly DateTimeOffset s_due = Desk.FirstDay.AddMinutes(15);
    private readonly Desk _desk = new();
    private readonly FakeTimeProvider _time = new(Desk.FirstDay);

    public RefreshSourceJobTests()
    {
        _desk.Time = _time;
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_firing_that_met_a_lost_database_is_tried_again_soon_a_few_times_and_then_by_its_schedule()
    {
        await _desk.PrintAsync("refresh");
        using var host = Host();
        var trigger = Trigger();
        var waits = new List<TimeSpan>();
        using (new DatabaseFaults(_desk.DatabasePath) { LostAt = 1 })
        {
            _time.SetUtcNow(s_due);
            for (SchedulerInstruction? instruction = null; instruction is null or SchedulerInstruction.RetryTrigger; _time.SetUtcNow(trigger.NextFireTimeUtc!.Value))
            {
                var context = Context(trigger, _time.GetUtcNow(), s_due);
                trigger.Triggered(calendar: null);
                var failure = await Assert.ThrowsAsync<JobExecutionException>(() => ExecuteAsync(host, context));
                instruction = trigger.ExecutionComplete(context, failure);
                waits.Add(trigger.NextFireTimeUtc!.Value - _time.GetUtcNow());
            }
        }

        Assert.Equal(["00:00:30", "00:02:00", "00:10:00", "00:30:00", "01:00:00"], waits.SkipLast(1).Select(wait => wait.ToString()));
        Assert.Equal(s_due.AddDays(1), _time.GetUtcNow());
        await ExecuteAsync(host, Context(trigger, s_due.AddDays(1), s_due.AddDays(1)));
        Assert.Equal(["2"], await _desk.QueryAsync("SELECT COUNT(*) FROM refresh_runs"));
    }

    [Theory]
    [InlineData("A second try, after another worker did it", "06:15:30", "06:15:10", 1)]
    [InlineData("A second try that nobody forestalled", "06:15:30", "06:14:00", 2)]
    [InlineData("The next firing, which Quartz takes for the one that failed", "1.06:15:00", "08:00:00", 2)]
    public async Task A_second_try_makes_up_for_what_is_still_due(string what, string firedAfter, string doneAfter, int runs)
    {
        var midnight = new DateTimeOffset(Desk.FirstDay.Date, TimeSpan.Zero);
        _time.SetUtcNow(midnight + TimeSpan.Parse(doneAfter, CultureInfo.InvariantCulture));
        await _desk.PrintAsync("refresh");
        using var host = Host();
        var firedAt = midnight + TimeSpan.Parse(firedAfter, CultureInfo.InvariantCulture);
        _time.SetUtcNow(firedAt);

        await ExecuteAsync(host, Context(Trigger(), firedAt, s_due, attempt: 1));

        Assert.True((await _desk.QueryAsync("SELECT COUNT(*) FROM refresh_runs")) is [var count] && count == $"{runs}", what);
    }

    private IHost Host() => new CommandContext(TextWriter.Null, TextWriter.Null, _desk.Settings, _time)
        .BuildHost(builder =>
        {
            var catalog = CommandContext.LoadSources(_desk.SourcesPath);
            builder.AddSourceSchedules(new LiveSources(catalog));
            builder.Services.AddSingleton<IDocumentFetcher>(services => DocumentSource.Open(services, catalog.Recording, null));
        });

    private IOperableTrigger Trigger()
    {
        var trigger = (IOperableTrigger)TriggerBuilder.Create(_time).WithIdentity("prices", "refresh").ForJob(SourceSchedules.JobOf("prices")).WithSchedule(SourceSchedules.InUtc("0 15 6 * * ?")).Build();
        trigger.ComputeFirstFireTimeUtc(calendar: null);
        return trigger;
    }

    private static IJobExecutionContext Context(ITrigger trigger, DateTimeOffset firedAt, DateTimeOffset scheduledAt, int? attempt = null) => JobExecutionContextBuilder
        .For(new JobOfTheDesk())
        .WithJob(JobBuilder.Create<RefreshSourceJob>().WithIdentity(SourceSchedules.JobOf("prices")).Build())
        .WithTrigger(trigger)
        .FiredAt(firedAt, scheduledAt)
        .WithRetryAttempt(attempt ?? trigger.RetryAttempt)
        .Build();

    private static async Task ExecuteAsync(IHost host, IJobExecutionContext context) =>
        await ActivatorUtilities.CreateInstance<RefreshSourceJob>(host.Services).Execute(context, TestContext.Current.CancellationToken);

    // A context wants a job that is made, and ours is made where it runs.
    private sealed class JobOfTheDesk : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
