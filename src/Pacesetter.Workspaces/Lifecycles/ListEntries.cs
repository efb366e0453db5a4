using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Lists the entries of a noun, as far as the actor may know of them.</summary>
[NounVerb("list", "List the {plural}: {summary}", Examples = ["{key} list", "{key} list --state {state} --output csv", "{key} list --find \"two racks\""])]
public sealed class ListEntries<TNoun>(Workspace workspace, Actor actor) : IUseCase<ListEntries<TNoun>.Request, RowsAnswer>
    where TNoun : Entry
{
    readonly Noun noun = Nouns.Of(typeof(TNoun));

    public async Task<RowsAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string? state = request.State is null ? null : noun.States.FirstOrDefault(it => Words.Same(it, request.State))
            ?? throw new RefusalException(RefusalKind.Usage, "state_unknown", $"No {noun.Key} has a state {request.State}.", $"Its states: {string.Join(", ", noun.States)}.");
        var entries = new Entries(workspace, actor);
        Facts facts = entries.Facts();
        IQueryable<TNoun> asked = workspace.Registry.Set<TNoun>().AsNoTracking().OrderBy(it => it.CreatedAt).ThenBy(it => it.Id);
        string[]? found = request.Find is null ? null : [.. workspace.Search.Find(request.Find, Searching.SearchIndex.MostResults, [noun.Key]).Select(it => it.Id)];
        asked = found is null ? asked : asked.Where(it => found.Contains(it.Id));
        asked = request.Unit is { } unit ? asked.Where(it => it.Unit == unit) : asked;
        var rows = new List<JsonObject>();
        await foreach (TNoun entry in asked.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if ((state is null || noun.StateOf(entry) == state) && (request.Under is null || (entry.Unit is { } at && facts.UnitsFrom(at).Contains(request.Under))) && entries.Sees(noun, entry, facts))
            {
                JsonObject row = entries.Read(entry, facts);
                rows.Add(request.All ? row : Short(row));
            }
        }

        if (noun.Personal)
        {
            await workspace.Audit.Append(Act.ReadPersons(noun.Key, rows.Count).By(actor), cancel);
        }

        return new(found is null ? rows : [.. rows.OrderBy(row => Array.IndexOf(found, row["id"]!.ToString()))]);
    }

    JsonObject Short(JsonObject row) => new(((string[])["id", "unit", "state", .. noun.Shown]).Distinct().Select(key => KeyValuePair.Create(key, row[key]?.DeepClone())));

    public sealed record Request
    {
        [Field("Only those whose text holds these words, the best match first", Value = "WORDS")]
        public string? Find { get; init; }

        [Field("Only those in this state", Value = "STATE")]
        public string? State { get; init; }

        [Field("Only those of this unit", Value = "UNIT")]
        public string? Unit { get; init; }

        [Field("Only those of this unit and what lies below it", Value = "UNIT")]
        public string? Under { get; init; }

        [Field("Every field, not only the leading ones")]
        public bool All { get; init; }
    }
}

/// <summary>Entries as rows.</summary>
public sealed record RowsAnswer(IReadOnlyList<JsonObject> Rows);
