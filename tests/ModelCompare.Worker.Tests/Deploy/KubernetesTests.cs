using System.Text.RegularExpressions;
using System.Xml.Linq;
using k8s;
using k8s.Models;
using ModelCompare.Tests;
using ModelCompare.Worker.Tests.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Deploy;

/// <summary>
/// <c>deploy/kubernetes</c>, since no cluster runs here: read by Kubernetes' own client, whose types are made from the schemas of the API and
/// which refuses what they do not know; then what the manifests say to each other.
/// </summary>
public sealed partial class KubernetesTests
{
    private static readonly string s_folder = Path.Combine(RepositoryFolder.Path, "deploy", "kubernetes");
    private static readonly string s_readme = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "deploy", "README.md"));
    private static readonly List<object> s_manifests = [.. Directory.EnumerateFiles(s_folder).SelectMany(file => Read(File.ReadAllText(file)))];

    private static V1Deployment Deployment => One<V1Deployment>();

    private static IEnumerable<V1PodSpec> Pods => [Deployment.Spec.Template.Spec, One<V1Job>().Spec.Template.Spec];

    private static IEnumerable<V1Container> Containers => Pods.Select(pod => Assert.Single(pod.Containers));

    [Fact]
    public void Every_manifest_is_one_by_the_schemas_of_Kubernetes()
    {
        Assert.Equal(Directory.GetFiles(s_folder).Length, s_manifests.Count);
        Assert.ThrowsAny<Exception>(() => Read(File.ReadAllText(Path.Combine(s_folder, "deployment.yaml")).Replace("livenessProbe", "livenessProb", StringComparison.Ordinal)));
        Assert.ThrowsAny<Exception>(() => Read(File.ReadAllText(Path.Combine(s_folder, "deployment.yaml")).Replace("replicas: 2", "replicas: two", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_program_runs_read_only_and_without_rights_as_the_user_of_the_image()
    {
        Assert.All(Pods, pod =>
        {
            var user = long.Parse(ContainerImage.BaseEnvironment["APP_UID"], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal((true, user, user, user), (pod.SecurityContext.RunAsNonRoot, pod.SecurityContext.RunAsUser, pod.SecurityContext.RunAsGroup, pod.SecurityContext.FsGroup));
            Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
            Assert.False(pod.AutomountServiceAccountToken ?? true);
        });
        Assert.All(Containers, container =>
        {
            Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
            Assert.False(container.SecurityContext.AllowPrivilegeEscalation ?? true);
            Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
            Assert.Contains("memory", container.Resources.Limits.Keys);
        });
    }

    [Fact]
    public void Every_variable_is_a_setting_of_the_program_and_every_file_that_one_names_is_of_a_secret()
    {
        Assert.All(Containers.SelectMany(container => container.Env), variable =>
            Assert.Contains(Regex.Replace(variable.Name, "_FILE$", "").Replace("__", ":", StringComparison.Ordinal), SettingsTests.Known));
        Assert.All(Pods, pod =>
        {
            var secret = Assert.Single(pod.Volumes, volume => volume.Secret is not null);
            // The owner may read, and fsGroup, which is the program.
            Assert.Equal(Convert.ToInt32("440", 8), secret.Secret.DefaultMode);
            var place = Assert.Single(pod.Containers[0].VolumeMounts, mount => mount.Name == secret.Name).MountPath;
            var files = pod.Containers[0].Env.Where(variable => variable.Name.EndsWith("_FILE", StringComparison.Ordinal)).Select(variable => variable.Value).ToList();
            Assert.NotEmpty(files);
            Assert.Equal(KeysOf("secret generic", secret.Secret.SecretName), files.Select(Path.GetFileName));
            Assert.All(files, file => Assert.Equal(place, Path.GetDirectoryName(file)));
        });
    }

    [Fact]
    public void The_list_of_sources_stands_where_the_image_looks_for_it_and_follows_its_ConfigMap()
    {
        var sources = Assert.Single(Deployment.Spec.Template.Spec.Volumes, volume => volume.ConfigMap is not null);
        var mount = Assert.Single(Deployment.Spec.Template.Spec.Containers[0].VolumeMounts, mount => mount.Name == sources.Name);

        Assert.Equal(["sources.json"], KeysOf("configmap", sources.ConfigMap.Name));
        Assert.Equal(Dockerfile.Final("CMD").Single().Exec![^1], $"{mount.MountPath}/sources.json");
        Assert.Null(mount.SubPath);
    }

    [Fact]
    public void Whatever_selects_workers_selects_these()
    {
        var labels = Deployment.Spec.Template.Metadata.Labels;

        Assert.All(
            new[]
            {
                Deployment.Spec.Selector.MatchLabels, One<V1Service>().Spec.Selector, One<V1PodDisruptionBudget>().Spec.Selector.MatchLabels,
                One<V1NetworkPolicy>().Spec.PodSelector.MatchLabels, Assert.Single(Deployment.Spec.Template.Spec.TopologySpreadConstraints).LabelSelector.MatchLabels,
            },
            selector =>
            {
                Assert.NotEmpty(selector);
                Assert.All(selector, label => Assert.Equal(label.Value, labels[label.Key]));
            });
        // The job that makes the schema is none.
        Assert.NotEqual(labels, One<V1Job>().Spec.Template.Metadata.Labels);
        Assert.All(One<V1NetworkPolicy>().Spec.PodSelector.MatchLabels, label => Assert.Equal(label.Value, One<V1Job>().Spec.Template.Metadata.Labels[label.Key]));
    }

    [Fact]
    public void Probes_and_service_ask_the_port_that_the_program_listens_on()
    {
        var worker = Deployment.Spec.Template.Spec.Containers[0];
        var port = Assert.Single(worker.Ports);

        Assert.EndsWith($":{port.ContainerPort}", Assert.Single(worker.Env, variable => variable.Name == "Http__Urls").Value, StringComparison.Ordinal);
        Assert.Equal(port.Name, Assert.Single(One<V1Service>().Spec.Ports).TargetPort.Value);
        Assert.Equal(port.Name, Assert.Single(Assert.Single(One<V1NetworkPolicy>().Spec.Ingress).Ports).Port.Value);
        Assert.All(new[] { worker.StartupProbe, worker.LivenessProbe, worker.ReadinessProbe }, probe => Assert.Equal(port.Name, probe.HttpGet.Port.Value));
        // A restart mends no database and no source: only a worker that does not answer is started again.
        Assert.Equal(["/healthz/live", "/healthz/live", "/healthz/ready"], new[] { worker.StartupProbe, worker.LivenessProbe, worker.ReadinessProbe }.Select(probe => probe.HttpGet.Path));
    }

    [Fact]
    public void The_version_is_that_of_the_program()
    {
        var version = XDocument.Load(Path.Combine(RepositoryFolder.Path, "Directory.Build.props")).Descendants("Version").Single().Value;

        Assert.All(Containers, container => Assert.Equal($"modelcompare:{version}", container.Image));
        Assert.Equal($"modelcompare-schema-{version}", One<V1Job>().Metadata.Name);
    }

    private static List<object> Read(string yaml) => KubernetesYaml.LoadAllFromString(yaml, strict: true);

    private static T One<T>() => Assert.Single(s_manifests.OfType<T>());

    // Secrets and the ConfigMap are made by commands, for they are each installation's own; each command must give all keys, or it would take some away.
    private static List<string> KeysOf(string kind, string name)
    {
        var commands = Created().Matches(s_readme)
            .Where(command => command.Groups["kind"].Value == kind && command.Groups["name"].Value == name)
            .Select(command => FromFile().Matches(command.Groups["keys"].Value).Select(key => key.Groups["key"].Value).ToList())
            .ToList();
        Assert.NotEmpty(commands);
        Assert.All(commands, keys => Assert.Equal(commands[0], keys));
        return commands[0];
    }

    [GeneratedRegex(@"create (?<kind>secret generic|configmap) (?<name>[\w-]+)(?<keys>(?:[^\n]*\\\n)*[^\n]*)")]
    private static partial Regex Created();

    [GeneratedRegex(@"--from-file=(?<key>[\w.-]+)")]
    private static partial Regex FromFile();
}
