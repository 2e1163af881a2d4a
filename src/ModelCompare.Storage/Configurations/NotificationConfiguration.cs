using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<NotificationEntry>
{
    public void Configure(EntityTypeBuilder<NotificationEntry> builder)
    {
        builder.ToTable("notifications");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).HasColumnName("id").HasMaxLength(32).IsFixedLength().IsUnicode(false);
        builder.Property(entry => entry.Target).HasColumnName("target").HasHash();
        builder.Property(entry => entry.Event).HasColumnName("event").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.SourceId).HasColumnName("source_id").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.Body).HasColumnName("body");
        builder.Property(entry => entry.CreatedAt).HasColumnName("created_at");
        builder.Property(entry => entry.NextAttemptAt).HasColumnName("next_attempt_at");
        builder.Property(entry => entry.Attempts).HasColumnName("attempts");
        builder.Property(entry => entry.EndedAt).HasColumnName("ended_at");
        builder.Property(entry => entry.Error).HasColumnName("error");
        builder.HasIndex(entry => new { entry.EndedAt, entry.NextAttemptAt });
    }
}
