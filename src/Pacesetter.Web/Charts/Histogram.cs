namespace Pacesetter.Web.Charts;

/// <summary>Counts in bins, with the quota and the threshold as lines. Edges are ratios.</summary>
/// <param name="Caption">What it says about itself.</param>
/// <param name="Bars">Adjoining bins, low to high.</param>
public sealed record Histogram(Caption Caption, IReadOnlyList<Bar> Bars)
{
    /// <summary>The line everybody is measured by, 1.0.</summary>
    public required Mark Quota { get; init; }

    /// <summary>The line of the title.</summary>
    public required Mark Threshold { get; init; }

    /// <summary>The label under the axis, with the unit and n.</summary>
    public required string Axis { get; init; }

    /// <summary>Sets an edge: 1.1 → 110.</summary>
    public required Func<decimal, string> Tick { get; init; }

    /// <summary>How high it is drawn, in px; by its width where it is null.</summary>
    public double? Height { get; init; }

    /// <summary>Draws it <paramref name="width"/> px wide.</summary>
    /// <remarks>Area is proportional to the count, so a merged bin is wide and low; its label has the count.</remarks>
    public string Draw(double width)
    {
        double height = Height ?? (width < 480 ? 250 : 300);
        decimal[] edges = [.. Bars.SelectMany(bar => new[] { bar.From, bar.To }).OfType<decimal>().Distinct().Order()];
        decimal unit = edges.Zip(edges.Skip(1), (low, high) => high - low).DefaultIfEmpty(0.1m).Min();
        var across = new Scale(edges[0] - unit, edges[^1] + unit, 8, width - 8);
        var up = new Scale(0, Math.Max(Bars.Max(bar => Density(bar, across, unit)), 1), height - 48, 44);

        var svg = new Svg(Caption.Id, new(width, height), Caption.Finding, Caption.Subject);
        foreach (Bar bar in Bars)
        {
            Draw(svg, bar, (across, up), unit);
        }

        svg.Line(new(8, up.Start), new(width - 8, up.Start), Paint.Line(Paint.Ink));
        DrawMark(svg, Quota, (across, up), new(Anchor.End, Paint.Ink, 12, true));
        DrawMark(svg, Threshold, (across, up), new(Anchor.Start, Paint.Subject, 12, true));
        double room = (across.End - across.Start) / (double)((across.High - across.Low) / unit);
        int every = room < 34 ? 2 : 1;
        foreach (decimal edge in edges.Where(edge => Math.Round((edge - 1) / unit) % every == 0))
        {
            svg.Text(new(across[edge], up.Start + 16), Tick(edge), new(Anchor.Middle));
        }

        svg.Text(new(width / 2, height - 8), Svg.Cut(Axis, width - 16), new(Anchor.Middle));
        return svg.End();
    }

    void Draw(Svg svg, Bar bar, (Scale Across, Scale Up) scales, decimal unit)
    {
        double left = scales.Across[bar.From ?? scales.Across.Low] + 1;
        double right = scales.Across[bar.To ?? scales.Across.High] - 1;
        double floor = scales.Up.Start;
        bool subject = bar.From >= Threshold.At;
        double top = bar.Count is null ? floor - 8 : scales.Up[Density(bar, scales.Across, unit)];
        Paint paint = bar.Count is null
            ? new(Paint.None, Paint.Muted) { Dashed = true }
            : new(subject ? Paint.Subject : Paint.Muted) { Opacity = subject ? 1 : 0.42 };
        svg.Rectangle(new(left, top), new(right - left, floor - top), paint, $"{Edges(bar)} · {bar.Label}");
        svg.Text(new((left + right) / 2, top - 5), bar.Label, new(Anchor.Middle, subject ? Paint.Subject : Paint.Ink));
    }

    string Edges(Bar bar) => bar switch
    {
        { From: { } from, To: { } to } => $"{Tick(from)}–{Tick(to)}",
        { From: { } from } => $"≥ {Tick(from)}",
        { To: { } to } => $"< {Tick(to)}",
        _ => "",
    };

    static void DrawMark(Svg svg, Mark mark, (Scale Across, Scale Up) scales, Lettering type)
    {
        double x = scales.Across[mark.At];
        double room = Svg.WidthOf(mark.Label) + 8;
        double label = type.Anchor == Anchor.End ? Math.Max(x + 4, room) : Math.Min(x - 4, scales.Across.End - room);
        svg.Line(new(x, 18), new(x, scales.Up.Start), Paint.Line(type.Colour, 1.5));
        svg.Text(new(label, 12), mark.Label, type);
    }

    static decimal Density(Bar bar, Scale across, decimal unit) =>
        (bar.Count ?? 0) * unit / ((bar.To ?? across.High) - (bar.From ?? across.Low));
}

/// <summary>A bin of a histogram.</summary>
/// <param name="From">Its lower edge, or null for an open end.</param>
/// <param name="To">Its upper edge, or null for an open end.</param>
/// <param name="Count">Its count, or null where hidden.</param>
/// <param name="Label">The count as printed.</param>
public sealed record Bar(decimal? From, decimal? To, decimal? Count, string Label);

/// <summary>A line across a chart.</summary>
/// <param name="At">Where it stands, in the unit of the axis.</param>
/// <param name="Label">What it is.</param>
public sealed record Mark(decimal At, string Label);
