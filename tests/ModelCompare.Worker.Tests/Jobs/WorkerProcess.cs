using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Tests.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Jobs;

/// <summary>The built executable, running <c>run</c> on a desk.</summary>
internal sealed partial class WorkerProcess : IDisposable
{
    // Only a guard against waiting for ever: tests wait for lines and for the end, not for a time.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _log = new();

    private WorkerProcess(Process process) => _process = process;

    /// <summary>Everything on standard error that was waited for so far.</summary>
    public string Log => _log.ToString();

    public static WorkerProcess Start(Desk desk, params string[] command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals of Unix cannot be sent on Windows: this test runs on Linux and macOS.");
        var program = typeof(CommandLine).Assembly.Location;
        // What a shell starts in the background ignores Ctrl+C, and so do its children; the worker is to hear it.
        string[] launcher = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(launcher[0], [.. launcher.Skip(1), program, .. command, "--sources", desk.SourcesPath])
        {
            WorkingDirectory = desk.Folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (key, value) in desk.Settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var worker = new WorkerProcess(new Process { StartInfo = start });
        worker._process.ErrorDataReceived += (_, line) => worker.Receive(line.Data);
        worker._process.Start();
        worker._process.BeginErrorReadLine();
        worker._process.BeginOutputReadLine();
        return worker;
    }

    /// <summary>Reads standard error up to a line that holds <paramref name="text"/>.</summary>
    public async Task WaitForAsync(string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
        {
            _log.AppendLine(line);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The worker ended without \"{text}\":\n{_log}");
    }

    /// <summary>Waits until the worker answers HTTP.</summary>
    /// <returns>Its address.</returns>
    public async Task<Uri> ListenAsync()
    {
        await WaitForAsync("Now listening on");
        return new(Address().Match(Log).Value);
    }

    /// <summary>Sends a signal and waits for the end.</summary>
    /// <returns>The exit status and how long the end took.</returns>
    public async Task<(int Status, TimeSpan Took)> SignalAsync(string signal)
    {
        var started = TimeProvider.System.GetTimestamp();
        using (var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(s_patience, TestContext.Current.CancellationToken);
        var took = TimeProvider.System.GetElapsedTime(started);
        await foreach (var line in _lines.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            _log.AppendLine(line);
        }

        return (_process.ExitCode, took);
    }

    /// <summary>Waits for the end of a worker that ends by itself.</summary>
    /// <returns>The exit status.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(s_patience, TestContext.Current.CancellationToken);
        await foreach (var line in _lines.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            _log.AppendLine(line);
        }

        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    private void Receive(string? line)
    {
        if (line is null)
        {
            _lines.Writer.TryComplete();
        }
        else
        {
            _lines.Writer.TryWrite(line);
        }
    }
}
