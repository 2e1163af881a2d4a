using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ModelCompare.Storage;

/// <summary>Registration of the catalog's storage.</summary>
public static class CatalogStorage
{
    /// <summary>
    /// Adds the catalog in the database of <c>Catalog:Provider</c> and <c>ConnectionStrings:Catalog</c>: <see cref="CatalogDatabase"/>,
    /// <see cref="CatalogWriter"/>, <see cref="CatalogReader"/>, <see cref="HistoryReader"/>, <see cref="ComparisonStore"/>. Nothing is opened yet.
    /// </summary>
    /// <exception cref="CatalogUnavailableException">A setting is missing or cannot be understood.</exception>
    public static IServiceCollection AddCatalogStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var options = CatalogOptions.Read(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new NotificationOutbox([], provider.GetRequiredService<TimeProvider>()));
        return services
            .AddSingleton(options)
            .AddSingleton<IDbContextFactory<CatalogContext>>(new CatalogContextFactory(options))
            .AddSingleton<CatalogDatabase>()
            .AddSingleton<CatalogCare>()
            .AddSingleton<CatalogWriter>()
            .AddSingleton<CatalogReader>()
            .AddSingleton<HistoryReader>()
            .AddSingleton<HoldStore>()
            .AddSingleton<LeaseStore>()
            .AddSingleton<RefreshRequestStore>()
            .AddSingleton<NotificationStore>()
            .AddSingleton<CatalogHousekeeping>()
            .AddSingleton<CatalogVersion>()
            .AddSingleton<ComparisonStore>();
    }
}
