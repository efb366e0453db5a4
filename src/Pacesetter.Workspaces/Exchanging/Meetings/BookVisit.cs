using System.Globalization;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Exchanging.Meetings;

/// <summary>Books a unit's visit to a demonstration, as far as there is room and the host has hours.</summary>
[UseCase("exchange", "book", "Book a visit to a demonstration for one's unit, or take it back; the host's hours of a week are capped", Examples =
[
    "exchange book conference-3 \"Tool change in four minutes\" --unit T07 --persons 3",
    "exchange book conference-3 4 --unit T07 --persons 3 --wait",
    "exchange book conference-3 4 --unit T07 --cancel",
])]
public sealed class BookVisit(Workspace workspace, Actor actor) : IUseCase<BookVisit.Request, BookVisit.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var facts = new FactsOf(workspace);
        ActingFor.Check(actor, facts, facts.For(actor), request.Unit);
        Presentation? kept = null;
        await new Entries(workspace, actor).Contribute<Conference>(request.Conference, (it, now) => kept = Put(it, request, now), cancel);
        return new(request.Conference, kept!.Title, request.Unit, Stands(kept, request.Unit), kept.Recording);
    }

    Presentation Put(Conference it, Request request, Facts now)
    {
        ActingFor.Refuse(it.State is ConferenceState.Closed or ConferenceState.FollowedUp ? new("conference_over", "The conference is over.", "Ask the unit itself for a visit.") : null);
        int at = Found(it, request.Item);
        (Presentation item, Refusal? against) = request.Cancel
            ? (DemonstrationVisits.Cancel(it.Presentations[at], request.Unit), null)
            : DemonstrationVisits.Book(it.Presentations[at], new VisitBooking(request.Unit, request.Persons, actor.Person), request.Wait, booked => Overloads(it, at, booked, now));
        ActingFor.Refuse(against);
        it.Presentations = [.. it.Presentations.Select((one, i) => i == at ? item : one)];
        return item;
    }

    static Refusal? Overloads(Conference it, int at, Presentation booked, Facts now)
    {
        string host = booked.Organisation!;
        Period week = Period.WeekOf(booked.On!.Value);
        decimal others = HostLoad.Shown(it, host, week) - it.Presentations[at].HostHours();
        return HostLoad.Over(host, week.First, others + booked.HostHours(), now, it.Id);
    }

    static int Found(Conference it, string item)
    {
        int[] titled = [.. it.Presentations.Index().Where(one => one.Item.Title == item).Select(one => one.Index)];
        return titled is [var only] ? only
            : titled.Length == 0 && int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= it.Presentations.Count ? number - 1
            : throw new RefusalException(RefusalKind.Failed, "presentation_unknown", titled.Length == 0 ? $"The programme has no {item}." : $"The programme has {titled.Length} of {item}.", "Name it by its number in the programme.");
    }

    static string Stands(Presentation it, string unit) => it.Bookings.Any(one => one.Unit == unit) ? "booked" : it.Waiting.Any(one => one.Unit == unit) ? "waiting" : "cancelled";

    public sealed record Request
    {
        [Field("The conference", Argument = true, Value = "CONFERENCE")]
        public required string Conference { get; init; }

        [Field("The demonstration, by its title or its number in the programme", Argument = true, Value = "ITEM")]
        public required string Item { get; init; }

        [Field("The unit that comes", Value = "UNIT")]
        public required string Unit { get; init; }

        [Field("How many come", Value = "N")]
        public int Persons { get; init; } = 1;

        [Field("Wait for room where there is none")]
        public bool Wait { get; init; }

        [Field("Take the booking back")]
        public bool Cancel { get; init; }
    }

    /// <summary>How the unit stands there.</summary>
    /// <param name="Conference">The conference.</param>
    /// <param name="Item">The demonstration.</param>
    /// <param name="Unit">The unit.</param>
    /// <param name="State">booked, waiting or cancelled.</param>
    /// <param name="Recording">Where a recording is found.</param>
    public sealed record Answer(string Conference, string Item, string Unit, string State, string? Recording);
}
