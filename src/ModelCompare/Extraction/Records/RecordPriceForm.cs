using System.Collections.Immutable;
using System.Globalization;
using ModelCompare.Sources;

namespace ModelCompare.Extraction.Records;

/// <summary>
/// Reads the price components of a record. Where components of one meter start above different lengths of prompt,
/// each holds up to where the next one starts, as price lists with overrides for long prompts mean it.
/// </summary>
internal sealed class RecordPriceForm(ImmutableArray<RecordPrice> declarations)
{
    private readonly (RecordPrice Price, RecordPath Path)[] prices = [.. declarations.Select(price => (price, RecordPath.Parse(price.Path)))];

    public IEnumerable<Observation> Observe(RecordMatch record)
    {
        var components = prices.SelectMany(price => Components(record, price.Price, price.Path)).ToList();
        return components.Select(component => component.ToObservation(UpTo(component, components)));
    }

    private static IEnumerable<Component> Components(RecordMatch record, RecordPrice price, RecordPath path) =>
        from match in path.From(record)
        let text = RecordNode.TextOf(match.Node)
        where !string.IsNullOrWhiteSpace(text)
        select new Component(price, match.Path, text, ContextOver(record, price, match));

    private static string? ContextOver(RecordMatch record, RecordPrice price, RecordMatch amount)
    {
        if (price.ContextOver is null || long.TryParse(price.ContextOver, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return price.ContextOver;
        }

        var path = RecordPath.Parse(price.ContextOver).Bind(amount.Wildcards);
        return path.From(record).Select(match => RecordNode.TextOf(match.Node)).FirstOrDefault();
    }

    private static long? UpTo(Component component, List<Component> all) => all
        .Where(other => other.Group == component.Group && other.OverTokens > (component.OverTokens ?? 0))
        .Min(other => other.OverTokens);

    private sealed record Component(RecordPrice Price, string Path, string Text, string? Over)
    {
        public (string, string, string?) Group => (Price.Meter, Price.Modality, Price.ServiceTier);

        public long? OverTokens => long.TryParse(Over, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens) ? tokens : null;

        public Observation ToObservation(long? upTo)
        {
            var labels = ImmutableArray.CreateBuilder<Label>();
            labels.Add(Qualifiers.Of(Qualifiers.Unit, Price.Per));
            Add(Qualifiers.Modality, Price.Modality);
            Add(Qualifiers.ServiceTier, Price.ServiceTier);
            Add(Qualifiers.ContextOver, Over);
            Add(Qualifiers.ContextUpTo, upTo?.ToString(CultureInfo.InvariantCulture));
            return RecordForm.Observe(Price.Meter, Path, [Text], labels.ToImmutable());

            void Add(string name, string? text)
            {
                if (!string.IsNullOrEmpty(text))
                {
                    labels.Add(Qualifiers.Of(name, text));
                }
            }
        }
    }
}
