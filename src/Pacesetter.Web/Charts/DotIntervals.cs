namespace Pacesetter.Web.Charts;

/// <summary>A dot with its range for each unit, one below the other. Figures are ratios.</summary>
/// <param name="Caption">What it says about itself.</param>
/// <param name="Rows">The units, in the order to draw.</param>
public sealed record DotIntervals(Caption Caption, IReadOnlyList<DotInterval> Rows)
{
    /// <summary>More rows than this are drawn without labels, as a caterpillar.</summary>
    public const int MostLabelled = 40;

    /// <summary>The lines across: the quota, and the threshold.</summary>
    public required IReadOnlyList<Mark> Marks { get; init; }

    /// <summary>The label under the axis.</summary>
    public required string Axis { get; init; }

    /// <summary>Sets a figure of the axis: 1.1 → 110.</summary>
    public required Func<decimal, string> Tick { get; init; }

    /// <summary>Draws it <paramref name="width"/> px wide: labels beside the rows, or above them where it is narrow.</summary>
    public string Draw(double width)
    {
        bool labelled = Rows.Count <= MostLabelled;
        bool above = labelled && width < 480;
        double pitch = labelled ? above ? 38 : 24 : Math.Max(5, 480.0 / Rows.Count);
        double margin = labelled && !above ? Math.Min(width * 0.38, Rows.Max(row => Svg.WidthOf(row.Label)) + 16) : 16;
        double count = labelled ? Rows.Max(row => Svg.WidthOf(row.Count)) + 12 : 16;
        double bottom = 34 + (pitch * Rows.Count);
        (decimal low, decimal high) = Scale.Cover(Rows.SelectMany(row => new[] { row.Low, row.At, row.High }).OfType<decimal>().Concat(Marks.Select(mark => mark.At)), 0.1m);
        var across = new Scale(low, high, margin, width - count);

        var svg = new Svg(Caption.Id, new(width, bottom + 44), Caption.Finding, Caption.Subject, Rows.Any(row => row.Link is not null));
        foreach (decimal tick in across.Ticks(width < 480 ? 6 : 10))
        {
            svg.Line(new(across[tick], 28), new(across[tick], bottom), Paint.Line(Paint.Rule));
            svg.Text(new(across[tick], bottom + 16), Tick(tick), new(Anchor.Middle));
        }

        foreach ((Mark mark, int at) in Marks.Select((mark, at) => (mark, at)))
        {
            string colour = at == 0 ? Paint.Ink : Paint.Subject;
            svg.Line(new(across[mark.At], 22), new(across[mark.At], bottom), Paint.Line(colour, 1.5));
            svg.Text(new(across[mark.At], 16), mark.Label, new(Anchor.Middle, colour, 12, true));
        }

        foreach ((DotInterval row, int at) in Rows.Select((row, at) => (row, at)))
        {
            double y = 34 + (pitch * at) + (above ? 26 : pitch / 2);
            if (row.Link is { } to)
            {
                svg.Link(to, labelled);
                // The whole row can be hit.
                svg.Rectangle(new(0, 34 + (pitch * at)), new(width, pitch), new("transparent"));
            }

            Draw(svg, row, across, (y, labelled));
            if (labelled)
            {
                svg.Text(above ? new(8, y - 11) : new(margin - 10, y + 4), Svg.Cut(row.Label, above ? width - 80 : margin - 14), new(above ? Anchor.Start : Anchor.End, row.Subject ? Paint.Subject : Paint.Ink, 12, row.Subject));
                svg.Text(new(width - 4, y + (above ? -11 : 4)), row.Count, new(Anchor.End));
            }

            if (row.Link is not null)
            {
                svg.EndLink();
            }
        }

        svg.Text(new((across.Start + across.End) / 2, bottom + 36), Axis, new(Anchor.Middle));
        return svg.End();
    }

    void Draw(Svg svg, DotInterval row, Scale across, (double Y, bool Labelled) place)
    {
        string colour = row.Subject ? Paint.Subject : Paint.Muted;
        if (row is { Low: { } low, High: { } high })
        {
            svg.Line(new(across[low], place.Y), new(across[high], place.Y), Paint.Line(colour, place.Labelled ? 2 : 1));
        }

        if (row.At is { } at)
        {
            svg.Circle(new(across[at], place.Y), place.Labelled ? 4.5 : 2.5, new(row.Subject ? Paint.Subject : Paint.Ink), $"{row.Label} · {Tick(at)}{(row is { Low: { } from, High: { } to } ? $" ({Tick(from)}–{Tick(to)})" : "")} · {row.Count}");
        }
        else
        {
            svg.Text(new(across.Start + 4, place.Y + 4), row.Absent, new(Anchor.Start));
        }
    }
}

/// <summary>One row: a dot and its range.</summary>
/// <param name="Label">The unit.</param>
/// <param name="Count">n, as printed.</param>
/// <param name="At">The dot, or null where hidden.</param>
/// <param name="Low">The lower end of the range.</param>
/// <param name="High">The upper end of the range.</param>
public sealed record DotInterval(string Label, string Count, decimal? At, decimal? Low, decimal? High)
{
    /// <summary>True for a unit in question.</summary>
    public bool Subject { get; init; }

    /// <summary>Where more is said of it, if anywhere; rows too many for labels are reached by pointer alone, since the table has them too.</summary>
    public string? Link { get; init; }

    /// <summary>What stands in place of a hidden dot.</summary>
    public string Absent { get; init; } = "";
}
