using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Bulletins;

/// <summary>What a section of the bulletin shows, as a file: <c>movers.svg</c> its chart, <c>movers-1.csv</c> its first table, as printed.</summary>
static partial class SectionFile
{
    // How much room small multiples have between them.
    const double Gap = 16;

    // A spreadsheet takes a file without it for one of its own country's letters.
    const char ByteOrder = '\uFEFF';

    /// <summary>The file of that name; null where the sections have none.</summary>
    public static GivenFile? Of(Bulletin bulletin, IReadOnlyList<string> sections, string name, TermPack words)
    {
        Match asked = Name().Match(name);
        string id = asked.Groups["section"].Value;
        if (!asked.Success || !sections.Contains(id))
        {
            return null;
        }

        return Of(id, asked.Groups["table"].Success ? null : new BulletinCharts(bulletin, words).Of(id), new BulletinText(bulletin, words).Sections.FirstOrDefault(it => it.Id == id)?.Tables ?? [], name);
    }

    /// <summary>The file of that name among those of one figure and its tables; null where there is none.</summary>
    public static GivenFile? Of(string id, DrawnFigure? figure, IReadOnlyList<PrintedTable> tables, string name)
    {
        Match asked = Name().Match(name);
        if (asked.Groups["section"].Value != id)
        {
            return null;
        }

        return asked.Groups["table"].Success
            ? tables.ElementAtOrDefault(int.Parse(asked.Groups["table"].ValueSpan, CultureInfo.InvariantCulture) - 1) is { } table ? new(name, "text/csv; charset=utf-8", Csv(table)) : null
            : figure is null ? null : new(name, "image/svg+xml; charset=utf-8", Svg(figure));
    }

    /// <summary>A table as lines of CSV.</summary>
    public static string Csv(PrintedTable table)
    {
        var lines = new StringBuilder().Append(ByteOrder).Append(CsvText.Line(table.Columns.Select(it => PlainCell.Of(it.Header)))).Append('\n');
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            lines.Append(CsvText.Line(row.Select((cell, at) => table.Columns[at].Number ? cell : PlainCell.Of(cell)))).Append('\n');
        }

        return lines.ToString();
    }

    /// <summary>A figure as a drawing that stands alone: its panels one below the other, in the colours of paper.</summary>
    public static string Svg(DrawnFigure figure)
    {
        var inner = new StringBuilder();
        (double width, double height) = (0, 0);
        foreach (DrawnPanel panel in figure.Panels)
        {
            if (panel.Name.Length > 0)
            {
                inner.Append(CultureInfo.InvariantCulture, $"""<text x="4" y="{height + 16:0.##}" font-weight="600">{Typeset.Encoder.Encode(panel.Name)}</text>""");
                height += 24;
            }

            Match size = Size().Match(panel.Wide);
            inner.Append(CultureInfo.InvariantCulture, $"""<g transform="translate(0 {height:0.##})">{panel.Wide}</g>""");
            width = Math.Max(width, double.Parse(size.Groups["width"].ValueSpan, CultureInfo.InvariantCulture));
            height += double.Parse(size.Groups["height"].ValueSpan, CultureInfo.InvariantCulture) + Gap;
        }

        string drawn = string.Create(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:0.##} {height:0.##}" width="{width:0.##}" height="{height:0.##}" font-family="system-ui, Noto Sans, Noto Sans CJK SC, sans-serif" font-size="12"><rect width="100%" height="100%" fill="var(--paper,#FBFAF7)"/>{inner}</svg>""");
        return Token().Replace(drawn, "${paper}");
    }

    [GeneratedRegex(@"^(?<section>[a-z_]{1,20})(-(?<table>\d{1,2})\.csv|\.svg)$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^<svg viewBox=""0 0 (?<width>[\d.]+) (?<height>[\d.]+)""")]
    private static partial Regex Size();

    // Programs other than browsers know nothing of tokens.
    [GeneratedRegex(@"var\(--[a-z]+,(?<paper>#[0-9A-F]{6})\)")]
    private static partial Regex Token();
}
