namespace Pacesetter.Web.Charts;

/// <summary>A share over periods as columns from nought; the last is the one in question.</summary>
/// <param name="Caption">What it says about itself.</param>
/// <param name="All">The periods, oldest first.</param>
public sealed record Columns(Caption Caption, IReadOnlyList<Column> All)
{
    /// <summary>Draws it <paramref name="width"/> px wide.</summary>
    public string Draw(double width)
    {
        const double height = 190;
        var up = new Scale(0, Math.Max(All.Max(column => column.Share ?? 0), 0.01m), height - 40, 26);
        double step = (width - 16) / All.Count;
        double body = Math.Min(step * 0.7, 56);
        int every = Math.Max(1, (int)Math.Ceiling(46 / step));
        var svg = new Svg(Caption.Id, new(width, height), Caption.Finding, Caption.Subject);
        svg.Line(new(8, up.Start), new(width - 8, up.Start), Paint.Line(Paint.Ink));
        string year = "";
        for (int at = 0; at < All.Count; at++)
        {
            Column column = All[at];
            bool last = at == All.Count - 1;
            double centre = 8 + (step * (at + 0.5));
            string colour = last ? Paint.Subject : Paint.Muted;
            double top = column.Share is { } share ? up[share] : up.Start;
            svg.Rectangle(new(centre - (body / 2), top), new(body, up.Start - top), new(colour) { Opacity = last ? 1 : 0.42 }, $"{column.Period} {column.Year} · {column.Label}");
            if ((All.Count - 1 - at) % every == 0)
            {
                svg.Text(new(centre, top - 6), column.Label, new(Anchor.Middle, last ? Paint.Subject : Paint.Ink, 12, last));
                svg.Text(new(centre, up.Start + 16), column.Period, new(Anchor.Middle));
                svg.Text(new(centre, up.Start + 32), column.Year == year ? "" : column.Year, new(Anchor.Middle));
                year = column.Year;
            }
        }

        return svg.End();
    }
}

/// <summary>One period.</summary>
/// <param name="Period">Its label.</param>
/// <param name="Year">The year, printed under the label where it changes.</param>
/// <param name="Share">A ratio, or null where hidden.</param>
/// <param name="Label">The share as printed.</param>
public sealed record Column(string Period, string Year, decimal? Share, string Label);
