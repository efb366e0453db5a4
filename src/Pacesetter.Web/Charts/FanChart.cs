namespace Pacesetter.Web.Charts;

/// <summary>How far a sum is, and may come to be, ahead of its plan: a panel of its own scale, since goals differ in size.</summary>
/// <remarks>The lead and not the sum: beside a year's total what is uncertain of a few weeks is too thin to be seen.</remarks>
/// <param name="Caption">What it says about itself.</param>
/// <param name="Past">The lead so far, oldest first; one day at least.</param>
/// <param name="Ahead">The lead to come, nearest first.</param>
public sealed record FanChart(Caption Caption, IReadOnlyList<FanDot> Past, IReadOnlyList<FanStep> Ahead)
{
    const double Left = 10;
    const double Right = 64;
    const double Bottom = 24;
    const double Top = 20;

    // A place to point at on a line.
    static readonly Paint Unseen = new(Paint.Ink) { Opacity = 0 };

    /// <summary>The label of the plan's line, the zero of the scale.</summary>
    public required string Zero { get; init; }

    /// <summary>The planned end and its label.</summary>
    public required (DateOnly Day, string Label) End { get; init; }

    /// <summary>The labels of the first and the last day of the past.</summary>
    public required (string First, string Last) Labels { get; init; }

    /// <summary>The lead at the planned end and its label; null beyond the horizon.</summary>
    public required (FanStep Step, string Label)? AtEnd { get; init; }

    /// <summary>Sets a lead, with its sign.</summary>
    public required Func<decimal, string> Tick { get; init; }

    /// <summary>Sets a day.</summary>
    public required Func<DateOnly, string> Date { get; init; }

    /// <summary>Draws it.</summary>
    public string Draw(double width, double height)
    {
        DateOnly last = Ahead[^1].Day > End.Day ? Ahead[^1].Day : End.Day;
        var across = new Scale(Past[0].Day.DayNumber, Math.Max(last.DayNumber, Past[0].Day.DayNumber + 1), Left, width - Right);
        decimal[] all = [0, .. Past.Select(at => at.Lead), .. Ahead.SelectMany(step => step.Leads), .. AtEnd?.Step.Leads ?? []];
        var up = new Scale(all.Min(), Math.Max(all.Max(), all.Min() + 1), height - Bottom - 4, Top);
        var svg = new Svg(Caption.Id, new(width, height), Caption.Finding, Caption.Subject);
        double end = across[End.Day.DayNumber], zero = up[0];
        svg.Line(new(end, Top), new(end, height - Bottom), Paint.Line(Paint.Muted) with { Dashed = true });
        Band(svg, (across, up), 0, 4, 0.16);
        Band(svg, (across, up), 1, 3, 0.28);
        svg.Line(new(Left, zero), new(width - Right, zero), Paint.Line(Paint.Ink));
        svg.Polyline(Joined(2).Select(at => At(across, up, at)), Paint.Line(Paint.Muted, 1.25));
        svg.Polyline(Past.Select(at => At(across, up, at)), Paint.Line(Paint.Ink, 2));
        foreach (FanDot dot in Past.SkipLast(1))
        {
            svg.Circle(At(across, up, dot), 4, Unseen, $"{Date(dot.Day)} · {Tick(dot.Lead)}");
        }

        foreach (FanStep step in Ahead)
        {
            svg.Circle(At(across, up, new(step.Day, step.Leads[2])), 4, Unseen, Printed(step));
        }

        svg.Circle(At(across, up, Past[^1]), 3, new(Paint.Ink), $"{Date(Past[^1].Day)} · {Tick(Past[^1].Lead)}");
        // The plan's label stands on the side of the line on which the lead does not, unless the foot is there.
        bool ahead = Past.Count(at => at.Lead > 0) * 2 > Past.Count;
        svg.Text(new(Left, zero + (ahead && zero < height - Bottom - 24 ? 13 : -5)), Zero, new(Anchor.Start, Paint.Ink));
        svg.Text(At(across, up, Past[^1]) with { Y = up[Past[^1].Lead] + (ahead ? -8 : 16) }, Labels.Last, new(Anchor.End, Paint.Ink));
        Ending(svg, end, up);
        svg.Text(new(Left, height - 6), Labels.First, new(Anchor.Start));
        svg.Text(new(end, height - 6), End.Label, new(Anchor.Middle, Paint.Ink));
        return svg.End();
    }

    // From P10 to P90 on the planned end, with the middle named.
    void Ending(Svg svg, double end, Scale up)
    {
        if (AtEnd is not { } at)
        {
            return;
        }

        (double low, double middle, double high) = (up[at.Step.Leads[0]], up[at.Step.Leads[2]], up[at.Step.Leads[4]]);
        svg.Line(new(end, low), new(end, high), Paint.Line(Paint.Subject, 3));
        foreach (double edge in new[] { low, high })
        {
            svg.Line(new(end - 4, edge), new(end + 4, edge), Paint.Line(Paint.Subject, 1.5));
        }

        svg.Circle(new(end, middle), 4.5, new(Paint.Subject, Paint.Paper), Printed(at.Step));
        svg.Text(new(end + 9, middle + 4), at.Label, new(Anchor.Start, Paint.Ink));
    }

    // The middle, and from P10 to P90.
    string Printed(FanStep step) => $"{Date(step.Day)} · {Tick(step.Leads[2])} ({Tick(step.Leads[0])} – {Tick(step.Leads[4])})";

    void Band(Svg svg, (Scale Across, Scale Up) scales, int low, int high, double opacity) =>
        svg.Polygon([.. Joined(low).Concat(Joined(high).Reverse()).Select(at => At(scales.Across, scales.Up, at))], new(Paint.Muted) { Opacity = opacity });

    // The fan opens where the past ends.
    IEnumerable<FanDot> Joined(int quantile) => Ahead.Select(step => new FanDot(step.Day, step.Leads[quantile])).Prepend(Past[^1]);

    static Dot At(Scale across, Scale up, FanDot at) => new(across[at.Day.DayNumber], up[at.Lead]);
}

/// <summary>The lead on a day.</summary>
public sealed record FanDot(DateOnly Day, decimal Lead);

/// <summary>Five quantiles of the lead on a day, lowest first.</summary>
public sealed record FanStep(DateOnly Day, IReadOnlyList<decimal> Leads);
