using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Exporting;

/// <summary>Lists what takes place when, or gives it as a calendar file.</summary>
[UseCase("agenda", null, "Conferences, visits, checks and days of answer, as a list or as a calendar file", Examples =
[
    "agenda --from 2026-03-01 --to 2026-03-31",
    "agenda --format ics --out agenda.ics",
    "agenda --nouns conference,campaign --under S2 --format ics --out site.ics",
])]
public sealed class ShowAgenda(Workspace workspace, Actor actor) : IUseCase<ShowAgenda.Request, ShowAgenda.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<AgendaItem> rows = await Known(request, cancel);
        // A file leaves the house; a list is a look at what everybody sees on the cards.
        if (request.Format == "ics")
        {
            await workspace.Audit.Append(new Act("export", "agenda") { Detail = new Dictionary<string, object?> { ["rows"] = rows.Count } }.By(actor), cancel);
        }

        return new(rows, request.Format == "ics" ? await CalendarText.Of(rows, workspace, cancel) : null);
    }

    // The same for whoever reaches as far, until something changes: it goes through every noun, and pages show it at every visit.
    async Task<List<AgendaItem>> Known(Request request, CancellationToken cancel)
    {
        object question = (nameof(ShowAgenda), actor.Person, actor.Roles, string.Join(';', actor.Reach.Grants), workspace.Today, (request.From, request.To, request.Under, string.Join(',', request.Nouns ?? [])), await workspace.Audit.LastChange(cancel));
        return await IDerivesAnswers.Of(workspace.Ledger, question, () => Task.FromResult(Rows(request)), rows => rows.Count);
    }

    List<AgendaItem> Rows(Request request)
    {
        var entries = new Entries(workspace, actor);
        Facts facts = entries.Facts();
        return
        [
            .. Asked(request).SelectMany(noun => ((IQueryable<Entry>)facts.Source(noun.Type)).AsEnumerable()
                    .Where(it => entries.Sees(noun, it, facts) && (request.Under is null || (it.Unit is { } unit && facts.UnitsFrom(unit).Contains(request.Under))))
                    .SelectMany(it => it.Appointments().Select(one => new AgendaItem(noun.Key, it.Id, one.Title, one.First, one.Last, one.Place) { Key = one.Key, Version = it.Version })))
                .Where(it => !(it.Last < request.From) && !(it.First > request.To))
                .OrderBy(it => it.First).ThenBy(it => it.Noun, StringComparer.Ordinal).ThenBy(it => it.Id, StringComparer.Ordinal).ThenBy(it => it.Key, StringComparer.Ordinal),
        ];
    }

    static IEnumerable<Noun> Asked(Request request) => request.Nouns is { Count: > 0 } words
        ? words.Select(word => Nouns.Find(word) ?? throw new RefusalException(RefusalKind.Usage, "noun_unknown", $"There is no noun {word}.", $"Use: {string.Join(", ", Nouns.All.Select(it => it.Key))}."))
        : Nouns.All;

    public sealed record Request
    {
        [Field("Only what ends on this day or later", Value = "DATE")]
        public DateOnly? From { get; init; }

        [Field("Only what begins on this day or earlier", Value = "DATE")]
        public DateOnly? To { get; init; }

        [Field("Only what belongs to this unit or one below it", Value = "UNIT")]
        public string? Under { get; init; }

        [Field("Only these nouns, parted by commas", Value = "NOUNS")]
        public IReadOnlyList<string>? Nouns { get; init; }

        [Field("The form: a table, or a calendar file", Words = ["table", "ics"])]
        public string Format { get; init; } = "table";
    }

    public sealed record Answer(IReadOnlyList<AgendaItem> Rows, [property: Printed] string? Text);
}
