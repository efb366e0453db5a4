using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Pacesetter.Acceptance.Tests.Commands;
using Pacesetter.Cli.Running;
using Pacesetter.Workspaces;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>A workspace of its own that is used by typing commands, on days of the test's choice.</summary>
sealed partial class Story : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-story").FullName;
    readonly Calendar calendar = new();

    public Story(string provider)
    {
        Workspace = Path.Combine(directory, "pacesetter-data");
        Directory.CreateDirectory(Workspace);
        if (provider == RegistryTrial.Postgres)
        {
            string settings = new System.Text.Json.Nodes.JsonObject { ["registry"] = PostgresServer.Needed().Registry() }.ToJsonString();
            File.WriteAllText(Path.Combine(Workspace, "settings.json"), settings);
        }

        SqliteTemplate.Bring(WorkspaceSettings.Read(Workspace));
    }

    public string Workspace { get; }

    /// <summary>The server that is asked what it answers; null where the files are asked for everything.</summary>
    public StoryServer? Server { get; init; }

    public DateOnly Today
    {
        get => DateOnly.FromDateTime(calendar.Now.UtcDateTime);
        set => calendar.Now = new(value.ToDateTime(new(8, 0)), TimeSpan.Zero);
    }

    public TimeProvider Clock => calendar;

    /// <summary>Writes a file that commands may name.</summary>
    public void Write(string name, string content) => File.WriteAllText(Path.Combine(directory, name), content);

    /// <summary>The path of a file that commands may name.</summary>
    public string PathOf(string name) => Path.Combine(directory, name);

    /// <summary>Runs a command line as it is typed, without the program's name; quotes hold words together.</summary>
    public async Task<Ran> Types(string line)
    {
        string[] words = [.. Words().Matches(line).Select(it => it.Value.Trim('"')).Select(it => it.Contains('.', StringComparison.Ordinal) && File.Exists(PathOf(it)) ? PathOf(it) : it)];
        (string[] asked, string? key) = Server is null ? (words, null) : await Server.Address(this, words);
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var terminal = new Terminal { Output = output, Error = error, Variable = name => name == "PACESETTER_KEY" ? key : null };
        ExitCode code = await new Shell(terminal, Composition.Shipped() with { Clock = calendar }).Run(["--workspace", Workspace, .. asked], CancellationToken.None);
        return new(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Runs a command that must succeed.</summary>
    public async Task<Ran> Does(string line)
    {
        Ran ran = await Types(line);
        Assert.True(ran.Code == ExitCode.Ok, $"{Today:O} {line}\n{ran.Error}");
        return ran;
    }

    /// <summary>Runs a command that must be refused with that identifier.</summary>
    public async Task<Ran> Fails(string line, ExitCode code, string reason)
    {
        Ran ran = await Types(line);
        Assert.True(ran.Code == code && ran.Error.Contains($"({reason})", StringComparison.Ordinal), $"{Today:O} {line}\nexit {(int)ran.Code}\n{ran.Output}{ran.Error}");
        return ran;
    }

    public void Dispose()
    {
        Server?.Stop().GetAwaiter().GetResult();
        Directory.Delete(directory, recursive: true);
    }

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Words();

    sealed class Calendar : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

/// <summary>Compares what a command printed with lines of a document: blanks count as one, <c>…</c> stands for lines left out.</summary>
static partial class Transcript
{
    /// <summary>The first line that is not there, or null.</summary>
    public static string? Missing(IReadOnlyList<string> expected, string printed)
    {
        string[] lines = [.. printed.Split('\n').Select(Plain).Where(it => it.Length > 0)];
        int at = 0;
        bool skipping = false;
        foreach (string line in expected.Select(Plain).Where(it => it.Length > 0))
        {
            if (line == "…")
            {
                skipping = true;
                continue;
            }

            int found = Array.FindIndex(lines, at, it => it == line);
            if (found < 0 || (found > at && !skipping))
            {
                return line;
            }

            (at, skipping) = (found + 1, false);
        }

        return at == lines.Length || skipping || expected.Count == 0 ? null : $"(printed more) {lines[at]}";
    }

    public static DateOnly? Day(string line) => Bold().Match(line) is { Success: true } bold ? DateOnly.ParseExact(bold.Groups[1].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    static string Plain(string line) => Blanks().Replace(line.Trim(), " ");

    [GeneratedRegex(@"^\*\*(\d{4}-\d\d-\d\d)\*\*$")]
    private static partial Regex Bold();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blanks();
}
