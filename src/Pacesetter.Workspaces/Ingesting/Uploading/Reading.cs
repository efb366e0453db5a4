using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ingesting.Sources;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>How an upload is read: what its columns are called, and the intake that its mapping makes of it.</summary>
sealed class Reading(Workspace workspace, Uploads uploads)
{
    /// <summary>How many rejected cells an answer lists.</summary>
    public const int Listed = 100;

    // A workbook that unpacks to more is refused while somebody waits for its columns.
    const long Unpacked = 1L << 30;

    /// <summary>The columns of a file, and what was guessed of it.</summary>
    public Task<(IReadOnlyList<string> Headers, IReadOnlyList<string> Notes)> Look(string path, string name, CancellationToken cancel) => Task.Run(
        () => Told(path, name, () =>
        {
            using DuckDBConnection connection = workspace.Engine.Connect();
            using SourceFile file = SourceFile.Open(path, new SourceOptions(workspace.Settings.SpillDirectory, Unpacked) { Called = name }, connection, cancel);
            return (file.Headers, file.Notes);
        }),
        cancel);

    /// <summary>The intake of an upload.</summary>
    public Intake IntakeOf(Upload upload, string? under)
    {
        string? map = upload.Profile ?? TextOf(upload);
        return new(uploads.ContentOf(upload))
        {
            Table = Tables.Find(upload.Table),
            Mapping = map is null ? null : upload.Profile is null ? Mapping.Mapping.Of(JsonNode.Parse(map)!.AsObject(), "the mapping") : Mapping.Mapping.Load(map),
            Map = map,
            Called = upload.Name,
            Batch = upload.Batch,
            Note = upload.Note,
            Within = under ?? upload.Under,
            ListedRejects = Listed,
        };
    }

    /// <summary>The mapping as the map file that a command line would take; null where the file has the table's own columns.</summary>
    public static string? TextOf(Upload upload) =>
        upload.Columns.All(it => it.Key == it.Value) && upload.Columns.Count == upload.Headers.Count ? null : Mapping.Mapping.TextOf(upload.Columns);

    /// <summary>Takes an upload in and says of it what may be told: nobody outside learns where files lie on this machine.</summary>
    public async Task<ImportAnswer> Take(Upload upload, Intake intake, BatchIntake batches, CancellationToken cancel)
    {
        try
        {
            ImportAnswer answer = await batches.Take(intake, cancel);
            if (answer.RejectsFile is { } rejects)
            {
                File.Move(rejects, uploads.RejectsOf(upload), overwrite: true);
            }

            return answer with { RejectsFile = answer.RejectsFile is null ? null : Path.GetFileName(uploads.RejectsOf(upload)) };
        }
        catch (RefusalException refusal)
        {
            throw Told(refusal, intake.Path, upload.Name);
        }
    }

    static T Told<T>(string path, string name, Func<T> look)
    {
        try
        {
            return look();
        }
        catch (RefusalException refusal)
        {
            throw Told(refusal, path, name);
        }
    }

    static RefusalException Told(RefusalException refusal, string path, string name) =>
        new(refusal.Kind, refusal.Id, refusal.Message.Replace(path, name, StringComparison.Ordinal), refusal.Remedy?.Replace(path, name, StringComparison.Ordinal));
}
