using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelCompare.Comparison;

/// <summary>A digest of everything that a model's snapshots rest on, but for the days on which it was confirmed.</summary>
internal static class ProfileDigest
{
    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    /// <param name="profile">The model; its lists in the order in which they are defined to be.</param>
    /// <param name="context">What else the snapshots depend on: the program, settings.</param>
    public static string Of(ModelProfile profile, string context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(context));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(Undated(profile), ProfileJsonContext.Default.ModelProfile));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static ModelProfile Undated(ModelProfile profile) => profile with
    {
        LastReviewedOn = null,
        Stale = [.. profile.Stale.Select(source => source with { ConfirmedOn = default })],
        Attributes = profile.Attributes.ToImmutableSortedDictionary(pair => pair.Key, pair => Undated(pair.Value), StringComparer.Ordinal),
        Capabilities = profile.Capabilities.ToImmutableSortedDictionary(pair => pair.Key, pair => Undated(pair.Value), StringComparer.Ordinal),
        Benchmarks = [.. profile.Benchmarks.Select(row => row with { Score = Undated(row.Score) })],
        Routes = [.. profile.Routes.Select(route => route with { Prices = [.. route.Prices.Select(price => price with { Amount = Undated(price.Amount) })] })],
    };

    private static Sourced<T> Undated<T>(Sourced<T> sourced) => sourced with { ConfirmedOn = default };
}

[JsonSourceGenerationOptions(Converters = [typeof(PlainDecimalConverter)])]
[JsonSerializable(typeof(ModelProfile))]
internal sealed partial class ProfileJsonContext : JsonSerializerContext;
