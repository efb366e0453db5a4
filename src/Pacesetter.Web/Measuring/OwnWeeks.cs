using System.Globalization;
using Pacesetter.Panels;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Bulletins;
using Pacesetter.Web.Charts;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Measuring;

/// <summary>The weeks of a person on a control chart. The weeks before the present one set the limits; a week is judged by what was earned and worked in it as a whole.</summary>
/// <param name="Figure">Drawn.</param>
/// <param name="Table">The table behind it.</param>
public sealed record OwnWeeks(DrawnFigure Figure, PrintedTable Table)
{
    /// <summary>What its files are called.</summary>
    public const string Id = "weeks";

    const int LeastWeeks = 8;

    /// <summary>Draws them; null where there are too few to be a course.</summary>
    internal static OwnWeeks? Of(Visit visit, OwnAnswer own)
    {
        (DateOnly Monday, decimal Figure)[] weeks = [.. Weeks(own)];
        if (weeks.Length < 2)
        {
            return null;
        }

        var forms = new NumberForms(visit.Words);
        double[] earlier = [.. weeks[..^1].Select(it => (double)it.Figure)];
        ControlLimits? limits = earlier.Length >= LeastWeeks ? Limits(earlier) : null;
        decimal[] all = [.. weeks.Select(it => it.Figure), .. limits is null ? (decimal[])[] : [limits.Lower, limits.Upper]];
        ControlPoint[] points = [.. weeks.Select((it, at) => new ControlPoint(NumberForms.Week(it.Monday), it.Figure, at == weeks.Length - 1, limits is not null && (it.Figure < limits.Lower || it.Figure > limits.Upper)))];
        string finding = visit.Say(limits is null ? "page.my_day.chart.few" : points[^1].Outside ? "page.my_day.chart.outside" : "page.my_day.chart.inside", ("figure", forms.Percent(weeks[^1].Figure)), ("weeks", weeks.Length.ToString(CultureInfo.InvariantCulture)));
        string subject = visit.Say("page.my_day.chart.sub");
        var table = new PrintedTable(
            subject,
            [new(visit.Say("col.week")), new(visit.Say("col.fulfilment"), Number: true)],
            [.. weeks.Reverse().Select(it => (IReadOnlyList<string>)[it.Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), forms.Number(it.Figure * 100, 1)])]) { Twin = true };
        return new(new(finding, subject, [new("", "", Drawn("my-weeks").Draw(720, 240), Drawn("my-weeks-narrow").Draw(340, 220))]), table);

        ControlChart Drawn(string id) => new(new(id, finding, subject), points, limits) { Span = Scale.Cover(all, 0.05m), Tick = value => forms.Number(value * 100, 0) };
    }

    static ControlLimits Limits(double[] earlier)
    {
        var limits = Statistics.ControlCharts.ProcessLimits.From(earlier);
        return new((decimal)limits.Lower, (decimal)limits.Centre, (decimal)limits.Upper);
    }

    static IEnumerable<(DateOnly Monday, decimal Figure)> Weeks(OwnAnswer own) => own.Rows
        .Select(row => (Day: DateOnly.Parse(row.Period, CultureInfo.InvariantCulture), Row: row))
        .GroupBy(it => Period.WeekOf(it.Day).First)
        .Select(week => (week.Key, Hours: week.Sum(it => it.Row.OnQuotaHours), Earned: week.Sum(it => it.Row.EarnedHours)))
        .Where(it => it.Hours > 0)
        .OrderBy(it => it.Key)
        .Select(it => (it.Key, it.Earned / it.Hours));
}
