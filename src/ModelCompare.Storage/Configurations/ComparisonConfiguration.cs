using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class ComparisonConfiguration : IEntityTypeConfiguration<ComparisonEntry>
{
    public void Configure(EntityTypeBuilder<ComparisonEntry> builder)
    {
        builder.ToTable("comparisons");
        builder.HasKey(entry => new { entry.LeftSlug, entry.RightSlug });
        builder.Property(entry => entry.LeftSlug).HasColumnName("left_slug").HasMaxLength(CatalogLengths.Slug).IsUnicode(false);
        builder.Property(entry => entry.RightSlug).HasColumnName("right_slug").HasMaxLength(CatalogLengths.Slug).IsUnicode(false);
        builder.Property(entry => entry.Digest).HasColumnName("digest").HasHash();
        builder.Property(entry => entry.Content).HasColumnName("content");
        builder.Property(entry => entry.ChangedOn).HasColumnName("changed_on");
        builder.HasIndex(entry => entry.RightSlug);
    }
}
