using System.Globalization;
using Pacesetter.Panels;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Charts;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Measuring;

/// <summary>Somebody's own work: every day, the weeks on a control chart, what the group around them did.</summary>
static class MyDay
{
    const int LeastWeeks = 8;

    public static Page Page { get; } = Page.Get("/my-day", Show);

    static async Task<Sheet?> Show(Visit visit)
    {
        OwnAnswer? own = await OfPerson<OwnAnswer>(visit, new ShowOwn.Request { To = visit.To });
        return Sheet.Of<MyDayBody>(visit.Say("page.my_day"), (nameof(MyDayBody.Own), own), (nameof(MyDayBody.Chart), own is null ? null : Chart(visit, own)));
    }

    /// <summary>Asks for what is a person's own; null where the account is nobody's.</summary>
    public static async Task<TAnswer?> OfPerson<TAnswer>(Visit visit, object request)
        where TAnswer : class
    {
        try
        {
            return visit.Actor!.Person is null ? null : await visit.Ask<TAnswer>(request);
        }
        catch (RefusalException refusal) when (refusal.Id == "person_unknown")
        {
            // The account is a program's, or of somebody who is on no roll.
            return null;
        }
    }

    // The weeks before the present one set the limits; a week is judged by what was earned and worked in it as a whole.
    static (string Finding, string Wide, string Narrow)? Chart(Visit visit, OwnAnswer own)
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
        return (finding, Drawn("my-weeks").Draw(720, 240), Drawn("my-weeks-narrow").Draw(340, 220));

        ControlChart Drawn(string id) => new(new(id, finding, visit.Say("page.my_day.chart.sub")), points, limits) { Span = Scale.Cover(all, 0.05m), Tick = value => forms.Number(value * 100, 0) };
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
