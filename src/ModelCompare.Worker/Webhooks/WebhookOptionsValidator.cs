using Microsoft.Extensions.Options;

namespace ModelCompare.Worker.Webhooks;

/// <summary>Checks <see cref="WebhookOptions"/> when the program starts; all that is wrong is said at once, without addresses and secrets.</summary>
internal sealed class WebhookOptionsValidator : IValidateOptions<WebhookOptions>
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(30);

    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        string[] problems =
        [
            .. options.All.SelectMany((hook, index) => Problems(hook).Select(problem => $"{WebhookOptions.Section}:{index}:{problem}")),
            .. options.All.GroupBy(hook => hook.Url, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(_ => $"{WebhookOptions.Section} holds one Url twice: join their Events."),
        ];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(Webhook hook)
    {
        if (!Uri.TryCreate(hook.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            yield return $"{nameof(hook.Url)} must be an absolute http or https address.";
        }

        if (hook.SecretBytes() is not { Length: >= 24 and <= 64 })
        {
            yield return $"{nameof(hook.Secret)} must be base64 of 24 to 64 bytes, as `openssl rand -base64 32` prints them.";
        }

        if (hook.EachEvent() is var events && (events.Length == 0 || !events.All(Webhook.IsKnown)))
        {
            yield return $"{nameof(hook.Events)} is a list of held, failed, stale, changed, joined by commas.";
        }

        if (hook.GiveUpAfter <= TimeSpan.Zero || hook.GiveUpAfter > s_longest)
        {
            yield return $"{nameof(hook.GiveUpAfter)} must be above 0 and at most 30 days.";
        }
    }
}
