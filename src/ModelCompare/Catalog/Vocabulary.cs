namespace ModelCompare.Catalog;

/// <summary>What a price is paid for. These names stand in exports, views and sources.json alike.</summary>
public static class Meters
{
    public const string Input = "input";
    public const string CachedInput = "cached_input";
    public const string CacheWrite = "cache_write";
    public const string CacheWrite1h = "cache_write_1h";
    public const string CacheStorage = "cache_storage";
    public const string Output = "output";
    public const string TrainingToken = "training_token";

    /// <summary>A price per token of which the page does not say the direction.</summary>
    public const string Token = "token";

    public const string Image = "image";
    public const string Video = "video";
    public const string Second = "second";
    public const string Minute = "minute";
    public const string Hour = "hour";
    public const string Character = "character";
    public const string Request = "request";
    public const string Page = "page";
    public const string Song = "song";

    public static readonly IReadOnlyList<string> All =
    [
        Input, CachedInput, CacheWrite, CacheWrite1h, CacheStorage, Output, TrainingToken, Token,
        Image, Video, Second, Minute, Hour, Character, Request, Page, Song,
    ];

    /// <summary>Meters whose unit is a number of tokens.</summary>
    public static bool IsToken(string meter) =>
        meter is Input or CachedInput or CacheWrite or CacheWrite1h or CacheStorage or Output or TrainingToken or Token;
}

/// <summary>Names of variants of a model that are priced apart under its own name.</summary>
public static class Variants
{
    public const string FineTuned = "fine-tuned";

    /// <summary>Answers after thinking, where a provider prices them apart.</summary>
    public const string Thinking = "thinking";

    /// <summary>Answers without thinking.</summary>
    public const string NonThinking = "non-thinking";
}

/// <summary>Names of the ways in which a provider processes a request.</summary>
public static class ServiceTiers
{
    public const string Standard = "standard";
    public const string Batch = "batch";
    public const string Flex = "flex";
    public const string Priority = "priority";
    public const string Fast = "fast";

    public static readonly IReadOnlyList<string> All = [Standard, Batch, Flex, Priority, Fast];
}

/// <summary>Units of token meters.</summary>
public static class Units
{
    public const string MillionTokens = "1M tokens";
    public const string MillionTokensHour = "1M tokens/hour";
}

/// <summary>Names of modalities, in the order in which they are joined.</summary>
public static class Modalities
{
    public static readonly IReadOnlyList<string> All = ["text", "image", "audio", "video"];
}

/// <summary>The capabilities that a comparison shows, in its order.</summary>
public static class Capabilities
{
    public const string Vision = "vision";
    public const string Multimodal = "multimodal";
    public const string Reasoning = "reasoning";
    public const string FunctionCalling = "function_calling";
    public const string ToolUse = "tool_use";
    public const string StructuredOutputs = "structured_outputs";
    public const string CodeExecution = "code_execution";
    public const string IdeIntegration = "ide_integration";
    public const string ComputerUse = "computer_use";
    public const string ParallelAgents = "parallel_agents";

    public static readonly IReadOnlyList<string> All =
    [
        Vision, Multimodal, Reasoning, FunctionCalling, ToolUse,
        StructuredOutputs, CodeExecution, IdeIntegration, ComputerUse, ParallelAgents,
    ];
}

/// <summary>Names of attributes and the canonical form of their values.</summary>
public static class ModelAttributes
{
    /// <summary>Display name, as stated.</summary>
    public const string Name = "name";

    /// <summary>Who made the model, as stated.</summary>
    public const string Developer = "developer";

    /// <summary><c>coding-specialized</c> or <c>standalone-api</c>; see <see cref="ProductTypes"/>.</summary>
    public const string ProductType = "product_type";

    /// <summary>Tokens, digits only: <c>131072</c>.</summary>
    public const string ContextWindow = "context_window";

    /// <summary>Tokens, digits only.</summary>
    public const string MaxOutput = "max_output";

    /// <summary>ISO date with the precision of the page: <c>2024-09-25</c>, <c>2024-09</c> or <c>2024</c>.</summary>
    public const string ReleasedOn = "released_on";

    /// <summary>As <see cref="ReleasedOn"/>.</summary>
    public const string KnowledgeCutoff = "knowledge_cutoff";

    /// <summary>Total parameters, digits only: <c>1230000000</c>.</summary>
    public const string Parameters = "parameters";

    /// <summary>Parameters active per token of a mixture of experts, digits only.</summary>
    public const string ActiveParameters = "active_parameters";

    /// <summary>As stated, lower case: <c>decoder only</c>.</summary>
    public const string Architecture = "architecture";

    /// <summary>Name of the licence, as stated.</summary>
    public const string License = "license";

    /// <summary><c>proprietary</c>, <c>open_weights</c> or <c>open_source</c>.</summary>
    public const string Openness = "openness";

    /// <summary><c>yes</c>, <c>conditions</c> or <c>no</c>.</summary>
    public const string CommercialUse = "commercial_use";

    /// <summary>Modalities joined by <c>+</c>, in the order of <see cref="Modalities.All"/>.</summary>
    public const string InputModalities = "input_modalities";

    /// <summary>As <see cref="InputModalities"/>.</summary>
    public const string OutputModalities = "output_modalities";

    /// <summary>ISO date from which the vendor discourages new use.</summary>
    public const string DeprecatedOn = "deprecated_on";

    /// <summary>ISO date from which the vendor no longer serves it.</summary>
    public const string RetiredOn = "retired_on";

    /// <summary><c>yes</c> where the provider serves the model, also without a price; this makes the listing a route.</summary>
    public const string Offered = "offered";

    public static readonly IReadOnlyList<string> All =
    [
        Name, Developer, ProductType, ContextWindow, MaxOutput, ReleasedOn, KnowledgeCutoff, Parameters, ActiveParameters,
        Architecture, License, Openness, CommercialUse, InputModalities, OutputModalities, DeprecatedOn, RetiredOn, Offered,
    ];
}

/// <summary>Categories of product that a comparison tells apart.</summary>
public static class ProductTypes
{
    public const string CodingSpecialized = "coding-specialized";
    public const string StandaloneApi = "standalone-api";

    public static readonly IReadOnlyList<string> All = [CodingSpecialized, StandaloneApi];
}
