using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ingesting.Watching;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>Files that others drop: each taken once, whole, when nobody writes it any more.</summary>
public sealed class WatchingTests : IDisposable
{
    const string Header = "record,date,person,operation,good,hours\n";

    static readonly CancellationToken None = CancellationToken.None;

    readonly string folder = Directory.CreateTempSubdirectory("pacesetter-drop").FullName;
    readonly string outside = Directory.CreateTempSubdirectory("pacesetter-outside").FullName;
    readonly Desk desk = new(RegistryTrial.Sqlite);
    WatchedFolder watched;
    int day = 1;

    public WatchingTests() => watched = Watched();

    public void Dispose()
    {
        desk.Dispose();
        Directory.Delete(folder, recursive: true);
        Directory.Delete(outside, recursive: true);
    }

    [Fact]
    public async Task A_file_is_taken_once_when_it_has_settled()
    {
        Write("work-2026-02.csv", Header + "w1,2026-02-03,bo,turn,40,4\n");
        Assert.Empty(await watched.Sweep(None));
        Assert.Empty(await watched.Sweep(None));
        Later();
        Drop drop = Assert.Single(await watched.Sweep(None));
        Assert.Equal((DropFate.Done, "work", 1L), (drop.Fate, drop.Table, drop.Imported));
        Assert.Equal(["done/work-2026-02.csv"], Files());
        Later();
        Assert.Empty(await watched.Sweep(None));
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_left_alone()
    {
        Write("work.csv", Header + "w1,2026-02-03,bo,turn,40,4\n");
        Assert.Empty(await watched.Sweep(None));
        for (int i = 2; i < 5; i++)
        {
            Later();
            await File.AppendAllTextAsync(Path.Combine(folder, "work.csv"), $"w{i},2026-02-03,bo,turn,40,4\n", None);
            Assert.Empty(await watched.Sweep(None));
        }

        Later();
        Assert.Equal(4, Assert.Single(await watched.Sweep(None)).Imported);
    }

    [Fact]
    public async Task A_file_that_is_refused_goes_with_its_reason_and_the_rejected()
    {
        Write("work-bad.csv", Header + "w1,2026-02-03,nobody,turn,40,4\nw2,2026-02-03,bo,turn,40,4\n");
        Write("orders.csv", "a,b\n1,2\n");
        Write("work-empty.csv", "");
        Write("notes.md", "not for import");
        Write(".work.csv", Header);
        await watched.Sweep(None);
        Later();
        IReadOnlyList<Drop> drops = await watched.Sweep(None);
        Assert.Equal(["orders.csv table_unknown", "work-bad.csv rows_rejected", "work-empty.csv file_empty"], drops.Select(it => $"{it.File} {it.Reason}").Order(StringComparer.Ordinal));
        Assert.Equal(
            [".work.csv", "notes.md", "rejected/orders.csv", "rejected/orders.csv.reason.txt", "rejected/work-bad.csv", "rejected/work-bad.csv.reason.txt", "rejected/work-bad.csv.rejects.csv", "rejected/work-empty.csv", "rejected/work-empty.csv.reason.txt"],
            Files());
        Assert.StartsWith("1 of 2 rows of ", Read("rejected/work-bad.csv.reason.txt"), StringComparison.Ordinal);
        Assert.Contains(",2,person,nobody,unknown_person", Read("rejected/work-bad.csv.rejects.csv"), StringComparison.Ordinal);
        Assert.Equal(4, (await desk.Workspace.Ledger.Batches(None)).Count);
    }

    [Fact]
    public async Task Rejected_rows_within_what_is_allowed_lie_beside_what_was_done()
    {
        watched = Watched(maxRejects: 1);
        Write("work.csv", Header + "w1,2026-02-03,nobody,turn,40,4\nw2,2026-02-03,bo,turn,40,4\n");
        await watched.Sweep(None);
        Later();
        Drop drop = Assert.Single(await watched.Sweep(None));
        Assert.Equal((DropFate.Done, 1L, 1L), (drop.Fate, drop.Imported, drop.Rejected));
        Assert.Equal(["done/work.csv", "done/work.csv.rejects.csv"], Files());
    }

    [Fact]
    public async Task Files_of_one_moment_are_taken_in_the_order_in_which_they_refer_to_each_other()
    {
        Write("attendance.csv", "person,date,hours\nnew,2026-02-03,8\n");
        Directory.CreateDirectory(Path.Combine(folder, "work"));
        Write("work/a.csv", Header + "w1,2026-02-03,new,turn,40,4\n");
        Write("people_2.csv", "person,team\nnew,C\n");
        Write("units (1).jsonl", """{"unit":"C","parent":"S","kind":"team","name":"Night"}""" + "\n");
        Write("workers.csv", "person\nx\n");
        await watched.Sweep(None);
        Later();
        Assert.Equal(["units Done", "people Done", "attendance Done", "work Done", " Rejected"], (await watched.Sweep(None)).Select(it => $"{it.Table} {it.Fate}"));
        Assert.Contains("done/work/a.csv", Files());
        Write("work/a.csv", Header + "w2,2026-02-03,new,turn,40,4\n");
        await watched.Sweep(None);
        Later();
        await watched.Sweep(None);
        Assert.Contains("done/work/a.2.csv", Files());
    }

    [Fact]
    public async Task What_was_imported_and_not_yet_moved_when_the_program_ended_is_not_imported_twice()
    {
        Write("work.csv", Header + "w1,2026-02-03,bo,turn,40,4\n");
        await new Import(desk.Workspace, Actor.System, new Progress<Advance>()).Run(new Import.Request { Inputs = ["work", Path.Combine(folder, "work.csv")] }, None);
        watched = Watched();
        await watched.Sweep(None);
        Later();
        Drop drop = Assert.Single(await watched.Sweep(None));
        Assert.Equal((DropFate.Done, 0L), (drop.Fate, drop.Imported));
        Assert.Equal(["done/work.csv"], Files());
        Assert.Equal(5, (await desk.Workspace.Ledger.Batches(None)).Count);
    }

    [Fact]
    public async Task Links_are_not_followed_and_no_folder_leads_elsewhere()
    {
        string secret = Path.Combine(outside, "work.csv");
        await File.WriteAllTextAsync(secret, Header + "w1,2026-02-03,bo,turn,40,4\n", None);
        File.CreateSymbolicLink(Path.Combine(folder, "work-link.csv"), secret);
        File.CreateSymbolicLink(Path.Combine(folder, "work-nowhere.csv"), Path.Combine(outside, "absent.csv"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "work"), outside);
        Assert.All(await watched.Sweep(None), it => Assert.Equal((DropFate.Refused, "link_refused"), (it.Fate, it.Reason)));
        Later();
        Assert.Empty(await watched.Sweep(None));
        Assert.True(File.Exists(secret));
        Assert.Equal(4, (await desk.Workspace.Ledger.Batches(None)).Count);
        Assert.Contains("link_refused", Read("rejected/work-link.csv.reason.txt"), StringComparison.Ordinal);

        Directory.Delete(Path.Combine(folder, "rejected"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(folder, "rejected"), outside);
        Assert.Equal("watch_led_away", Assert.Throws<RefusalException>(watched.Check).Id);
        Assert.Equal("watch_missing", Assert.Throws<RefusalException>(new WatchedFolder(desk.Workspace, new(Path.Combine(folder, "..", "absent"), TimeSpan.Zero, 0)).Check).Id);
    }

    WatchedFolder Watched(long maxRejects = 0) => new(desk.Workspace, new Watch(folder, TimeSpan.FromSeconds(5), maxRejects));

    void Later() => desk.Today = new DateOnly(2026, 4, ++day);

    void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    string Read(string name) => File.ReadAllText(Path.Combine(folder, name));

    IEnumerable<string> Files() => Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        .Select(it => Path.GetRelativePath(folder, it).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
