using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Pacesetter.Web.Bulletins;

/// <summary>Encodes text for a page, keeps a Chinese number with its unit, and a date with itself, on one line, and marks what is in the other script as of the other language.</summary>
static partial class Typeset
{
    /// <summary>The letters of all scripts as they are, the signs of the markup encoded.</summary>
    public static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Sets a text.</summary>
    public static MarkupString Set(string text, bool han)
    {
        string safe = Encoder.Encode(text);
        return new(han
            ? LatinRun().Replace(NumberWithUnit().Replace(safe, "<span class=\"nb\">$0</span>"), "<span lang=\"en\">$0</span>")
            : HanRun().Replace(safe, "<span lang=\"zh\">$0</span>"));
    }

    // Not inside an entity such as &#xA0; which the encoder may have written.
    [GeneratedRegex(@"(?<![\w#&;])\d[\d,.]*(?:年\d{1,2}月(?:\d{1,2}日)?|%|个百分点|\p{IsCJKUnifiedIdeographs})")]
    private static partial Regex NumberWithUnit();

    [GeneratedRegex(@"[\u3400-\u9FFF][\u3000-\u9FFF\uFF00-\uFFEF]*")]
    private static partial Regex HanRun();

    // Three words and more: a name or a code alone belongs to no language. Never inside a tag or an entity.
    [GeneratedRegex(@"(?<![\w&#;<""=/-])[A-Za-z][A-Za-z'’.-]*(?:,? [A-Za-z][A-Za-z'’.-]*){2,}(?![^<]*>)")]
    private static partial Regex LatinRun();
}
