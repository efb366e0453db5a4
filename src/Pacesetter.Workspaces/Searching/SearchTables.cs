using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pacesetter.Workspaces.Searching;

/// <summary>How searched texts are stored; their index is written by hand for each provider.</summary>
sealed class SearchTables : IEntityTypeConfiguration<SearchText>
{
    public void Configure(EntityTypeBuilder<SearchText> builder)
    {
        builder.ToTable("search_texts").HasKey(it => it.Number);
        builder.Property(it => it.Number).HasColumnName("number").HasColumnOrder(0);
        builder.Property(it => it.Noun).HasColumnName("noun").HasColumnOrder(1);
        builder.Property(it => it.Id).HasColumnName("id").HasColumnOrder(2);
        builder.Property(it => it.Unit).HasColumnName("unit").HasColumnOrder(3);
        builder.Property(it => it.Text).HasColumnName("text").HasColumnOrder(4);
        builder.HasIndex(it => new { it.Noun, it.Id }, "ix_search_texts_noun_id").IsUnique();
    }
}
