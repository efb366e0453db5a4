using System.Globalization;
using Pacesetter.Acceptance.Tests.Commands;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>Runs docs/registry.md, command by command.</summary>
public sealed class StoryTests
{
    [Theory, SqliteFirst]
    public async Task The_story_of_the_registry_happens_as_it_is_told(string provider)
    {
        using var story = new Story(provider);
        await Tell(story);
    }

    [Theory, SqliteFirst]
    public async Task The_same_story_happens_over_a_server_where_everybody_has_a_key(string provider)
    {
        using var story = new Story(provider) { Server = new() };
        await Tell(story);
    }

    static async Task Tell(Story story)
    {
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(Root(AppContext.BaseDirectory), "docs", "registry.md"), TestContext.Current.CancellationToken);
        var differences = new List<string>();
        int commands = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            if (Transcript.Day(lines[i]) is { } day)
            {
                Assert.True(day >= story.Today, $"line {i + 1}: the story goes back in time");
                story.Today = day;
            }
            else if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                int end = Array.IndexOf(lines, "```", i + 1);
                string[] block = lines[(i + 1)..end];
                string[] words = lines[i].TrimStart('`').Split(' ');
                if (words.Length == 2)
                {
                    story.Write(words[1], string.Join('\n', block) + "\n");
                }
                else if (words[0] == "console")
                {
                    commands += await Console(story, block, i + 2, differences);
                }

                i = end;
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
        Assert.True(commands > 100, $"only {commands} commands were found");
    }

    static async Task<int> Console(Story story, string[] block, int line, List<string> differences)
    {
        int[] starts = [.. Enumerable.Range(0, block.Length).Where(i => block[i].StartsWith("$ pacesetter ", StringComparison.Ordinal))];
        for (int i = 0; i < starts.Length; i++)
        {
            string command = block[starts[i]]["$ pacesetter ".Length..];
            string[] expected = block[(starts[i] + 1)..(i + 1 < starts.Length ? starts[i + 1] : block.Length)];
            int code = expected is [.., var last] && last.StartsWith("[exit ", StringComparison.Ordinal) ? int.Parse(last[6..^1], CultureInfo.InvariantCulture) : 0;
            Ran ran = await story.Types(command);
            string? missing = Transcript.Missing(code == 0 ? expected : expected[..^1], ran.Output + ran.Error);
            if ((int)ran.Code != code || missing is not null)
            {
                differences.Add($"docs/registry.md, line {line + starts[i]}, {story.Today:O}: {command}\nexit {(int)ran.Code}; missing: {missing}\n{ran.Output}{ran.Error}");
            }
        }

        return starts.Length;
    }

    static string Root(string directory) =>
        File.Exists(Path.Combine(directory, "Pacesetter.slnx")) ? directory : Root(Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("No Pacesetter.slnx above the tests."));
}
