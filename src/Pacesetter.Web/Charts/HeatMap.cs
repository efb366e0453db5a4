namespace Pacesetter.Web.Charts;

/// <summary>A figure of each unit in each period: the stronger the colour, the higher. One colour, so that nothing is good or bad by colour alone.</summary>
/// <param name="Caption">What it says about itself.</param>
/// <param name="Periods">The labels of the columns, oldest first.</param>
/// <param name="Rows">The units, each with a figure a period.</param>
public sealed record HeatMap(Caption Caption, IReadOnlyList<string> Periods, IReadOnlyList<HeatRow> Rows)
{
    const double Pitch = 22;
    const double Strongest = 0.55;

    /// <summary>Sets a figure: 1.1 → 110.</summary>
    public required Func<decimal, string> Tick { get; init; }

    /// <summary>What stands in place of a figure that is not shown.</summary>
    public required string Hidden { get; init; }

    /// <summary>Draws it <paramref name="width"/> px wide: labels beside the rows, or above them where it is narrow.</summary>
    public string Draw(double width)
    {
        bool above = width < 480;
        double margin = above ? 4 : Math.Min(width * 0.42, Rows.Max(row => Svg.WidthOf(row.Label)) + 12);
        double pitch = above ? Pitch + 18 : Pitch;
        double cell = (width - margin - 4) / Periods.Count;
        decimal[] figures = [.. Rows.SelectMany(row => row.Figures).OfType<decimal>()];
        (decimal low, decimal high) = figures.Length == 0 ? (0, 1) : (figures.Min(), Math.Max(figures.Max(), figures.Min() + 0.001m));
        var svg = new Svg(Caption.Id, new(width, 24 + (pitch * Rows.Count)), Caption.Finding, Caption.Subject);
        int every = Math.Max(1, (int)Math.Ceiling(Periods.Max(it => Svg.WidthOf(it) + 6) / cell));
        for (int at = 0; at < Periods.Count; at++)
        {
            if ((Periods.Count - 1 - at) % every == 0)
            {
                svg.Text(new(margin + (cell * (at + 0.5)), 14), Periods[at], new(Anchor.Middle));
            }
        }

        for (int line = 0; line < Rows.Count; line++)
        {
            double top = 22 + (pitch * line);
            svg.Text(above ? new(4, top + 13) : new(margin - 8, top + 15), Svg.Cut(Rows[line].Label, above ? width - 8 : margin - 12), new(above ? Anchor.Start : Anchor.End, Paint.Ink));
            Draw(svg, Rows[line], (margin, top + (above ? 18 : 0), cell), (low, high));
        }

        return svg.End();
    }

    void Draw(Svg svg, HeatRow row, (double Left, double Top, double Width) place, (decimal Low, decimal High) span)
    {
        for (int at = 0; at < row.Figures.Count; at++)
        {
            double left = place.Left + (place.Width * at);
            string says = row.Figures[at] is { } known ? Tick(known) : Hidden;
            Paint paint = row.Figures[at] is { } figure
                ? new(Paint.Context, Paint.None) { Opacity = Strongest * (double)((figure - span.Low) / (span.High - span.Low)) }
                : new(Paint.None, Paint.Rule) { Dashed = true };
            svg.Rectangle(new(left + 1, place.Top + 1), new(place.Width - 2, Pitch - 2), paint, $"{row.Label} · {Periods[at]} · {says}");
            if (Svg.WidthOf(says) + 6 < place.Width)
            {
                svg.Text(new(left + (place.Width / 2), place.Top + 15), says, new(Anchor.Middle, row.Figures[at] is null ? Paint.Muted : Paint.Ink));
            }
        }
    }
}

/// <summary>A unit of a heat map.</summary>
/// <param name="Label">The unit.</param>
/// <param name="Figures">A figure a period; null where it is not shown.</param>
public sealed record HeatRow(string Label, IReadOnlyList<decimal?> Figures);
