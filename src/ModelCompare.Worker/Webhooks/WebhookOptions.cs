using System.Security.Cryptography;
using System.Text;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Webhooks;

/// <summary>Section <c>Webhooks</c>: a list of who is told of what happens.</summary>
public sealed class WebhookOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Webhooks";

    /// <summary>The receivers.</summary>
    public IList<Webhook> All { get; } = [];

    /// <summary>Whom the outbox writes for.</summary>
    public IEnumerable<NotificationTarget> Targets => All.Select(hook => new NotificationTarget(hook.Key, [.. hook.WantedEvents()]));
}

/// <summary>One receiver.</summary>
public sealed class Webhook
{
    private const string SecretPrefix = "whsec_";

    /// <summary>Where notifications are posted: an absolute http or https address. It may hold a token, and is never logged but for its host.</summary>
    public string Url { get; set; } = "";

    /// <summary>The key of the signature: base64 of 24 to 64 bytes, with or without <c>whsec_</c> before it.</summary>
    public string Secret { get; set; } = "";

    /// <summary><c>held</c>, <c>failed</c>, <c>stale</c>, <c>changed</c>, joined by commas. Default: all.</summary>
    public string Events { get; set; } = "held,failed,stale,changed";

    /// <summary>How long a notification is tried. Default: 3 days.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Names it in the database without telling the address.</summary>
    internal string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Url)));

    /// <summary>The bytes of the secret; null when it is no secret.</summary>
    internal byte[]? SecretBytes()
    {
        var text = Secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? Secret[SecretPrefix.Length..] : Secret;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>The events that are known among those named.</summary>
    internal IEnumerable<NotificationEvent> WantedEvents() => EachEvent().Where(IsKnown).Select(name => Enum.Parse<NotificationEvent>(name, ignoreCase: true));

    internal string[] EachEvent() => Events.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static bool IsKnown(string name) => Enum.GetNames<NotificationEvent>().Contains(name, StringComparer.OrdinalIgnoreCase);
}
