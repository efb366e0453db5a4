using System.Globalization;
using Pacesetter.Web.Charts;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Bulletins;

/// <summary>The charts of a bulletin, each beside the section of its id.</summary>
/// <param name="bulletin">The bulletin.</param>
/// <param name="words">The term pack.</param>
public sealed class BulletinCharts(Bulletin bulletin, TermPack words)
{
    const double Wide = 720;
    const double Narrow = 330;

    readonly PrintedFigures _print = new(words);

    /// <summary>Where a row of the table behind a chart is explained, by section and row; null where nothing is.</summary>
    public Func<string, int, string>? Explained { get; init; }

    /// <summary>The figure of a section, or null.</summary>
    public DrawnFigure? Of(string section) => section switch
    {
        "share" when bulletin.Share.Series.Count > 1 => Share("share"),
        "distribution" when bulletin.Distribution is { Bins.Count: > 0 } distribution => Distribution(distribution, "distribution", null),
        "spread" when bulletin.Teams is { Rows.Count: > 0 } teams => Spread(teams),
        "fair" when bulletin.Fair is { Rows.Count: > 0 } fair => Fair(fair),
        "adoptions" when bulletin.Adoptions is { Drawn: not null } adoptions => Adoptions(adoptions),
        "movers" when bulletin.Movers is { } movers && Drawn(movers) is { Length: > 0 } drawn => MoverPanels(movers, drawn),
        "plan" when bulletin.Plan?.Goals.FirstOrDefault(goal => goal.Fan is { Ahead.Count: > 0 }) is { } first => Plan(first, bulletin.Plan!),
        _ => null,
    };

    /// <summary>The picture of the first page, or null: where everybody stands, else how the share went.</summary>
    public DrawnFigure? Front() => bulletin.Distribution is { Bins.Count: > 0 } distribution ? Distribution(distribution, "front", 210)
        : bulletin.Share.Series.Count > 1 ? Share("front")
        : null;

    string Period => _print.Span(bulletin.Population.Period);

    string Threshold => _print.Threshold(bulletin.Share.Threshold);

    Mark QuotaMark => new(1, words["distribution.quota"]);

    Mark ThresholdMark => new(bulletin.Share.Threshold, Threshold);

    DrawnFigure Share(string id)
    {
        IReadOnlyList<SharePoint> series = bulletin.Share.Series;
        string finding = words.Say("share.chart",
            ("share", _print.Percent(series[^1].OfRoll)), ("period", _print.Span(series[^1].Period)),
            ("first", _print.Percent(series[0].OfRoll)), ("start", _print.Span(series[0].Period)));
        string subject = words.Say("share.chart.sub", ("threshold", Threshold));
        Column[] columns = [.. series.Select(point => new Column(
            _print.Forms.Brief(point.Period),
            point.Period.First.Year.ToString(CultureInfo.InvariantCulture),
            point.OfRoll.Value,
            _print.Points(point.OfRoll)))];
        return new(finding, subject, [Both(drawn => new Columns(new(drawn, finding, subject), columns).Draw, id)]);
    }

    DrawnFigure Distribution(Distribution distribution, string id, double? height)
    {
        string n = _print.Count(distribution.Persons);
        string finding = words.Say("distribution.chart", ("n", n), ("median", _print.Percent(distribution.Median)), ("at_quota", _print.Percent(distribution.AtQuota)));
        string subject = words.Say("distribution.chart.sub", ("organisation", _print.Name(bulletin.Population.Organisation)), ("period", Period));
        Bar[] bars = [.. distribution.Bins.Select(bin => new Bar(bin.From, bin.To, bin.Persons.Value, _print.Count(bin.Persons)))];
        DrawnPanel panel = Both(drawn => new Histogram(new(drawn, finding, subject), bars)
        {
            Height = height,
            Quota = QuotaMark,
            Threshold = ThresholdMark,
            Axis = words.Say("distribution.axis", ("n", n)),
            Tick = Whole,
        }.Draw, id);
        return new(finding, subject, [panel]) { SentencesSaid = 1 };
    }

    DrawnFigure Spread(TeamSpreads teams)
    {
        string finding = SpreadText.Finding(teams, words, _print);
        string subject = words.Say("spread.chart.sub", ("period", Period));
        DotInterval[] rows = [.. teams.Rows.Select((row, at) => new DotInterval(_print.Name(row.Team), $"n\u00a0=\u00a0{_print.Count(row.Persons)}", row.Median.Value, row.Low.Value, row.High.Value)
        {
            Subject = row.Pacesetter,
            Absent = _print.Points(row.Median),
            Link = Explained?.Invoke("spread", at),
        })];
        DrawnPanel panel = Both(id => new DotIntervals(new(id, finding, subject), rows)
        {
            Marks = [QuotaMark, ThresholdMark],
            Axis = words["spread.axis"],
            Tick = Whole,
        }.Draw, "spread");
        return new(finding, subject, [panel]) { SentencesSaid = 1 };
    }

