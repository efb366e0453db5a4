using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Exchanging.Meetings;

/// <summary>Puts somebody forward as a delegate, with what they did.</summary>
[UseCase("exchange", "nominate", "Put somebody of one's unit forward as a delegate, with what they did and the verified records of it", Examples =
[
    "exchange nominate anshan-1956 P0042 --deeds \"Taught the press group to change tools in four minutes\"",
    "exchange nominate conference-3 P0042 --section presses --records 2026-03-4711,2026-03-4712",
])]
public sealed class Nominate(Workspace workspace, Actor actor) : IUseCase<Nominate.Request, Nominate.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var facts = new FactsOf(workspace);
        Facts now = facts.For(actor);
        // Somebody of a unit beyond the reach is like somebody who is not there: the refusal must not say where they work.
        string team = now.TeamOf(request.Person, now.Today) is { } own && ActingFor.May(actor, facts, now, own) ? own
            : throw new RefusalException(RefusalKind.Failed, "person_unknown", $"{request.Person} belongs to no team of yours today.", "See the people with: pacesetter export people");
        await RefuseUnverified(request, cancel);
        Conference kept = await new Entries(workspace, actor).Contribute<Conference>(request.Conference, (it, _) => Put(it, request, now.UnitsFrom(team)), cancel);
        return new(request.Conference, request.Person, kept.Nominations.First(it => it.Person == request.Person).Unit);
    }

    void Put(Conference it, Request request, IReadOnlyList<string> from)
    {
        DelegateQuota? quota = it.Quotas.FirstOrDefault(one => one.Seats > 0 && from.Contains(one.Unit));
        ActingFor.Refuse(
            it.State != ConferenceState.Nominating ? new("not_nominating", "The units are not choosing their delegates now.", "See where it stands: pacesetter conference show")
            : quota is null ? new("no_seat", $"No unit to which {request.Person} belongs has a seat.", "See the seats on the conference's card.")
            : it.Nominations.Any(one => one.Person == request.Person) ? new("nominated_already", $"{request.Person} is put forward already.", "Add to the file there.")
            : null);
        it.Nominations = [.. it.Nominations, new(request.Person, quota!.Unit, request.Section, actor.Person, request.Deeds) { Records = request.Records ?? [] }];
    }

    // A file rests on verified records alone: what nobody has looked at speaks for nobody.
    async Task RefuseUnverified(Request request, CancellationToken cancel)
    {
        if (request.Records is not { Count: > 0 } asked)
        {
            return;
        }

        HashSet<string> known = [];
        await foreach (IReadOnlyList<object?> row in workspace.Ledger.Rows(Tables.Work, new Scope { Person = request.Person, VerifiedOnly = true }, cancel))
        {
            Dictionary<string, object?> work = LedgerRows.ByName(Tables.Work, row);
            if (work["state"] is null or "" or "verified")
            {
                known.Add((string)work["record"]!);
            }
        }

        if (asked.FirstOrDefault(it => !known.Contains(it)) is { } unknown)
        {
            throw new RefusalException(RefusalKind.Failed, "record_not_verified", $"{unknown} is no verified record of {request.Person}.", "Name verified records of the person, or have it verified first.");
        }
    }

    public sealed record Request
    {
        [Field("The conference", Argument = true, Value = "CONFERENCE")]
        public required string Conference { get; init; }

        [Field("Who is put forward", Argument = true, Value = "PERSON")]
        public required string Person { get; init; }

        [Field("What they did, in words", Value = "TEXT")]
        public string? Deeds { get; init; }

        [Field("The trade's section they would sit in", Value = "SECTION")]
        public string? Section { get; init; }

        [Field("Verified work records that bear it out, parted by commas", Value = "RECORDS")]
        public IReadOnlyList<string>? Records { get; init; }
    }

    /// <summary>Who is put forward now, for a seat of which unit.</summary>
    public sealed record Answer(string Conference, string Person, string Unit);
}
