using Microsoft.Extensions.Options;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Webhooks;

/// <summary>Puts webhooks together.</summary>
internal static class WebhookServices
{
    /// <summary>Lets every command that writes also write notifications; the worker delivers them.</summary>
    internal static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebhookOptions>().Configure(options => Read(configuration.GetSection(WebhookOptions.Section), options)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator>()
            .AddSingleton(provider => new NotificationOutbox([.. provider.GetRequiredService<IOptions<WebhookOptions>>().Value.Targets], provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<WebhookSender>()
            .AddSingleton<WebhookDelivery>();
    }

    // Bound as a list, one with a value that cannot be understood would be left out without a word.
    private static void Read(IConfigurationSection section, WebhookOptions options)
    {
        foreach (var one in section.GetChildren())
        {
            if (one.Value is not null)
            {
                throw new InvalidOperationException($"{one.Path} is no receiver: its settings are written as {one.Path[..^one.Key.Length]}0:{nameof(Webhook.Url)} and the like.");
            }

            var hook = new Webhook();
            one.Bind(hook);
            options.All.Add(hook);
        }
    }
}
