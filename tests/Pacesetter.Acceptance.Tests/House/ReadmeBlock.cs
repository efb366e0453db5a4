namespace Pacesetter.Acceptance.Tests.House;

/// <summary>One fenced block of a page: commands to paste (<c>sh</c>), or commands with what they print (<c>console</c>).</summary>
sealed record ReadmeBlock(string Section, string Language, string Text)
{
    /// <summary>The blocks of a page, in order, each with the heading it stands under.</summary>
    public static IEnumerable<ReadmeBlock> Of(string page)
    {
        string section = "";
        ReadmeBlock? open = null;
        foreach (string line in page.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (open is not null)
                {
                    yield return open;
                }

                open = open is null ? new(section, line[3..], "") : null;
            }
            else if (open is not null)
            {
                open = open with { Text = $"{open.Text}{line}\n" };
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..];
            }
        }
    }

    /// <summary>Each command of a <c>console</c> block with the lines shown below it.</summary>
    public IEnumerable<(string Command, string[] Shown)> Commands() =>
        Text.TrimEnd('\n').Split("\n$ ").Select(it => it.StartsWith("$ ", StringComparison.Ordinal) ? it[2..] : it).Select(it => it.Split('\n')).Select(it => (it[0], it[1..]));
}
