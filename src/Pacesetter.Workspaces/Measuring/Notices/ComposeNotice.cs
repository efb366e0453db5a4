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
    public async Task<QuotaNotice> Run(string operation, DateOnly on, CancellationToken cancel) => (await Run([operation], on, cancel))[0];

    /// <summary>The notices of operations on a day; the registry is asked as often for many as for one.</summary>
    /// <exception cref="RefusalException">The ledger does not know one of them.</exception>
    public async Task<IReadOnlyList<QuotaNotice>> Run(IReadOnlyList<string> operations, DateOnly on, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var stands = new List<Standing>();
        foreach (string operation in operations)
        {
            stands.Add(await Of(operation, on, cancel));
        }

        Policy policy = workspace.Policy();
        string[] inForce = [.. stands.SelectMany(it => it.Revisions)];
        List<QuotaRevision> revisions = await workspace.Registry.Set<QuotaRevision>().AsNoTracking().Where(it => inForce.Contains(it.Id) || (operations.Contains(it.Operation) && it.State == QuotaRevisionState.Approved && it.From > on)).ToListAsync(cancel);
        List<Campaign> announced = await workspace.Registry.Set<Campaign>().AsNoTracking().Where(it => it.AnnouncedOn != null).ToListAsync(cancel);
        string[] subjects = [.. stands.SelectMany(it => Subjects(it.Operation.Code, it.InForce))];
        var signed = await workspace.Registry.AuditEntries.AsNoTracking().Where(it => it.Act == Acknowledge && it.Noun == "quotas" && subjects.Contains(it.Subject!)).Select(it => new { it.Subject, it.Actor }).ToListAsync(cancel);
        return [.. stands.Select(stand => new QuotaNotice(stand.Operation, on)
        {
            OutputUnit = stand.OutputUnit,
            InForce = stand.InForce,
            Announced = [.. stand.Quotas.Where(it => it.From > on), .. revisions.Where(it => it.Operation == stand.Operation.Code && it.State == QuotaRevisionState.Approved && it.From > on).Select(Approved)],
            Allowances = [.. revisions.Where(it => stand.Revisions.Contains(it.Id)).SelectMany(it => it.Allowances)],
            FrozenUntil = announced.Where(it => it.Freezes(stand.Operation.Code, on, policy.Lifecycles.FreezeDays)).Max(it => it.To?.AddDays(policy.Lifecycles.FreezeDays)),
            NoticeDays = policy.Lifecycles.NoticeDays,
            PeriodHours = policy.Notice.PeriodHours,
            Consequence = policy.Notice.Consequence,
            Acknowledged = signed.Where(it => Subjects(stand.Operation.Code, stand.InForce).Contains(it.Subject)).Select(it => it.Actor).Distinct().Count(),
        })];
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

    // What the ledger has of an operation.
    async Task<Standing> Of(string operation, DateOnly on, CancellationToken cancel)
    {
        if (await Rows(Tables.Operations, operation, cancel) is not [var row, ..])
        {
            throw new RefusalException(RefusalKind.Failed, "operation_unknown", $"The ledger knows no operation {operation}.", "See them with: pacesetter export operations");
        }

        List<NotedQuota> quotas = [.. (await Rows(Tables.Quotas, operation, cancel)).Select(Noted).OrderBy(it => it.Class, StringComparer.Ordinal).ThenBy(it => it.From)];
        NotedQuota[] inForce = [.. quotas.Where(it => it.From <= on && (it.To is null || it.To >= on)).GroupBy(it => it.Class).Select(of => of.Last())];
        return new(new Named(operation, (string?)row["name"], (string?)row["name_zh"]), (string?)row["output_unit"], quotas, inForce);
    }

    // What both sides have approved comes in force on its day; the ledger has it only from then on.
    static NotedQuota Approved(QuotaRevision it) => new(it.Class, it.Minutes, null, it.SetupMinutes, it.From!.Value, null, it.Id, Words.Of(it.Basis));

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

    sealed record Standing(Named Operation, string? OutputUnit, IReadOnlyList<NotedQuota> Quotas, IReadOnlyList<NotedQuota> InForce)
    {
        public string[] Revisions { get; } = [.. InForce.Select(it => it.Revision).OfType<string>()];
    }
}
