using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ModelCompare.Storage;

/// <summary>Keeps the name of an enum's member in lower case, as contracts write it.</summary>
internal sealed class LowerCaseEnumConverter<TEnum>() : ValueConverter<TEnum, string>(
    value => Name(value),
    text => Enum.Parse<TEnum>(text, true))
    where TEnum : struct, Enum
{
#pragma warning disable CA1308 // Lower case is the form that is kept, not a way to compare.
    /// <summary>The name as it is kept.</summary>
    internal static string Name(TEnum value) => value.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
