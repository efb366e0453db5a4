using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Proving;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Shows an entry with all its fields, how it came to its state, and where it can go from there.</summary>
[NounVerb("show", "Show one {key}: its fields, its history, the moves that lead on", Examples = ["{key} show {key}-1"])]
public sealed class ShowEntry<TNoun>(Workspace workspace, Actor actor, TermPack terms) : IUseCase<ShowEntry<TNoun>.Request, JsonObject>
    where TNoun : Entry
{
    readonly Noun noun = Nouns.Of(typeof(TNoun));

    public async Task<JsonObject> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var entries = new Entries(workspace, actor);
        Entry entry = entries.Find(noun, request.Id);
        JsonObject answer = entries.Read(entry);
        if (noun.Personal)
        {
            await workspace.Audit.Append(new Act("read", noun.Key, entry.Id).By(actor), cancel);
        }

        List<EntryMove> moves = await workspace.Registry.Moves.AsNoTracking().Where(it => it.Noun == noun.Key && it.Entry == request.Id).OrderBy(it => it.Version).ToListAsync(cancel);
        answer["history"] = new JsonArray([.. moves.Select(it => new JsonObject
        {
            ["at"] = it.At,
            ["from"] = it.FromState.Length == 0 ? null : it.FromState,
            ["to"] = it.ToState,
            ["by"] = it.FromState.Length == 0 && entry.Withheld(actor).Contains("created_by") ? null : it.Person,
            ["role"] = it.Role,
            ["why"] = it.Why,
        })]);
        answer["moves"] = new JsonArray([.. entries.Ahead(noun, entry).Select(it => new JsonObject
        {
            ["to"] = it.Move.To,
            ["roles"] = RoleWords.Of(it.Move.Roles),
            ["against"] = it.Against?.Message,
            ["against_id"] = it.Against?.Id,
        })]);
        if (entry is Practice && await PracticeCard.Of(workspace, entry.Id, terms, cancel) is { } card)
        {
            answer["effect"] = JsonSerializer.SerializeToNode(card, EntryJson.Options);
        }

        return answer;
    }

    public sealed record Request
    {
        [Field("Its identifier", Argument = true, Value = "ID")]
        public required string Id { get; init; }
    }
}
