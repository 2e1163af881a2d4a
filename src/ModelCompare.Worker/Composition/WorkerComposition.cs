using System.Globalization;
using Microsoft.Extensions.Hosting;
using ModelCompare.Fetching;
using ModelCompare.Storage;
using ModelCompare.Worker.Fetching;
using ModelCompare.Worker.Refreshing;
using Serilog;
using Serilog.Events;

namespace ModelCompare.Worker.Composition;

/// <summary>Puts the program together.</summary>
public static class WorkerComposition
{
    /// <summary>A builder with everything that commands and the worker share; documents come from the network.</summary>
    /// <param name="settings">Settings that win over appsettings.json and the environment.</param>
    public static HostApplicationBuilder CreateBuilder(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(settings);
        builder.Services
            .AddCatalogStorage(builder.Configuration)
            .AddFetching(builder.Configuration)
            .AddRefreshing(builder.Configuration);
        builder.Services.AddSingleton<IDocumentFetcher>(services => services.GetRequiredService<HttpDocumentFetcher>());
        builder.AddLogging(LogEventLevel.Warning);
        return builder;
    }

    /// <summary>Sends logs to standard error, so that standard output holds results alone.</summary>
    /// <param name="builder">The program's builder.</param>
    /// <param name="least">The least level that is written unless <c>Serilog:MinimumLevel</c> says otherwise.</param>
    public static HostApplicationBuilder AddLogging(this HostApplicationBuilder builder, LogEventLevel least)
    {
        builder.Services.AddSerilog((_, logger) => logger
            .MinimumLevel.Is(least)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.Console(
                standardErrorFromLevel: LogEventLevel.Verbose,
                outputTemplate: "{UtcTimestamp:yyyy-MM-ddTHH:mm:ss.fffZ} {Level:u3} {Message:lj}{NewLine}{Exception}",
                formatProvider: CultureInfo.InvariantCulture));
        return builder;
    }

    private static IServiceCollection AddRefreshing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ComparisonOptions>().Bind(configuration.GetSection(ComparisonOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FreshnessOptions>().Bind(configuration.GetSection(FreshnessOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<SourceRefresher>()
            .AddSingleton<ComparisonRegenerator>()
            .AddSingleton<CatalogRefresher>();
    }
}
