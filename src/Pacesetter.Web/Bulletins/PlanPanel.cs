using System.Globalization;
using Pacesetter.Web.Charts;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Bulletins;

/// <summary>The fan of one goal.</summary>
sealed class PlanPanel(TermPack words, PrintedFigures print)
{
    public DrawnPanel Draw(PlanStanding goal, string subject, string id)
    {
        PlanFan fan = goal.Fan!;
        string name = PlanText.Name(goal, words, print);
        string note = words.Say("plan.panel", ("share", print.Percent(goal.Share)), ("target", print.Count(goal.Target)), ("middle", Day(goal.Days[1])), ("late", Day(goal.Days[2])), ("n", fan.Weeks.ToString(CultureInfo.InvariantCulture)));
        DateOnly end = goal.PlannedEnd ?? fan.Ahead[^1].Day;
        string drawing = new FanChart(new(id, $"{name}{words["format.colon"]}{note}", subject), [.. fan.Past.Select(at => new FanDot(at.Day, at.Lead))], [.. fan.Ahead.Select(at => new FanStep(at.Day, at.Leads))])
        {
            Zero = words.Say("plan.panel.line", ("target", print.Count(goal.Target))),
            Tick = Lead,
            Date = print.Forms.Day,
            Labels = (words.Say("plan.panel.start", ("day", print.Forms.Day(fan.Past[0].Day)), ("lead", Lead(fan.Past[0].Lead))), Lead(fan.Past[^1].Lead)),
            End = (end, print.Forms.Day(end)),
            AtEnd = fan.End is { } last ? (new FanStep(last.Day, last.Leads), Lead(last.Leads[2])) : null,
        }.Draw(320, 190);
        return new(name, note, drawing, drawing);
    }

    string Day(DateOnly? day) => day is { } known ? print.Forms.Day(known) : words["plan.beyond"];

    string Lead(decimal lead) => (lead > 0 ? "+" : "") + print.Forms.Number(lead, 0);
}
