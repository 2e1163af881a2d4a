using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;
using ModelCompare.Sources;
using ModelCompare.Storage.Configurations;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>The catalog's database. What other programs may read of it are the published views.</summary>
public abstract class CatalogContext : DbContext
{
    private protected CatalogContext(DbContextOptions options)
        : base(options)
    {
    }

    internal DbSet<ProviderEntry> Providers => Set<ProviderEntry>();

    internal DbSet<SourceEntry> Sources => Set<SourceEntry>();

    internal DbSet<DocumentEntry> Documents => Set<DocumentEntry>();

    internal DbSet<RunEntry> Runs => Set<RunEntry>();

    internal DbSet<HoldEntry> Holds => Set<HoldEntry>();

    internal DbSet<ListingEntry> Listings => Set<ListingEntry>();

    internal DbSet<ModelEntry> Models => Set<ModelEntry>();

    internal DbSet<PriceEntry> Prices => Set<PriceEntry>();

    internal DbSet<AttributeEntry> Attributes => Set<AttributeEntry>();

    internal DbSet<CapabilityEntry> Capabilities => Set<CapabilityEntry>();

    internal DbSet<BenchmarkEntry> Benchmarks => Set<BenchmarkEntry>();

    internal DbSet<ComparisonEntry> Comparisons => Set<ComparisonEntry>();

    internal DbSet<ComparedModelEntry> ComparedModels => Set<ComparedModelEntry>();

    internal DbSet<RefreshRequestEntry> RefreshRequests => Set<RefreshRequestEntry>();

    internal DbSet<LeaseEntry> Leases => Set<LeaseEntry>();

    internal DbSet<NotificationEntry> Notifications => Set<NotificationEntry>();

    internal DbSet<PublishedChange> PublishedChanges => Set<PublishedChange>();

    internal DbSet<StoredComparison> PublishedComparisons => Set<StoredComparison>();

    /// <summary>Begins a transaction in which several queries see one state, without keeping writers out.</summary>
    internal abstract Task<IDbContextTransaction> BeginReadAsync(CancellationToken cancellationToken);

    /// <summary>Leaves the connection as others expect it, after the transaction of <see cref="BeginReadAsync"/>.</summary>
    internal virtual Task EndReadAsync() => Task.CompletedTask;

    /// <summary>Inserts snapshots of pairs, or writes them over those of the same pairs, within the transaction that was begun.</summary>
    internal abstract Task WriteComparisonsAsync(IReadOnlyCollection<ComparisonEntry> comparisons, CancellationToken cancellationToken);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfiguration(new ProviderConfiguration());
        modelBuilder.ApplyConfiguration(new SourceConfiguration());
        modelBuilder.ApplyConfiguration(new DocumentConfiguration());
        modelBuilder.ApplyConfiguration(new RunConfiguration());
        modelBuilder.ApplyConfiguration(new HoldConfiguration());
        modelBuilder.ApplyConfiguration(new ListingConfiguration());
        modelBuilder.ApplyConfiguration(new ModelConfiguration());
        modelBuilder.ApplyConfiguration(new PriceConfiguration());
        modelBuilder.ApplyConfiguration(new AttributeConfiguration());
        modelBuilder.ApplyConfiguration(new CapabilityConfiguration());
        modelBuilder.ApplyConfiguration(new BenchmarkConfiguration());
        modelBuilder.ApplyConfiguration(new ComparisonConfiguration());
        modelBuilder.ApplyConfiguration(new ComparedModelConfiguration());
        modelBuilder.ApplyConfiguration(new LeaseConfiguration());
        modelBuilder.ApplyConfiguration(new RefreshRequestConfiguration());
        modelBuilder.ApplyConfiguration(new NotificationConfiguration());
        modelBuilder.ApplyConfiguration(new PublishedComparisonConfiguration());
        modelBuilder.ApplyConfiguration(new PublishedChangeConfiguration());
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<SourceRole>().HaveConversion<LowerCaseEnumConverter<SourceRole>>();
        configurationBuilder.Properties<HoldDecision>().HaveConversion<LowerCaseEnumConverter<HoldDecision>>();
        configurationBuilder.Properties<RefreshState>().HaveConversion<LowerCaseEnumConverter<RefreshState>>();
        configurationBuilder.Properties<NotificationEvent>().HaveConversion<LowerCaseEnumConverter<NotificationEvent>>();
        configurationBuilder.Properties<RunOutcome>().HaveConversion<LowerCaseEnumConverter<RunOutcome>>();
    }
}
