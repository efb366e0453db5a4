using System.Text.Json.Nodes;
using Pacesetter.Cli.Running;

namespace Pacesetter.Acceptance.Tests.Commands;

public sealed class Command_lines
{
    [Fact]
    public async Task Every_type_of_field_is_read()
    {
        Ran ran = await Ran.Line("measure", "trial", "work", "a,1.csv", "@b.csv", "--by", "work-centre", "--threshold", "-1.25", "--max-rejects", "7", "--seed", "9000000000", "--level", "1e-3",
            "--dry-run", "--tools", "work_centre,leave-out", "--columns", "a,round(b, 2),'c,d'", "--columns", "e", "--from", "2026-02-01", "--under", "S1", "--json");

        Assert.Equal(ExitCode.Ok, ran.Code);
        JsonNode expected = JsonNode.Parse("""
            {"table":"work","files":["a,1.csv","@b.csv"],"by":"work_centre","threshold":-1.25,"rejects":7,"seed":9000000000,"level":0.001,"dry_run":true,
             "tools":["work_centre","leave-out"],"columns":["a","round(b, 2)","'c,d'","e"],"empty":false,"mischief":"none","from":"2026-02-01","to":null,"under":"S1","operation":null,"class":null}
            """)!;
        Assert.True(JsonNode.DeepEquals(expected, ran.Json["request"]), ran.Output);
    }

    [Fact]
    public async Task Without_options_the_defaults_of_the_request_hold()
    {
        JsonNode request = (await Ran.Line("measure", "trial", "--json")).Json["request"]!;

        Assert.Equal("person", (string?)request["by"]);
        Assert.Equal(1.5m, (decimal)request["threshold"]!);
        Assert.Null(request["rejects"]);
        Assert.Empty(request["files"]!.AsArray());
    }

    [Theory]
    [InlineData("--by does not take 'furnace'. It takes: person, work_centre.", "measure", "trial", "--by", "furnace")]
    [InlineData("--tools does not take 'hammer'. It takes: work_centre, leave-out.", "measure", "trial", "--tools", "work_centre,hammer")]
    [InlineData("--threshold takes a number such as 1.5, not '1,5'.", "measure", "trial", "--threshold", "1,5")]
    [InlineData("--from takes a day such as 2026-02-13, not '13.2.2026'.", "measure", "trial", "--from", "13.2.2026")]
    [InlineData("--level takes a number such as 1.5, not 'NaN'.", "measure", "trial", "--level", "NaN")]
    [InlineData("There is no command 'mesure'. Did you mean measure?", "mesure", "trial")]
    [InlineData("There is no option --dry-rum. Did you mean --dry-run?", "measure", "trial", "work", "--dry-rum", "a.csv")]
    [InlineData("'gazette' does not take 'now'.", "gazette", "now")]
    [InlineData("'measure' needs one more word: trial.", "measure")]
    [InlineData("A command is needed.")]
    [InlineData("Required argument 'SHELL' missing for command: 'completion'.", "completion")]
    [InlineData("--output does not take 'pdf'. It takes: table, json, ndjson, csv, xlsx.", "gazette", "--output", "pdf")]
    [InlineData("--json and --output csv exclude each other.", "gazette", "--json", "--output", "csv")]
    [InlineData("The answer has no field 'row.hours', which --require asks for.", "measure", "trial", "--require", "row.hours>1")]
    public async Task What_cannot_be_run_ends_with_2_and_says_why(string complaint, params string[] words)
    {
        Ran ran = await Ran.Line(words);

        Assert.Equal(ExitCode.Usage, ran.Code);
        Assert.StartsWith(complaint + Environment.NewLine, ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }

    [Fact]
    public async Task After_two_dashes_every_word_is_an_argument() =>
        Assert.Equal("--odd.csv", (string?)(await Ran.Line("measure", "trial", "--json", "--", "work", "--odd.csv")).Json["request"]!["files"]![0]);

    [Fact]
    public async Task A_server_wants_a_key()
    {
        Ran ran = await Ran.Line("measure", "trial", "--server", "http://127.0.0.1:1");

        Assert.Equal(ExitCode.NotAuthorised, ran.Code);
        Assert.Contains("key_needed", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_lists_its_commands_by_step()
    {
        Ran ran = await Ran.Line("--help");

        Assert.Equal(ExitCode.Ok, ran.Code);
        Assert.Matches("(?s)Measure\n  measure trial .*General\n  completion .*\n  gazette ", ran.Output);
        Assert.DoesNotContain("Recognise", ran.Output, StringComparison.Ordinal);
        Assert.Contains("--server", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_explains_its_options_words_defaults_and_examples()
    {
        string help = (await Ran.Line(static terminal => terminal with { Width = 200 }, "measure", "trial", "-h")).Output;

        Assert.Contains("pacesetter measure trial [TABLE] [FILE…] [options]", help, StringComparison.Ordinal);
        Assert.Matches("--by BY +What to group by: person, work_centre \\(default person\\)", help);
        Assert.Matches("--threshold X +A limit \\(default 1.5\\)", help);
        Assert.Matches("--from DATE +First day, inclusive", help);
        Assert.Contains("  pacesetter measure trial plant a.csv b.csv --threshold 1.5", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_lists_its_verbs() =>
        Assert.Matches("Commands\n  measure trial +Answer with what was asked", (await Ran.Line("measure", "--help")).Output);

    [Theory]
    [InlineData("", new[] { "measure", "gazette", "completion", "--json" })]
    [InlineData("measure ", new[] { "trial" })]
    [InlineData("measure trial --by ", new[] { "person", "work_centre" })]
    [InlineData("completion ", new[] { "bash", "zsh", "fish", "pwsh" })]
    public async Task Shells_are_told_the_words_that_can_follow(string typed, string[] expected)
    {
        Ran ran = await Ran.Line($"[suggest:{typed.Length}]", typed);

        Assert.Subset(ran.Output.Split('\n').ToHashSet(), expected.ToHashSet());
    }

    [Theory]
    [InlineData("bash", "complete -o default")]
    [InlineData("zsh", "#compdef pacesetter")]
    [InlineData("fish", "complete -c pacesetter")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task A_completion_script_asks_the_program_itself(string shell, string mark)
    {
        Ran ran = await Ran.Line("completion", shell);

        Assert.Contains(mark, ran.Output, StringComparison.Ordinal);
        Assert.Contains("[suggest:", ran.Output, StringComparison.Ordinal);
    }
}
