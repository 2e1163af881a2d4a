using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class ComparedModelConfiguration : IEntityTypeConfiguration<ComparedModelEntry>
{
    public void Configure(EntityTypeBuilder<ComparedModelEntry> builder)
    {
        builder.ToTable("compared_models");
        builder.HasKey(entry => entry.Slug);
        builder.Property(entry => entry.Slug).HasColumnName("slug").HasMaxLength(CatalogLengths.Slug).IsUnicode(false);
        builder.Property(entry => entry.Digest).HasColumnName("digest").HasHash();
        builder.Property(entry => entry.LastReviewedOn).HasColumnName("last_reviewed_on");
    }
}
