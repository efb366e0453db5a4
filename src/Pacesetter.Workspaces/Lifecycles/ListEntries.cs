using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Paging;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Lists the entries of a noun, as far as the actor may know of them.</summary>
[NounVerb("list", "List the {plural}: {summary}", Examples = ["{key} list", "{key} list --state {state} --output csv", "{key} list --find \"two racks\""])]
public sealed class ListEntries<TNoun>(Workspace workspace, Actor actor) : IUseCase<ListEntries<TNoun>.Request, RowsAnswer>
    where TNoun : Entry
{
    const int MostRows = 1000;

    readonly Noun noun = Nouns.Of(typeof(TNoun));

    public async Task<RowsAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string? state = request.State is null ? null : noun.States.FirstOrDefault(it => Words.Same(it, request.State))
            ?? throw new RefusalException(RefusalKind.Usage, "state_unknown", $"No {noun.Key} has a state {request.State}.", $"Its states: {string.Join(", ", noun.States)}.");
        var entries = new Entries(workspace, actor);
        var cursors = new Cursors(workspace, actor, request with { Cursor = null, Limit = null });
        int? limit = Cursors.Size(request.Limit, request.Cursor, MostRows);
        Place? after = await cursors.Open<Place>(request.Cursor, cancel);
        Facts facts = entries.Facts();
        string[]? found = request.Find is null ? null : [.. workspace.Search.Find(request.Find, Searching.SearchIndex.MostResults, [noun.Key]).Select(it => it.Id)];
        var rows = new List<(Place Place, JsonObject Row)>();
        await foreach (TNoun entry in Asked(request, found, after).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if ((state is null || noun.StateOf(entry) == state) && (request.Under is null || (entry.Unit is { } at && facts.UnitsFrom(at).Contains(request.Under))) && entries.Sees(noun, entry, facts))
            {
                JsonObject row = entries.Read(entry, facts);
                row = request.All ? row : Short(row);
                if (request.Leads)
                {
                    row["leads"] = new JsonArray([.. entries.Leads(noun, entry, facts).Select(it => (JsonNode)it)]);
                }

                rows.Add((new(entry.CreatedAt, entry.Id, found is null ? 0 : Array.IndexOf(found, entry.Id)), row));
                if (found is null && rows.Count > limit)
                {
                    break;
                }
            }
        }

        if (found is not null)
        {
            // What was found before may be found no more; then its rank says how far the page before went.
            int before = after is null ? -1 : Array.IndexOf(found, after.Id) is >= 0 and var rank ? rank : after.Rank;
            rows = [.. rows.Where(it => it.Place.Rank > before).OrderBy(it => it.Place.Rank)];
        }

        string? next = rows.Count > limit ? await cursors.At(rows[limit.Value - 1].Place, cancel) : null;
        rows = limit is { } size ? [.. rows.Take(size)] : rows;
        if (noun.Personal)
        {
            await workspace.Audit.Append(Act.ReadPersons(noun.Key, rows.Count).By(actor), cancel);
        }

        return new([.. rows.Select(it => it.Row)]) { Next = next };
    }

    IQueryable<TNoun> Asked(Request request, string[]? found, Place? after)
    {
        IQueryable<TNoun> asked = Place.Ordered(workspace.Registry.Set<TNoun>().AsNoTracking(), found is null ? after : null);
        asked = found is null ? asked : asked.Where(it => found.Contains(it.Id));
        return request.Unit is { } unit ? asked.Where(it => it.Unit == unit) : asked;
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

        [Field("With the states to which whoever asks may move each, if nothing else stands against it")]
        public bool Leads { get; init; }

        [Field("How many rows at most; the answer's next goes on", Value = "N")]
        public int? Limit { get; init; }

        [Field("Where the page before ended: its next", Value = "CURSOR")]
        public string? Cursor { get; init; }
    }
}

/// <summary>Entries as rows.</summary>
public sealed record RowsAnswer(IReadOnlyList<JsonObject> Rows)
{
    /// <summary>The cursor of the page that follows; absent on the last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Next { get; init; }
}
