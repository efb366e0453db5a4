using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Access;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Exchanging.Meetings;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Exchanging;

/// <summary>Choosing delegates, keeping their files, visiting demonstrations, and what is printed of it.</summary>
public sealed class MeetingTests
{
    static readonly CancellationToken None = CancellationToken.None;

    const string Called = """{ "id": "c", "title": "Spring meeting", "from": "2026-04-06", "to": "2026-04-07", "seats": 2, "quotas": [{ "unit": "A", "heads": 2 }, { "unit": "B", "heads": 2 }] }""";

    [Theory, EveryRegistry]
    public async Task Members_choose_in_secret_once_and_equals_wait_for_a_second_ballot_or_a_recorded_draw(string provider)
    {
        using Desk desk = await Nominating(provider);
        Assert.Equal("A", (await Nominate(desk, "ann", "li")).Unit);
        await Nominate(desk, "li", "ann");
        await Nominate(desk, "bo", "eve");
        Assert.Equal("nominated_already", (await Refused(() => Nominate(desk, "ann", "li"))).Id);

        await Vote(desk, "ann", "li");
        Assert.Equal("voted_already", (await Refused(() => Vote(desk, "ann", "ann"))).Id);
        Assert.Equal("not_a_member", (await Refused(() => Vote(desk, "ann", "bo"))).Id);
        Assert.Equal("person_needed", (await Refused(() => new CastBallot(desk.Workspace, Actor.Owner).Run(new() { Conference = "c", Person = "bo" }, None))).Id);

        // Nobody sees who voted, nor how it stands while others still vote.
        Entry conference = desk.Entries(Nouns.Find("conference")!).Single();
        Assert.Equal(["ballots", "tallies"], conference.Withheld(RoleWords.Actor("k:secretary")));
        Assert.Equal([new Ballot("A", "ann")], ((Conference)conference).Ballots);
        Assert.Equal([new Tally("li", 1)], ((Conference)conference).Tallies);

        // One vote each: 1 to 1 for the one seat of A.
        await Vote(desk, "li", "ann");
        ElectDelegates.Answer tied = await Elect(desk, null);
        Assert.Equal("A:|ann li B:bo|", string.Join(' ', tied.Rows.Select(it => $"{it.Unit}:{string.Join(' ', it.Delegates)}|{string.Join(' ', it.Tied)}")));
        Assert.Equal("seats_not_filled", (await Desk.Refused(desk.Move("conference", "c", "material_gathered", "k:secretary"))).Id);
        ElectDelegates.Answer drawn = await Elect(desk, "in the canteen");
        Assert.Equal(drawn.Rows[0].Delegates, (await Elect(desk, "in the canteen")).Rows[0].Delegates);
        await desk.Move("conference", "c", "material_gathered", "k:secretary");
        Assert.Equal("not_nominating", (await Refused(() => Vote(desk, "bo", "bo"))).Id);
    }

    [Theory, EveryRegistry]
    public async Task Whoever_is_put_forward_has_their_file_corrected_before_it_is_reviewed(string provider)
    {
        using Desk desk = await Nominating(provider);
        await Nominate(desk, "ann", "li", "Made it alone");
        await Nominate(desk, "bo", "eve");
        await Elect(desk, null);
        await desk.Move("conference", "c", "material_gathered", "k:secretary");

        CorrectFile.Answer seen = await File(desk, "ann", new() { Conference = "c", Correction = "With the whole group" });
        Assert.Equal((new DateOnly(2026, 3, 2), "Made it alone"), (seen.SeenOn, seen.Deeds));
        Assert.Equal("correction_open", (await Desk.Refused(desk.Move("conference", "c", "reviewed", "vera:verifier"))).Id);
        Assert.Equal("own_answer", (await Refused(() => File(desk, "ann", new() { Conference = "c", Answer = "Yes" }))).Id);
        Assert.Equal("not_their_own", (await Refused(() => File(desk, "li", new() { Conference = "c", Person = "ann", Correction = "Not so" }))).Id);
        Assert.Equal("not_yours", (await Refused(() => File(desk, "li", new() { Conference = "c", Person = "ann", Answer = "So be it" }))).Id);
        await File(desk, "k:secretary", new() { Conference = "c", Person = "ann", Deeds = "With the whole group of four", Answer = "Corrected" });
        await desk.Move("conference", "c", "reviewed", "vera:verifier");
        Assert.Equal("file_closed", (await Refused(() => File(desk, "ann", new() { Conference = "c", Correction = "And more" }))).Id);
        Assert.Equal("not_nominated", (await Refused(() => File(desk, "vic", new() { Conference = "c" }))).Id);
    }

