namespace ModelCompare.Extraction;

/// <summary>Names of the declared dimensions that a label of kind <see cref="LabelKind.Qualifier"/> can hold.</summary>
public static class Qualifiers
{
    public const string Unit = "unit";
    public const string Modality = "modality";
    public const string ServiceTier = "service_tier";
    public const string Currency = "currency";

    /// <summary>Tokens of prompt above which a price holds.</summary>
    public const string ContextOver = "context_over";

    /// <summary>Tokens of prompt up to which a price holds, because another one of the same record holds above.</summary>
    public const string ContextUpTo = "context_up_to";

    public const string Benchmark = "benchmark";
    public const string Metric = "metric";
    public const string Setting = "setting";

    /// <summary>The paragraph, cell or item in which a value was found by a pattern; it is what evidence quotes.</summary>
    public const string Sentence = "sentence";

    /// <summary>Says that standing there is itself the statement: a word in a list of capabilities, a sentence that was found.</summary>
    public static readonly Label Listed = new(LabelKind.Qualifier, "yes", "listed");

    /// <summary>The text of the first qualifier of that name; null when there is none.</summary>
    public static string? Find(Observation observation, string name) =>
        observation.Labels.FirstOrDefault(label => label.Kind == LabelKind.Qualifier && label.Name == name)?.Text;

    internal static Label Of(string name, string text) => new(LabelKind.Qualifier, text, name);
}
