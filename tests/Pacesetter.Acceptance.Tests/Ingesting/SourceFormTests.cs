using System.Text.Json.Nodes;
using Pacesetter.Acceptance.Tests.Commands;
using Pacesetter.Cli.Running;

namespace Pacesetter.Acceptance.Tests.Ingesting;

public sealed class SourceFormTests
{
    const string Header = "record,date,person,operation,good,hours\n";

    [Fact]
    public async Task Json_lines_are_imported_by_the_program()
    {
        using Lines lines = await Lines.Filled();
        string file = lines.Write("work.jsonl", """
            {"record": "a", "date": "2025-03-03", "person": "p1", "operation": "turn", "good": 80, "hours": 8}
            {"record": "b", "date": "2025-03-04", "person": "p2", "operation": "turn", "good": 1.2e2, "hours": "8.0", "shift": "早"}
            {"record": "c", "date": "2025-03-05", "person": "p2", "operation": "turn", "good": null, "hours": null, "off_hours": 2}

            """);
        JsonObject answer = (await lines.Ok("import", "work", file, "--json")).Json;
        Assert.Equal((3, 3), ((int)answer["rows_read"]!, (int)answer["imported"]!));
        JsonArray rows = (await lines.Ok("measure", "fulfilment", "--by", "person", "--json")).Json["rows"]!.AsArray();
        // p1: 80 × 6 = 480 min in 8 h; p2: 120 × 6 = 720 min in 8 h on quota.
        Assert.Equal(["1", "1.5"], rows.Select(row => $"{(decimal)row!["fulfilment_on_quota"]!:0.##}"));
    }

    [Fact]
    public async Task A_bad_value_in_json_lines_is_a_rejected_row_with_its_line()
    {
        using Lines lines = await Lines.Filled();
        string file = lines.Write("work.jsonl", """
            {"record": "a", "date": "2025-03-03", "person": "p1", "operation": "turn", "good": 80, "hours": 8}
            {"record": "b", "date": "3rd of March", "person": "p1", "operation": "turn", "good": 80, "hours": 8}

            """);
        Ran ran = await lines.Run("import", "work", file, "--json");
        Assert.Equal(ExitCode.RowsRejected, ran.Code);
        Assert.Contains(",2,date,3rd of March,unreadable", await File.ReadAllTextAsync((string)ran.Json["rejects_file"]!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_that_breaks_off_is_damaged()
    {
        using Lines lines = await Lines.Filled();
        Ran ran = await lines.Run("import", "work", lines.Write("work.jsonl", "{\"record\": \"a\", \"date\": \"2025-03-03\", \"hours\": 8}\n{\"record\": \"b\", \"da"));
        Assert.Equal(ExitCode.Failed, ran.Code);
        Assert.Contains("file_damaged", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_cards_of_erpnext_fill_units_people_operations_and_work()
    {
        using Lines lines = await Lines.Empty();
        // An export writes a card's own cells on the first of its logs alone. C2 ran past midnight; C3 was never started.
        string file = lines.Write("job_card.csv", """
            ID,Operation,Workstation,For Quantity,Expected Time Required (In Mins),Process Loss Qty,From Time (Time Logs),To Time (Time Logs),Time In Mins (Time Logs),Completed Qty (Time Logs),Employee (Time Logs)
            C1,Turning, Lathe 1 ,100,200,2,2025-03-03 06:00:00,2025-03-03 08:00:00,120,60,HR-1
            ,,,,,,2025-03-03 08:00:00,2025-03-03 09:00:00,60,38,HR-2
            C2,Milling,Mill 1,50,300,,2025-03-03 22:00:00,2025-03-04 02:00:00,240,50,HR-1
            C3,Milling,Mill 1,10,60,,,,,,

            """);
        JsonObject answer = (await lines.Ok("import", file, "--map", "erpnext-job-card", "--json")).Json;
        JsonNode work = answer["tables"]!.AsArray().Single(table => (string?)table!["table"] == "work")!;
        Assert.Equal((3, 3), ((int)work["read"]!, (int)work["imported"]!));
        JsonArray rows = (await lines.Ok("measure", "fulfilment", "--by", "operation", "--json")).Json["rows"]!.AsArray();
        // Milling: 50 × 6 min ÷ 4 h = 300 ÷ 240; turning: 98 × 2 min ÷ 3 h = 196 ÷ 180.
        Assert.Equal(
            [("Milling", 1.25m, 0m), ("Turning", 196m / 180m, 2m)],
            rows.Select(row => ((string)row!["unit"]!, (decimal)row["fulfilment_on_quota"]!, (decimal)row["scrap"]!)).OrderBy(it => it.Item1, StringComparer.Ordinal));
        JsonArray machines = (await lines.Ok("measure", "fulfilment", "--by", "work_centre", "--json")).Json["rows"]!.AsArray();
        Assert.Equal(["Lathe 1", "Mill 1"], machines.Select(row => (string)row!["unit"]!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(new byte[] { 0x6F, 0x70, 0x2C, 0xFF, 0xFF, 0x0A }, "encoding_unknown")]
    // UTF-16 by its mark, then half of a surrogate pair.
    [InlineData(new byte[] { 0xFF, 0xFE, 0x6F, 0x00, 0x00, 0xD8, 0x2C, 0x00 }, "encoding_unknown")]
    [InlineData(new byte[] { 0x6F, 0x00, 0x01, 0x02, 0x00, 0x00, 0x07, 0x08 }, "file_not_text")]
    public async Task Bytes_that_are_no_text_are_refused(byte[] bytes, string id)
    {
        using Lines lines = await Lines.Filled();
        Ran ran = await lines.Run("import", "work", lines.Write("work.csv", bytes));
        Assert.Equal(ExitCode.Failed, ran.Code);
        Assert.Contains($"({id})", ran.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(lines.Workspace, "temp"), "*.utf8"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_byte_order_mark_belongs_to_no_header(string encoding)
    {
        using Lines lines = await Lines.Filled();
        string file = lines.Write("work.csv", "");
        await File.WriteAllTextAsync(file, Header + "a,2025-03-03,p1,turn,80,8\n", System.Text.Encoding.GetEncoding(encoding), TestContext.Current.CancellationToken);
        Assert.Equal(1, (int)(await lines.Ok("import", "work", file, "--json")).Json["imported"]!);
    }

    [Theory]
    [InlineData("work.csv", "")]
    [InlineData("work.csv", "\n \n")]
    [InlineData("work.jsonl", "")]
    [InlineData("work.parquet", "")]
    public async Task An_empty_file_is_refused(string name, string content)
    {
        using Lines lines = await Lines.Filled();
        Ran ran = await lines.Run("import", "work", lines.Write(name, content));
        Assert.Equal(ExitCode.Failed, ran.Code);
        Assert.Contains("(file_empty)", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Header)]
    [InlineData("record,date,person,operation,good,hours")]
    [InlineData(Header + "\n\r\n\n")]
    public async Task A_header_alone_imports_nothing_and_is_no_fault(string content)
    {
        using Lines lines = await Lines.Filled();
        JsonObject answer = (await lines.Ok("import", "work", lines.Write("work.csv", content), "--json")).Json;
        Assert.Equal((0, 0, 0), ((int)answer["rows_read"]!, (int)answer["imported"]!, (int)answer["rejected"]!));
    }
}
