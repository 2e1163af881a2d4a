using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class DocumentConfiguration : IEntityTypeConfiguration<DocumentEntry>
{
    public void Configure(EntityTypeBuilder<DocumentEntry> builder)
    {
        builder.ToTable("documents");
        builder.HasKey(entry => entry.ContentHash);
        builder.Property(entry => entry.ContentHash).HasColumnName("content_hash").HasHash();
        builder.Property(entry => entry.Url).HasColumnName("url");
        builder.Property(entry => entry.FetchedAt).HasColumnName("fetched_at");
        builder.Property(entry => entry.MediaType).HasColumnName("media_type");
        builder.Property(entry => entry.Charset).HasColumnName("charset");
        builder.Property(entry => entry.Body).HasColumnName("body");
    }
}
