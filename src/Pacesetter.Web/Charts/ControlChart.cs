namespace Pacesetter.Web.Charts;

/// <summary>An XmR chart of one unit: a panel among small multiples that share one scale. Figures are ratios.</summary>
/// <param name="Caption">What it says about itself.</param>
/// <param name="Points">The weeks, oldest first.</param>
/// <param name="Limits">The limits, or null where there are too few weeks.</param>
public sealed record ControlChart(Caption Caption, IReadOnlyList<ControlPoint> Points, ControlLimits? Limits)
{
    /// <summary>The scale shared by the panels: its lower and upper end.</summary>
    public required (decimal Low, decimal High) Span { get; init; }

    /// <summary>Sets a figure: 1.1 → 110.</summary>
    public required Func<decimal, string> Tick { get; init; }

    /// <summary>Draws it.</summary>
    public string Draw(double width, double height)
    {
        var up = new Scale(Span.Low, Span.High, height - 22, 8);
        var across = new Scale(0, Math.Max(Points.Count - 1, 1), 12, width - 46);
        var svg = new Svg(Caption.Id, new(width, height), Caption.Finding, Caption.Subject);
        svg.Line(new(4, up.Start), new(width - 38, up.Start), Paint.Line(Paint.Rule));
        if (Limits is { } limits)
        {
            DrawLimits(svg, limits, up, width);
        }

        foreach (IEnumerable<Dot> run in Runs(across, up))
        {
            svg.Polyline(run, Paint.Line(Paint.Muted, 1.25));
        }

        for (int week = 0; week < Points.Count; week++)
        {
            if (Points[week] is { Figure: { } figure } point)
            {
                Paint paint = point.Outside ? new(Paint.Subject) : point.Now ? new(Paint.Ink) : new(Paint.Paper, Paint.Muted) { Width = 1.25 };
                svg.Circle(new(across[week], up[figure]), point.Outside ? 4.5 : 3, paint, $"{point.Week} · {Tick(figure)}");
            }
        }

        DrawWeeks(svg, across, height);
        return svg.End();
    }

    void DrawLimits(Svg svg, ControlLimits limits, Scale up, double width)
    {
        foreach ((decimal level, bool centre) in new[] { (limits.Upper, false), (limits.Centre, true), (limits.Lower, false) })
        {
            svg.Line(new(4, up[level]), new(width - 38, up[level]), Paint.Line(Paint.Muted) with { Dashed = !centre, Opacity = centre ? 0.6 : 1 });
        }

        // Labels closer than a line of type would be unreadable; the table has all three.
        bool room = up[limits.Lower] - up[limits.Upper] >= 26;
        svg.Text(new(width - 34, up[limits.Upper] + 4), Tick(limits.Upper), new(Anchor.Start));
        svg.Text(new(width - 34, Math.Max(up[limits.Lower], up[limits.Upper] + 13) + 4), Tick(limits.Lower), new(Anchor.Start));
        if (room)
        {
            svg.Text(new(width - 34, up[limits.Centre] + 4), Tick(limits.Centre), new(Anchor.Start));
        }
    }

    void DrawWeeks(Svg svg, Scale across, double height)
    {
        if (Points.Count == 0)
        {
            return;
        }

        svg.Text(new(4, height - 6), Points[0].Week, new(Anchor.Start));
        int first = Points.TakeWhile(point => !point.Now).Count();
        if (first > 4 && first <= Points.Count - 4)
        {
            svg.Text(new(across[first], height - 6), Points[first].Week, new(Anchor.Middle, Paint.Ink));
        }

        svg.Text(new(across[Points.Count - 1] + 8, height - 6), Points[^1].Week, new(Anchor.End, Paint.Ink));
    }

    // A week without a figure breaks the line.
    IEnumerable<IEnumerable<Dot>> Runs(Scale across, Scale up)
    {
        List<Dot> run = [];
        for (int week = 0; week < Points.Count; week++)
        {
            if (Points[week].Figure is { } figure)
            {
                run.Add(new(across[week], up[figure]));
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 1)
        {
            yield return run;
        }
    }
}

/// <summary>A week of a control chart.</summary>
/// <param name="Week">Its label.</param>
/// <param name="Figure">Its figure, or null.</param>
/// <param name="Now">True after the weeks the limits come from.</param>
/// <param name="Outside">True outside the limits.</param>
public sealed record ControlPoint(string Week, decimal? Figure, bool Now, bool Outside);

/// <summary>Natural process limits.</summary>
/// <param name="Lower">The lower limit.</param>
/// <param name="Centre">The mean.</param>
/// <param name="Upper">The upper limit.</param>
public sealed record ControlLimits(decimal Lower, decimal Centre, decimal Upper);
