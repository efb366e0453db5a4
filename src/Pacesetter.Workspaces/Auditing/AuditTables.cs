using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pacesetter.Workspaces.Auditing;

/// <summary>How the chain is stored.</summary>
sealed class AuditTables : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries").HasKey(it => it.Sequence);
        builder.Property(it => it.Sequence).HasColumnName("sequence").ValueGeneratedNever();
        builder.Property(it => it.At).HasColumnName("at");
        builder.Property(it => it.Actor).HasColumnName("actor");
        builder.Property(it => it.Role).HasColumnName("role");
        builder.Property(it => it.Act).HasColumnName("act");
        builder.Property(it => it.Noun).HasColumnName("noun");
        builder.Property(it => it.Subject).HasColumnName("subject");
        builder.Property(it => it.Detail).HasColumnName("detail");
        builder.Property(it => it.Previous).HasColumnName("previous");
        builder.Property(it => it.Hash).HasColumnName("hash");
        builder.HasIndex(it => new { it.Noun, it.Subject }, "ix_audit_entries_noun_subject");
    }

    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("audit_head").HasKey(it => it.Id);
        builder.Property(it => it.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(it => it.Sequence).HasColumnName("sequence");
        builder.Property(it => it.Hash).HasColumnName("hash");
        builder.HasData(new AuditHead { Id = 1, Sequence = 0, Hash = new byte[SHA256.HashSizeInBytes] });
    }
}
