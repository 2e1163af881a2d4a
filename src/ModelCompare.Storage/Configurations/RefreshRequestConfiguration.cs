using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class RefreshRequestConfiguration : IEntityTypeConfiguration<RefreshRequestEntry>
{
    public void Configure(EntityTypeBuilder<RefreshRequestEntry> builder)
    {
        builder.ToTable("refresh_requests");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).HasColumnName("id").HasMaxLength(32).IsFixedLength().IsUnicode(false);
        builder.Property(entry => entry.KeyHash).HasColumnName("key_hash").HasHash();
        builder.Property(entry => entry.State).HasColumnName("state").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.Sources).HasColumnName("sources");
        builder.Property(entry => entry.Ended).HasColumnName("ended");
        builder.Property(entry => entry.RequestedAt).HasColumnName("requested_at");
        builder.Property(entry => entry.StartedAt).HasColumnName("started_at");
        builder.Property(entry => entry.EndedAt).HasColumnName("ended_at");
        builder.Property(entry => entry.IsCancelWanted).HasColumnName("is_cancel_wanted");
        builder.Property(entry => entry.Result).HasColumnName("result");
        builder.Property(entry => entry.Error).HasColumnName("error");
        builder.HasIndex(entry => entry.KeyHash).IsUnique();
        builder.HasIndex(entry => new { entry.State, entry.RequestedAt });
    }
}
