using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Bulletins;

/// <summary>A file that a page gives of one of its parts: <c>movers.svg</c> its chart, <c>movers-1.csv</c> its first table, as printed.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Id">The part.</param>
/// <param name="Table">Which of its tables, from 1; null for the chart.</param>
sealed partial record SectionFile(string Name, string Id, int? Table)
{
    // How much room small multiples have between them.
    const double Gap = 16;

    // A spreadsheet takes a file without it for one of its own country's letters.
    const char ByteOrder = '\uFEFF';

    /// <summary>The file that a name asks for; null where it is no name of one.</summary>
    public static SectionFile? Asked(string name) => Form().Match(name) is { Success: true } match
        ? new(name, match.Groups["section"].Value, match.Groups["table"] is { Success: true } table ? int.Parse(table.ValueSpan, CultureInfo.InvariantCulture) : null)
        : null;

    /// <summary>What is said of a name that is none.</summary>
    public static RefusalException Unknown(string name) => new(RefusalKind.Failed, "file_unknown", $"This page has no file {name}.", "Follow the links below its charts and tables.");

    /// <summary>The file of one of these sections of the bulletin; null where they have none.</summary>
    public GivenFile? Of(Bulletin bulletin, IReadOnlyList<string> sections, TermPack words) => !sections.Contains(Id) ? null
        : Of(Table is null ? new BulletinCharts(bulletin, words).Of(Id) : null, new BulletinText(bulletin, words).Sections.FirstOrDefault(it => it.Id == Id)?.Tables ?? []);

    /// <summary>The file of a figure and its tables; null where they have none.</summary>
    public GivenFile? Of(DrawnFigure? figure, IReadOnlyList<PrintedTable> tables) => Table is { } number
        ? tables.ElementAtOrDefault(number - 1) is { } table ? new(Name, "text/csv; charset=utf-8", Csv(table)) : null
        : figure is null ? null : new(Name, "image/svg+xml; charset=utf-8", Svg(figure));

    /// <summary>A table as lines of CSV.</summary>
    static string Csv(PrintedTable table)
    {
        var lines = new StringBuilder().Append(ByteOrder).Append(CsvText.Line(table.Columns.Select(it => PlainCell.Of(it.Header)))).Append('\n');
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            lines.Append(CsvText.Line(row.Select((cell, at) => table.Columns[at].Number ? cell : PlainCell.Of(cell)))).Append('\n');
        }

        return lines.ToString();
    }

    /// <summary>A figure as a drawing that stands alone: its panels one below the other, in the colours of paper.</summary>
    static string Svg(DrawnFigure figure)
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
    private static partial Regex Form();

    [GeneratedRegex(@"^<svg viewBox=""0 0 (?<width>[\d.]+) (?<height>[\d.]+)""")]
    private static partial Regex Size();

    // Programs other than browsers know nothing of tokens.
    [GeneratedRegex(@"var\(--[a-z]+,(?<paper>#[0-9A-F]{6})\)")]
    private static partial Regex Token();
}
