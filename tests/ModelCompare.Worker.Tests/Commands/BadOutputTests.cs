using ModelCompare.Worker.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>Where results cannot be written, and where settings cannot be understood.</summary>
public sealed class BadOutputTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_full_disk_behind_standard_output_is_told_and_no_crash()
    {
        var error = new StringWriter();
        using var full = new FullWriter();

        var status = await CommandLine.RunAsync(["schema"], new(full, error, _desk.Settings), TestContext.Current.CancellationToken);

        Assert.Equal((ExitStatus.Unusable, "The results could not be written: No space left on device\n"), (status, error.ToString().ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Where_nothing_can_be_written_at_all_the_status_tells()
    {
        using var full = new FullWriter();

        Assert.Equal(ExitStatus.Unusable, await CommandLine.RunAsync(["schema"], new(full, full, _desk.Settings), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Serilog:MinimumLevel", "Loud", "Loud")]
    [InlineData("Http:Urls", "http://127.0.0.1:99999", "\"http://127.0.0.1:99999\" cannot be listened on")]
    public async Task A_setting_that_cannot_be_understood_is_named(string setting, string value, string told)
    {
        _desk.Sources(Desk.Source("prices"));
        _desk.Settings[setting] = value;

        var result = await _desk.RunAsync("run");

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains(told, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    private sealed class FullWriter : StringWriter
    {
        public override void Write(char value) => throw new IOException("No space left on device");

        public override void Write(char[] buffer, int index, int count) => throw new IOException("No space left on device");

        public override void Write(string? value) => throw new IOException("No space left on device");

        public override Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) => throw new IOException("No space left on device");
    }
}
