using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Lists the entries of a noun, as far as the actor may know of them.</summary>
[NounVerb("list", "List the {plural}: {summary}")]
public sealed class ListEntries<TNoun>(Workspace workspace, Actor actor) : IUseCase<ListEntries<TNoun>.Request, RowsAnswer>
    where TNoun : Entry
{
    readonly Noun noun = Nouns.Of(typeof(TNoun));

    public async Task<RowsAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string? state = request.State is null ? null : noun.States.FirstOrDefault(it => Words.Same(it, request.State))
            ?? throw new RefusalException(RefusalKind.Usage, "state_unknown", $"A {noun.Key} has no state {request.State}.", $"Its states: {string.Join(", ", noun.States)}.");
        Facts facts = new Entries(workspace, actor).Facts();
        IQueryable<TNoun> asked = workspace.Registry.Set<TNoun>().AsNoTracking().OrderBy(it => it.CreatedAt).ThenBy(it => it.Id);
        asked = request.Unit is { } unit ? asked.Where(it => it.Unit == unit) : asked;
        var rows = new List<JsonObject>();
        await foreach (TNoun entry in asked.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if ((state is null || noun.StateOf(entry) == state) && (request.Under is null || (entry.Unit is { } at && facts.UnitsFrom(at).Contains(request.Under))) && entry.VisibleTo(actor, facts))
            {
                JsonObject row = EntryJson.Write(entry);
                rows.Add(request.All ? row : Short(row));
            }
        }

        return new(rows);
    }

    JsonObject Short(JsonObject row) => new(((string[])["id", "unit", "state", .. noun.Shown]).Distinct().Select(key => KeyValuePair.Create(key, row[key]?.DeepClone())));

    public sealed record Request
    {
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
