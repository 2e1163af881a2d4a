using System.CommandLine;
using ModelCompare.Comparison;
using ModelCompare.Comparison.Rendering;
using ModelCompare.Storage;
using ModelCompare.Worker.Refreshing;

namespace ModelCompare.Worker.Commands;

/// <summary><c>compare A B</c>: the comparison of two models as of today.</summary>
internal static class CompareCommand
{
    internal static Command Create(CommandContext context)
    {
        var left = new Argument<string>("A") { Description = "A model's slug, name, or name at a provider." };
        var right = new Argument<string>("B") { Description = "The other model." };
        var format = CommandOptions.Format("text", "json", "markdown", "html");
        var input = Tokens("--input-tokens", "Input tokens a month for which costs are told, e.g. 800M; the default is 800M.");
        var output = Tokens("--output-tokens", "Output tokens a month, e.g. 250M; the default is 250M.");
        var command = new Command("compare", "Compare two models.") { left, right, format, input, output };
        command.SetAction((parsed, token) => RunAsync(
            context,
            parsed.GetRequiredValue(left),
            parsed.GetRequiredValue(right),
            parsed.GetRequiredValue(format),
            TrafficOf(parsed.GetValue(input), parsed.GetValue(output)),
            token));
        return command;
    }

    private static Option<string?> Tokens(string name, string description) => new(name) { Description = description, HelpName = "TOKENS" };

    private static Traffic TrafficOf(string? input, string? output) =>
        Traffic.TryParse(input, output, out var traffic, out var problem) ? traffic : throw new CommandException(problem);

    private static async Task<int> RunAsync(
        CommandContext context, string left, string right, string format, Traffic traffic, CancellationToken cancellationToken)
    {
        using var host = await context.OpenExistingCatalogAsync(cancellationToken).ConfigureAwait(false);
        var reader = host.Services.GetRequiredService<CatalogReader>();
        var lookup = await ModelLookup.LoadAsync(reader, cancellationToken).ConfigureAwait(false);
        var (a, b) = (lookup.Find(left), lookup.Find(right));
        if (a.Slug == b.Slug)
        {
            throw new CommandException($"\"{left}\" and \"{right}\" are one model, {a.Slug}; name two.");
        }

        // Built afresh: a stored snapshot is rewritten when its content changes, not when a review date moves.
        var comparisons = host.Services.GetRequiredService<ComparisonRegenerator>();
        var snapshot = await comparisons.BuildAsync(ComparisonPair.Of(a.Slug, b.Slug), traffic, cancellationToken).ConfigureAwait(false);
        context.Output.WriteLine(Render(snapshot ?? throw await NothingStatedAsync(reader, [a.Slug, b.Slug], cancellationToken).ConfigureAwait(false), format));
        return ExitStatus.Done;
    }

    private static async Task<CommandException> NothingStatedAsync(CatalogReader reader, string[] slugs, CancellationToken cancellationToken)
    {
        var stated = await reader.GetModelsAsync(cancellationToken).ConfigureAwait(false);
        var gone = slugs.Except(stated.Select(model => model.Slug)).ToArray();
        return new($"No source states anything of {string.Join(" or ", gone)} now, so there is nothing to compare. {string.Join(" and ", gone.Select(slug => $"`explain {slug}`"))} tells what was stated before.");
    }

    private static string Render(Snapshot snapshot, string format) => format switch
    {
        "json" => SnapshotJson.Serialize(snapshot),
        "markdown" => SnapshotMarkdown.Render(snapshot),
        "html" => SnapshotHtml.Render(snapshot),
        _ => SnapshotText.Render(snapshot),
    };
}
