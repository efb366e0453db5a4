using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Watching;

/// <summary>A folder into which others drop files: each is imported once, when nobody writes it any more, and moved to <c>done</c> or <c>rejected</c>.</summary>
/// <remarks>A file is known by its content, so one that was imported and not yet moved when the program ended is not imported twice.</remarks>
public sealed class WatchedFolder(Workspace whole, Watch watch)
{
    const string DoneName = "done";
    const string RejectedName = "rejected";

    readonly Dictionary<string, Sighting> seen = new(StringComparer.Ordinal);
    readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>Refuses a folder that is not there, or whose own folders lead elsewhere.</summary>
    /// <exception cref="RefusalException">It cannot be watched.</exception>
    public void Check()
    {
        if (!Directory.Exists(watch.Directory))
        {
            throw new RefusalException(RefusalKind.Failed, "watch_missing", $"There is no folder {watch.Directory}.", "Make it, or name another with --watch.");
        }

        foreach (string name in (string[])[DoneName, RejectedName])
        {
            if (new DirectoryInfo(In(name)).LinkTarget is not null || File.Exists(In(name)))
            {
                throw new RefusalException(RefusalKind.Failed, "watch_led_away", $"{In(name)} is a link or a file, so files moved there would end elsewhere.", "Put a plain folder in its place.");
            }
        }
    }

    /// <summary>Looks once, and takes every file that has settled.</summary>
    public async Task<IReadOnlyList<Drop>> Sweep(CancellationToken cancel)
    {
        Check();
        List<(FileInfo File, string? Table)> offered = [.. Offered().OrderBy(it => DropNames.Order(it.Table)).ThenBy(it => it.File.FullName, StringComparer.Ordinal)];
        foreach (string gone in seen.Keys.Except(offered.Select(it => it.File.FullName)).ToList())
        {
            seen.Remove(gone);
        }

        var drops = new List<Drop>();
        foreach ((FileInfo file, string? table) in offered)
        {
            cancel.ThrowIfCancellationRequested();
            if (file.LinkTarget is not null)
            {
                drops.AddRange(Refuse(file, table));
            }
            else if (HasSettled(file))
            {
                drops.Add(await Take(file, table, cancel));
            }
        }

        return drops;
    }

    // Folders that are links are not looked into.
    IEnumerable<(FileInfo File, string? Table)> Offered()
    {
        var root = new DirectoryInfo(watch.Directory);
        foreach (FileInfo file in root.EnumerateFiles().Where(it => DropNames.IsOffered(it.Name)))
        {
            yield return (file, DropNames.Table(file.Name));
        }

        foreach (DirectoryInfo below in root.EnumerateDirectories().Where(it => it.LinkTarget is null && DropNames.Exactly(it.Name) is not null))
        {
            foreach (FileInfo file in below.EnumerateFiles().Where(it => DropNames.IsOffered(it.Name)))
            {
                yield return (file, below.Name);
            }
        }
    }

    // Seen twice with the same size and time, and long enough apart.
    bool HasSettled(FileInfo file)
    {
        DateTimeOffset now = whole.Clock.GetUtcNow();
        if (seen.TryGetValue(file.FullName, out Sighting? before) && before.Length == file.Length && before.Written == file.LastWriteTimeUtc)
        {
            return now - before.Since >= watch.Settle;
        }

        seen[file.FullName] = new(file.Length, file.LastWriteTimeUtc, now);
        return false;
    }

    IEnumerable<Drop> Refuse(FileInfo file, string? table)
    {
        if (told.Add(file.FullName))
        {
            Directory.CreateDirectory(In(RejectedName));
            File.WriteAllText(Free(In(RejectedName), file.Name + ".reason.txt"), "It is a link, and links are not followed (link_refused).\nDrop the file itself.\n");
            yield return new Drop(file.Name, DropFate.Refused, table) { Reason = "link_refused" };
        }
    }

    async Task<Drop> Take(FileInfo file, string? table, CancellationToken cancel)
    {
        seen.Remove(file.FullName);
        try
        {
            if (table is null)
            {
                throw new RefusalException(RefusalKind.Usage, "table_unknown", $"The name {file.Name} begins with no table.", "Name it as work-2026-02.csv, or put it into a folder of the table's name.");
            }

            using Workspace own = whole.Session();
            var request = new Import.Request { Inputs = [table, file.FullName], MaxRejects = watch.MaxRejects };
            ImportAnswer answer = await new Import(own, Actor.System, new Progress<Advance>()).Run(request, cancel);
            Move(file, DoneName, answer.RejectsFile, null);
            return new(file.Name, DropFate.Done, table) { Imported = answer.Imported, Rejected = answer.Rejected };
        }
        catch (RefusalException busy) when (busy.Kind == RefusalKind.Conflict)
        {
            return new(file.Name, DropFate.Waits, table) { Reason = busy.Id };
        }
        catch (RefusalException refused)
        {
            var answer = refused.Answer as ImportAnswer;
            string remedy = answer?.RejectsFile is null ? refused.Remedy ?? "" : "Each rejected row stands in the file of the rejected beside this one, with its line, reason and remedy.";
            Move(file, RejectedName, answer?.RejectsFile, $"{refused.Message} ({refused.Id})\n{remedy}\n");
            return new(file.Name, DropFate.Rejected, table) { Rejected = answer?.Rejected ?? 0, Reason = refused.Id };
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return new(file.Name, DropFate.Waits, table) { Reason = Words.Snake(away.GetType().Name) };
        }
    }

    // What goes beside the file goes first: a file that was moved has all that belongs to it.
    void Move(FileInfo file, string where, string? rejects, string? reason)
    {
        string target = file.DirectoryName == new DirectoryInfo(watch.Directory).FullName ? In(where) : Path.Combine(In(where), file.Directory!.Name);
        Directory.CreateDirectory(target);
        string moved = Free(target, file.Name);
        if (rejects is not null && File.Exists(rejects))
        {
            File.Move(rejects, moved + ".rejects.csv", overwrite: true);
        }

        if (reason is not null)
        {
            File.WriteAllText(moved + ".reason.txt", reason);
        }

        File.Move(file.FullName, moved);
    }

    // A later file of the same name does not replace the earlier.
    static string Free(string directory, string name)
    {
        string path = Path.Combine(directory, name);
        for (int i = 2; Path.Exists(path); i++)
        {
            path = Path.Combine(directory, $"{Path.GetFileNameWithoutExtension(name)}.{i}{Path.GetExtension(name)}");
        }

        return path;
    }

    string In(string name) => Path.Combine(watch.Directory, name);

    sealed record Sighting(long Length, DateTime Written, DateTimeOffset Since);
}
