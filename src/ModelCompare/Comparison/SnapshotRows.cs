using System.Collections.Immutable;

namespace ModelCompare.Comparison;

/// <summary>A row of the decision scorecard.</summary>
public sealed record ScorecardRow(string Signal, Cell Left, Cell Right);

/// <summary>A row of a table of attributes.</summary>
/// <param name="Name">Name for programs.</param>
/// <param name="Label">Name for people.</param>
public sealed record AttributeRow(string Name, string Label, Cell Left, Cell Right);

/// <summary>A capability: <c>yes</c>, <c>no</c> or <c>unknown</c> on each side.</summary>
public sealed record CapabilityRow(string Name, string Label, string Left, string Right);

/// <summary>A benchmark row that both models have.</summary>
/// <param name="Gap">Distance of the scores, never negative.</param>
/// <param name="Leader"><c>left</c>, <c>right</c>, or null when the scores are equal.</param>
public sealed record BenchmarkRow(string Benchmark, string Metric, string Setting, decimal Left, decimal Right, decimal Gap, string? Leader);

/// <summary>What a month of the assumed traffic costs on each model's cheapest route, in US dollars.</summary>
public sealed record MonthlyCost(TrafficAssumption Assumption, ModelCost Left, ModelCost Right, CostGap Gap);

/// <summary>The traffic that the costs assume, in tokens a month.</summary>
public sealed record TrafficAssumption(long InputTokens, long OutputTokens, string Text);

/// <summary>The monthly cost of one model.</summary>
/// <param name="Amount">US dollars, unrounded; null when there is none.</param>
/// <param name="Route">Name of the provider whose prices were used.</param>
/// <param name="Terms">What narrows those prices, such as a prompt length or a region; null when nothing does.</param>
/// <param name="Reason">Why there is no amount.</param>
public sealed record ModelCost(decimal? Amount, string Text, string? Route, string? Terms, string? Reason);

/// <summary>Distance of the two costs in US dollars, unrounded, or the reason why there is none.</summary>
public sealed record CostGap(decimal? Amount, string Text, string? Reason);

/// <summary>What moving from one model to the other takes.</summary>
public sealed record Switching(ImmutableArray<SwitchNote> LeftToRight, ImmutableArray<SwitchNote> RightToLeft);

/// <summary>One thing to know before a move.</summary>
/// <param name="Kind"><c>sharedProviders</c>, <c>outputPrice</c>, <c>capabilitiesLost</c> or <c>capabilitiesGained</c>.</param>
/// <param name="Values">Names of the providers or capabilities that the text lists; empty for a price.</param>
/// <param name="LeftOut">How many more there are.</param>
public sealed record SwitchNote(string Kind, ImmutableArray<string> Values, int LeftOut, string Text);

/// <summary>Prices and where the models can be had.</summary>
/// <param name="Cheapest">Prices of each model's cheapest route, in US dollars per million tokens, and its name.</param>
/// <param name="Notes">What was assumed and what was left aside.</param>
public sealed record Pricing(ImmutableArray<AttributeRow> Cheapest, ModelOffers Left, ModelOffers Right, ImmutableArray<string> Notes);

/// <summary>All known offers of one model.</summary>
/// <param name="Routes">Cheapest provider first, unpriced ones last.</param>
/// <param name="Prices">Every price component.</param>
public sealed record ModelOffers(ImmutableArray<RouteRow> Routes, ImmutableArray<PriceRow> Prices);

/// <summary>A provider's offer of a model.</summary>
/// <param name="Priced">Whether any price of it is known, free included.</param>
/// <param name="Free">Whether it is a free tier: every known token price is zero.</param>
public sealed record RouteRow(string Provider, string ProviderName, string ProviderModel, bool Priced, bool Free);

/// <summary>A price component with its terms, as in the price export.</summary>
/// <param name="Amount">Per <paramref name="Unit"/> in <paramref name="Currency"/>; 0 when free.</param>
/// <param name="Text">Amount and unit, unrounded.</param>
public sealed record PriceRow(
    string Provider,
    string ProviderName,
    string ProviderModel,
    string Meter,
    string Modality,
    string ServiceTier,
    string Context,
    string Region,
    string Variant,
    string Unit,
    string Currency,
    decimal Amount,
    bool Free,
    string Text,
    DateOnly? EffectiveFrom,
    DateOnly? EffectiveTo);

/// <summary>What a shown value rests on.</summary>
/// <param name="Fact">An attribute's name, <c>capability/NAME</c>, <c>price/PROVIDER/MODEL/TERMS</c> or <c>benchmark/NAME/METRIC/SETTING</c>.</param>
/// <param name="Side"><c>left</c> or <c>right</c>.</param>
public sealed record EvidenceRow(string Fact, string Side, string Value, string Source, string Url, string Quote, DateOnly ConfirmedOn);
