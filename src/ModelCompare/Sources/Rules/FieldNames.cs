using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Sources.Json;

namespace ModelCompare.Sources.Rules;

/// <summary>The names of the vocabulary that each part of a reading may use.</summary>
internal static class FieldNames
{
    private static readonly ImmutableArray<string> s_attributes =
        [.. ModelAttributes.All, .. Capabilities.All.Select(name => $"capability:{name}")];

    public static readonly ValueRule Meter = Names.OneOf(Meters.All);
    public static readonly ValueRule ServiceTier = Names.OneOf(ServiceTiers.All);
    public static readonly ValueRule ProductType = Names.OneOf(ProductTypes.All);
    public static readonly ValueRule Capability = Names.OneOf(Capabilities.All);

    /// <summary>An attribute or <c>capability:NAME</c>.</summary>
    public static readonly ValueRule Attribute = Names.OneOf(s_attributes);

    /// <summary>What a column of a table may mean.</summary>
    public static readonly ValueRule Column = Names.OneOf([.. Meters.All, .. s_attributes, TableReading.Price, TableReading.Ignored]);

    /// <summary>What a part of a repeated element may mean.</summary>
    public static readonly ValueRule ItemField = Names.OneOf([.. Meters.All, .. s_attributes, "capability"]);

    /// <summary>What a label may name.</summary>
    public static readonly ValueRule LabelField = Names.OneOf([.. Meters.All, .. s_attributes]);
}
