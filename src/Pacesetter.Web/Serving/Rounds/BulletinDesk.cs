using Microsoft.Extensions.Logging;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Web.Bulletins;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Serving.Rounds;

/// <summary>Writes the bulletin of each period of the lattice once, when it has ended and has records.</summary>
sealed class BulletinDesk(Workspace whole, BulletinPlan plan, Mailbag? mail, ILogger log)
{
    /// <summary>Writes what is due; true where something was.</summary>
    public async Task<bool> Look(CancellationToken cancel)
    {
        using Workspace own = whole.Session();
        Grain grain = own.Policy().Lattice.Period;
        Period period = LastEnded(grain, Today().AddDays(-plan.DaysAfter));
        string label = Period.Label(grain, period.First);
        string work = $"bulletin {label}";
        var leases = new Leases(own);
        if (await leases.IsDone(work, cancel) || !await HasRecords(own, period, cancel) || !await leases.Take(work, DateTimeOffset.MinValue, cancel))
        {
            return false;
        }

        bool written = false;
        try
        {
            await Write(own, period, label, cancel);
            if (mail is not null)
            {
                // Noted before the writing is: a mail may be sent twice after a crash, never left out.
                await leases.Offer(Mailbag.Work(label), cancel);
            }

            written = true;
            log.BulletinWritten(label, plan.Languages.Count);
        }
        finally
        {
            await leases.Release(work, written);
        }

        return true;
    }

    async Task Write(Workspace own, Period period, string label, CancellationToken cancel)
    {
        Bulletin bulletin = await new ComposeBulletin(own, Actor.System).Run(new Filters { From = period.First, To = period.Last }, cancel);
        foreach (string language in plan.Languages)
        {
            var words = TermPack.Load(language);
            await Whole(plan.File(label, language, "md"), BulletinMarkdown.Write(bulletin, words), cancel);
            await Whole(plan.File(label, language, "html"), await BulletinPage.Render(bulletin, words, cancel), cancel);
        }
    }

    // Whoever fetches files from the folder never finds half a one.
    static async Task Whole(string file, string text, CancellationToken cancel)
    {
        string part = file + ".part";
        await File.WriteAllTextAsync(part, text, cancel);
        File.Move(part, file, overwrite: true);
    }

    static async Task<bool> HasRecords(Workspace own, Period period, CancellationToken cancel)
    {
        await foreach (Cell cell in own.Ledger.RollUp(new RollUp(Keys.None, Grain.All, new Scope { Period = period }), cancel))
        {
            return cell.Records > 0;
        }

        return false;
    }

    DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(whole.Clock.GetUtcNow(), whole.Clock.LocalTimeZone).DateTime);

    static Period LastEnded(Grain grain, DateOnly day)
    {
        Period current = grain == Grain.Week ? Period.WeekOf(day) : Period.MonthOf(day);
        DateOnly before = current.First.AddDays(-1);
        return grain == Grain.Week ? Period.WeekOf(before) : Period.MonthOf(before);
    }
}
