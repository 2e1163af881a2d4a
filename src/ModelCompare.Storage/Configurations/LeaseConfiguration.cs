using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class LeaseConfiguration : IEntityTypeConfiguration<LeaseEntry>
{
    public void Configure(EntityTypeBuilder<LeaseEntry> builder)
    {
        builder.ToTable("leases");
        builder.HasKey(entry => entry.Name);
        builder.Property(entry => entry.Name).HasColumnName("name").HasMaxLength(CatalogLengths.Lease);
        builder.Property(entry => entry.Holder).HasColumnName("holder").HasMaxLength(CatalogLengths.PageText);
        builder.Property(entry => entry.Token).HasColumnName("token");
        builder.Property(entry => entry.AcquiredAt).HasColumnName("acquired_at");
        builder.Property(entry => entry.ExpiresAt).HasColumnName("expires_at");
        builder.Property(entry => entry.ServedAt).HasColumnName("served_at");
    }
}
