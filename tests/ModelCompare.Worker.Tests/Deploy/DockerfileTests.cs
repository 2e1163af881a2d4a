using System.Text.RegularExpressions;
using System.Xml.Linq;
using ModelCompare.Tests;
using Xunit;

namespace ModelCompare.Worker.Tests.Deploy;

/// <summary>A linter over the Dockerfile: no tool for it is served here, so these are the rules that matter for this one.</summary>
public sealed class DockerfileTests
{
    private static readonly string[] s_known =
        ["FROM", "WORKDIR", "COPY", "RUN", "ARG", "LABEL", "ENV", "USER", "VOLUME", "HEALTHCHECK", "STOPSIGNAL", "ENTRYPOINT", "CMD"];

    [Fact]
    public void Every_instruction_is_one_that_engines_know() =>
        Assert.All(Dockerfile.Instructions, instruction => Assert.Contains(instruction.Word, s_known));

    [Fact]
    public void Every_base_image_has_a_tag_that_is_not_latest() =>
        Assert.All(Dockerfile.Instructions.Where(instruction => instruction.Word == "FROM"), from => Assert.Matches(@"^\S+:(?!latest)[\w.-]+( AS \w+)?$", from.Text));

    [Fact]
    public void The_shipped_stage_runs_nothing_while_it_is_built_and_takes_no_remote_files() =>
        Assert.Empty(Dockerfile.Final("RUN").Concat(Dockerfile.Final("ADD")));

    [Fact]
    public void Programs_are_started_without_a_shell()
    {
        Assert.NotNull(Assert.Single(Dockerfile.Final("ENTRYPOINT")).Exec);
        Assert.NotNull(Assert.Single(Dockerfile.Final("CMD")).Exec);
        Assert.Matches(@"^CMD \[", Assert.Single(Dockerfile.Final("HEALTHCHECK")).Text);
    }

    [Fact]
    public void The_user_is_the_unprivileged_one_of_the_base_image() =>
        Assert.Equal("$APP_UID", Assert.Single(Dockerfile.Final("USER")).Text);

    [Fact]
    public void The_version_label_is_the_version_of_the_program()
    {
        var version = XDocument.Load(Path.Combine(RepositoryFolder.Path, "Directory.Build.props")).Descendants("Version").Single().Value;

        Assert.Contains(KeyValuePair.Create("VERSION", version), Dockerfile.Pairs(Dockerfile.Final("ARG")));
        Assert.Contains(KeyValuePair.Create("org.opencontainers.image.version", "${VERSION}"), Dockerfile.Pairs(Dockerfile.Final("LABEL")));
    }

    [Fact]
    public void Every_file_that_is_copied_is_there_and_not_ignored()
    {
        var ignore = File.ReadAllLines(Path.Combine(RepositoryFolder.Path, ".dockerignore"));
        var sources = Dockerfile.Instructions.Where(instruction => instruction.Word == "COPY" && !instruction.Flags.ContainsKey("--from")).SelectMany(copy => copy.Words[..^1]).ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.True(Path.Exists(Path.Combine(RepositoryFolder.Path, source)), source));
        Assert.All(sources, source => Assert.Contains(ignore, line => line.StartsWith('!') && (source.TrimEnd('/') == line[1..] || source.StartsWith(line[1..] + "/", StringComparison.Ordinal))));
        // And the other way: nothing is sent to the engine that is not copied.
        Assert.All(ignore.Where(line => line.StartsWith('!')), line => Assert.Contains(sources, source => source.TrimEnd('/') == line[1..]));
    }

    [Fact]
    public void Every_project_that_the_program_needs_is_restored_before_the_sources_are_copied()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, "src"), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(RepositoryFolder.Path, file));
        var copied = Dockerfile.Instructions.TakeWhile(instruction => !Regex.IsMatch(instruction.Text, "^dotnet restore")).SelectMany(instruction => instruction.Words).ToList();

        Assert.All(projects, project => Assert.Contains(project, copied));
    }
}
