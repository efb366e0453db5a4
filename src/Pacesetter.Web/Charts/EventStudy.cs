namespace Pacesetter.Web.Charts;

/// <summary>An effect week by week with its interval: the weeks before use in grey, what would have come anyhow dashed.</summary>
/// <param name="Caption">What it says about itself.</param>
/// <param name="Weeks">The weeks, oldest first; 0 is the first in use.</param>
public sealed record EventStudy(Caption Caption, IReadOnlyList<StudyWeek> Weeks)
{
    /// <summary>The last weeks before use, by which the units were chosen, and their mean under the forecast; null where there is none.</summary>
    public required (int Weeks, decimal Level)? Recent { get; init; }

    /// <summary>The label of the zero line, of the dashed line and of the first week in use.</summary>
    public required (string Zero, string Rebound, string Start) Labels { get; init; }

    /// <summary>The label under the axis, with n.</summary>
    public required string Axis { get; init; }

    /// <summary>Sets a figure of the axis.</summary>
    public required Func<decimal, string> Tick { get; init; }

    /// <summary>Draws it <paramref name="width"/> px wide.</summary>
    public string Draw(double width)
    {
        const double height = 300;
        decimal[] figures = [.. Weeks.SelectMany(it => new[] { it.Low, it.High }), 0, Recent?.Level ?? 0];
        decimal span = figures.Max() - figures.Min();
        (decimal low, decimal high) = Scale.Cover(figures, Step(span));
        var up = new Scale(low, high, height - 48, 28);
        double margin = Math.Max(Svg.WidthOf(Tick(low)), Svg.WidthOf(Tick(high))) + 12;
        var across = new Scale(Weeks[0].Week - 1, Weeks[^1].Week + 1, margin, width - 8);
        var svg = new Svg(Caption.Id, new(width, height), Caption.Finding, Caption.Subject);
        foreach (decimal tick in up.Ticks(7))
        {
            svg.Line(new(margin, up[tick]), new(width - 8, up[tick]), Paint.Line(tick == 0 ? Paint.Ink : Paint.Rule, tick == 0 ? 1.5 : 1));
            svg.Text(new(margin - 6, up[tick] + 4), Tick(tick), new(Anchor.End));
        }

        svg.Line(new(across[-0.5m], 22), new(across[-0.5m], up.Start), Paint.Line(Paint.Ink));
        svg.Text(new(across[-0.5m] - 6, 14), Labels.Start, new(Anchor.End, Paint.Ink, 12, true));
        foreach (StudyWeek week in Weeks)
        {
            string colour = week.Week < 0 ? Paint.Muted : Paint.Subject;
            svg.Line(new(across[week.Week], up[week.Low]), new(across[week.Week], up[week.High]), Paint.Line(colour) with { Opacity = 0.55 });
            svg.Circle(new(across[week.Week], up[week.Effect]), width < 480 ? 2 : 3, new(colour), $"{Printed(week.Week)} · {Tick(week.Effect)} ({Tick(week.Low)} – {Tick(week.High)})");
        }

        DrawRebound(svg, across, up);
        DrawAxis(svg, across, up, width);
        return svg.End();
    }

    void DrawRebound(Svg svg, Scale across, Scale up)
    {
        if (Recent is not { } recent)
        {
            return;
        }

        Dot[] path = [new(across[-recent.Weeks], up[recent.Level]), new(across[-1], up[recent.Level]), new(across[0], up[0]), new(across[Weeks[^1].Week], up[0])];
        svg.Polyline(path, Paint.Line(Paint.Ink, 1.75) with { Dashed = true });
        // Beside the lines the labels would lie over the weeks' intervals.
        double line = recent.Level <= 0 ? up.Start - 8 : 40;
        svg.Text(new(across[-0.5m] - 6, line), Labels.Rebound, new(Anchor.End, Paint.Ink));
        svg.Text(new(across.End, line), Labels.Zero, new(Anchor.End, Paint.Ink));
    }

    void DrawAxis(Svg svg, Scale across, Scale up, double width)
    {
        int every = width < 480 ? 20 : 10;
        foreach (int week in Weeks.Select(it => it.Week).Where(week => (week < 0 ? week : week + 1) % every == 0))
        {
            svg.Text(new(across[week], up.Start + 16), Printed(week), new(Anchor.Middle));
        }

        svg.Text(new((across.Start + across.End) / 2, up.Start + 38), Svg.Cut(Axis, width - 16), new(Anchor.Middle));
    }

    static string Printed(int week) => week < 0 ? $"−{-week}" : $"{week + 1}";

    static decimal Step(decimal span) => span switch { > 500 => 100, > 50 => 10, > 5 => 1, > 0.5m => 0.1m, > 0.05m => 0.01m, _ => 0.001m };
}

/// <summary>One week of an event study.</summary>
/// <param name="Week">0 for the first in use, which is printed as week 1.</param>
/// <param name="Effect">The effect; before use the difference from the others.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end.</param>
public sealed record StudyWeek(int Week, decimal Effect, decimal Low, decimal High);
