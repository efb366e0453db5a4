using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Spreading;

/// <summary>Open letters: to whom, how far they got, and what is taken up.</summary>
public sealed class AppealTests
{
    static readonly CancellationToken None = CancellationToken.None;

    [Theory, EveryRegistry]
    public async Task A_letter_is_counted_as_read_once_a_person_and_as_taken_up_once_a_unit_and_action(string provider)
    {
        using var desk = new Desk(provider);
        await desk.Add("appeal", """{ "id": "a", "title": "To all", "title_zh": "告全体", "text": "Join us.", "audience": "The whole site", "unit": "S", "actions": ["join", "emulate"] }""", "k:secretary");
        Assert.Equal("appeal_not_open", (await Refused(() => Reply(desk, "ann", "A", "join"))).Id);
        CountAudience.Answer audience = await new CountAudience(desk.Workspace, RoleWords.Actor("k:secretary")).Run(new() { Appeal = "a" }, None);
        Assert.Equal((6, 3), (audience.AudienceCount, audience.AudienceUnits));
        await desk.Move("appeal", "a", "issued", "k:secretary");

        // Two of six have read it, one of them twice.
        await Read(desk, "ann");
        await Read(desk, "ann");
        ReadAppeal.Answer read = await Read(desk, "bo");
        Assert.Equal((0.333333m, 0.333333m), (read.Delivered, read.Read));
        // Where it had been delivered to five, a reader was among them.
        await desk.Edit("appeal", "a", """{ "deliveries": [{ "unit": "S", "on": "2026-03-02", "delivered": 5, "read": 2 }] }""", "k:secretary");
        read = await Read(desk, "eve");
        Assert.Equal((0.833333m, 0.5m), (read.Delivered, read.Read));

        await Reply(desk, "ann", "A", "join");
        Assert.Equal("replied_already", (await Refused(() => Reply(desk, "li", "A", "join"))).Id);
        Assert.Equal("action_unknown", (await Refused(() => Reply(desk, "ann", "A", "sing"))).Id);
        ReplyToAppeal.Answer answer = await Reply(desk, "bo", "B", "join");
        Assert.Equal("join 2 0.666667, emulate 0 0", string.Join(", ", answer.Pledging.Select(it => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{it.Action} {it.Units} {it.Share}"))));
        answer = await new ReplyToAppeal(desk.Fresh(), RoleWords.Actor("bo")).Run(new() { Appeal = "a", Unit = "B", Action = "join", Withdraw = true }, None);
        Assert.Equal(1, answer.Pledging[0].Units);

        // Of those who do not reply, nothing is kept: the letter names no person.
        Assert.DoesNotContain("\"li\"", desk.Show("appeal", "a").ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"eve\"", desk.Show("appeal", "a").ToJsonString(), StringComparison.Ordinal);
        await desk.Move("appeal", "a", "closed", "k:secretary");
        Assert.Equal("appeal_not_open", (await Refused(() => Reply(desk, "bo", "B", "emulate"))).Id);
    }

    [Theory, EveryRegistry]
    public async Task A_letter_to_an_audience_outside_ones_scope_is_refused_and_one_beside_the_audience_is_not_counted(string provider)
    {
        using var desk = new Desk(provider);
        var secretary = new Actor("k", Roles.Secretary) { Reach = new([new Grant(Roles.Secretary, "A")]) };
        var entries = new Entries(desk.Workspace, secretary);
        string Letter(string? unit) => $$"""{ "title": "To all", "text": "Join us.", "audience": "Them", "actions": ["join"]{{(unit is null ? "" : $", \"unit\": \"{unit}\"")}} }""";
        Assert.Equal("unit_unknown", (await Refused(() => entries.Add(Nouns.Find("appeal")!, EntryJson.Parse(Letter("B"), "the test"), null, None))).Id);
        // Addressed to everybody, it can be drafted, and issued only by whoever holds the role for everybody.
        Entry everybody = await entries.Add(Nouns.Find("appeal")!, EntryJson.Parse(Letter(null), "the test"), null, None);
        Assert.Equal(RefusalKind.NotAuthorised, (await Refused(() => entries.Move(Nouns.Find("appeal")!, everybody.Id, "issued", "so it is", None))).Kind);

        Entry own = await entries.Add(Nouns.Find("appeal")!, EntryJson.Parse(Letter("A"), "the test"), null, None);
        await entries.Move(Nouns.Find("appeal")!, own.Id, "issued", "so it is", None);
        Assert.Equal("not_addressed", (await Refused(() => new ReadAppeal(desk.Fresh(), RoleWords.Actor("bo")).Run(new() { Appeal = own.Id }, None))).Id);
        Assert.Equal("not_addressed", (await Refused(() => new ReplyToAppeal(desk.Fresh(), RoleWords.Actor("bo")).Run(new() { Appeal = own.Id, Unit = "B", Action = "join" }, None))).Id);
        var stranger = new Actor("bo", Roles.TeamLead) { Reach = new([new Grant(Roles.TeamLead, "B")]) };
        Assert.Equal("unit_unknown", (await Refused(() => new ReplyToAppeal(desk.Fresh(), stranger).Run(new() { Appeal = own.Id, Unit = "A", Action = "join" }, None))).Id);
    }

    static Task<ReplyToAppeal.Answer> Reply(Desk desk, string by, string unit, string action) => new ReplyToAppeal(desk.Fresh(), RoleWords.Actor(by)).Run(new() { Appeal = "a", Unit = unit, Action = action }, None);

    static Task<ReadAppeal.Answer> Read(Desk desk, string by) => new ReadAppeal(desk.Fresh(), RoleWords.Actor(by)).Run(new() { Appeal = "a" }, None);

    static Task<RefusalException> Refused(Func<Task> attempt) => Assert.ThrowsAsync<RefusalException>(attempt);
}
