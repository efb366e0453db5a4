using Pacesetter.Panels;
using Pacesetter.Statistics.Distributions;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;

namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>Whether a unit's reports of near-misses fell silent of late. Few reports are no merit and many are no fault: both may be a question of trust.</summary>
/// <remarks>With as frequent reports as before, those of the last month are binomial among all: n reports, with the chance last days ÷ all days. Exact, one-sided; of the last whole month against the twelve before.</remarks>
static class Silence
{
    const int Months = 12;

    /// <summary>Fewer reports before than these cannot fall silent in a month.</summary>
    const int FewestReports = 5;

    /// <summary>Asks of every unit with reports.</summary>
    public static async Task Ask(Family family, ILedger ledger, (Scope Scope, string Metric, Period Extent) asked, CancellationToken cancel)
    {
        DateOnly end = asked.Scope.Period is { } span && span.Last < asked.Extent.Last ? span.Last : asked.Extent.Last;
        Period last = Period.MonthOf(end);
        last = last.Last > end.AddDays(MonthEnds.Slack) ? Period.MonthOf(last.First.AddDays(-1)) : last;
        DateOnly first = last.First.AddMonths(-Months);
        var reports = new Dictionary<string, (decimal Before, decimal Now, DateOnly Since)>(StringComparer.Ordinal);
        await foreach (IReadOnlyList<object?> row in ledger.Rows(Tables.Observations, asked.Scope with { Period = new(first, last.Last) }, cancel))
        {
            if ((string)row[2]! == asked.Metric)
            {
                (string unit, DateOnly day, decimal count) = ((string)row[0]!, (DateOnly)row[1]!, (decimal)row[3]!);
                (decimal before, decimal now, DateOnly since) = reports.GetValueOrDefault(unit, (0, 0, day));
                reports[unit] = (before + (day < last.First ? count : 0), now + (day < last.First ? 0 : count), day < since ? day : since);
            }
        }

        if (reports.Count == 0)
        {
            return;
        }

        UnitTree units = await UnitTree.Read(ledger, cancel);
        foreach ((string unit, (decimal before, decimal now, DateOnly since)) in reports.OrderBy(it => it.Key, StringComparer.Ordinal))
        {
            if (before >= FewestReports && since < last.First)
            {
                Named name = units.Find(unit) is { } known ? new(unit, known.Name, known.NameZh) : new(unit);
                family.Add(Test(new(SubjectKind.Team, name), ((long)before, last.First.DayNumber - since.DayNumber), ((long)now, last.Days)) with { At = Period.Label(Grain.Month, last.First) });
            }
        }
    }

    static Asked Test(Subject about, (long Reports, int Days) before, (long Reports, int Days) now)
    {
        double chance = (double)now.Days / (before.Days + now.Days);
        double rates = (double)now.Reports / now.Days / ((double)before.Reports / before.Days);
        return new(about, Tests.Silence, new PatternQuestion(Tests.Silence, rates, Binomial.AtMost(now.Reports, before.Reports + now.Reports, chance), before.Reports)) { Strong = rates <= 0.5 };
    }
}
