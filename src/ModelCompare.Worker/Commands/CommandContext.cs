using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ModelCompare.Sources;
using ModelCompare.Storage;
using ModelCompare.Worker.Composition;

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
    public IHost BuildHost(Action<HostApplicationBuilder>? configure = null)
    {
        var builder = CreateBuilder();
        configure?.Invoke(builder);
        var host = builder.Build();
        try
        {
            // Before the database is opened or created, and also for commands that never start the host.
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            return host;
        }
        catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException)
        {
            host.Dispose();
            throw new CommandException($"{exception.Message} Settings come from appsettings.json and the environment.");
        }
    }

    private HostApplicationBuilder CreateBuilder()
    {
        try
        {
            var builder = WorkerComposition.CreateBuilder(Settings);
            builder.Services.AddSingleton(Time ?? TimeProvider.System);
            return builder;
        }
        catch (InvalidDataException exception)
        {
            throw new CommandException($"{exception.Message} {exception.InnerException?.Message}");
        }
    }

    /// <summary>Makes the services of a command and opens the catalog, or makes one.</summary>
    /// <exception cref="CatalogUnavailableException">The database cannot be used.</exception>
    public Task<IHost> OpenCatalogAsync(Action<HostApplicationBuilder>? configure, CancellationToken cancellationToken) =>
        OpenAsync(configure, database => database.PrepareAsync(cancellationToken));

    /// <summary>Makes the services of a look-up and opens the catalog that there is.</summary>
    /// <exception cref="CatalogUnavailableException">There is none, or it cannot be used.</exception>
    public Task<IHost> OpenExistingCatalogAsync(CancellationToken cancellationToken) =>
        OpenAsync(null, database => database.PrepareExistingAsync(cancellationToken));

    private async Task<IHost> OpenAsync(Action<HostApplicationBuilder>? configure, Func<CatalogDatabase, Task> prepare)
    {
        var host = BuildHost(configure);
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
