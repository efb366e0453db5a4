using System.Text.Json.Nodes;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Adds an entry from a JSON file.</summary>
[NounVerb("add", "Add a {key} from a JSON file")]
public sealed class AddEntry<TNoun>(Workspace workspace, Actor actor) : IUseCase<AddEntry<TNoun>.Request, JsonObject>
    where TNoun : Entry
{
    readonly Noun noun = Nouns.Of(typeof(TNoun));

    public async Task<JsonObject> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Template
            ? Template()
            : EntryJson.Write(await new Entries(workspace, actor).Add(noun, ContentFile.Read(request.File), null, cancel));
    }

    // Every field a file may hold, empty.
    JsonObject Template()
    {
        JsonObject blank = EntryJson.Write(noun.Blank());
        foreach (string kept in (string[])["version", "state", "created_at", "created_by"])
        {
            blank.Remove(kept);
        }

        foreach (string computed in noun.Type.GetProperties().Where(it => it.GetSetMethod() is null).Select(it => Words.Snake(it.Name)))
        {
            blank.Remove(computed);
        }

        return blank;
    }

    public sealed record Request
    {
        [Field("The JSON file; - reads standard input", Value = "FILE")]
        public string? File { get; init; }

        [Field("Print every field a file may hold instead of adding")]
        public bool Template { get; init; }
    }
}
