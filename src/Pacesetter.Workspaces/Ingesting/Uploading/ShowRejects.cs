using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>The rejected rows of an upload, each with line, column, value, reason and remedy.</summary>
[UseCase("upload", "rejects", "The rejected rows of an upload as CSV: line, column, value, reason and remedy", Examples = ["upload rejects 5b1c9d2e7f3a"])]
public sealed class ShowRejects(Workspace workspace, Asker asker) : IUseCase<ShowRejects.Request, ShowRejects.Answer>
{
    // More than anybody mends by hand; who has more has one fault many times over.
    const int Most = 50_000;

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var uploads = new Uploads(workspace, asker);
        Upload upload = uploads.Find(request.Id);
        string rejects = uploads.RejectsOf(upload);
        if (!File.Exists(rejects))
        {
            throw new RefusalException(RefusalKind.Failed, "file_unknown", "No row of this upload was rejected under its present mapping.", "Nothing is to be mended.");
        }

        var lines = new List<string>();
        await foreach (string line in File.ReadLinesAsync(rejects, cancel))
        {
            if (lines.Count > Most)
            {
                break;
            }

            lines.Add(line);
        }

        return new(Path.GetFileNameWithoutExtension(upload.Name) + ".rejects.csv", string.Join('\n', lines) + "\n");
    }

    public sealed record Request
    {
        [Field("The upload", Argument = true, Value = "ID")]
        public required string Id { get; init; }
    }

    /// <summary>A file of the rejected: a header, then at most the first 50,000 of them.</summary>
    public sealed record Answer(string Name, [property: Printed] string Csv);
}
