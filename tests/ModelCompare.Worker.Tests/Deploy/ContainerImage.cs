using System.Text.RegularExpressions;
using ModelCompare.Tests;
using Xunit;

namespace ModelCompare.Worker.Tests.Deploy;

/// <summary>
/// The files of the image, laid out by performing the Dockerfile's own COPY and RUN lines in a folder, since no engine runs here. The
/// base images are this machine's SDK and runtime.
/// </summary>
public sealed partial class ContainerImage : IAsyncLifetime
{
    /// <summary>What the base image sets: its unprivileged user, and the port that ASP.NET would listen on by itself.</summary>
    internal static readonly IReadOnlyDictionary<string, string> BaseEnvironment = new Dictionary<string, string>
    {
        ["APP_UID"] = "1654",
        ["ASPNETCORE_HTTP_PORTS"] = "8080",
        ["DOTNET_RUNNING_IN_CONTAINER"] = "true",
        ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("image-").FullName;

    /// <summary>The root of the image's file system.</summary>
    public string Root => Path.Combine(_folder, "image");

    /// <summary>Why the machine cannot do this; null when it can.</summary>
    public string? Lacks { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Lacks = await FindLackAsync();
        if (Lacks is not null)
        {
            return;
        }

        var stages = Enumerable.Range(0, Dockerfile.LastStage).ToDictionary(NameOf, stage => Directory.CreateDirectory(Path.Combine(_folder, "stage" + stage)).FullName);
        Directory.CreateDirectory(Root);
        foreach (var instruction in Dockerfile.Instructions)
        {
            var root = instruction.Stage == Dockerfile.LastStage ? Root : stages[NameOf(instruction.Stage)];
            await PerformAsync(instruction, root, stages);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string NameOf(int stage) => Dockerfile.Instructions.Single(from => from.Word == "FROM" && from.Stage == stage).Words is [_, "AS", var name] ? name : $"{stage}";

    private static async Task<string?> FindLackAsync()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "The steps of the Dockerfile need root on Linux, for a root file system that is read-only and a user without rights: run this test as root.";
        }

        var tools = await ToolRun.StartAsync("/", "sh", ["-c", "command -v unshare nsenter mount chroot setpriv ip && unshare --mount --net --pid --fork ip link set lo up"], CancellationToken.None);
        return tools.Status == 0 ? null : $"The steps of the Dockerfile need unshare, nsenter, mount, chroot, setpriv and ip, and the right to make namespaces: {tools.Text}";
    }

    private static async Task PerformAsync(Instruction instruction, string root, Dictionary<string, string> stages)
    {
        switch (instruction.Word)
        {
            case "COPY":
                var from = instruction.Flags.TryGetValue("--from", out var stage) ? stages[stage] : RepositoryFolder.Path;
                await CopyAsync(instruction, from, root);
                break;
            case "RUN":
                // The folders of the stage stand for those of the machine.
                await ShellAsync(Path.Join(root, WorkFolder(instruction.Stage)), AbsolutePath().Replace(instruction.Text, root + "$0"));
                break;
            case "WORKDIR":
                Directory.CreateDirectory(Path.Join(root, instruction.Text));
                break;
        }
    }

    // As an engine does: the content of a folder, and a link as a link; what builds left behind is ignored.
    private static async Task CopyAsync(Instruction copy, string from, string root)
    {
        var target = Path.Combine(Path.Join(root, WorkFolder(copy.Stage)), copy.Words[^1].TrimStart('/'));
        if (copy.Words[^1].StartsWith('/'))
        {
            target = Path.Join(root, copy.Words[^1]);
        }

        foreach (var source in copy.Words[..^1].Select(word => Path.Join(from, word)))
        {
            var into = copy.Words[^1].EndsWith('/') || Directory.Exists(source) ? target : Path.GetDirectoryName(target)!;
            await ShellAsync(from, Directory.Exists(source)
                ? $"mkdir -p '{into}' && tar -C '{source}' --exclude=bin --exclude=obj -c . | tar -C '{into}' -xp"
                : $"mkdir -p '{into}' && cp -a '{source}' '{target}'");
        }

        if (copy.Flags.TryGetValue("--chown", out var owner))
        {
            await ShellAsync(root, $"chown -R {owner.Replace("$APP_UID", BaseEnvironment["APP_UID"], StringComparison.Ordinal)} '{target}'");
        }
    }

    private static string WorkFolder(int stage) => Dockerfile.Instructions.Single(folder => folder.Word == "WORKDIR" && folder.Stage == stage).Text;

    private static async Task ShellAsync(string folder, string command)
    {
        var run = await ToolRun.StartAsync(folder, "sh", ["-ec", command], TestContext.Current.CancellationToken);
        Assert.True(run.Status == 0, $"{command}\n{run.Text}");
    }

    [GeneratedRegex(@"(?<![^\s=])/(app|data)\b")]
    private static partial Regex AbsolutePath();
}
