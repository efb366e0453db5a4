using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Ingesting.Feeding;
using Pacesetter.Workspaces.Ingesting.Mapping;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>Brings a file to be mapped, tried and then imported. The same file again is the same upload.</summary>
[UseCase("upload", "add", "Bring a file for a table, read from standard input: to be mapped, checked and then committed", Examples = ["upload add --table work --name january.csv", "--server http://127.0.0.1:8080 upload add --table work --name january.xlsx"])]
public sealed class AddUpload(Workspace workspace, Actor actor, Asker asker, Feed feed) : IUseCase<AddUpload.Request, UploadAnswer>
{
    const int LongestName = 200;

    public async Task<UploadAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Table table = Uploads.TableOf(request.Table, actor);
        string name = NameOf(request.Name ?? request.Table);
        var uploads = new Uploads(workspace, asker);
        IReadOnlyList<Upload> own = uploads.Own();
        string id = Secrets.Identifier();
        string part = uploads.Begin(id, "content.part");
        try
        {
            (long bytes, string sha256) = await Receiving.Copy(feed, part, workspace.Settings.UploadMegabytes, cancel);
            if (own.FirstOrDefault(it => it.Sha256 == sha256 && it.Table == table.Name && it.Name == name && uploads.Result(it) is null) is { } same)
            {
                uploads.Drop(id);
                return await ShowUpload.Of(workspace, uploads, same, cancel);
            }

            RefuseWhereMany(own);
            Upload upload = await Look(new() { Id = id, Account = asker.Account, Name = name, Table = table.Name, Form = Receiving.FormOf(part, name), Bytes = bytes, Sha256 = sha256, Headers = [], Columns = new Dictionary<string, string>(), BroughtAt = workspace.Clock.GetUtcNow(), MappedAt = workspace.Clock.GetUtcNow() }, part, uploads, cancel);
            uploads.Keep(upload);
            return await ShowUpload.Of(workspace, uploads, upload, cancel);
        }
        catch
        {
            uploads.Drop(id);
            throw;
        }
    }

    async Task<Upload> Look(Upload upload, string part, Uploads uploads, CancellationToken cancel)
    {
        string content = uploads.ContentOf(upload);
        File.Move(part, content);
        (IReadOnlyList<string> headers, IReadOnlyList<string> notes) = await new Reading(workspace, uploads).Look(content, upload.Name, cancel);
        return upload with { Headers = headers, Notes = notes, Columns = Guesses.Map(Tables.Find(upload.Table)!, headers) };
    }

    static void RefuseWhereMany(IReadOnlyList<Upload> own)
    {
        if (own.Count >= Uploads.Most)
        {
            throw new RefusalException(RefusalKind.Conflict, "too_many_uploads", $"{Uploads.Most} uploads of yours are kept already.", "Drop some that are done: pacesetter upload drop ID");
        }
    }

    // A browser may send a path, and no name needs more than a line.
    static string NameOf(string given)
    {
        string name = given.Split('/', '\\')[^1].Trim();
        return name.Length is > 0 and <= LongestName && !name.Any(char.IsControl) ? name
            : throw new RefusalException(RefusalKind.Usage, "field_malformed", $"A file has a name of 1 to {LongestName} characters.", "Give it a shorter name.");
    }

    public sealed record Request
    {
        [Field("The table that it fills", Value = "TABLE")]
        public required string Table { get; init; }

        [Field("What the file is called; the table's name without", Value = "NAME")]
        public string? Name { get; init; }
    }
}
