using MiniExcelLibs;
using Pacesetter.Cli.Running;

namespace Pacesetter.Acceptance.Tests.Commands;

public sealed class Answer_forms : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("pacesetter-forms").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Json_begins_with_the_schema_and_keeps_every_digit()
    {
        Ran ran = await Ran.Line("measure", "trial", "--json");

        Assert.Equal("schema", ran.Json.First().Key);
        Assert.Equal("pacesetter.measure.trial/1", (string?)ran.Json["schema"]);
        Assert.Equal("1.50432198", ran.Json["rows"]![0]!["fulfilment"]!.ToJsonString());
        Assert.Equal("0.344", ran.Json["share"]!.ToJsonString());
        Assert.Equal("2026-02-13", (string?)ran.Json["rows"]![0]!["day"]);
        Assert.True(ran.Json["rows"]![0]!.AsObject().ContainsKey("excluded_by"));
        Assert.Equal("pacesetter.gazette/1", (string?)(await Ran.Line("gazette", "--json")).Json["schema"]);
    }

    [Fact]
    public async Task Csv_holds_the_rows_lists_as_json_and_no_formula()
    {
        Ran ran = await Ran.Line("measure", "trial", "--output", "csv");

        Assert.Equal("""
            unit,day,fulfilment,hours,records,interval,peers,excluded_by
            W1,2026-02-13,1.50432198,172.25,12,"[0.1,0.25]","[{""unit"":""W2"",""weight"":0.75}]",
            '=SUM(A1),2026-02-14,0.98,8,3,[],[],no_quota

            """, ran.Output);
    }

    [Fact]
    public async Task A_table_without_rows_still_has_its_header() =>
        Assert.Equal("unit,day,fulfilment,hours,records,interval,peers,excluded_by\n", (await Ran.Line("measure", "trial", "--empty", "--output", "csv")).Output);

    [Fact]
    public async Task An_answer_without_a_list_is_one_row() =>
        Assert.Equal("markdown,mark\n# 告工人书,c\n", (await Ran.Line("gazette", "--output", "csv")).Output);

    [Fact]
    public async Task Json_lines_are_one_row_a_line()
    {
        string[] lines = (await Ran.Line("measure", "trial", "--output", "ndjson")).Output.Split('\n');

        Assert.Equal(3, lines.Length);
        Assert.StartsWith("""{"unit":"W1","day":"2026-02-13","fulfilment":1.50432198,""", lines[0], StringComparison.Ordinal);
        Assert.Empty(lines[2]);
    }

    [Fact]
    public async Task A_workbook_has_real_numbers_and_days()
    {
        string file = Path.Combine(_directory, "trial.xlsx");
        Ran ran = await Ran.Line("measure", "trial", "--out", file);

        Assert.Equal(ExitCode.Ok, ran.Code);
        IDictionary<string, object>[] rows = [.. MiniExcel.Query(file, useHeaderRow: true).Cast<IDictionary<string, object>>()];
        Assert.Equal(2, rows.Length);
        Assert.Equal(1.50432198, Assert.IsType<double>(rows[0]["fulfilment"]), 12);
        Assert.Equal(new DateTime(2026, 2, 13), Assert.IsType<DateTime>(rows[0]["day"]));
        Assert.Equal("=SUM(A1)", rows[1]["unit"]);
        using var archive = await System.IO.Compression.ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken);
        using var sheet = new StreamReader(await archive.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain("<x:f>", await sheet.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_is_not_shown_on_a_terminal() =>
        Assert.Equal(ExitCode.Usage, (await Ran.Line(static terminal => terminal with { OutputIsTerminal = true }, "gazette", "--output", "xlsx")).Code);

    [Fact]
    public async Task A_table_for_pipes_is_aligned_and_rounded()
    {
        Ran ran = await Ran.Line("measure", "trial", "work");

        Assert.Contains("""
            share  0.344

            """, ran.Output, StringComparison.Ordinal);
        Assert.Contains("""
            unit      day         fulfilment   hours  records  interval   excluded by
            --------  ----------  ----------  ------  -------  ---------  -----------
            W1        2026-02-13      1.5043  172.25       12  0.1, 0.25  –
            =SUM(A1)  2026-02-14      0.9800    8.00        3  –          no_quota

            peers
            of unit  unit  weight
            -------  ----  ------
            W1       W2      0.75

            """, ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_is_said_to_be_empty() =>
        Assert.Contains("rows   none\n", (await Ran.Line("measure", "trial", "--empty")).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_terminal_gets_colours_unless_they_are_declined(bool colour)
    {
        string[] more = colour ? [] : ["--no-color"];
        Ran ran = await Ran.Line(static terminal => terminal with { OutputIsTerminal = true, Width = 120 }, ["measure", "trial", .. more]);

        Assert.Contains("fulfilment", ran.Output, StringComparison.Ordinal);
        Assert.Equal(colour, ran.Output.Contains('\e', StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_variable_NO_COLOR_declines_colours() =>
        Assert.DoesNotContain("\e", (await Ran.Line(static terminal => terminal with { OutputIsTerminal = true, Variable = name => name == "NO_COLOR" ? "1" : null }, "measure", "trial")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task A_text_is_printed_as_it_stands() =>
        Assert.Equal("# 告工人书\n", (await Ran.Line("gazette")).Output);

    [Fact]
    public async Task A_file_replaces_the_one_before_and_leaves_no_draft()
    {
        string file = Path.Combine(_directory, "answer.json");
        await File.WriteAllTextAsync(file, "old", TestContext.Current.CancellationToken);
        Ran ran = await Ran.Line("gazette", "--out", file);

        Assert.Empty(ran.Output);
        Assert.Equal($"Written: {file}{Environment.NewLine}", ran.Error);
        Assert.Contains("pacesetter.gazette/1", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFiles(_directory));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_a_failure()
    {
        Ran ran = await Ran.Line("gazette", "--out", Path.Combine(_directory, "absent", "answer.txt"));

        Assert.Equal(ExitCode.Failed, ran.Code);
        Assert.Contains("absent", ran.Error, StringComparison.Ordinal);
    }
}
