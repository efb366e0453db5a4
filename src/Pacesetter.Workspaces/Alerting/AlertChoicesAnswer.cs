using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>What an account wants to be told of, and how that goes.</summary>
/// <param name="Account">The account.</param>
/// <param name="Kinds">What of.</param>
/// <param name="Channels">Where beside the page.</param>
/// <param name="Rhythm">How often a digest may be mailed.</param>
/// <param name="Mail">Where to.</param>
public sealed record AlertChoicesAnswer(string Account, IReadOnlyList<AlertKind> Kinds, IReadOnlyList<AlertChannel> Channels, AlertRhythm Rhythm, string? Mail)
{
    /// <summary>When a digest was last mailed.</summary>
    public DateTimeOffset? DigestAt { get; init; }

    /// <summary>Tries since then that failed.</summary>
    public int Failures { get; init; }

    /// <summary>When the next is made at the earliest.</summary>
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>Alerts that the next digest will tell of.</summary>
    public int Waiting { get; init; }

    /// <summary>Whether a webhook of the account tells alerts.</summary>
    public bool Webhook { get; init; }

    internal static async Task<AlertChoicesAnswer> Of(Workspace workspace, string account, CancellationToken cancel)
    {
        AlertChoice choice = await workspace.Registry.Set<AlertChoice>().AsNoTracking().FirstOrDefaultAsync(it => it.Account == account, cancel) ?? new AlertChoice { Account = account };
        return new(account, [.. Enum.GetValues<AlertKind>().Where(choice.Wants)], [AlertChannel.Page, .. Enum.GetValues<AlertChannel>().Where(it => it != AlertChannel.Page && choice.Goes(it))], choice.Rhythm, choice.Mail)
        {
            DigestAt = choice.DigestAt,
            Failures = choice.Failures,
            NextTryAt = choice.NextTryAt,
            Waiting = await workspace.Registry.Set<Alert>().CountAsync(it => it.Account == account && it.ToMail, cancel),
            Webhook = (await AlertMessages.Webhooks(workspace, account, cancel)).Count > 0,
        };
    }
}

/// <summary>Shows what one chose to be told of.</summary>
[UseCase("alert", "choices", "What one chose to be told of, and how the mailing goes", Examples = ["alert choices --account ann"])]
public sealed class ShowAlertChoices(Workspace workspace, Jobs.Asker asker) : IUseCase<ShowAlertChoices.Request, AlertChoicesAnswer>
{
    public Task<AlertChoicesAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AlertChoicesAnswer.Of(workspace, OwnAlerts.Account(asker, request.Account), cancel);
    }

    public sealed record Request
    {
        [Field("Whose, for whoever works on the files; over the network one's own alone", Value = "ACCOUNT")]
        public string? Account { get; init; }
    }
}
