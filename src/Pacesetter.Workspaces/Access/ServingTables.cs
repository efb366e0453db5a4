using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Alerting;
using Pacesetter.Workspaces.Repeating;
using Pacesetter.Workspaces.Webhooks;

namespace Pacesetter.Workspaces.Access;

/// <summary>What the registry keeps for those who come in over the network, beside accounts and keys.</summary>
static class ServingTables
{
    public static void Declare(ModelBuilder model)
    {
        model.Entity<KeptAnswer>(kept =>
        {
            kept.ToTable("kept_answers").HasKey(it => new { it.Account, it.Key });
            kept.HasIndex(it => it.CreatedAt);
        });
        model.Entity<Password>(password =>
        {
            password.ToTable("passwords").HasKey(it => it.Account);
            password.HasOne<Account>().WithOne().HasForeignKey<Password>(it => it.Account);
        });
        model.Entity<SecondFactor>(factor =>
        {
            factor.ToTable("second_factors").HasKey(it => it.Account);
            factor.HasOne<Account>().WithOne().HasForeignKey<SecondFactor>(it => it.Account);
        });
        model.Entity<Passkey>(passkey =>
        {
            passkey.ToTable("passkeys").HasKey(it => it.Id);
            passkey.HasOne<Account>().WithMany().HasForeignKey(it => it.Account);
        });
        model.Entity<CalendarFeed>(feed =>
        {
            feed.ToTable("feeds").HasKey(it => it.Id);
            feed.HasIndex(it => it.Hash).IsUnique();
            feed.HasOne<Account>().WithMany().HasForeignKey(it => it.Account);
        });
        model.Entity<Webhook>(webhook =>
        {
            webhook.ToTable("webhooks").HasKey(it => it.Id);
            webhook.HasOne<Account>().WithMany().HasForeignKey(it => it.Account);
        });
        model.Entity<WebhookDelivery>(delivery =>
        {
            delivery.ToTable("webhook_deliveries").HasKey(it => new { it.Webhook, it.Noun, it.Entry, it.Version });
            delivery.HasOne<Webhook>().WithMany().HasForeignKey(it => it.Webhook);
            delivery.HasIndex(it => new { it.State, it.DueAt });
        });
        AlertTables.Declare(model);
    }
}
