using System.Globalization;
using Pacesetter.Panels;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Bulletins;
using Pacesetter.Web.Charts;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Boards;

/// <summary>The fulfilment of each team month by month, up to the end of the bulletin's period; of departments where there are many teams.</summary>
/// <param name="Figure">Drawn.</param>
/// <param name="Table">The table behind it.</param>
public sealed record TeamMonths(DrawnFigure Figure, PrintedTable Table)
{
    /// <summary>What its files are called.</summary>
    public const string Id = "months";

    const int Months = 12;
    const int MostTeams = 60;

    /// <summary>Asks for them; null where the visitor may not see them, or there are too few to compare.</summary>
    public static async Task<TeamMonths?> Of(Visit visit, Bulletin bulletin, IReadOnlyList<UnitRow> units)
    {
        DateOnly end = bulletin.Population.Period.Last;
        DateOnly from = Period.MonthOf(end).First.AddMonths(1 - Months);
        By by = units.Count(it => it.Kind == UnitKind.Team) > MostTeams && visit.Under is null ? By.Department : By.Team;
        MeasureFulfilment.Answer? answer = await visit.Try<MeasureFulfilment.Answer>(new MeasureFulfilment.Request { By = by, Per = Grain.Month, Under = visit.Under, From = from, To = Period.MonthOf(end).Last });
        string[] months = answer is null ? [] : [.. answer.Rows.Select(it => it.Period).Distinct().Order(StringComparer.Ordinal)];
        ILookup<string?, FulfilmentRow>? of = answer?.Rows.Where(it => it.Unit is not null).ToLookup(it => it.Unit);
        if (of is not { Count: > 1 } || months.Length < 2)
        {
            return null;
        }

        HeatRow[] rows = [.. of.OrderBy(it => it.Key, StringComparer.Ordinal).Select(it => new HeatRow(Name(visit, units, it.Key!), [.. months.Select(month => it.FirstOrDefault(row => row.Period == month)?.FulfilmentOnQuota)]))];
        return Of(visit, rows, months, by);
    }

    static TeamMonths Of(Visit visit, HeatRow[] rows, string[] months, By by)
    {
        var forms = new NumberForms(visit.Words);
        string n = rows.Length.ToString(CultureInfo.InvariantCulture);
        int higher = rows.Count(row => row.Figures[^1] > row.Figures[0]);
        string kind = visit.Say(by == By.Team ? "page.months.teams" : "page.months.departments", ("n", n));
        string finding = visit.Say("page.months.finding", ("higher", higher.ToString(CultureInfo.InvariantCulture)), ("units", kind), ("first", months[0]), ("last", months[^1]));
        string subject = visit.Say("page.months.subject");
        string Whole(decimal ratio) => forms.Number(ratio * 100, 0);
        string hidden = visit.Say("page.months.hidden");
        string Draw(string id, double width) => new HeatMap(new(id, finding, subject), months, rows) { Tick = Whole, Hidden = hidden }.Draw(width);
        return new(
            new(finding, subject, [new("", "", Draw("months-wide", 720), Draw("months-narrow", 330))]),
            new(visit.Say("page.months.caption"), [new(visit.Say("page.unit")), .. months.Select(month => new PrintedColumn(month, Number: true))], [.. rows.Select(row => (IReadOnlyList<string>)[row.Label, .. row.Figures.Select(it => it is { } known ? Whole(known) : hidden)])]) { Twin = true });
    }

    static string Name(Visit visit, IReadOnlyList<UnitRow> units, string code) => units.FirstOrDefault(it => it.Unit == code) is { } unit ? visit.Words.Choose(code, unit.Name, unit.NameZh) : code;
}
