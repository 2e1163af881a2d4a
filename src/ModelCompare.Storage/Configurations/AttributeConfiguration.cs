using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage.Configurations;

internal sealed class AttributeConfiguration : IEntityTypeConfiguration<AttributeEntry>
{
    public void Configure(EntityTypeBuilder<AttributeEntry> builder)
    {
        builder.HasHistory("attributes");
        builder.Property(entry => entry.Attribute).HasColumnName("attribute").HasMaxLength(CatalogLengths.Name);
        builder.Property(entry => entry.Value).HasColumnName("value");
    }
}
