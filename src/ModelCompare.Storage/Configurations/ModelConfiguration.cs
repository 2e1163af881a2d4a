using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class ModelConfiguration : IEntityTypeConfiguration<ModelEntry>
{
    public void Configure(EntityTypeBuilder<ModelEntry> builder)
    {
        builder.ToTable("models");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).HasColumnName("id");
        builder.Property(entry => entry.Slug).HasColumnName("slug").HasMaxLength(CatalogLengths.Slug).IsUnicode(false);
        builder.Property(entry => entry.Name).HasColumnName("name").HasMaxLength(CatalogLengths.PageText);
        builder.Property(entry => entry.Developer).HasColumnName("developer").HasMaxLength(CatalogLengths.PageText);
        builder.Property(entry => entry.ProductType).HasColumnName("product_type").HasMaxLength(CatalogLengths.Name);
        builder.HasIndex(entry => entry.Slug).IsUnique();
    }
}
