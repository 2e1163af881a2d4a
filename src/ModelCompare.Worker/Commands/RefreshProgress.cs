using System.Globalization;
using ModelCompare.Worker.Refreshing;
using Spectre.Console;

namespace ModelCompare.Worker.Commands;

/// <summary>Shows on standard error how a refresh gets on: a live line on a terminal, else a line for each source.</summary>
internal static class RefreshProgress
{
    /// <summary>Runs the work and shows its steps.</summary>
    /// <param name="error">Where to.</param>
    /// <param name="total">How many sources there are.</param>
    /// <param name="work">Reports its steps.</param>
    internal static async Task<T> WatchAsync<T>(TextWriter error, int total, Func<IProgress<RefreshStep>, Task<T>> work)
    {
        if (!Consoles.IsTerminal(error))
        {
            return await work(new Lines(error, total)).ConfigureAwait(false);
        }

        return await Consoles.Of(error).Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn { Width = 24 }, new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(context => work(new Live(context.AddTask("starting", maxValue: total + 1), total))).ConfigureAwait(false);
    }

    private sealed class Lines(TextWriter error, int total) : IProgress<RefreshStep>
    {
        private readonly Lock _lock = new();
        private int _done;

        public void Report(RefreshStep value)
        {
            if (value is not RefreshStep.Ended { Refresh: var refresh })
            {
                return;
            }

            lock (_lock)
            {
                _done++;
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_done,3}/{total} {refresh.SourceId}: {Summary(refresh)}"));
            }
        }

        private static string Summary(SourceRefresh refresh) => refresh.Error is { } reason ? $"{refresh.Outcome.ToString().ToLowerInvariant()}: {reason}" : string.Create(
            CultureInfo.InvariantCulture, $"{refresh.Changes.New} new, {refresh.Changes.Changed} changed, {refresh.Changes.Confirmed} confirmed");
    }

    // The last step is for the comparisons.
    private sealed class Live(ProgressTask task, int total) : IProgress<RefreshStep>
    {
        private readonly Lock _lock = new();
        private readonly List<string> _running = [];
        private int _failed;

        public void Report(RefreshStep value)
        {
            lock (_lock)
            {
                switch (value)
                {
                    case RefreshStep.Started { SourceId: var id }:
                        _running.Add(id);
                        break;
                    case RefreshStep.Ended { Refresh: var refresh }:
                        _running.Remove(refresh.SourceId);
                        _failed += refresh.Outcome is SourceRefreshOutcome.Failed ? 1 : 0;
                        task.Increment(1);
                        break;
                }

                var doing = value is RefreshStep.Aligning ? "bringing comparisons in line" : string.Join(", ", _running);
                var failed = _failed > 0 ? string.Create(CultureInfo.InvariantCulture, $", {_failed} failed") : "";
                task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{task.Value:0}/{total}{failed}: {doing}"));
            }
        }
    }
}
