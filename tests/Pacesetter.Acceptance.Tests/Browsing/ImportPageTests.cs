using System.IO.Compression;
using System.Net;
using System.Text;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;
using Pacesetter.Workspaces.Ledger;
using Seen = Pacesetter.Acceptance.Tests.Browsing.Visitor.Seen;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>Bringing in files by the pages: mapped, checked, committed, and everything that goes wrong with files.</summary>
public sealed class ImportPageTests
{
    const string Password = "nine grey herons by the weir";
    const string Foreign = "Ticket,Datum,Worker,Op,Qty,Work hours,Remark\nx1,2026-02-03,bo,turn,70,8,\nx2,2026-02-03,eve,turn,75,8,\nx3,2026-02-03,nobody,turn,75,8,late\n";

    // As a select sends them; the file's own words for them lie beside.
    static readonly (string, string)[] Columns =
        [("column.record", "Ticket"), ("column.date", "Datum"), ("column.person", "Worker"), ("column.operation", "Op"), ("column.good", "Qty"), ("column.hours", "Work hours")];

    [Theory, EveryRegistry]
    public async Task A_file_is_brought_mapped_checked_and_committed_once_however_often_it_is_sent(string provider)
    {
        await using Office office = await Office.Open(provider);
        using Visitor visitor = await SignedIn(office, "eve", "team_lead@B");
        Seen brought = await Bring(visitor, "tickets.csv", Foreign);
        Assert.Equal(HttpStatusCode.SeeOther, brought.Status);
        Assert.Equal(brought.Leads, (await Bring(visitor, "tickets.csv", Foreign)).Leads);
        Seen mapping = await visitor.Get(brought.Leads!);
        Assert.Contains("<option value=\"Datum\" selected>", mapping.Text, StringComparison.Ordinal);
        Assert.Contains("Not taken from the file:", mapping.Plain, StringComparison.Ordinal);
        Assert.Contains("Remark", mapping.Plain, StringComparison.Ordinal);

        Seen lacking = await visitor.Send(brought.Leads!, mapping, [.. Columns.Skip(1), ("note", "typed with care"), ("do", "check")]);
        Assert.InRange((int)lacking.Status, 400, 499);
        Assert.Contains("typed with care", lacking.Text, StringComparison.Ordinal);
        (string, string)[] sent = [.. Columns, ("total.rows", "3"), ("total.good", "221"), ("save_as", "press-shop"), ("do", "check")];
        Assert.Equal(brought.Leads, (await visitor.Send(brought.Leads!, mapping, sent)).Leads);
        Seen preview = await Ended(visitor, brought.Leads!);
        Assert.Contains("2 of 3 rows can go in, 1 cannot", preview.Plain, StringComparison.Ordinal);
        Assert.Contains("The totals are not what you expected", preview.Plain, StringComparison.Ordinal);
        Assert.Contains("nobody", preview.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("/content", preview.Text, StringComparison.Ordinal);
        Seen rejects = await visitor.Get(brought.Leads + "/rejects");
        Assert.Contains("tickets.csv,4,person,nobody", rejects.Text, StringComparison.Ordinal);
        Assert.Empty(await Batches(office, "tickets.csv"));

        Seen[] twice = await Task.WhenAll(visitor.Send(brought.Leads!, preview, ("do", "commit")), visitor.Send(brought.Leads!, preview, ("do", "commit")));
        Assert.All(twice, it => Assert.Equal(brought.Leads, it.Leads));
        Seen result = await Ended(visitor, brought.Leads!);
        Assert.Contains("2 rows are in the ledger", result.Plain, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(await Batches(office, "tickets.csv")).Rows);
        Assert.Contains("upload_unknown", (await office.Get(await office.OwnKey("eve"), "upload/show?id=" + new string('0', 12))).Text, StringComparison.Ordinal);

        // The same file once more is found to be there; the mapping that was kept reads it.
        Seen again = await Bring(visitor, "tickets.csv", Foreign);
        Assert.NotEqual(brought.Leads, again.Leads);
        Assert.Equal(again.Leads, (await visitor.Send(again.Leads!, await visitor.Get(again.Leads!), ("profile", "press-shop"), ("do", "profile"))).Leads);
        await visitor.Send(again.Leads!, await visitor.Get(again.Leads!), [.. Columns, ("do", "check")]);
        Assert.Contains("This very file is in the ledger already", (await Ended(visitor, again.Leads!)).Plain, StringComparison.Ordinal);
        Seen jobs = await visitor.Get("/jobs");
        Assert.Contains("Import of a file", jobs.Plain, StringComparison.Ordinal);
        Assert.Contains("Nothing of yours is running", jobs.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_table_is_refused_with_words_and_leaves_nothing_behind()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        using Visitor visitor = await SignedIn(office, "eve", "team_lead@B");
        (string Name, byte[] Content, string Says)[] wrong =
        [
            ("empty.csv", [], "The file is empty"),
            ("slip.csv", [.. "%PDF-1.7\n"u8, 1, 2, 3], "This is not a table"),
            ("table.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "This is not a table"),
            ("broken.xlsx", [.. "PK"u8, 3, 4, 9, 9, 9, 9], "damaged"),
            ("bytes.csv", [.. "record,date\n"u8, 0, 0, 0, 1, 2], "no text"),
            ("letters.csv", [.. "record,date\nx,"u8, 0xFF, 0xFF, 0x0A], "encoding"),
            ("bomb.xlsx", Bomb(), "unpacks to more"),
        ];
        foreach ((string name, byte[] content, string says) in wrong)
        {
            Seen seen = await visitor.Bring("/import", await visitor.Get("/import"), name, content, ("table", "work"));
            Assert.True((int)seen.Status is >= 400 and < 500, $"{name}: {seen.Status} {seen.Plain}");
            Assert.Contains("role=\"alert\"", seen.Text, StringComparison.Ordinal);
            Assert.True(seen.Plain.Contains(says, StringComparison.Ordinal), $"{name}: {seen.Plain}");
            Assert.DoesNotContain(office.Desk.Workspace.Settings.Directory, seen.Plain, StringComparison.Ordinal);
        }

        // Master data holds for all.
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Bring("/import", await visitor.Get("/import"), "units.csv", Encoding.UTF8.GetBytes("unit,parent,kind,name\nZ,,site,Z\n"), ("table", "units"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Bring("/import", await visitor.Get("/sign-in"), "work.csv", Encoding.UTF8.GetBytes(Foreign), ("table", "work"), ("__RequestVerificationToken", "x"))).Status);
        Assert.Empty(Directory.GetDirectories(Path.Combine(office.Desk.Workspace.Settings.Directory, "uploads")));

        Seen chinese = await visitor.Bring("/import", await visitor.Get("/import"), "gb.csv", Encoding.Convert(Encoding.UTF8, CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!, Encoding.UTF8.GetBytes("单号,日期,工号,工序,产量,工时\nx1,2026-02-03,bo,turn,70,8\n")), ("table", "work"));
        Seen mapped = await visitor.Get(chinese.Leads!);
        Assert.Contains("<option value=\"产量\" selected>", mapped.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_larger_than_the_setting_is_refused_in_words_and_not_by_a_cut_line()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        using Visitor visitor = await SignedIn(office, "eve", "team_lead@B");
        Seen seen = await visitor.Bring("/import", await visitor.Get("/import"), "huge.csv", Encoding.UTF8.GetBytes("record,date\n" + new string('x', 2 << 20)), ("table", "work"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, seen.Status);
        Assert.Contains("larger than this server takes", seen.Plain, StringComparison.Ordinal);
        Assert.Contains("up to 1 MB", seen.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anothers_upload_is_like_one_that_is_not_there_and_a_worker_brings_nothing()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        using Visitor eve = await SignedIn(office, "eve", "team_lead@B");
        using Visitor ann = await SignedIn(office, "ann", "owner@*");
        using Visitor li = await SignedIn(office, "li", "worker@A");
        string path = (await Bring(eve, "tickets.csv", Foreign)).Leads!;
        foreach (Visitor other in (Visitor[])[ann, li])
        {
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await other.Get(path)).Status, (await other.Get("/import/000000000000")).Status, (await other.Get(path + "/rejects")).Status));
        }

        Assert.DoesNotContain("tickets.csv", (await ann.Get("/import")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await li.Get("/import")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.Get("/import/..%2F..%2Fregistry")).Status);
    }

    [Fact]
    public async Task A_restart_loses_neither_the_file_nor_what_was_said_of_it_and_a_commit_is_before_or_after()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        string path;
        using (Visitor visitor = await SignedIn(office, "eve", "team_lead@B"))
        {
            var rows = new StringBuilder("Ticket,Datum,Worker,Op,Qty,Work hours\n");
            for (int i = 0; i < 20_000; i++)
            {
                rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"r{i},2026-02-{(i % 27) + 1:00},bo,turn,7,1\n");
            }

            path = (await Bring(visitor, "many.csv", rows.ToString())).Leads!;
            await visitor.Send(path, await visitor.Get(path), [.. Columns, ("note", "after the flood"), ("do", "check")]);
            Seen preview = await Ended(visitor, path);
            Assert.Contains("20,000 of 20,000", preview.Plain, StringComparison.Ordinal);
            await visitor.Send(path, preview, ("do", "commit"));
        }

        await office.Restart();
        using Visitor after = await SignedIn(office, "eve", null);
        Seen seen = await Ended(after, path);
        bool stands = (await Batches(office, "many.csv")).Any();
        Assert.True(seen.Plain.Contains("20,000 rows are in the ledger", StringComparison.Ordinal) == stands, seen.Plain);
        if (!stands)
        {
            await after.Send(path, seen, ("do", "commit"));
            seen = await Ended(after, path);
        }

        Assert.Contains("20,000 rows are in the ledger", seen.Plain, StringComparison.Ordinal);
        BatchRecord batch = Assert.Single(await Batches(office, "many.csv"));
        Assert.Equal((20_000, "after the flood"), (batch.Rows, batch.Notes[0]));
    }

    [Fact]
    public async Task Whoever_may_takes_a_batch_back_and_old_uploads_are_forgotten()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        using Visitor visitor = await SignedIn(office, "ann", "owner@*");
        string path = (await Bring(visitor, "units.csv", "unit,parent,kind,name\nC,S,team,Night\n", "units")).Leads!;
        await visitor.Send(path, await visitor.Get(path), ("column.unit", "unit"), ("column.parent", "parent"), ("column.kind", "kind"), ("column.name", "name"), ("do", "check"));
        await visitor.Send(path, await Ended(visitor, path), ("do", "commit"));
        Seen result = await Ended(visitor, path);
        Assert.Contains("1 row is in the ledger", result.Plain, StringComparison.Ordinal);
        await visitor.Send(path, result, ("do", "forget"));
        Assert.Contains("taken back", (await visitor.Get(path)).Plain, StringComparison.Ordinal);

        office.Desk.Pass(TimeSpan.FromDays(8));
        using (Workspaces.Workspace own = office.Desk.Workspace.Session())
        {
            Assert.Equal(1, (await new Workspaces.Jobs.JobRunner(own).Run(CancellationToken.None))["expired-uploads"]);
        }

        using Visitor later = await SignedIn(office, "ann", null);
        Assert.Equal(HttpStatusCode.NotFound, (await later.Get(path)).Status);
    }

