using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using ModelCompare.Catalog;

namespace ModelCompare.Tests.Prices;

/// <summary>A price as a person read it on a recorded page, under the key by which the scorer of the recordings compares.</summary>
/// <param name="Key">Model, meter, modality, tier, context, currency and dates, in one spelling.</param>
/// <param name="Amount">Per one million tokens.</param>
/// <param name="IsOptional">Not stated where a reader sees it; never missing.</param>
internal sealed partial record TruthRow(string Key, decimal Amount, bool IsOptional)
{
    public static IReadOnlyList<TruthRow> Load(string path)
    {
        using var csv = CsvReader.FromText(File.ReadAllText(path), new CsvReaderOptions { Separator = ',' });
        csv.ReadHeader();
        string[] headers = [.. csv.Headers];
        var rows = new List<TruthRow>();
        while (csv.Read())
        {
            var fields = headers.Select((header, index) => (header, Text: csv.GetString(index))).ToDictionary(field => field.header, field => field.Text);
            rows.Add(Of(fields));
        }

        return [.. rows.Where(row => Meters.IsToken(row.Key.Split('|')[1]))];
    }

    public static string KeyOf(PriceFact fact) => Join(
        fact.Listing.ProviderModel, fact.Terms.Meter, fact.Terms.Modality, fact.Terms.ServiceTier, fact.Terms.Context?.Text ?? "", fact.Terms.Currency,
        fact.Terms.EffectiveFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), fact.Terms.EffectiveTo?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static TruthRow Of(Dictionary<string, string> row)
    {
        string Text(string column) => row.GetValueOrDefault(column, "");
        return new(
            Join(Text("model"), Text("meter"), Text("modality"), Text("service_tier"), Text("context"), Text("currency"), Text("effective_from"), Text("effective_to")),
            decimal.Parse(Text("amount_per_1m"), CultureInfo.InvariantCulture),
            Text("note").StartsWith("props-only", StringComparison.Ordinal) || Text("note").StartsWith("footnote-only", StringComparison.Ordinal));
    }

    private static string Join(string model, string meter, string modality, string tier, string context, string currency, string? from, string? to) => string.Join('|',
        OutsideName().Replace(model.Trim().ToLowerInvariant(), "-").Trim('-'),
        meter,
        modality == "text" ? "" : string.Join('+', modality.Split('+', ',', '/').Select(part => part.Trim()).Order(StringComparer.Ordinal)),
        tier.Length == 0 ? ServiceTiers.Standard : tier,
        Millions().Replace(context.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(), "${number}000k"),
        currency, from, to);

    [GeneratedRegex(@"[^a-z0-9.]+")]
    private static partial Regex OutsideName();

    [GeneratedRegex(@"(?<number>\d+)m")]
    private static partial Regex Millions();
}
