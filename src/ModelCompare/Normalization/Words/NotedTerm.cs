using System.Text.RegularExpressions;
using ModelCompare.Catalog;

namespace ModelCompare.Normalization.Words;

/// <summary>What a note says that the prices of its table are of.</summary>
internal enum NotedTermKind
{
    /// <summary>A service tier.</summary>
    Tier,

    /// <summary>A region.</summary>
    Region,

    /// <summary>Fine-tuned models.</summary>
    Variant,

    /// <summary>Tokens of one modality.</summary>
    Modality,

    /// <summary>Prompts of some length.</summary>
    Context,

    /// <summary>Tokens of the cache.</summary>
    Cache,
}

/// <summary>A term that a note gives for all prices of its table: <c>Fine-tuned models are billed at these rates.</c>, <c>In Frankfurt, these prices apply:</c></summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Which one, as the terms of a price hold it.</param>
/// <param name="Sentence">Where it says so.</param>
internal sealed partial record NotedTerm(NotedTermKind Kind, string Value, string Sentence)
{
    /// <summary>Whether the terms of a price agree.</summary>
    internal bool Holds(PriceTerms terms) => Kind switch
    {
        NotedTermKind.Tier => terms.ServiceTier == Value,
        NotedTermKind.Region => terms.Region.Contains(Value, StringComparison.OrdinalIgnoreCase) || terms.Region.Length > 0 && Value.Contains(terms.Region, StringComparison.OrdinalIgnoreCase),
        NotedTermKind.Variant => terms.Variant == Value,
        NotedTermKind.Context => !Meters.IsToken(terms.Meter) || terms.Context is not null,
        NotedTermKind.Modality => !Meters.IsToken(terms.Meter) || terms.Modality.Contains(Value, StringComparison.Ordinal),
        _ => !Meters.IsToken(terms.Meter) || terms.Meter is not (Meters.Input or Meters.Output),
    };

    /// <summary>What terms say in its place, for a message.</summary>
    internal string Otherwise(PriceTerms terms) => Kind switch
    {
        NotedTermKind.Tier => terms.ServiceTier,
        NotedTermKind.Region => terms.Region is { Length: > 0 } region ? $"a price in {region}" : "a price of all regions",
        NotedTermKind.Variant => "a price of the base model",
        NotedTermKind.Context => "a price of all lengths",
        NotedTermKind.Modality => terms.Modality is { Length: > 0 } modality ? modality : "a price of all modalities",
        _ => terms.Meter,
    };

    /// <summary>Whether a folded sentence leads to the prices beside it: <c>Audio tokens are billed at:</c>, <c>With priority processing you pay.</c></summary>
    internal static bool IsLeadIn(string folded) => LeadIn().IsMatch(folded);

    /// <summary>The terms that a sentence about all prices names.</summary>
    /// <param name="sentence">The sentence as it stands on the page.</param>
    /// <param name="leads">It leads to the prices, so that whatever it names is theirs.</param>
    internal static IEnumerable<NotedTerm> Find(string sentence, bool leads)
    {
        var folded = TextFolding.Fold(sentence);
        if (RegionWords.Mentioned(sentence) is { } region)
        {
            yield return new(NotedTermKind.Region, region, sentence);
        }

        if (FineTuned().IsMatch(folded) && !Besides().IsMatch(folded))
        {
            yield return new(NotedTermKind.Variant, Variants.FineTuned, sentence);
        }

        if (!leads)
        {
            yield break;
        }

        foreach (var tier in TierWords.Find(folded))
        {
            yield return new(NotedTermKind.Tier, tier, sentence);
        }

        if (ModalityWords.Find(folded) is { Length: > 0 } modality && modality != "text" && !modality.Contains('+', StringComparison.Ordinal))
        {
            yield return new(NotedTermKind.Modality, modality, sentence);
        }

        if (ContextWords.Take(folded).Range is { } range)
        {
            yield return new(NotedTermKind.Context, range.Text, sentence);
        }

        if (CacheCosts().IsMatch(folded) && MeterWords.Find(folded).Meter is { } meter and not (Meters.Input or Meters.Output or Meters.TrainingToken))
        {
            yield return new(NotedTermKind.Cache, meter, sentence);
        }
    }

    [GeneratedRegex(@"^(?=.*\b(?:prices?|priced|pricing|rates?|costs?|charged?|billed|pay|apply)\b)\W*(?:\S+ ){2,15}?\S+[:：]\s*$|^(?:in|for|within|on|with|outside|during) (?:\S+ ){0,6}\S+[:：]$|^for (?:prompts?|requests?|inputs?|contexts?) [^.,;]{3,40}\.?$|\b(?:billed|charged|priced) (?:as follows|at (?:these|the following)|below)\b|\bat these (?:prices|rates)\b|\byou pay\W*$|\bthese (?:prices|rates) (?:hold|apply)\b|\b(?:prices|rates)(?: \w+)? (?:are|hold|apply) (?:only )?for\b|^\W*(?:\w+ ){1,2}tokens only\W*$")]
    private static partial Regex LeadIn();

    // "All models take 90 % off cached input:" speaks of them beside others.
    [GeneratedRegex(@"\bcach\w*\b.*\b(?:costs?|billed|charged|priced|only)\b|\bfor (?:the )?cach\w*")]
    private static partial Regex CacheCosts();

    [GeneratedRegex(@"\b(?:exclud|includ)\w*|\bexcept\b")]
    private static partial Regex Besides();

    [GeneratedRegex(@"\bfine[- ]?tuned models?\b|微调模型")]
    private static partial Regex FineTuned();
}
