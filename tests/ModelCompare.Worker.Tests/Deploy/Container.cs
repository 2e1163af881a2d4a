using System.Diagnostics;
using System.Globalization;
using System.Text;
using ModelCompare.Tests;
using Xunit;

namespace ModelCompare.Worker.Tests.Deploy;

/// <summary>
/// The image, run as <c>docker run --read-only</c> with the sample site in the place of sources.json: first process of its own namespace, no
/// network but its loopback, everything read-only but the data, and the image's user without any right.
/// </summary>
internal sealed class Container : IAsyncDisposable
{
    // Arguments: the image's root, the runtime's folder, the sample site; then the command.
    private const string Enter = """
        set -e
        root=$1; runtime=$2; sample=$3; shift 3
        mount --make-rprivate /
        mount --bind "$root" "$root"
        mkdir -p "$root/usr" "$root/proc" "$root/dev" "$root/runtime" "$root/tmp"
        for link in bin lib lib64; do [ ! -L /$link ] || ln -sfn "$(readlink /$link)" "$root/$link"; done
        mount --bind /usr "$root/usr"
        mount --bind "$runtime" "$root/runtime"
        mount --bind "$sample" "$root/etc/modelcompare"
        for device in null zero urandom; do touch "$root/dev/$device"; mount --bind /dev/$device "$root/dev/$device"; done
        mount -t proc proc "$root/proc"
        mount --bind "$root/data" "$root/data"
        for place in "" /usr /runtime /etc/modelcompare; do mount -o remount,bind,ro "$root$place"; done
        ip link set lo up
        exec chroot "$root" "$@"
        """;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private Container(Process process) => _process = process;

    /// <summary>What the worker wrote so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    private static string WorkFolder => Dockerfile.Final("WORKDIR").Single().Text;

    private static string[] Entry => [.. Dockerfile.Final("ENTRYPOINT").Single().Exec!, .. Dockerfile.Final("CMD").Single().Exec!];

    public static Container Start(ContainerImage image)
    {
        var runtime = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        var sample = Path.Combine(RepositoryFolder.Path, "deploy", "sample");
        string[] namespaces = ["--mount", "--net", "--pid", "--fork", "--kill-child", "sh", "-c", Enter, "enter"];
        var process = new Process { StartInfo = ToolRun.StartInfo("/", "unshare", [.. namespaces, image.Root, runtime, sample, .. AsUser(Entry)]) };
        var container = new Container(process);
        process.OutputDataReceived += (_, line) => container.Receive(line.Data);
        process.ErrorDataReceived += (_, line) => container.Receive(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return container;
    }

    /// <summary>Runs a command in the container, as <c>docker exec</c> and HEALTHCHECK do.</summary>
    public async Task<ToolRun> ExecAsync(params string[] command) =>
        await ToolRun.StartAsync("/", "nsenter", ["--target", FirstProcess, "--mount", "--net", "--pid", "--root", "--wd=/", .. AsUser(command)], TestContext.Current.CancellationToken);

    /// <summary>Asks the Dockerfile's HEALTHCHECK until it is content, as an engine does while a container starts.</summary>
    /// <returns>How often it was asked.</returns>
    public async Task<int> BecomeHealthyAsync()
    {
        var check = Dockerfile.Final("HEALTHCHECK").Single().Text;
        return await BeContentAsync(System.Text.Json.JsonSerializer.Deserialize<string[]>(check[check.IndexOf('[', StringComparison.Ordinal)..])!);
    }

    /// <summary>Asks a command until it is content: a machine with much to do may not answer in time, and engines ask several times, too.</summary>
    /// <returns>How often it was asked.</returns>
    public async Task<int> BeContentAsync(params string[] command)
    {
        var started = TimeProvider.System.GetTimestamp();
        var (answer, asked) = (new ToolRun(1, ""), 0);
        do
        {
            Assert.False(_process.HasExited, $"The worker ended:\n{Log}");
            Assert.True(TimeProvider.System.GetElapsedTime(started) < s_patience, $"The worker did not become healthy: {answer.Text}\n{Log}");
            if (File.Exists($"/proc/{_process.Id}/task/{_process.Id}/children") && FirstProcess.Length > 0)
            {
                answer = await ExecAsync(command);
                asked++;
            }
        }
        while (answer.Status != 0);
        return asked;
    }

    /// <summary>Sends SIGTERM to the first process, as an engine does, and waits for its end.</summary>
    /// <returns>The exit status and how long the end took.</returns>
    public async Task<(int Status, TimeSpan Took)> StopAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        await ToolRun.StartAsync("/", "kill", ["-TERM", FirstProcess], TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(s_patience, TestContext.Current.CancellationToken);
        return (_process.ExitCode, TimeProvider.System.GetElapsedTime(started));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    // unshare's only child, which has become the program.
    private string FirstProcess => File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/task/{_process.Id}/children")).Trim();

    // The image's environment, folder and user; the runtime's folder is that of this machine.
    private static string[] AsUser(string[] command)
    {
        var environment = new Dictionary<string, string>(ContainerImage.BaseEnvironment)
        {
            ["DOTNET_ROOT"] = "/runtime",
            // The sample was recorded long ago; a worker that has read it would not be ready.
            ["Freshness__Limit"] = "3650.00:00:00",
        };
        foreach (var (name, value) in Dockerfile.Pairs(Dockerfile.Final("ENV")))
        {
            environment[name] = value.Replace("${PATH}", environment["PATH"], StringComparison.Ordinal);
        }

        var user = environment["APP_UID"];
        return
        [
            "/usr/bin/env", "-i", "-C", WorkFolder, .. environment.Select(pair => $"{pair.Key}={pair.Value}"),
            "/usr/bin/setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups", "--no-new-privs", "--inh-caps=-all", "--bounding-set=-all",
            .. command,
        ];
    }

    private void Receive(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }
}