    [Theory, EveryRegistry]
    public async Task AT_51_The_fifth_hour_of_visits_is_refused_and_a_place_on_the_waiting_list_and_a_recording_are_offered(string provider)
    {
        using Desk desk = await Nominating(provider);
        // Four hours a week are allowed; an adoption takes three of the host's week.
        await desk.Add("practice", """{ "id": "p", "title": "Racks", "unit": "A" }""");
        await desk.Add("adoption", """{ "id": "x", "practice": "p", "unit": "O", "source_unit": "A", "steps": [{ "kind": "visit", "on": "2026-04-08", "hours": 3 }] }""");
        await desk.Edit("conference", "c", """
            { "presentations": [
              { "title": "Racks", "demonstration": true, "organisation": "A", "on": "2026-04-06", "at": "09:30", "minutes": 60, "places": 3, "recording": "shelf 4" },
              { "title": "More racks", "demonstration": true, "organisation": "A", "on": "2026-04-07", "minutes": 60 },
              { "title": "A talk", "presenters": ["ann"] }] }
            """, "k:secretary");

        Assert.Equal("booked", (await Book(desk, "eve", new() { Conference = "c", Item = "Racks", Unit = "B", Persons = 2 })).State);
        Assert.Equal("booked_already", (await Refused(() => Book(desk, "eve", new() { Conference = "c", Item = "1", Unit = "B" }))).Id);
        // 3 h of the adoption and 1 h of this visit are the four; the other demonstration would be the fifth.
        RefusalException fifth = await Refused(() => Book(desk, "vic", new() { Conference = "c", Item = "More racks", Unit = "O" }));
        Assert.Equal("host_load", fifth.Id);
        Assert.Contains("A would spend 5 hours on visitors in the week of 2026-04-06; 4 are allowed.", fifth.Message, StringComparison.Ordinal);
        Assert.Equal("waiting", (await Book(desk, "vic", new() { Conference = "c", Item = "More racks", Unit = "O", Wait = true })).State);
        // Those who come together come once: a second unit in the same visit costs the host nothing more, as far as there is room.
        Assert.Equal("visit_full", (await Refused(() => Book(desk, "vic", new() { Conference = "c", Item = "Racks", Unit = "O", Persons = 2 }))).Id);
        BookVisit.Answer waits = await Book(desk, "vic", new() { Conference = "c", Item = "Racks", Unit = "O", Persons = 2, Wait = true });
        Assert.Equal(("waiting", "shelf 4"), (waits.State, waits.Recording));
        await Book(desk, "eve", new() { Conference = "c", Item = "Racks", Unit = "B", Cancel = true });
        Conference kept = (Conference)desk.Entries(Nouns.Find("conference")!).Single();
        Assert.Equal(("O", 0), (kept.Presentations[0].Bookings.Single().Unit, kept.Presentations[0].Waiting.Count));
        Assert.Equal("not_a_demonstration", (await Refused(() => Book(desk, "eve", new() { Conference = "c", Item = "3", Unit = "B" }))).Id);
        Assert.Equal("presentation_unknown", (await Refused(() => Book(desk, "eve", new() { Conference = "c", Item = "9", Unit = "B" }))).Id);

        // Neither for a unit that is not there, nor for one beyond the roles.
        Assert.Equal("unit_unknown", (await Refused(() => Book(desk, "eve", new() { Conference = "c", Item = "1", Unit = "Z" }))).Id);
        var elsewhere = new Actor("eve", Roles.TeamLead) { Reach = new([new Grant(Roles.TeamLead, "B")]) };
        Assert.Equal("unit_unknown", (await Refused(() => new BookVisit(desk.Workspace, elsewhere).Run(new() { Conference = "c", Item = "1", Unit = "A" }, None))).Id);
        // An adoption's visit counts against the same hours.
        Assert.Equal("host_load", (await Desk.Refused(desk.Edit("adoption", "x", """{ "steps": [{ "kind": "visit", "on": "2026-04-08", "hours": 3.5 }] }"""))).Id);
    }

