using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class BenchmarkConfiguration : IEntityTypeConfiguration<BenchmarkEntry>
{
    public void Configure(EntityTypeBuilder<BenchmarkEntry> builder)
    {
        builder.HasHistory("benchmarks");
        builder.Property(entry => entry.Benchmark).HasColumnName("benchmark").HasMaxLength(CatalogLengths.PageText);
        builder.Property(entry => entry.Metric).HasColumnName("metric").HasMaxLength(CatalogLengths.PageText);
        builder.Property(entry => entry.Setting).HasColumnName("setting").HasMaxLength(CatalogLengths.PageText);
        builder.Property(entry => entry.Score).HasColumnName("score");
    }
}
