using Microsoft.Extensions.Hosting;
using ModelCompare.Fetching;
using ModelCompare.Storage;
using ModelCompare.Worker.Fetching;
using ModelCompare.Worker.Housekeeping;
using ModelCompare.Worker.Monitoring;
using ModelCompare.Worker.Refreshing;
using ModelCompare.Worker.Webhooks;
using Quartz;
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
        builder.AddModelCompare(settings);
        return builder;
    }

    /// <summary>The same with a web application; it has no more sources of settings than the other, and serves nothing by itself.</summary>
    /// <inheritdoc cref="CreateBuilder"/>
    public static WebApplicationBuilder CreateWebBuilder(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.AddModelCompare(settings);
        return builder;
    }

    /// <summary>The settings of the program.</summary>
    /// <inheritdoc cref="CreateBuilder"/>
    public static IConfigurationBuilder AddSettings(this IConfigurationBuilder configuration, IReadOnlyDictionary<string, string?> settings) => configuration
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .AddInMemoryCollection(SecretFiles.Read(Environment.GetEnvironmentVariables()))
        .AddInMemoryCollection(settings);

    private static void AddModelCompare(this IHostApplicationBuilder builder, IReadOnlyDictionary<string, string?> settings)
    {
        builder.Configuration.AddSettings(settings);
        builder.Services
            .AddCatalogStorage(builder.Configuration)
            .AddFetching(builder.Configuration)
            .AddRefreshing(builder.Configuration)
            .AddWebhooks(builder.Configuration);
        builder.Services.AddSingleton<IDocumentFetcher>(services => services.GetRequiredService<HttpDocumentFetcher>());
        builder.AddMonitoring();
        builder.Services.AddOptions<LoggingOptions>().Bind(builder.Configuration.GetSection(LoggingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.AddLogging(LogEventLevel.Warning);
    }

    /// <summary>Sends logs to standard error, so that standard output holds results alone.</summary>
    /// <param name="builder">The program's builder.</param>
    /// <param name="least">The least level that is written unless <c>Serilog:MinimumLevel</c> says otherwise.</param>
    public static IHostApplicationBuilder AddLogging(this IHostApplicationBuilder builder, LogEventLevel least)
    {
        builder.Services.AddSerilog((_, logger) => logger
            .MinimumLevel.Is(least)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
            // Off: where it may log at all, each request is traced, which costs more than answering it. Failures are logged by their handler.
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LogEventLevel.Fatal + 1)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            // Whoever starts the host says why it did not start; the trace says no more.
            .Filter.ByExcluding(entry => entry.MessageTemplate.Text == "Hosting failed to start")
            // Our job said so, and when it is tried again.
            .Filter.ByExcluding(entry => entry.Exception is JobExecutionException { InnerException: { } cause } && DatabaseFailure.Is(cause))
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.Console(
                new LogFormatter(builder.Configuration[$"{LoggingOptions.Section}:{nameof(LoggingOptions.Format)}"] ?? "", SecretMask.Of(builder.Configuration)),
                standardErrorFromLevel: LogEventLevel.Verbose));
        return builder;
    }

    private static IServiceCollection AddRefreshing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ComparisonOptions>().Bind(configuration.GetSection(ComparisonOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FreshnessOptions>().Bind(configuration.GetSection(FreshnessOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RefreshOptions>().Bind(configuration.GetSection(RefreshOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HousekeepingOptions>().Bind(configuration.GetSection(HousekeepingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<LeaseKeeper>()
            .AddSingleton<SourceRefresher>()
            .AddSingleton<ComparisonRegenerator>()
            .AddSingleton<CatalogRefresher>();
    }
}
