using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

/// <summary>The columns that the four tables of history share.</summary>
internal static class HistoryConfiguration
{
    public static void HasHistory<TEntry>(this EntityTypeBuilder<TEntry> builder, string table)
        where TEntry : HistoryEntry
    {
        builder.ToTable(table);
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).HasColumnName("id");
        builder.Property(entry => entry.ListingId).HasColumnName("listing_id");
        builder.Property(entry => entry.SourceId).HasColumnName("source_id").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.Url).HasColumnName("url");
        builder.Property(entry => entry.ContentHash).HasColumnName("content_hash").HasHash();
        builder.Property(entry => entry.FetchedAt).HasColumnName("fetched_at");
        builder.Property(entry => entry.Locator).HasColumnName("locator");
        builder.Property(entry => entry.Trail).HasColumnName("trail");
        builder.Property(entry => entry.Quote).HasColumnName("quote");
        builder.Property(entry => entry.Reading).HasColumnName("reading").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.ReadOn).HasColumnName("read_on");
        builder.Property(entry => entry.FirstSeenOn).HasColumnName("first_seen_on");
        builder.Property(entry => entry.ChangedOn).HasColumnName("changed_on");
        builder.Property(entry => entry.ConfirmedOn).HasColumnName("confirmed_on");
        builder.Property(entry => entry.MissedRuns).HasColumnName("missed_runs");
        builder.Property(entry => entry.ClosedOn).HasColumnName("closed_on");
        builder.Property(entry => entry.ReplacesId).HasColumnName("replaces_id");

        builder.HasOne(entry => entry.Listing).WithMany().HasForeignKey(entry => entry.ListingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(entry => entry.Source).WithMany().HasForeignKey(entry => entry.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TEntry>().WithMany().HasForeignKey(entry => entry.ReplacesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => new { entry.SourceId, entry.ClosedOn });
        builder.HasIndex(entry => new { entry.ListingId, entry.ClosedOn });
        builder.HasIndex(entry => entry.ChangedOn);
        builder.HasIndex(entry => entry.ReplacesId);
    }

    /// <summary>A SHA-256 in lower-case hexadecimal.</summary>
    public static PropertyBuilder<TText> HasHash<TText>(this PropertyBuilder<TText> property) =>
        property.HasMaxLength(CatalogLengths.Hash).IsFixedLength().IsUnicode(false);
}
