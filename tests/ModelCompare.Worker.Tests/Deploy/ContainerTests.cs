using Xunit;

namespace ModelCompare.Worker.Tests.Deploy;

/// <summary>The Dockerfile's steps, performed without an engine; a build of the program takes most of the time.</summary>
public sealed class ContainerTests(ContainerImage image, ITestOutputHelper output) : IClassFixture<ContainerImage>
{
    // An engine kills after ten seconds.
    private static readonly TimeSpan s_longestStop = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task The_image_runs_read_only_and_unprivileged_becomes_healthy_and_stops_at_a_signal()
    {
        Assert.SkipWhen(image.Lacks is not null, image.Lacks ?? "");
        var started = TimeProvider.System.GetTimestamp();
        await using var container = Container.Start(image);
        var checks = await container.BecomeHealthyAsync();
        output.WriteLine($"From start to ready, with a catalog that had to be made: {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s, in which HEALTHCHECK asked {checks} times.");

        // That the place is as narrow as this test says.
        Assert.Equal("1654\n", (await container.ExecAsync("/usr/bin/id", "-u")).Text);
        Assert.NotEqual(0, (await container.ExecAsync("/usr/bin/touch", "/tmp/file")).Status);
        Assert.NotEqual(0, (await container.ExecAsync("/usr/bin/touch", "/app/file")).Status);
        Assert.Equal(0, (await container.ExecAsync("/usr/bin/touch", "/data/file")).Status);

        // By its name on the path, as the README does; the sample site was refreshed once.
        await container.BeContentAsync("modelcompare", "health", "--live");
        var refresh = await container.ExecAsync("modelcompare", "refresh", "--source", "workers-ai-prices");
        Assert.True(refresh.Status == 0, refresh.Text);
        Assert.Contains("llama-3.2-1b-instruct", (await container.ExecAsync("modelcompare", "export", "prices", "--format", "csv")).Text, StringComparison.Ordinal);

        var (status, took) = await container.StopAsync();

        Assert.True(status == 0, $"The worker ended with {status}:\n{container.Log}");
        Assert.True(took < s_longestStop, $"The worker took {took} to end:\n{container.Log}");
        Assert.DoesNotContain("Read-only file system", container.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", container.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void The_image_holds_the_program_and_the_list_of_sources_that_the_command_names()
    {
        Assert.SkipWhen(image.Lacks is not null, image.Lacks ?? "");

        Assert.True(File.Exists(Path.Join(image.Root, Dockerfile.Final("ENTRYPOINT").Single().Exec![0])));
        Assert.True(File.Exists(Path.Join(image.Root, Dockerfile.Final("CMD").Single().Exec![^1])));
    }
}
