using System.Diagnostics;
using ModelCompare.Tests;
using Xunit;

namespace ModelCompare.Worker.Tests.Http;

/// <summary>The example program of deploy/examples, run as its first lines say.</summary>
public sealed class ExampleTests(SampleApi api) : IClassFixture<SampleApi>
{
    [Fact]
    public async Task The_example_program_prints_the_cheapest_model_with_tools_and_a_long_context()
    {
        var start = new ProcessStartInfo("dotnet", ["run", "deploy/examples/cheapest-model-with-tools.cs", api.Client.BaseAddress!.ToString()])
        {
            WorkingDirectory = RepositoryFolder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(program.ExitCode == 0, $"The example ended with {program.ExitCode}: {await output}{await error}");
        Assert.Matches(@"^.+ at \S+ as .+: input \$[\d.]+, output \$[\d.]+, blended \$[\d.]+ per 1M tokens, \d+ tokens of context, confirmed \d{4}-\d\d-\d\d\r?\n$", await output);
        var slugs = (await api.DocumentAsync("/v1/models?capability=tool_use&minContext=128000")).GetProperty("items").EnumerateArray().Select(model => model.GetProperty("name").GetString()!);
        Assert.Contains(slugs, name => output.Result.StartsWith($"{name} at ", StringComparison.Ordinal));
    }
}
