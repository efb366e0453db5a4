using Pacesetter.Measuring;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>Which periods movers are sought in, and which teams may be shown.</summary>
sealed record MoverQuestion(Scope Scope, Period Now, Period Before, IReadOnlySet<string> Shown);

/// <summary>The teams and work centres whose fulfilment changed most against the period before, with limits from the weeks before the change.</summary>
sealed class MoversSection(ILedger ledger, Directory directory, int k)
{
    const int Most = 6;
    const int LeastWeeks = 8;
    const int WeeksShown = 26;

    public async Task<Movers> Find(MoverQuestion question, CancellationToken cancel)
    {
        var movers = new List<Mover>();
        foreach ((By by, UnitKind kind) in ((By, UnitKind)[])[(By.Team, UnitKind.Team), (By.WorkCentre, UnitKind.WorkCentre)])
        {
            movers.AddRange(await Changes(question, by, kind, cancel));
        }

        Mover[] largest = [.. movers.OrderByDescending(mover => Math.Abs(mover.Change.Value!.Value)).ThenBy(mover => mover.Unit.Code, StringComparer.Ordinal).Take(Most)];
        for (int i = 0; i < largest.Length; i++)
        {
            largest[i] = await WithWeeks(largest[i], question, cancel);
        }

        return new Movers(largest, largest.Count(mover => mover.Outside));
    }

    async Task<List<Mover>> Changes(MoverQuestion question, By by, UnitKind kind, CancellationToken cancel)
    {
        Dictionary<string, Cell> before = await Cells(by, question.Scope with { Period = question.Before }, cancel);
        Dictionary<string, Cell> now = await Cells(by, question.Scope with { Period = question.Now }, cancel);
        var changes = new List<Mover>();
        foreach ((string code, Cell cell) in now)
        {
            bool open = by == By.Team ? question.Shown.Contains(code) : cell.Persons >= k;
            if (open && before.TryGetValue(code, out Cell? earlier) && earlier.Persons >= k
                && Fulfilment.Of(cell).OnQuota is { } after && Fulfilment.Of(earlier).OnQuota is { } then)
            {
                changes.Add(new Mover(directory.Name(code), kind, Figure.Of(then), Figure.Of(after), Figure.Of(after - then)) { Restated = cell.Restated > 0 || earlier.Restated > 0 });
            }
        }

        return changes;
    }

    async Task<Dictionary<string, Cell>> Cells(By by, Scope scope, CancellationToken cancel)
    {
        List<Cell> cells = await ledger.RollUp(new RollUp(by.KeyOf(), Grain.All, scope, Figures.Persons), cancel).ToList();
        return cells.Where(cell => by.CodeOf(cell) is not null).ToDictionary(cell => by.CodeOf(cell)!, StringComparer.Ordinal);
    }

    async Task<Mover> WithWeeks(Mover mover, MoverQuestion question, CancellationToken cancel)
    {
        DateOnly monday = Period.WeekOf(question.Now.First).First;
        var window = new Period(monday.AddDays(-7 * WeeksShown), question.Now.Last);
        List<Cell> cells = await ledger.RollUp(new RollUp(Keys.None, Grain.Week, question.Scope with { Period = window, Under = mover.Unit.Code }, Figures.Persons), cancel).ToList();
        var byWeek = cells.Where(cell => cell.Persons >= k).ToDictionary(cell => cell.Start!.Value, cell => Fulfilment.Of(cell).OnQuota);
        // The week in which the period begins belongs half to the one before and is in neither.
        double[] earlier = [.. byWeek.Where(it => it.Key.AddDays(6) < question.Now.First && it.Value is not null).OrderBy(it => it.Key).Select(it => (double)it.Value!.Value)];
        if (earlier.Length < LeastWeeks)
        {
            return mover;
        }

        var limits = Statistics.ControlCharts.ProcessLimits.From(earlier);
        var weeks = new List<WeekPoint>();
        for (DateOnly week = window.First; week <= window.Last; week = week.AddDays(7))
        {
            decimal? value = byWeek.GetValueOrDefault(week);
            bool inPeriod = week >= question.Now.First || week.AddDays(6) >= question.Now.First;
            bool outside = inPeriod && value is { } figure && ((double)figure > limits.Upper || (double)figure < limits.Lower);
            weeks.Add(new WeekPoint(week, value is null ? Figure.Missing("no_work") : Figure.Of(value.Value), inPeriod, outside));
        }

        return mover with
        {
            Limits = new ProcessLimits((decimal)limits.Centre, (decimal)limits.Lower, (decimal)limits.Upper, earlier.Length),
            Weeks = weeks,
            Outside = weeks.Any(week => week.Outside),
        };
    }
}
