using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class CapabilityConfiguration : IEntityTypeConfiguration<CapabilityEntry>
{
    public void Configure(EntityTypeBuilder<CapabilityEntry> builder)
    {
        builder.HasHistory("capabilities");
        builder.Property(entry => entry.Capability).HasColumnName("capability").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.Supported).HasColumnName("supported");
    }
}
