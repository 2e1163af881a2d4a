using Microsoft.Extensions.Options;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Webhooks;

/// <summary>Puts webhooks together.</summary>
internal static class WebhookServices
{
    /// <summary>Lets every command that writes also write notifications; the worker delivers them.</summary>
    internal static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebhookOptions>().Configure(options => configuration.GetSection(WebhookOptions.Section).Bind(options.All)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator>()
            .AddSingleton(provider => new NotificationOutbox([.. provider.GetRequiredService<IOptions<WebhookOptions>>().Value.Targets], provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<WebhookSender>()
            .AddSingleton<WebhookDelivery>();
    }
}
