using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Access;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>Alerts, and what people chose to be told of, in the registry.</summary>
static class AlertTables
{
    public static void Declare(ModelBuilder model)
    {
        model.Entity<AlertChoice>(choice =>
        {
            choice.ToTable("alert_choices").HasKey(it => it.Account);
            choice.HasOne<Account>().WithOne().HasForeignKey<AlertChoice>(it => it.Account);
        });
        model.Entity<Alert>(alert =>
        {
            alert.ToTable("alerts").HasKey(it => it.Id);
            alert.HasIndex(it => new { it.Account, it.Key }).IsUnique();
            alert.HasIndex(it => new { it.Account, it.ReadAt });
            alert.HasOne<Account>().WithMany().HasForeignKey(it => it.Account);
        });
    }
}
