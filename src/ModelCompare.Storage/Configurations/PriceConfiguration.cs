using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class PriceConfiguration : IEntityTypeConfiguration<PriceEntry>
{
    public void Configure(EntityTypeBuilder<PriceEntry> builder)
    {
        builder.HasHistory("prices");
        builder.Property(entry => entry.Meter).HasColumnName("meter").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.Modality).HasColumnName("modality").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.ServiceTier).HasColumnName("service_tier").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.Context).HasColumnName("context").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.ContextOver).HasColumnName("context_over");
        builder.Property(entry => entry.ContextUpTo).HasColumnName("context_up_to");
        builder.Property(entry => entry.Region).HasColumnName("region").HasMaxLength(CatalogLengths.PageText);
        builder.Property(entry => entry.Variant).HasColumnName("variant").HasMaxLength(CatalogLengths.PageText);
        builder.Property(entry => entry.Unit).HasColumnName("unit").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.Currency).HasColumnName("currency").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.Amount).HasColumnName("amount");
        builder.Property(entry => entry.EffectiveFrom).HasColumnName("effective_from");
        builder.Property(entry => entry.EffectiveTo).HasColumnName("effective_to");
    }
}
