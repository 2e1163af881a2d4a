using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class HoldConfiguration : IEntityTypeConfiguration<HoldEntry>
{
    public void Configure(EntityTypeBuilder<HoldEntry> builder)
    {
        builder.ToTable("holds");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).HasColumnName("id");
        builder.Property(entry => entry.SourceId).HasColumnName("source_id").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.Digest).HasColumnName("digest").HasHash();
        builder.Property(entry => entry.ContentHash).HasColumnName("content_hash").HasHash();
        builder.Property(entry => entry.Subject).HasColumnName("subject");
        builder.Property(entry => entry.Rule).HasColumnName("rule_name").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.Reason).HasColumnName("reason");
        builder.Property(entry => entry.FromValue).HasColumnName("from_value");
        builder.Property(entry => entry.ToValue).HasColumnName("to_value");
        builder.Property(entry => entry.OpenedAt).HasColumnName("opened_at");
        builder.Property(entry => entry.Decision).HasColumnName("decision").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.DecidedAt).HasColumnName("decided_at");
        builder.Property(entry => entry.Note).HasColumnName("note");
        builder.Property(entry => entry.ClosedAt).HasColumnName("closed_at");
        builder.HasOne<SourceEntry>().WithMany().HasForeignKey(entry => entry.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => new { entry.SourceId, entry.Decision });
    }
}
