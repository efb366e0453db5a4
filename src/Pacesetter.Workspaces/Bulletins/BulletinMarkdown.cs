using System.Text;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The bulletin as Markdown that also reads well in a terminal.</summary>
public static class BulletinMarkdown
{
    /// <summary>Writes the bulletin.</summary>
    public static string Write(Bulletin bulletin, TermPack words)
    {
        var text = new BulletinText(bulletin, words);
        var page = new StringBuilder();
        Paragraph(page, Escape(text.Kicker));
        Paragraph(page, $"# {Escape(text.Headline)}");
        foreach (string label in text.Labels)
        {
            Paragraph(page, $"> **{Escape(label)}**");
        }

        Paragraph(page, Escape(text.About));
        page.AppendJoin('\n', text.KeyFigures.Select(figure => $"- **{Escape(figure.Value)}** {Escape(figure.Label)} ({Escape(figure.Note)})")).Append("\n\n");
        foreach (string sentence in ((string?[])[text.Beside, text.Compared]).OfType<string>())
        {
            Paragraph(page, Escape(sentence));
        }

        foreach (FrontPart part in text.Front)
        {
            Paragraph(page, $"## {Escape(part.Heading)}");
            page.AppendJoin('\n', part.Lines.Select(line => line.Lead is { } lead ? $"- **{Escape(lead)}**{words["format.colon"]}{Escape(line.Text)}" : $"- {Escape(line.Text)}")).Append("\n\n");
            foreach (string note in part.Notes)
            {
                Paragraph(page, Escape(note));
            }
        }

        Paragraph(page, $"---\n\n# {Escape(words["annex.heading"])}");
        Paragraph(page, Escape(words["annex.text"]));
        foreach (Section section in text.Sections)
        {
            Write(page, section);
        }

        if (text.Issued is { } issued)
        {
            Paragraph(page, Escape(issued));
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>Writes a document of a kicker, a headline and sections.</summary>
    public static string Write(string kicker, string headline, IEnumerable<Section> sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        var page = new StringBuilder();
        Paragraph(page, Escape(kicker));
        Paragraph(page, $"# {Escape(headline)}");
        foreach (Section section in sections)
        {
            Write(page, section);
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    static void Write(StringBuilder page, Section section)
    {
        Paragraph(page, $"## {Escape(section.Heading)}");
        foreach (string sentence in section.Sentences)
        {
            Paragraph(page, Escape(sentence));
        }

        foreach (PrintedList list in section.Lists)
        {
            Paragraph(page, $"**{Escape(list.Caption)}**");
            Paragraph(page, string.Join(list.Separator, list.Entries.Select(Escape)));
        }

        foreach (PrintedTable table in section.Tables)
        {
            if (table.Caption != section.Heading)
            {
                Paragraph(page, $"**{Escape(table.Caption)}**");
            }

            page.Append(MarkdownTable.Write(table)).Append('\n');
        }

        foreach (Definition definition in section.Definitions)
        {
            Paragraph(page, $"- **{Escape(definition.Term)}** {Escape(definition.Text)}".TrimEnd() + $"\n  `{definition.Command.Replace('`', '\'')}`");
        }

        foreach (string sentence in section.Closing)
        {
            Paragraph(page, Escape(sentence));
        }
    }

    static void Paragraph(StringBuilder page, string text) => page.Append(text).Append("\n\n");

    /// <summary>Text that means itself in Markdown, on one line.</summary>
    internal static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (Means(text, i))
            {
                safe.Append('\\');
            }

            safe.Append(char.IsControl(letter) ? ' ' : letter);
        }

        return safe.ToString();
    }

    // An underscore inside a word and a "<" before a digit are plain text in CommonMark, and stay readable in a terminal.
    static bool Means(string text, int at) => text[at] switch
    {
        '\\' or '`' or '*' or '[' or ']' or '|' => true,
        '<' => at + 1 < text.Length && !char.IsAsciiDigit(text[at + 1]) && text[at + 1] != ' ',
        '_' => at == 0 || at + 1 == text.Length || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at + 1]),
        _ => false,
    };
}
