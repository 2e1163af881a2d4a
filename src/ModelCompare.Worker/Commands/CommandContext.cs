using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ModelCompare.Sources;
using ModelCompare.Storage;
using ModelCompare.Worker.Composition;
using ModelCompare.Worker.Http;

namespace ModelCompare.Worker.Commands;

/// <summary>What a command works with: where it writes, and its settings.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Progress, logs and errors.</param>
/// <param name="Settings">Settings that win over files and environment, <c>Catalog:Provider</c> and the like; tests use them.</param>
/// <param name="Time">The clock; null for the system's.</param>
public sealed record CommandContext(TextWriter Output, TextWriter Error, IReadOnlyDictionary<string, string?> Settings, TimeProvider? Time = null)
{
    /// <summary>Makes the services of a command; its logs go to standard error, warnings and worse.</summary>
    /// <exception cref="CommandException">A setting cannot be understood.</exception>
    public IHost BuildHost(Action<IHostApplicationBuilder>? configure = null)
    {
        var builder = Compose(WorkerComposition.CreateBuilder);
        configure?.Invoke(builder);
        return Validated(builder.Build);
    }

    /// <summary>Makes the services of the worker, which serve HTTP unless <c>Http:Urls</c> is empty.</summary>
    /// <inheritdoc cref="BuildHost"/>
    public IHost BuildWorker(Action<IHostApplicationBuilder> configure)
    {
        var builder = Compose(WorkerComposition.CreateWebBuilder);
        if (HttpOptions.IsOff(builder.Configuration))
        {
            // A web application cannot start without a server.
            return BuildHost(configure);
        }

        configure(builder);
        builder.AddHttp();
        var application = Validated(builder.Build);
        application.UseHttp();
        return application;
    }

    private TBuilder Compose<TBuilder>(Func<IReadOnlyDictionary<string, string?>, TBuilder> create)
        where TBuilder : IHostApplicationBuilder
    {
        try
        {
            var builder = create(Settings);
            builder.Services.AddSingleton(Time ?? TimeProvider.System);
            return builder;
        }
        catch (InvalidDataException exception)
        {
            throw new CommandException($"{exception.Message} {exception.InnerException?.Message}");
        }
    }

    private static THost Validated<THost>(Func<THost> build)
        where THost : class, IHost
    {
        THost? host = null;
        try
        {
            // Before the database is opened or created, and also for commands that never start the host.
            host = build();
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            return host;
        }
        catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException)
        {
            host?.Dispose();
            throw new CommandException($"{Explain(exception)} Settings come from appsettings.json and the environment.");
        }
    }

    // Attributes of options say what is wrong after "with the error", and name the setting themselves.
    private static string Explain(Exception exception) => exception is OptionsValidationException invalid
        ? string.Join(' ', invalid.Failures.Select(failure => failure.Split("with the error: '", 2) is [_, var error] ? error.TrimEnd('.', '\'') + "." : failure))
        : SettingFailure.Explain(exception);

    /// <summary>Makes the services of a command and opens the catalog, or makes one.</summary>
    /// <exception cref="CatalogUnavailableException">The database cannot be used.</exception>
    public Task<IHost> OpenCatalogAsync(Action<IHostApplicationBuilder>? configure, CancellationToken cancellationToken) =>
        OpenAsync(BuildHost(configure), database => database.PrepareAsync(cancellationToken));

    /// <summary>Makes the services of the worker and opens the catalog, or makes one.</summary>
    /// <exception cref="CatalogUnavailableException">The database cannot be used.</exception>
    public Task<IHost> OpenWorkerAsync(Action<IHostApplicationBuilder> configure, CancellationToken cancellationToken) =>
        OpenAsync(BuildWorker(configure), database => database.PrepareAsync(cancellationToken));

    /// <summary>Makes the services of a look-up and opens the catalog that there is.</summary>
    /// <exception cref="CatalogUnavailableException">There is none, or it cannot be used.</exception>
    public Task<IHost> OpenExistingCatalogAsync(CancellationToken cancellationToken) =>
        OpenAsync(BuildHost(), database => database.PrepareExistingAsync(cancellationToken));

    private static async Task<IHost> OpenAsync(IHost host, Func<CatalogDatabase, Task> prepare)
    {
        try
        {
            await prepare(host.Services.GetRequiredService<CatalogDatabase>()).ConfigureAwait(false);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Loads sources.json.</summary>
    /// <exception cref="CommandException">The file has errors; the message lists all of them.</exception>
    public static SourceCatalog LoadSources(string path) => SourceFile.Load(path, CronSchedule.Check) switch
    {
        SourceFileResult.Loaded loaded => loaded.Catalog,
        SourceFileResult.Invalid { Errors: var errors } => throw new CommandException(
            $"{path} has {(errors.Length == 1 ? "an error" : $"{errors.Length} errors")}; nothing was done.{Environment.NewLine}{string.Join(Environment.NewLine, errors)}"),
        var other => throw new InvalidOperationException($"Unknown result {other}."),
    };
}
