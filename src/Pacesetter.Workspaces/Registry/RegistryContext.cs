using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Auditing;

namespace Pacesetter.Workspaces.Registry;

/// <summary>What the workspace knows of people and of its own rules: names and policy. One model for every provider.</summary>
public abstract class RegistryContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<PersonName> Names => Set<PersonName>();

    public DbSet<PolicyVersion> Policies => Set<PolicyVersion>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfiguration<AuditEntry>(new AuditTables()).ApplyConfiguration<AuditHead>(new AuditTables());
        modelBuilder.Entity<PersonName>(name =>
        {
            name.ToTable("person_names");
            name.HasKey(it => it.Person);
            name.Property(it => it.Person).HasColumnName("person");
            name.Property(it => it.Name).HasColumnName("name");
            name.Property(it => it.NameZh).HasColumnName("name_zh");
        });
        modelBuilder.Entity<PolicyVersion>(policy =>
        {
            policy.ToTable("policy_versions");
            policy.HasKey(it => it.Version);
            policy.Property(it => it.Version).HasColumnName("version").ValueGeneratedNever();
            policy.Property(it => it.Document).HasColumnName("document");
            policy.Property(it => it.ChangedAt).HasColumnName("changed_at");
            policy.Property(it => it.Why).HasColumnName("why");
        });
    }
}
