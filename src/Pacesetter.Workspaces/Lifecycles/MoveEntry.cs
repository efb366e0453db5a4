using System.Text.Json.Nodes;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Moves an entry to another state of its life-cycle.</summary>
[NounVerb("move", "Move a {key} to another state of its life-cycle", Examples = ["{key} move {key}-1 {state} --why \"as agreed\""])]
public sealed class MoveEntry<TNoun>(Workspace workspace, Actor actor) : IUseCase<MoveEntry<TNoun>.Request, JsonObject>
    where TNoun : Entry
{
    public async Task<JsonObject> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var entries = new Entries(workspace, actor);
        Noun noun = Nouns.Of(typeof(TNoun));
        _ = entries.At(noun, request.Id, request.IfVersion);
        return entries.Read(await entries.Move(noun, request.Id, request.State, request.Why ?? "", cancel));
    }

    public sealed record Request
    {
        [Field("Its identifier", Argument = true, Value = "ID")]
        public required string Id { get; init; }

        [Field("The state to move it to", Argument = true, Value = "STATE")]
        public required string State { get; init; }

        [Field("Why", Value = "TEXT")]
        public string? Why { get; init; }

        [Field("Refuse where the entry is no longer at this version", Value = "N")]
        public int? IfVersion { get; init; }
    }
}
