using System.CommandLine;

namespace ModelCompare.Worker.Commands;

/// <summary><c>run</c>: the worker; also what no command means.</summary>
internal static class RunCommand
{
    internal static Command Create(CommandContext context)
    {
        var sources = CommandOptions.Sources();
        var command = new Command("run", "Run the worker: refresh every source by its schedule until stopped.") { sources };
        command.SetAction((parsed, token) => RunAsync(context, parsed.GetRequiredValue(sources), token));
        return command;
    }

    internal static Task<int> RunAsync(CommandContext context, string sources, CancellationToken cancellationToken) => throw new NotImplementedException();
}
