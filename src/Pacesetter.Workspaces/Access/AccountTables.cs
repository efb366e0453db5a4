using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacesetter.Access;
using Pacesetter.Workspaces.Registry.Conventions;

namespace Pacesetter.Workspaces.Access;

/// <summary>Accounts and their keys in the registry.</summary>
sealed class AccountTables(bool binaryJson) : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts").HasKey(it => it.Id);
        builder.HasIndex(it => it.Person);
        PropertyBuilder<IReadOnlyList<Grant>> grants = builder.Property(it => it.Grants).HasConversion(new JsonColumn<IReadOnlyList<Grant>>(), new JsonColumn<IReadOnlyList<Grant>>.Same());
        if (binaryJson)
        {
            grants.HasColumnType("jsonb");
        }
    }

    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys").HasKey(it => it.Id);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Account);
        PropertyBuilder<IReadOnlyList<Grant>?> grants = builder.Property(it => it.Grants).HasConversion(new JsonColumn<IReadOnlyList<Grant>?>(), new JsonColumn<IReadOnlyList<Grant>?>.Same());
        if (binaryJson)
        {
            grants.HasColumnType("jsonb");
        }
    }
}