    [Fact]
    public async Task Many_who_vote_in_one_moment_are_all_counted()
    {
        using Desk desk = await Nominating("sqlite");
        await Nominate(desk, "ann", "li");
        await Task.WhenAll(((string[])["ann", "li"]).Select(voter => Task.Run(async () =>
        {
            using var own = desk.Workspace.Session();
            await new CastBallot(own, RoleWords.Actor(voter)).Run(new() { Conference = "c", Person = "ann" }, None);
        })));
        Assert.Equal([new Tally("ann", 2)], ((Conference)desk.Entries(Nouns.Find("conference")!).Single()).Tallies);
    }

    static async Task<Desk> Nominating(string provider)
    {
        var desk = new Desk(provider) { Today = new(2026, 3, 2) };
        await desk.Add("conference", Called, "k:secretary");
        await desk.Move("conference", "c", "quota_issued nominating", "k:secretary");
        return desk;
    }

    [Fact]
    public async Task Whoever_names_somebody_of_a_foreign_unit_is_told_nothing_of_where_they_work()
    {
        using Desk desk = await Nominating(RegistryTrial.Sqlite);
        var stranger = new Actor("bo", Roles.TeamLead) { Reach = new([new Grant(Roles.TeamLead, "B")]) };
        foreach (string person in (string[])["ann", "nobody"])
        {
            RefusalException refused = await Refused(() => new Nominate(desk.Fresh(), stranger).Run(new() { Conference = "c", Person = person }, None));
            Assert.Equal(("person_unknown", $"{person} belongs to no team of yours today."), (refused.Id, refused.Message));
        }

        Assert.Equal("B", (await new Nominate(desk.Fresh(), stranger).Run(new() { Conference = "c", Person = "eve" }, None)).Unit);
    }

    static Task<Nominate.Answer> Nominate(Desk desk, string person, string by, string? deeds = null) =>
        new Nominate(desk.Fresh(), RoleWords.Actor(by)).Run(new() { Conference = "c", Person = person, Deeds = deeds }, None);

    static Task<CastBallot.Answer> Vote(Desk desk, string voter, string person) => new CastBallot(desk.Fresh(), RoleWords.Actor(voter)).Run(new() { Conference = "c", Person = person }, None);

    static Task<ElectDelegates.Answer> Elect(Desk desk, string? draw) => new ElectDelegates(desk.Fresh(), RoleWords.Actor("k:secretary")).Run(new() { Conference = "c", Draw = draw }, None);

    static Task<CorrectFile.Answer> File(Desk desk, string by, CorrectFile.Request request) => new CorrectFile(desk.Fresh(), RoleWords.Actor(by)).Run(request, None);

    static Task<BookVisit.Answer> Book(Desk desk, string by, BookVisit.Request request) => new BookVisit(desk.Fresh(), RoleWords.Actor(by)).Run(request, None);

    static Task<RefusalException> Refused(Func<Task> attempt) => Assert.ThrowsAsync<RefusalException>(attempt);
}
