using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class ListingConfiguration : IEntityTypeConfiguration<ListingEntry>
{
    public void Configure(EntityTypeBuilder<ListingEntry> builder)
    {
        builder.ToTable("listings");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).HasColumnName("id");
        builder.Property(entry => entry.Provider).HasColumnName("provider").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.ProviderModel).HasColumnName("provider_model").HasMaxLength(CatalogLengths.PageText);
        builder.Property(entry => entry.ModelId).HasColumnName("model_id");
        builder.HasIndex(entry => new { entry.Provider, entry.ProviderModel }).IsUnique();
        builder.HasOne(entry => entry.Model).WithMany(model => model.Listings).HasForeignKey(entry => entry.ModelId).OnDelete(DeleteBehavior.Restrict);
    }
}
