namespace Pacesetter.Web.Charts;

/// <summary>A sum so far, what it may come to, and the goal: a panel of its own scale, since goals differ in size.</summary>
/// <param name="Caption">What it says about itself.</param>
/// <param name="Past">What was done, oldest first; one day at least. Its first sum is the foot of the scale.</param>
/// <param name="Ahead">What is to come, nearest first.</param>
public sealed record FanChart(Caption Caption, IReadOnlyList<FanDot> Past, IReadOnlyList<FanStep> Ahead)
{
    const double Left = 10;
    const double Bottom = 24;

    /// <summary>The goal and its label.</summary>
    public required Mark Goal { get; init; }

    /// <summary>The planned end and its label.</summary>
    public required (DateOnly Day, string Label) End { get; init; }

    /// <summary>The labels of the first and the last day of the past.</summary>
    public required (string First, string Last) Labels { get; init; }

    /// <summary>P10, P50 and P90 of the day on which the goal is reached; null beyond the horizon.</summary>
    public required (DateOnly? Early, DateOnly? Middle, DateOnly? Late) Reached { get; init; }

    /// <summary>Draws it.</summary>
    public string Draw(double width, double height)
    {
        DateOnly last = new[] { Ahead[^1].Day, End.Day, Reached.Late ?? End.Day }.Max();
        var across = new Scale(Past[0].Day.DayNumber, Math.Max(last.DayNumber, Past[0].Day.DayNumber + 1), Left, width - 12);
        decimal foot = Past[0].Sum, top = Math.Max(Goal.At, Ahead.Max(step => step.Sums[^1]));
        var up = new Scale(foot, foot + Math.Max(1.08m * (top - foot), 1), height - Bottom, 20);
        var svg = new Svg(Caption.Id, new(width, height), Caption.Finding, Caption.Subject);
        svg.Line(new(Left, up[foot]), new(width - 12, up[foot]), Paint.Line(Paint.Rule));
        Band(svg, (across, up), 0, 4, 0.16);
        Band(svg, (across, up), 1, 3, 0.28);
        svg.Polyline(Joined(2).Select(at => At(across, up, at)), Paint.Line(Paint.Muted, 1.25));
        svg.Polyline(Past.Select(at => At(across, up, at)), Paint.Line(Paint.Ink, 2));
        svg.Circle(At(across, up, Past[^1]), 3, new(Paint.Ink));
        double end = across[End.Day.DayNumber];
        svg.Line(new(Left, up[Goal.At]), new(width - 12, up[Goal.At]), Paint.Line(Paint.Ink));
        svg.Line(new(end, 20), new(end, up[foot]), Paint.Line(Paint.Muted) with { Dashed = true });
        Reaching(svg, across, up[Goal.At]);
        svg.Text(new(Left, up[Goal.At] - 6), Goal.Label, new(Anchor.Start, Paint.Ink));
        svg.Text(new(across[Past[^1].Day.DayNumber] + 8, up[Past[^1].Sum] + 12), Labels.Last, new(Anchor.Start, Paint.Ink));
        svg.Text(new(Left, height - 8), Labels.First, new(Anchor.Start));
        svg.Text(new(Math.Min(end, width - 4), height - 8), End.Label, new(end > width - 60 ? Anchor.End : Anchor.Middle, Paint.Ink));
        return svg.End();
    }

    // An open end has no bar.
    void Reaching(Svg svg, Scale across, double level)
    {
        if (Reached.Early is not { } early)
        {
            return;
        }

        double late = Reached.Late is { } known ? across[known.DayNumber] : across.End;
        svg.Line(new(across[early.DayNumber], level), new(late, level), Paint.Line(Paint.Subject, 3));
        foreach (DateOnly edge in new[] { early, Reached.Late }.OfType<DateOnly>())
        {
            svg.Line(new(across[edge.DayNumber], level - 4), new(across[edge.DayNumber], level + 4), Paint.Line(Paint.Subject, 1.5));
        }

        if (Reached.Middle is { } middle)
        {
            svg.Circle(new(across[middle.DayNumber], level), 4.5, new(Paint.Subject, Paint.Paper));
        }
    }

    void Band(Svg svg, (Scale Across, Scale Up) scales, int low, int high, double opacity) =>
        svg.Polygon([.. Joined(low).Concat(Joined(high).Reverse()).Select(at => At(scales.Across, scales.Up, at))], new(Paint.Muted) { Opacity = opacity });

    // The fan opens where the past ends.
    IEnumerable<FanDot> Joined(int quantile) => Ahead.Select(step => new FanDot(step.Day, step.Sums[quantile])).Prepend(Past[^1]);

    static Dot At(Scale across, Scale up, FanDot at) => new(across[at.Day.DayNumber], up[at.Sum]);
}

/// <summary>A sum on a day.</summary>
public sealed record FanDot(DateOnly Day, decimal Sum);

/// <summary>Five quantiles of a sum on a day, lowest first.</summary>
public sealed record FanStep(DateOnly Day, IReadOnlyList<decimal> Sums);