    static async Task<Seen> Bring(Visitor visitor, string name, string text, string table = "work") =>
        await visitor.Bring("/import", await visitor.Get("/import"), name, Encoding.UTF8.GetBytes(text), ("table", table));

    // As a browser does it: it looks again while the page says so.
    static async Task<Seen> Ended(Visitor visitor, string path)
    {
        for (int i = 0; i < 300; i++)
        {
            Seen seen = await visitor.Get(path);
            if (!seen.Headers.ContainsKey("Refresh"))
            {
                return seen;
            }

            await Task.Delay(100, CancellationToken.None);
        }

        throw new TimeoutException($"{path} does not end");
    }

    static async Task<Visitor> SignedIn(Office office, string account, string? role)
    {
        if (role is not null)
        {
            await office.Key(account, role);
            Assert.Equal(HttpStatusCode.OK, (await office.Post(await office.OwnKey(account), "user/password", $$"""{ "account": "{{account}}", "password": "{{Password}}" }""")).Status);
        }

        var visitor = new Visitor(office.Address);
        await visitor.SignIn(account, Password);
        return visitor;
    }

    static async Task<IReadOnlyList<BatchRecord>> Batches(Office office, string name) =>
        [.. (await office.Desk.Workspace.Ledger.Batches(CancellationToken.None)).Where(it => it.Name == name && it.ForgottenAt is null)];

    // A sheet of a hundred megabytes of one letter, in a hundred kilobytes.
    static byte[] Bomb()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream sheet = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).Open();
            byte[] piece = new byte[1 << 20];
            Array.Fill(piece, (byte)'x');
            for (int i = 0; i < 100; i++)
            {
                sheet.Write(piece);
            }
        }

        return file.ToArray();
    }
}