    DrawnFigure Fair(FairComparison fair)
    {
        string finding = FairText.Finding(fair, words, _print);
        string subject = words.Say("fair.chart.sub", ("period", Period));
        DotInterval[] rows = [.. fair.Rows.Select((row, at) => new DotInterval(_print.Name(row.Team), _print.Points(row.Fulfilment), row.Index.Value, row.Low.Value, row.High.Value) { Subject = row.Chosen, Link = Explained?.Invoke("fair", at) })];
        DrawnPanel panel = Both(id => new DotIntervals(new(id, finding, subject), rows)
        {
            Marks = [new(1, words["fair.average"])],
            Axis = words["fair.axis"],
            Tick = index => _print.Forms.Number(index, 2),
        }.Draw, "fair");
        return new(finding, subject, [panel]) { SentencesSaid = 1 };
    }

    DrawnFigure Adoptions(AdoptionFindings found)
    {
        PracticeFinding drawn = found.Drawn!;
        EffectCourse course = drawn.Course!;
        string finding = AdoptionsText.Finding(found, words, _print);
        string subject = words.Say("adoptions.chart.sub", ("metric", drawn.Ratio ? words["adoptions.fulfilment"] : _print.Name(drawn.Metric)), ("date", _print.Forms.Day(course.InUse)));
        StudyWeek[] weeks = [.. course.Weeks.Select(it => new StudyWeek(it.Week, it.Effect, it.Low, it.High))];
        DrawnPanel panel = Both(id => new EventStudy(new(id, finding, subject), weeks)
        {
            Recent = course.Rebound.Value is { } rebound ? (course.Recent, -rebound) : null,
            Labels = (words["adoptions.zero"], words["adoptions.rebound"], words["adoptions.start"]),
            Axis = words.Say("adoptions.axis", ("n", course.Units.ToString(CultureInfo.InvariantCulture))),
            Tick = value => AdoptionsText.Change(Figure.Of(value), drawn, _print),
        }.Draw, "adoptions");
        return new(finding, subject, [panel]) { SentencesSaid = 1 };
    }

    // Whose weeks are too few or too small to be shown stands in the table alone.
    static Mover[] Drawn(Movers movers) => [.. movers.Rows.Where(it => it.Weeks.Any(week => week.Fulfilment.Value is not null))];

    DrawnFigure MoverPanels(Movers movers, Mover[] drawn)
    {
        decimal[] figures = [.. drawn.SelectMany(mover => mover.Weeks.Select(week => week.Fulfilment.Value)
            .Append(mover.Limits?.Lower).Append(mover.Limits?.Upper)).OfType<decimal>()];
        (decimal, decimal) span = Scale.Cover(figures, 0.05m);
        DrawnPanel[] panels = [.. drawn.Select((mover, at) => Panel(mover, span, $"mover-{at + 1}"))];
        return new(MoversText.Finding(movers, words), words.Say("movers.chart.sub", ("period", Period)), panels) { SentencesSaid = 1 };
    }

    DrawnPanel Panel(Mover mover, (decimal, decimal) span, string id)
    {
        string name = _print.Name(mover.Unit);
        string note = words.Say(mover.Limits is null ? "movers.panel.none" : "movers.panel",
            ("before", _print.Percent(mover.Before)), ("now", _print.Percent(mover.Now)),
            ("n", (mover.Limits?.Weeks ?? 0).ToString(CultureInfo.InvariantCulture)));
        ControlPoint[] points = [.. mover.Weeks.Select(week => new ControlPoint(NumberForms.Week(week.Monday), week.Fulfilment.Value, week.InPeriod, week.Outside))];
        ControlLimits? limits = mover.Limits is { } found ? new(found.Lower, found.Centre, found.Upper) : null;
        string drawing = new ControlChart(new(id, $"{name}{words["format.colon"]}{note}", words.Say("movers.chart.sub", ("period", Period))), points, limits) { Span = span, Tick = Whole }.Draw(300, 150);
        return new(name, note, drawing, drawing);
    }

    DrawnFigure Plan(PlanStanding first, PlanStandings plan)
    {
        string subject = words["plan.chart.sub"];
        DrawnPanel[] panels = [.. plan.Goals.Where(goal => goal.Fan is { Ahead.Count: > 0 }).Select((goal, at) => new PlanPanel(words, _print).Draw(goal, subject, $"plan-{at + 1}"))];
        return new(PlanText.Finding(first, words, _print), subject, panels) { SentencesSaid = first == plan.Goals[0] ? 1 : 0 };
    }

    static DrawnPanel Both(Func<string, Func<double, string>> chart, string id) =>
        new("", "", chart($"{id}-wide")(Wide), chart($"{id}-narrow")(Narrow));

    string Whole(decimal ratio) => _print.Forms.Number(ratio * 100, 0);
}
