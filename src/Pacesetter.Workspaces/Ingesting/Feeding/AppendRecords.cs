using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Feeding;

/// <summary>Appends the work records of a feed, a machine's or a terminal's, as one batch. The same records twice add nothing.</summary>
[UseCase("work", null, "Append work records of a feed, read from standard input: a JSON array, or one JSON object a line", Examples =
[
    "work",
    "work --batch press-3 --max-rejects 5",
])]
public sealed class AppendRecords(Workspace workspace, Actor actor, Feed feed) : IUseCase<AppendRecords.Request, ImportAnswer>
{
    /// <summary>How many rejected cells an answer lists.</summary>
    public const int Listed = 200;

    public async Task<ImportAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.MaxRejects < 0 || request.Batch?.Length > 200 || request.Batch?.Any(char.IsControl) == true)
        {
            throw new RefusalException(RefusalKind.Usage, "field_malformed", "A batch has a name of at most 200 characters, and rejects 0 rows or more.", "Leave the fields out.");
        }

        using FeedFile file = await FeedFile.Receive(feed, Tables.Work, workspace.Settings.SpillDirectory, cancel);
        var intake = new Intake(file.Path)
        {
            Table = Tables.Work,
            Called = feed.Source,
            Batch = request.Batch ?? "feed",
            MaxRejects = request.MaxRejects,
            Within = request.Under,
            ListedRejects = Listed,
        };
        ImportAnswer answer = Told(await new BatchIntake(workspace, actor).Take(intake, cancel), file);
        return answer.Rejected <= request.MaxRejects ? answer
            : throw Import.TooManyRejects(answer, request.MaxRejects, "Mend the rows that are listed, or allow them with max_rejects.", answer);
    }

    // Whoever sent the records sees no file of this machine; it is kept where the answer could not list all.
    static ImportAnswer Told(ImportAnswer answer, FeedFile file)
    {
        if (answer.RejectsFile is { } rejects && answer.Rejects.Count < Listed)
        {
            File.Delete(rejects);
        }

        return answer with
        {
            RejectsFile = answer.Rejects.Count < Listed ? null : Path.GetFileName(answer.RejectsFile),
            Rejects = [.. answer.Rejects.Select(it => it with { Line = it.Line is { } line ? file.Origin(line) : null })],
        };
    }

    public sealed record Request
    {
        [Field("A name for the batch", Value = "NAME")]
        public string? Batch { get; init; }

        [Field("How many rows may be rejected before nothing is appended", Value = "N")]
        public long MaxRejects { get; init; }

        [Field("Only rows of this unit and what lies below it; others are rejected as unknown", Value = "UNIT")]
        public string? Under { get; init; }
    }
}
