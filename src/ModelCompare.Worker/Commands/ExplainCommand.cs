using System.CommandLine;
using System.Globalization;
using ModelCompare.Catalog;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Commands;

/// <summary><c>explain MODEL [FIELD]</c>: every current value of a model with its source, its place and its quote.</summary>
internal static class ExplainCommand
{
    internal static Command Create(CommandContext context)
    {
        var model = new Argument<string>("MODEL") { Description = "A model's slug, name, or name at a provider." };
        var field = new Argument<string?>("FIELD") { Description = "Only this attribute, capability, meter or benchmark.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("explain", "Show what the catalog says of a model, and where each value was read.") { model, field };
        command.SetAction((parsed, token) => RunAsync(context, parsed.GetRequiredValue(model), parsed.GetValue(field), token));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string name, string? field, CancellationToken cancellationToken)
    {
        using var host = await context.OpenCatalogAsync(null, cancellationToken).ConfigureAwait(false);
        var reader = host.Services.GetRequiredService<CatalogReader>();
        var model = (await ModelLookup.LoadAsync(reader, cancellationToken).ConfigureAwait(false)).Find(name);
        var values = (await ValuesAsync(reader, cancellationToken).ConfigureAwait(false)).Where(value => value.Model == model.Slug).ToArray();
        var wanted = values.Where(value => field is null || string.Equals(value.Field, field, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (wanted.Length == 0)
        {
            throw new CommandException(field is null
                ? $"Nothing is known of {model.Slug} yet. Run `refresh`."
                : $"Nothing is known of \"{field}\" of {model.Slug}. There is: {string.Join(", ", values.Select(value => value.Field).Distinct().Order(StringComparer.Ordinal).DefaultIfEmpty("nothing"))}.");
        }

        context.Output.WriteLine($"{model.Name} ({model.Slug}), {model.Developer}");
        foreach (var value in wanted)
        {
            context.Output.WriteLine();
            context.Output.WriteLine($"{value.Field}: {value.Text}");
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {value.Source} says so of \"{value.ProviderModel}\", confirmed on {value.ConfirmedOn:yyyy-MM-dd}"));
            context.Output.WriteLine($"  quote: {value.Quote}");
            context.Output.WriteLine($"  place: {value.Locator}");
        }

        return ExitStatus.Done;
    }

    private static async Task<IEnumerable<Value>> ValuesAsync(CatalogReader reader, CancellationToken cancellationToken) =>
    [
        .. (await reader.GetAttributesAsync(cancellationToken).ConfigureAwait(false))
            .Select(row => new Value(row.Model, row.ProviderModel, row.Attribute, row.Value, row.Source, row.ConfirmedOn, row.Quote, row.Locator)),
        .. (await reader.GetCapabilitiesAsync(cancellationToken).ConfigureAwait(false))
            .Select(row => new Value(row.Model, row.ProviderModel, row.Capability, row.Supported ? "yes" : "no", row.Source, row.ConfirmedOn, row.Quote, row.Locator)),
        .. (await reader.GetPricesAsync(cancellationToken).ConfigureAwait(false))
            .Select(row => new Value(row.Model, row.ProviderModel, row.Meter, PriceOf(row), row.Source, row.ConfirmedOn, row.Quote, row.Locator)),
        .. (await reader.GetBenchmarksAsync(cancellationToken).ConfigureAwait(false))
            .Select(row => new Value(row.Model, row.ProviderModel, row.Benchmark, ScoreOf(row), row.Source, row.ConfirmedOn, row.Quote, row.Locator)),
    ];

    private static string PriceOf(PriceExport row)
    {
        string[] terms = [row.Modality, row.ServiceTier, row.Context, row.Region];
        return string.Create(CultureInfo.InvariantCulture, $"{RowWriter.Number(row.Amount)} {row.Currency} per {row.Unit} ({string.Join(", ", terms.Where(term => term.Length > 0).Append(row.Provider))})");
    }

    private static string ScoreOf(BenchmarkExport row) =>
        string.Create(CultureInfo.InvariantCulture, $"{RowWriter.Number(row.Score)} ({string.Join(", ", new[] { row.Metric, row.Setting }.Where(text => text.Length > 0).DefaultIfEmpty("no setting stated"))})");

    private sealed record Value(
        string Model, string ProviderModel, string Field, string Text, string Source, DateOnly ConfirmedOn, string Quote, string Locator);
}
