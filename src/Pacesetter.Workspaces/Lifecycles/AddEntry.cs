using System.Text.Json.Nodes;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Adds an entry from a JSON file.</summary>
[NounVerb("add", "Add a {key} from a JSON file", Examples = ["{key} add --template --json", "{key} add --file {key}.json", "--as W0042 {key} add --file {key}.json"])]
public sealed class AddEntry<TNoun>(Workspace workspace, Actor actor) : IUseCase<AddEntry<TNoun>.Request, JsonObject>
    where TNoun : Entry
{
    readonly Noun noun = Nouns.Of(typeof(TNoun));

    public async Task<JsonObject> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Template)
        {
            return Template();
        }

        if (request.Content is null)
        {
            throw new RefusalException(RefusalKind.Usage, "file_not_named", "No file is named.", "Write --file FILE.json, or --file - to read standard input.");
        }

        var entries = new Entries(workspace, actor);
        Entry entry = await entries.Add(noun, request.Content.Read(), null, cancel);
        JsonObject answer = entries.Read(entry);
        answer["similar"] = new JsonArray([.. entries.Resembling(noun, entry).Select(it => new JsonObject { ["id"] = it.Id, ["likeness"] = it.Likeness, ["extract"] = it.Extract })]);
        return answer;
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
        [Field("The JSON file; - reads standard input", Name = "file", Value = "FILE")]
        public Content? Content { get; init; }

        [Field("Print every field a file may hold instead of adding")]
        public bool Template { get; init; }
    }
}
