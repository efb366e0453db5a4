using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Pacesetter.Web.Charts;

/// <summary>Where a text is anchored.</summary>
public enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>A point of a drawing, px from the upper left.</summary>
public readonly record struct Dot(double X, double Y);

/// <summary>How a text is set.</summary>
/// <param name="Anchor">Where it is anchored.</param>
/// <param name="Colour">Its token.</param>
/// <param name="Size">Its size, px.</param>
/// <param name="Bold">True for a bold text.</param>
public readonly record struct Lettering(Anchor Anchor, string Colour = Paint.Muted, int Size = 12, bool Bold = false);

/// <summary>Writes a drawing: plain shapes, every number invariant, every text encoded.</summary>
public sealed class Svg
{
    // Quotes and the markup's own signs are encoded, all letters of the world stay as they are.
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly StringBuilder _out = new();

    /// <summary>Begins a drawing.</summary>
    /// <param name="id">Unique in the page; letters, digits and hyphens.</param>
    /// <param name="size">Its width and height, px.</param>
    /// <param name="title">The finding.</param>
    /// <param name="description">What is drawn: measure, unit, population, period.</param>
    /// <param name="linked">True where its marks lead somewhere: to those who hear it, an image holds no links.</param>
    public Svg(string id, Dot size, string title, string description, bool linked = false)
    {
        _out.Append(CultureInfo.InvariantCulture, $"""<svg viewBox="0 0 {Number(size.X)} {Number(size.Y)}" width="{Number(size.X)}" height="{Number(size.Y)}" role="{(linked ? "group" : "img")}" aria-labelledby="{id}-t {id}-d" font-size="12">""");
        _out.Append(CultureInfo.InvariantCulture, $"""<title id="{id}-t">{Encode(title)}</title><desc id="{id}-d">{Encode(description)}</desc>""");
    }

    /// <summary>Draws a rectangle, with the value it stands for in words.</summary>
    public void Rectangle(Dot corner, Dot size, Paint paint, string note = "") =>
        _out.Append(CultureInfo.InvariantCulture, $"""<rect x="{Number(corner.X)}" y="{Number(corner.Y)}" width="{Number(size.X)}" height="{Number(size.Y)}"{Draw(paint)}{End("rect", note)}""");

    public void Line(Dot from, Dot to, Paint paint) =>
        _out.Append(CultureInfo.InvariantCulture, $"""<line x1="{Number(from.X)}" y1="{Number(from.Y)}" x2="{Number(to.X)}" y2="{Number(to.Y)}"{Draw(paint)}/>""");

    /// <summary>Draws a dot, with the value it stands for in words.</summary>
    public void Circle(Dot centre, double radius, Paint paint, string note = "") =>
        _out.Append(CultureInfo.InvariantCulture, $"""<circle cx="{Number(centre.X)}" cy="{Number(centre.Y)}" r="{Number(radius)}"{Draw(paint)}{End("circle", note)}""");

    public void Polyline(IEnumerable<Dot> dots, Paint paint) =>
        _out.Append("<polyline points=\"").AppendJoin(' ', dots.Select(dot => $"{Number(dot.X)},{Number(dot.Y)}")).Append('"').Append(Draw(paint)).Append("/>");

    public void Polygon(IEnumerable<Dot> dots, Paint paint) =>
        _out.Append("<polygon points=\"").AppendJoin(' ', dots.Select(dot => $"{Number(dot.X)},{Number(dot.Y)}")).Append('"').Append(Draw(paint)).Append("/>");

    public void Text(Dot at, string text, Lettering type)
    {
        if (text.Length == 0)
        {
            return;
        }

        string anchor = type.Anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" };
        string size = type.Size == 12 ? "" : $" font-size=\"{type.Size}\"";
        string weight = type.Bold ? " font-weight=\"600\"" : "";
        _out.Append(CultureInfo.InvariantCulture, $"""<text x="{Number(at.X)}" y="{Number(at.Y)}" fill="{type.Colour}"{anchor}{size}{weight}>{Encode(text)}</text>""");
    }

    /// <summary>Has what is drawn next lead somewhere, until <see cref="EndLink"/>.</summary>
    /// <param name="to">Where.</param>
    /// <param name="byKey">False where so many marks lead somewhere that keys would never come to an end.</param>
    public void Link(string to, bool byKey) => _out.Append("<a href=\"").Append(Encode(to)).Append(byKey ? "\">" : "\" tabindex=\"-1\">");

    public void EndLink() => _out.Append("</a>");

    /// <summary>Ends the drawing.</summary>
    public string End() => _out.Append("</svg>").ToString();

    /// <summary>The width a text needs at 12 px, roughly: wide characters one em, capitals seven tenths.</summary>
    public static double WidthOf(string text, int size = 12) => text.EnumerateRunes().Sum(rune => rune.Value >= 0x2E80 ? 1.0 : Rune.IsUpper(rune) ? 0.7 : 0.57) * size;

    /// <summary>The text cut to a width, with an ellipsis.</summary>
    public static string Cut(string text, double width)
    {
        if (WidthOf(text) <= width)
        {
            return text;
        }

        var kept = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes().TakeWhile(rune => WidthOf($"{kept}{rune}…") <= width))
        {
            kept.Append(rune.ToString());
        }

        return $"{kept}…";
    }

    static string Draw(Paint paint)
    {
        string stroke = paint.Stroke == Paint.None ? "" : $" stroke=\"{paint.Stroke}\" stroke-width=\"{Number(paint.Width)}\"";
        string opacity = paint.Opacity < 1 ? $" opacity=\"{Number(paint.Opacity)}\"" : "";
        return $" fill=\"{paint.Fill}\"{stroke}{opacity}{(paint.Dashed ? " stroke-dasharray=\"4 3\"" : "")}";
    }

    // What a mark says is shown by browsers under the pointer.
    static string End(string shape, string note) => note.Length == 0 ? "/>" : $"><title>{Encode(note)}</title></{shape}>";

    static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    static string Encode(string text) => Encoder.Encode(text);
}
