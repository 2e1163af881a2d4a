using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class RunConfiguration : IEntityTypeConfiguration<RunEntry>
{
    public void Configure(EntityTypeBuilder<RunEntry> builder)
    {
        builder.ToTable("refresh_runs");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).HasColumnName("id");
        builder.Property(entry => entry.SourceId).HasColumnName("source_id").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.StartedAt).HasColumnName("started_at");
        builder.Property(entry => entry.FinishedAt).HasColumnName("finished_at");
        builder.Property(entry => entry.Outcome).HasColumnName("outcome").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.ContentHash).HasColumnName("content_hash").HasHash();
        builder.Property(entry => entry.New).HasColumnName("new");
        builder.Property(entry => entry.Changed).HasColumnName("changed");
        builder.Property(entry => entry.Confirmed).HasColumnName("confirmed");
        builder.Property(entry => entry.Missing).HasColumnName("missing");
        builder.Property(entry => entry.Claimed).HasColumnName("claimed");
        builder.Property(entry => entry.Rejected).HasColumnName("rejected");
        builder.Property(entry => entry.Ignored).HasColumnName("ignored");
        builder.Property(entry => entry.RefreshId).HasColumnName("refresh_id").HasMaxLength(32).IsFixedLength().IsUnicode(false);
        builder.Property(entry => entry.Error).HasColumnName("error");
        builder.HasOne<SourceEntry>().WithMany().HasForeignKey(entry => entry.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => new { entry.SourceId, entry.StartedAt });
    }
}
