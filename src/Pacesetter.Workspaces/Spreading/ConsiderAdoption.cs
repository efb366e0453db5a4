using System.Text.Json.Nodes;
using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>The lead of a unit answers a proposed adoption: as it is, with changes, or not here. The last is as valid an answer as the others.</summary>
[UseCase("spread", "consider", "Answer a proposed adoption for one's unit: adopt, adapt or decline, with the reason", Examples =
[
    "spread consider adoption-7 --answer adopt --why \"Our presses are the same\"",
    "spread consider adoption-7 --answer adapt --why \"We have no crane\" --change \"The rack stands on rollers\"",
    "--as W0042:team_lead spread consider adoption-7 --answer decline --why \"The machine goes in autumn\"",
])]
public sealed class ConsiderAdoption(Workspace workspace, Actor actor) : IUseCase<ConsiderAdoption.Request, ConsiderAdoption.Answered>
{
    static readonly Noun Adoptions = Nouns.Of(typeof(Adoption));

    public async Task<Answered> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var entries = new Entries(workspace, actor);
        var adoption = (Adoption)entries.At(Adoptions, request.Adoption, request.IfVersion);
        string why = request.Why?.Trim() ?? "", change = request.Change?.Trim() ?? "";
        if (!entries.Leads(Adoptions, adoption, entries.Facts()).Contains(Words.Of(AdoptionState.Considered)))
        {
            // The engine says why not, and records that it was tried.
            return adoption.State == AdoptionState.Proposed ? await Moved(entries, adoption, why, cancel) : throw Twice(adoption);
        }

        Check(request.Answer, why, change);
        var patch = new JsonObject { ["answer"] = Words.Of(Meant(request.Answer)), ["reason"] = AdoptionReason.Of(why, change, adoption.Reason) };
        return await workspace.Registry.Together(async () =>
        {
            await entries.Edit(Adoptions, adoption.Id, patch, null, cancel);
            return await Moved(entries, adoption, why, cancel);
        }, cancel);
    }

    // An answer that it does not suit is where it ends.
    static async Task<Answered> Moved(Entries entries, Adoption adoption, string why, CancellationToken cancel)
    {
        var moved = (Adoption)await entries.Move(Adoptions, adoption.Id, Words.Of(AdoptionState.Considered), why, cancel);
        if (moved.Answer == AdoptionAnswer.NotApplicable)
        {
            moved = (Adoption)await entries.Move(Adoptions, adoption.Id, Words.Of(AdoptionState.NotApplicable), why, cancel);
        }

        return new(moved.Id, moved.Practice, moved.Unit, moved.Answer is { } answer ? Words.Of(answer) : null, Words.Of(moved.State), moved.Reason, moved.Version);
    }

    static AdoptionAnswer Meant(string answer) => answer switch
    {
        "adopt" => AdoptionAnswer.Adopt,
        "adapt" => AdoptionAnswer.Adapt,
        _ => AdoptionAnswer.NotApplicable,
    };

    static void Check(string answer, string why, string change)
    {
        if (why.Length == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "reason_missing", "The answer has no reason.", "Say in a sentence why: those who proposed it, and the next unit, learn from it.");
        }

        if (answer == "adapt" && change.Length == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "adaptation_missing", "It is to be adapted, but not said how.", "Say what is done otherwise here; if nothing, answer that it is adopted as it is.");
        }
    }

    static RefusalException Twice(Adoption adoption) => new(RefusalKind.Conflict, "answered_already", $"{adoption.Id} has been answered already: it is {Words.Of(adoption.State)}.", "Where the answer was meant otherwise, edit the adoption while it is considered, or propose it anew.");

    public sealed record Request
    {
        [Field("The adoption", Argument = true, Value = "ID")]
        public required string Adoption { get; init; }

        [Field("The answer", Words = ["adopt", "adapt", "decline"])]
        public required string Answer { get; init; }

        [Field("Why: every answer has a reason", Value = "TEXT")]
        public string? Why { get; init; }

        [Field("What is changed for this unit, where it is adapted", Value = "TEXT")]
        public string? Change { get; init; }

        [Field("Refuse where the adoption is no longer at this version", Value = "N")]
        public int? IfVersion { get; init; }
    }

    /// <summary>The adoption as it was answered.</summary>
    public sealed record Answered(string Adoption, string Practice, string? Unit, string? Answer, string State, string? Reason, int Version);
}
