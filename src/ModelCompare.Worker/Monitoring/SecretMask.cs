using System.Collections.Immutable;
using System.Data.Common;
using System.Text.RegularExpressions;

namespace ModelCompare.Worker.Monitoring;

/// <summary>
/// Hides what no log may hold, wherever it comes from: the secrets among the settings, and what addresses give away of the kind.
/// No message names a secret on purpose; those of other people's exceptions and addresses might.
/// </summary>
internal sealed partial class SecretMask(ImmutableArray<string> secrets)
{
    private const string Hidden = "***";

    // Shorter values stand in ordinary words.
    private const int Shortest = 6;

    /// <summary>The secrets of the settings: keys, tokens, passwords, also within connection strings and the headers of exporters.</summary>
    internal static SecretMask Of(IConfiguration configuration)
    {
        var values = configuration.AsEnumerable().Where(setting => setting.Value is not null).SelectMany(setting => ValuesOf(setting.Key, setting.Value!));
        // In JSON a secret is written with escapes. Longer ones come first, as one may be a part of another.
        return new([.. values.Where(value => value.Length >= Shortest).SelectMany(value => new[] { value, Escape(value) }).Distinct().OrderByDescending(value => value.Length)]);
    }

    /// <summary>A text with stars in the place of what is secret.</summary>
    internal string Hide(string text)
    {
        foreach (var secret in secrets)
        {
            text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        }

        return AddressSecret().Replace(text, Hidden);
    }

    /// <summary>
    /// A text without the passwords and the query values of its addresses, for what is stored and shown: which parameter of a source's
    /// url is a secret only its owner knows.
    /// </summary>
    internal static string HideQueries(string text) => Address().Replace(
        text, address => $"{address.Groups["scheme"].Value}{(address.Groups["user"].Success ? $"{Hidden}@" : "")}{address.Groups["path"].Value}{QueryValue().Replace(address.Groups["query"].Value, $"$1{Hidden}")}");

    private static IEnumerable<string> ValuesOf(string key, string value) =>
        SecretKey().IsMatch(key) ? [value]
        : key.EndsWith("_HEADERS", StringComparison.OrdinalIgnoreCase) ? HeaderValues(value)
        : key.StartsWith("ConnectionStrings:", StringComparison.OrdinalIgnoreCase) ? Passwords(value)
        : [];

    // name=value,name=value
    private static IEnumerable<string> HeaderValues(string headers) =>
        headers.Split(',').Select(header => header.Split('=', 2)).Where(parts => parts.Length == 2).Select(parts => parts[1].Trim());

    private static IEnumerable<string> Passwords(string connectionString)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = connectionString;
        }
        catch (ArgumentException)
        {
            // What cannot be understood is refused elsewhere, without its text.
            return [];
        }

        return new[] { "Password", "Pwd" }.Select(name => builder.TryGetValue(name, out var password) ? password.ToString() : null).OfType<string>();
    }

    private static string Escape(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    [GeneratedRegex("(key|token|secret|password)$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretKey();

    [GeneratedRegex("""(?<scheme>https?://)((?<user>[^/\s"'@?#]+)@)?(?<path>[^\s"'?]*)(?<query>\?[^\s"']*)?""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    // Of ?name=value&value; what ends the address ends no sentence.
    [GeneratedRegex("""([?&](?:[^&=]*=)?)[^&]*?(?=&|[:,.;)]*$)""")]
    private static partial Regex QueryValue();

    // The value of ?api_key=…, and the user and password of https://user:password@host.
    [GeneratedRegex("""(?<=[?&][\w.-]*(key|token|secret|signature|sig|password|auth)=)[^&\s"'\\;]+|(?<=://)[^/\s"'@]+(?=@)""", RegexOptions.IgnoreCase)]
    private static partial Regex AddressSecret();
}
