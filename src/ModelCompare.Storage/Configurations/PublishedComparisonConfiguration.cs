using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ModelCompare.Storage.Configurations;

internal sealed class PublishedComparisonConfiguration : IEntityTypeConfiguration<StoredComparison>
{
    public void Configure(EntityTypeBuilder<StoredComparison> builder)
    {
        builder.ToView("published_comparisons").HasNoKey();
        builder.Property(comparison => comparison.LeftSlug).HasColumnName("left_slug").HasMaxLength(CatalogLengths.Slug).IsUnicode(false);
        builder.Property(comparison => comparison.RightSlug).HasColumnName("right_slug").HasMaxLength(CatalogLengths.Slug).IsUnicode(false);
        builder.Property(comparison => comparison.Digest).HasColumnName("digest").HasHash();
        builder.Property(comparison => comparison.Content).HasColumnName("content");
        builder.Property(comparison => comparison.LastReviewedOn).HasColumnName("last_reviewed_on");
        builder.Property(comparison => comparison.ChangedOn).HasColumnName("changed_on");
    }
}
