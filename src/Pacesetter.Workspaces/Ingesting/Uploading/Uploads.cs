using System.Text.Json;
using System.Text.RegularExpressions;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>Keeps uploads in a folder of the workspace, each in one of its own, for some days. Whoever did not bring one does not know of it.</summary>
/// <remarks>What somebody says, what a trial found and what came of it are files apart, each written whole: neither a restart nor two hands at once leave half of one.</remarks>
sealed partial class Uploads(WorkspaceSettings settings, string? account)
{
    /// <summary>How many one account may have.</summary>
    public const int Most = 20;

    // A folder without a description is being filled, or its program was killed.
    static readonly TimeSpan Unfinished = TimeSpan.FromDays(1);

    public Uploads(Workspace workspace, Asker asker)
        : this(workspace.Settings, asker.Account)
    {
    }

    string Root => settings.UploadsDirectory;

    /// <summary>How long one is kept.</summary>
    public TimeSpan Kept => TimeSpan.FromDays(settings.UploadDays);

    /// <summary>The uploads of the account, the latest first.</summary>
    public IReadOnlyList<Upload> Own() => [.. All().Where(it => it.Account == account).OrderByDescending(it => it.BroughtAt)];

    /// <exception cref="RefusalException">There is none, or it is somebody else's.</exception>
    public Upload Find(string id) => Id().IsMatch(id) && Read<Upload>(In(id, "upload.json")) is { } upload && upload.Account == account ? upload
        : throw new RefusalException(RefusalKind.Failed, "upload_unknown", $"There is no upload {id}.", "See them with: pacesetter upload list");

    /// <summary>Makes room for one and returns the path of a file in it.</summary>
    public string Begin(string id, string file)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path.Combine(Root, id));
        }
        else
        {
            Directory.CreateDirectory(Path.Combine(Root, id), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return In(id, file);
    }

    public void Keep(Upload upload) => Write(In(upload.Id, "upload.json"), upload);

    public string ContentOf(Upload upload) => In(upload.Id, "content" + upload.Form);

    /// <summary>What a trial found under the mapping of an upload.</summary>
    public ImportAnswer? Found(Upload upload) => Read<ImportAnswer>(In(upload.Id, $"found-{upload.Revision}.json"));

    public void KeepFound(Upload upload, ImportAnswer found) => Write(In(upload.Id, $"found-{upload.Revision}.json"), found);

    public ImportAnswer? Result(Upload upload) => Read<ImportAnswer>(In(upload.Id, "result.json"));

    public void KeepResult(Upload upload, ImportAnswer result) => Write(In(upload.Id, "result.json"), result);

    /// <summary>The list of the rejected of the last trial or of what was brought in.</summary>
    public string RejectsOf(Upload upload) => In(upload.Id, $"rejects-{upload.Revision}.csv");

    public void Drop(string id) => Directory.Delete(Path.Combine(Root, id), recursive: true);

    /// <summary>The folders that nobody needs any more.</summary>
    public IReadOnlyList<string> Expired(DateTimeOffset now) =>
        !Directory.Exists(Root) ? []
        : [.. Directory.GetDirectories(Root).Select(it => Path.GetFileName(it)).Where(id => Id().IsMatch(id) && now > (Read<Upload>(In(id, "upload.json")) is { } upload ? upload.BroughtAt + Kept : new DateTimeOffset(Directory.GetCreationTimeUtc(Path.Combine(Root, id)), TimeSpan.Zero) + Unfinished))];

    /// <summary>Refuses tables that an account which does not reach the whole workspace brings nothing into.</summary>
    public static Table TableOf(string name, Actor actor) =>
        Tables.Find(name) is not { } table ? throw new RefusalException(RefusalKind.Usage, "table_unknown", $"There is no table {name}.", "Name one of: " + string.Join(", ", For(actor).Select(it => it.Name)))
        : For(actor).Contains(table) ? table
        : throw new RefusalException(RefusalKind.NotAuthorised, "beyond_reach", $"{name} holds for the whole workspace, and only who reaches that brings it in.", "Ask the owner of the workspace.");

    /// <summary>The tables that somebody may bring files for: master data holds for all, what was worked belongs to a unit.</summary>
    public static IReadOnlyList<Table> For(Actor actor) => actor.Reach.IsWhole ? [Tables.Work, .. Tables.All.Where(it => it != Tables.Work)] : [Tables.Work];

    IEnumerable<Upload> All() => !Directory.Exists(Root) ? [] : Directory.GetDirectories(Root).Select(it => Read<Upload>(Path.Combine(it, "upload.json"))).OfType<Upload>();

    string In(string id, string file) => Path.Combine(Root, id, file);

    static T? Read<T>(string path)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), AnswerJson.Options);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // Not written yet, or dropped in this moment.
            return null;
        }
    }

    static void Write<T>(string path, T value)
    {
        string part = $"{path}.{Path.GetRandomFileName()}";
        File.WriteAllBytes(part, JsonSerializer.SerializeToUtf8Bytes(value, AnswerJson.Options));
        File.Move(part, path, overwrite: true);
    }

    [GeneratedRegex(@"\A[0-9a-f]{12}\z")]
    private static partial Regex Id();
}
