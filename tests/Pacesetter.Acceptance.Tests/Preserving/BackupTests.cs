using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Preserving;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Preserving;

public sealed class BackupTests : IDisposable
{
    static readonly CancellationToken None = CancellationToken.None;

    readonly Shop shop = new();
    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-backup").FullName;

    string Archive => Path.Combine(directory, "shop.zip");

    string Target => Path.Combine(directory, "restored");

    public void Dispose()
    {
        shop.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_restored_workspace_answers_as_the_one_that_was_kept()
    {
        shop.Import("people", "person,team,from,name,name_zh\np20,t,2025-01-01,Zofia Weber,韦佐菲\n");
        shop.Import("work", Shop.WorkHeader + "r1,2025-03-03,p1,turn,80,2,8,,\nr2,2025-03-04,p2,mill,90,0,7.5,0.5,\n");
        await new SetPolicy(shop.Workspace, TimeProvider.System).Run(new SetPolicy.Request { Name = "titles.threshold", Value = "1.4", Why = "agreed" }, None);
        string before = await Answers(shop.Workspace);

        BackUpWorkspace.Answer kept = await BackUp();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Archive))), kept.Sha256);
        Assert.Null((await Restore(verify: true)).Workspace);
        Assert.False(Directory.Exists(Target));
        RestoreWorkspace.Answer restored = await Restore();

        Assert.Equal(Target, restored.Workspace);
        using Workspace opened = Workspace.Open(WorkspaceSettings.Read(Target), TimeProvider.System);
        Assert.Equal(before, await Answers(opened));
        List<AuditEntry> entries = await opened.Registry.AuditEntries.AsNoTracking().OrderBy(it => it.Sequence).ToListAsync(None);
        Assert.Equal(["set", "export", "backup", "restore", "export"], entries.Select(it => it.Act).SkipWhile(it => it == "import"));
        Assert.True((await new VerifyAudit(opened).Run(new VerifyAudit.Request(), None)).Whole);
        Assert.Equal([Target], Directory.GetDirectories(directory));
    }

    [Fact]
    public async Task What_seals_and_what_maps_comes_along()
    {
        foreach (string path in (string[])["form-keys/key-1.xml", "maps/shop.json"])
        {
            string kept = Path.Combine(shop.Workspace.Settings.Directory, path);
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.WriteAllText(kept, path);
        }

        await BackUp();
        await Restore();
        Assert.Equal("form-keys/key-1.xml", File.ReadAllText(Path.Combine(Target, "form-keys", "key-1.xml")));
        Assert.Equal("maps/shop.json", File.ReadAllText(Path.Combine(Target, "maps", "shop.json")));
    }

    [Fact]
    public async Task The_workspace_stays_held_after_its_backup()
    {
        await BackUp();
        Assert.Equal("backup_exists", (await Assert.ThrowsAsync<RefusalException>(BackUp)).Id);

        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in (string[])[Path.Combine(AppContext.BaseDirectory, "Pacesetter.Cli.dll"), "--workspace", shop.Workspace.Settings.Directory, "batches"])
        {
            start.ArgumentList.Add(word);
        }

        using Process another = Process.Start(start)!;
        string error = await another.StandardError.ReadToEndAsync(None);
        await another.WaitForExitAsync(None);
        Assert.Contains("workspace_locked", error, StringComparison.Ordinal);
        Assert.Equal(5, another.ExitCode);
    }

    [Fact]
    public async Task A_damaged_archive_is_refused_or_the_damage_does_not_reach_the_files()
    {
        IReadOnlyList<KeptFile> kept = (await BackUp()).Rows;
        byte[] whole = File.ReadAllBytes(Archive);
        var random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 60; i++)
        {
            byte[] damaged = [.. whole];
            damaged[random.Next(whole.Length)] ^= (byte)(1 << random.Next(8));
            if (await Refused(damaged))
            {
                refused++;
                continue;
            }

            // A distance within a run of equal bytes, or an entry's time of day, may change without changing a file.
            using BackupArchive archive = BackupArchive.Open(Archive);
            var written = new Dictionary<string, MemoryStream>();
            archive.Check(path => written[path] = new MemoryStream(), None);
            Assert.Equal(kept, written.Select(it => new KeptFile(it.Key, it.Value.ToArray().Length, Convert.ToHexStringLower(SHA256.HashData(it.Value.ToArray())))));
        }

        Assert.InRange(refused, 30, 60);
    }

    [Fact]
    public async Task A_truncated_archive_is_refused_wherever_it_ends()
    {
        await BackUp();
        byte[] whole = File.ReadAllBytes(Archive);
        foreach (int length in (int[])[0, 1, 30, whole.Length / 3, whole.Length / 2, whole.Length - 100, whole.Length - 1])
        {
            Assert.True(await Refused(whole[..length]), $"cut to {length} of {whole.Length} bytes");
        }
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/tmp/evil.txt")]
    [InlineData("rejects/../../evil.txt")]
    [InlineData("rejects\\..\\evil.txt")]
    [InlineData("rejects/a/b.csv")]
    [InlineData("other.txt")]
    public async Task An_archive_that_leads_out_of_the_workspace_is_refused(string path)
    {
        await BackUp();
        Forge(manifest => manifest["files"]!.AsArray().Add(new JsonObject { ["path"] = path, ["bytes"] = 4, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData("evil"u8)) }), path);

        RefusalException refusal = await Assert.ThrowsAsync<RefusalException>(() => Restore());
        Assert.Equal("archive_path_refused", refusal.Id);
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(directory));
        Assert.Empty(Directory.EnumerateFiles(directory, "evil*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task An_archive_with_a_file_more_or_of_another_version_is_refused()
    {
        await BackUp();
        Forge(_ => { }, "rejects/unnamed.csv");
        Assert.Equal("archive_damaged", (await Assert.ThrowsAsync<RefusalException>(() => Restore(verify: true))).Id);

        File.Delete(Archive);
        await BackUp();
        Forge(manifest => manifest["ledger_schema"] = 99, null);
        Assert.Equal("archive_version", (await Assert.ThrowsAsync<RefusalException>(() => Restore(verify: true))).Id);
    }

    [Fact]
    public async Task A_restore_never_overwrites()
    {
        await BackUp();
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "mine.txt"), "mine");
        Assert.Equal("workspace_not_empty", (await Assert.ThrowsAsync<RefusalException>(() => Restore())).Id);

        File.Delete(Path.Combine(Target, "mine.txt"));
        await Restore();
        Assert.Equal("workspace_not_empty", (await Assert.ThrowsAsync<RefusalException>(() => Restore())).Id);
    }

    async Task<bool> Refused(byte[] archive)
    {
        File.WriteAllBytes(Archive, archive);
        try
        {
            await Restore(verify: true);
            return false;
        }
        catch (RefusalException refusal)
        {
            Assert.Contains(refusal.Id, (string[])["archive_damaged", "archive_path_refused"]);
            return true;
        }
    }

    // An archive changed by somebody who knows how the manifest is sealed.
    void Forge(Action<JsonObject> change, string? more)
    {
        using ZipArchive zip = ZipFile.Open(Archive, ZipArchiveMode.Update);
        ZipArchiveEntry old = zip.GetEntry(BackupManifest.Name)!;
        JsonObject manifest;
        using (Stream stream = old.Open())
        {
            manifest = JsonNode.Parse(stream)!.AsObject();
        }

        old.Delete();
        change(manifest);
        byte[] text = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        using (Stream stream = zip.CreateEntry(BackupManifest.Name).Open())
        {
            stream.Write(text);
        }

        if (more is not null)
        {
            using Stream stream = zip.CreateEntry(more).Open();
            stream.Write("evil"u8);
        }

        zip.Comment = Convert.ToHexStringLower(SHA256.HashData(text));
    }

    static async Task<string> Answers(Workspace workspace)
    {
        object[] answers =
        [
            await new MeasureFulfilment(workspace).Run(new MeasureFulfilment.Request { By = By.Person }, None),
            await new ExportTable(workspace, Actor.Owner).Run(new ExportTable.Request { Table = "people" }, None),
            await new ShowPolicy(workspace).Run(new ShowPolicy.Request(), None),
        ];
        return string.Join('\n', answers.Select(answer => AnswerJson.Of(answer, "x").ToJsonString()));
    }

    Task<BackUpWorkspace.Answer> BackUp() => new BackUpWorkspace(shop.Workspace, TimeProvider.System).Run(new BackUpWorkspace.Request { File = Archive }, None);

    Task<RestoreWorkspace.Answer> Restore(bool verify = false) =>
        new RestoreWorkspace(WorkspaceSettings.Read(Target), TimeProvider.System).Run(new RestoreWorkspace.Request { File = Archive, Verify = verify }, None);
}
