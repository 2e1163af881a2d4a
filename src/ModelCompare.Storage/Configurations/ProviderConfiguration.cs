using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class ProviderConfiguration : IEntityTypeConfiguration<ProviderEntry>
{
    public void Configure(EntityTypeBuilder<ProviderEntry> builder)
    {
        builder.ToTable("providers");
        builder.HasKey(entry => entry.ProviderId);
        builder.Property(entry => entry.ProviderId).HasColumnName("provider").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.Name).HasColumnName("name").HasMaxLength(CatalogLengths.PageText);
        builder.Property(entry => entry.Developer).HasColumnName("developer").HasMaxLength(CatalogLengths.PageText);
    }
}
