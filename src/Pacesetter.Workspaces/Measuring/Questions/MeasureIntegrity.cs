using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>Asks what the figures give cause to ask: patterns worth checking, each with its p-value and q-value, never a finding about anybody.</summary>
[UseCase("measure", "integrity", "Questions that the figures themselves give cause to ask", Examples =
[
    "measure integrity --from 2026-01-01 --to 2026-03-31",
    "measure integrity --under north --json",
    "measure integrity --file days.csv --value \"actual - target\" --threshold 0 --bin 0.01",
])]
public sealed class MeasureIntegrity(WorkspaceDoor door, TermPack words, Actor actor) : IUseCase<MeasureIntegrity.Request, IntegrityAnswer>
{
    public async Task<IntegrityAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.File is { } file)
        {
            return FileQuestions.Of(file, request, words, cancel);
        }

        if (request.Value is not null || request.Threshold is not null || request.Bin is not null)
        {
            throw new RefusalException(RefusalKind.Usage, "file_needed", "--value, --threshold and --bin belong to a file.", "Name it with --file, or leave them out; a workspace's bins are a value of the policy.");
        }

        Workspace workspace = await door.Open(cancel);
        Scope scope = Scoping.Of(request);
        // The same until something is appended; what of it somebody may see is their own.
        object question = (nameof(MeasureIntegrity), scope, workspace.SumsAlone, workspace.IsNarrowed, workspace.Policy());
        Inquiry inquiry = await IDerivesAnswers.Of(workspace.Ledger, question, () => Inquiry.Of(workspace, scope, persons: true, cancel), it => it.Questions.Count + it.Answer.Loose.Count + it.Answer.Tight.Count);
        return inquiry.Answer with { Flags = QuestionText.Flags(inquiry.Questions.Where(MaySee), words) };
    }

    // A question on a single person is for the verifier and that person; whoever holds the files is the owner.
    bool MaySee(Asked asked) => asked.About.Kind != SubjectKind.Person
        || actor == Actor.Owner
        || actor.Roles.HasFlag(Roles.Verifier)
        || actor.Is(asked.About.Name.Code);

    public sealed record Request : Filters
    {
        [Field("A plain file instead of the workspace", Value = "FILE", Local = true)]
        public string? File { get; init; }

        [Field("The file's values", Value = "COLUMN", Local = true)]
        public string? Value { get; init; }

        [Field("The value that reports may be drawn to")]
        public double? Threshold { get; init; }

        [Field("The width of a bin, in the unit of the values")]
        public double? Bin { get; init; }

        [Field("The degree of the smooth spread")]
        public int Degree { get; init; } = 4;

        [Field("How many bins to each side")]
        public int Bins { get; init; } = 20;

        [Field("Put what bunches back above the threshold")]
        public bool Corrected { get; init; }
    }
}
