using System.Text.Json.Nodes;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Changes fields of an entry.</summary>
[NounVerb("edit", "Change fields of a {key}: those in the file replace, null clears, the others stay", Examples = ["{key} edit {key}-1 --file change.json"])]
public sealed class EditEntry<TNoun>(Workspace workspace, Actor actor) : IUseCase<EditEntry<TNoun>.Request, JsonObject>
    where TNoun : Entry
{
    public async Task<JsonObject> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var entries = new Entries(workspace, actor);
        return entries.Read(await entries.Edit(Nouns.Of(typeof(TNoun)), request.Id, request.Content.Read(), request.IfVersion, cancel));
    }

    public sealed record Request
    {
        [Field("Its identifier", Argument = true, Value = "ID")]
        public required string Id { get; init; }

        [Field("The JSON file with the changed fields; - reads standard input", Name = "file", Value = "FILE")]
        public required Content Content { get; init; }

        [Field("Refuse where the entry is no longer at this version", Value = "N")]
        public int? IfVersion { get; init; }
    }
}
