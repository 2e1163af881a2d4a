using System.Diagnostics;

namespace ModelCompare.Worker.Tests.Deploy;

/// <summary>What a tool of the machine said.</summary>
internal sealed record ToolRun(int Status, string Text)
{
    // Only a guard against waiting for ever.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    public static async Task<ToolRun> StartAsync(string folder, string tool, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(folder, tool, arguments) };
        // Servers of the build would outlive it and keep its output open.
        process.StartInfo.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        process.StartInfo.Environment["UseSharedCompilation"] = "false";
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken).WaitAsync(s_patience, cancellationToken);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new(process.ExitCode, await output + await error);
    }

    public static ProcessStartInfo StartInfo(string folder, string tool, IEnumerable<string> arguments) =>
        new(tool, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
}
