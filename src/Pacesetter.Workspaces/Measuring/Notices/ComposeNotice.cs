using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Measuring;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring.Notices;

/// <summary>Gathers what a notice says, and records who has acknowledged it.</summary>
public sealed class ComposeNotice(Workspace workspace, Actor actor)
{
    const string Acknowledge = "acknowledge";

    /// <summary>The notice of an operation on a day.</summary>
    /// <exception cref="RefusalException">The ledger does not know the operation.</exception>
    public async Task<QuotaNotice> Run(string operation, DateOnly on, CancellationToken cancel)
    {
        List<Dictionary<string, object?>> known = await Rows(Tables.Operations, operation, cancel);
        if (known is not [var row, ..])
        {
            throw new RefusalException(RefusalKind.Failed, "operation_unknown", $"The ledger knows no operation {operation}.", "See them with: pacesetter export operations");
        }

        List<NotedQuota> quotas = [.. (await Rows(Tables.Quotas, operation, cancel)).Select(Noted).OrderBy(it => it.Class, StringComparer.Ordinal).ThenBy(it => it.From)];
        NotedQuota[] inForce = [.. quotas.Where(it => it.From <= on && (it.To is null || it.To >= on)).GroupBy(it => it.Class).Select(of => of.Last())];
        string[] revisions = [.. inForce.Select(it => it.Revision).OfType<string>()];
        Policy policy = workspace.Policy();
        return new QuotaNotice(new Named(operation, (string?)row["name"], (string?)row["name_zh"]), on)
        {
            OutputUnit = (string?)row["output_unit"],
            InForce = inForce,
            Announced = [.. quotas.Where(it => it.From > on), .. await Approved(operation, on, cancel)],
            Allowances = [.. (await workspace.Registry.Set<QuotaRevision>().AsNoTracking().Where(it => revisions.Contains(it.Id)).ToListAsync(cancel)).SelectMany(it => it.Allowances)],
            FrozenUntil = await FrozenUntil(operation, on, policy.Lifecycles.FreezeDays, cancel),
            NoticeDays = policy.Lifecycles.NoticeDays,
            PeriodHours = policy.Notice.PeriodHours,
            Consequence = policy.Notice.Consequence,
            Acknowledged = await Acknowledged(operation, inForce, cancel),
        };
    }

    /// <summary>Records that the actor has read the notice of the quotas in force; doing it twice changes nothing.</summary>
    /// <exception cref="RefusalException">It is not said who has read it, or there is nothing in force to read.</exception>
    public async Task Sign(QuotaNotice notice, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (actor.Person is not { } person)
        {
            throw new RefusalException(RefusalKind.Usage, "person_needed", "It is not said who acknowledges the notice.", "Say it: --as PERSON");
        }

        if (notice.InForce.Count == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "no_quota_in_force", $"No quota of {notice.Operation.Code} is in force on {notice.On:yyyy-MM-dd}.", "Choose a day with: --on DATE");
        }

        string[] signed = await workspace.Registry.AuditEntries.Where(it => it.Act == Acknowledge && it.Noun == "quotas" && it.Actor == person).Select(it => it.Subject!).ToArrayAsync(cancel);
        await workspace.Audit.Append([.. Subjects(notice.Operation.Code, notice.InForce).Except(signed).Select(it => new Act(Acknowledge, "quotas", it).By(actor))], cancel);
    }

    static IEnumerable<string> Subjects(string operation, IEnumerable<NotedQuota> quotas) =>
        quotas.Select(it => string.Create(CultureInfo.InvariantCulture, $"{operation}/{it.Class}/{it.From:yyyy-MM-dd}/{it.Minutes ?? it.PerHour}"));

    async Task<int> Acknowledged(string operation, IReadOnlyList<NotedQuota> quotas, CancellationToken cancel)
    {
        string[] subjects = [.. Subjects(operation, quotas)];
        return await workspace.Registry.AuditEntries.Where(it => it.Act == Acknowledge && it.Noun == "quotas" && subjects.Contains(it.Subject!)).Select(it => it.Actor).Distinct().CountAsync(cancel);
    }

    // What both sides have approved comes in force on its day; the ledger has it only from then on.
    async Task<IEnumerable<NotedQuota>> Approved(string operation, DateOnly on, CancellationToken cancel) =>
        (await workspace.Registry.Set<QuotaRevision>().AsNoTracking().Where(it => it.Operation == operation && it.State == QuotaRevisionState.Approved && it.From > on).ToListAsync(cancel))
        .Select(it => new NotedQuota(it.Class, it.Minutes, null, it.SetupMinutes, it.From!.Value, null, it.Id, Words.Of(it.Basis)));

    async Task<DateOnly?> FrozenUntil(string operation, DateOnly on, int cooling, CancellationToken cancel) =>
        (await workspace.Registry.Set<Campaign>().AsNoTracking().Where(it => it.AnnouncedOn != null).ToListAsync(cancel))
        .Where(it => it.Freezes(operation, on, cooling)).Max(it => it.To?.AddDays(cooling));

    Task<List<Dictionary<string, object?>>> Rows(Table table, string operation, CancellationToken cancel) => workspace.Ledger.RowsByName(table, new Scope { Operation = operation }, cancel);

    static NotedQuota Noted(Dictionary<string, object?> row) => new(
        (string?)row["class"],
        (decimal?)row["minutes"],
        (decimal?)row["per_hour"],
        (decimal?)row["setup_minutes"],
        (DateOnly)row["from"]!,
        (DateOnly?)row["to"],
        (string?)row["revision"],
        (string?)row["basis"]);
}
