using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ModelCompare.Worker.Fetching;

/// <summary>Puts fetching together.</summary>
public static class FetchingServices
{
    /// <summary>Adds <see cref="HttpDocumentFetcher"/> and its options, which are checked at start. Whoever composes chooses it or a recording.</summary>
    public static IServiceCollection AddFetching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FetchingOptions>().Bind(configuration.GetSection(FetchingOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FetchingOptions>, FetchingOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<HttpDocumentFetcher>();
        return services;
    }
}
