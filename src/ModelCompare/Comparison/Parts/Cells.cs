using System.Text.Json.Nodes;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Parts;

/// <summary>Makes cells.</summary>
internal static class Cells
{
    public static readonly Cell Unknown = new(null, NumberText.Unknown);

    public static Cell Of(string value, string text) => value.Length == 0 ? Unknown : new(JsonValue.Create(value), text);

    public static Cell Of(long? value, string text) => value is { } known ? new(JsonValue.Create(known), text) : Unknown;

    public static Cell Of(decimal? value, string text) =>
        value is { } known ? new(JsonValue.Create(known.WithoutTrailingZeros()), text) : Unknown;

    public static Cell List(IReadOnlyList<string> values, string text) =>
        new(new JsonArray([.. values.Select(value => JsonValue.Create(value))]), text);
}
