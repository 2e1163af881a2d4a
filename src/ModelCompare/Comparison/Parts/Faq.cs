using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Parts;

internal static class Faq
{
    private const int ShownCapabilities = 3;
    private const int ShownProviders = 5;

    public static ImmutableArray<FaqEntry> Of(ComparedPair pair) =>
    [
        Context(pair),
        License(pair),
        .. Capabilities.All
            .Where(name => pair.Left.Has(name) || pair.Right.Has(name))
            .Take(ShownCapabilities)
            .Select(name => Capability(pair, name)),
        Providers(pair),
    ];

    private static FaqEntry Context(ComparedPair pair) => new(
        $"Does {pair.Left.Name} or {pair.Right.Name} take more context?",
        (pair.Left.ContextWindow, pair.Right.ContextWindow) switch
        {
            ({ } l, { } r) when l == r => $"Neither: both take {ContextText.Of(l)} tokens.",
            ({ } l, { } r) when l > r => More(pair.Left, l, pair.Right, r),
            ({ } l, { } r) => More(pair.Right, r, pair.Left, l),
            ({ } l, null) => Untold(pair.Left, l, pair.Right),
            (null, { } r) => Untold(pair.Right, r, pair.Left),
            _ => "That cannot be told: no context window is stated for either.",
        });

    private static string More(ComparedModel larger, long more, ComparedModel smaller, long less)
    {
        var (large, small) = ContextText.Pair(more, less);
        return $"{larger.Name} does, with {large} tokens; {smaller.Name} takes {small}. What a provider allows on its route can be less.";
    }

    private static string Untold(ComparedModel known, long tokens, ComparedModel unknown) =>
        $"That cannot be told: {known.Name} takes {ContextText.Of(tokens)} tokens, and no window is stated for {unknown.Name}.";

    private static FaqEntry License(ComparedPair pair) => new(
        $"Are {pair.Left.Name} and {pair.Right.Name} open source, and under which licences?",
        $"{Openness(pair.Left)} {Openness(pair.Right)} The text of a licence decides, not its name.");

    private static string Openness(ComparedModel model)
    {
        var openness = model.Attribute(ModelAttributes.Openness) switch
        {
            "proprietary" => $"{model.Name} is not open source but proprietary",
            "open_weights" => $"{model.Name} has open weights, which is less than open source",
            "open_source" => $"{model.Name} is open source",
            _ => $"Whether {model.Name} is open source is not stated",
        };
        return model.Attribute(ModelAttributes.License) is { } license
            ? $"{openness}; its licence is given as {license}."
            : $"{openness}; its licence is not stated.";
    }

    private static FaqEntry Capability(ComparedPair pair, string name)
    {
        var word = TermText.CapabilityNoun(name);
        return new FaqEntry(
            $"How do {pair.Left.Name} and {pair.Right.Name} differ on {word}?",
            (pair.Left.Has(name), pair.Right.Has(name)) switch
            {
                (true, true) => $"They do not: both are documented with {word}. A provider may still leave it out of its route.",
                (true, _) => OneHas(pair.Left, pair.Right, name, word),
                _ => OneHas(pair.Right, pair.Left, name, word),
            });
    }

    private static string OneHas(ComparedModel with, ComparedModel other, string name, string word) =>
        other.Supports(name) is null
            ? $"{with.Name} is documented with {word}; nothing is stated about it for {other.Name}."
            : $"{with.Name} is documented with {word}; {other.Name} is stated to lack it.";

    private static FaqEntry Providers(ComparedPair pair) => new(
        $"Which providers offer {pair.Left.Name} and {pair.Right.Name}?",
        $"{Offered(pair.Left)} {Offered(pair.Right)}");

    private static string Offered(ComparedModel model) =>
        model.Providers.IsEmpty
            ? $"No provider is known to offer {model.Name}."
            : $"{model.Name} is offered by {ListText.Cut(model.ProviderNames, ShownProviders)}.";
}
