using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class SourceConfiguration : IEntityTypeConfiguration<SourceEntry>
{
    public void Configure(EntityTypeBuilder<SourceEntry> builder)
    {
        builder.ToTable("source_states");
        builder.HasKey(entry => entry.SourceId);
        builder.Property(entry => entry.SourceId).HasColumnName("source_id").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.Role).HasColumnName("role").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.Trust).HasColumnName("trust");
        builder.Property(entry => entry.AttemptedAt).HasColumnName("attempted_at");
        builder.Property(entry => entry.SucceededAt).HasColumnName("succeeded_at");
        builder.Property(entry => entry.Outcome).HasColumnName("outcome").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.Error).HasColumnName("error");
        builder.Property(entry => entry.ETag).HasColumnName("etag");
        builder.Property(entry => entry.LastModified).HasColumnName("last_modified");
        builder.Property(entry => entry.ContentHash).HasColumnName("content_hash").HasHash();
        builder.Property(entry => entry.Url).HasColumnName("url");
        builder.Property(entry => entry.FetchedAt).HasColumnName("fetched_at");
        builder.Property(entry => entry.ConfirmedAt).HasColumnName("confirmed_at");
        builder.Property(entry => entry.FreshUntil).HasColumnName("fresh_until");
        builder.Property(entry => entry.StaleTold).HasColumnName("stale_told");
        builder.Property(entry => entry.Documents).HasColumnName("documents");
        builder.Property(entry => entry.Facts).HasColumnName("facts");
        builder.Property(entry => entry.Claimed).HasColumnName("claimed");
        builder.Property(entry => entry.Rejected).HasColumnName("rejected");
        builder.Property(entry => entry.Ignored).HasColumnName("ignored");
    }
}
