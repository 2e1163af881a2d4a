using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ModelCompare.Storage.Configurations;

internal sealed class PublishedChangeConfiguration : IEntityTypeConfiguration<PublishedChange>
{
    public void Configure(EntityTypeBuilder<PublishedChange> builder)
    {
        builder.ToView("published_changes").HasNoKey();
        builder.Property(change => change.ChangedOn).HasColumnName("changed_on");
        builder.Property(change => change.Kind).HasColumnName("kind");
        builder.Property(change => change.Change).HasColumnName("change");
        builder.Property(change => change.Model).HasColumnName("model");
        builder.Property(change => change.Provider).HasColumnName("provider");
        builder.Property(change => change.ProviderModel).HasColumnName("provider_model");
        builder.Property(change => change.Field).HasColumnName("field");
        builder.Property(change => change.Terms).HasColumnName("terms");
        builder.Property(change => change.OldValue).HasColumnName("old_value");
        builder.Property(change => change.NewValue).HasColumnName("new_value");
        builder.Property(change => change.Source).HasColumnName("source");
        builder.Property(change => change.Url).HasColumnName("url");
        builder.Property(change => change.Quote).HasColumnName("quote");
        builder.Property(change => change.Id).HasColumnName("id");
    }
}
