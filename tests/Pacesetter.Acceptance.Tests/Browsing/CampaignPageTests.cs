using System.Net;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>What goes wrong at a campaign's card and addresses is said there, and changes nothing.</summary>
public sealed class CampaignPageTests
{
    const string Password = "nine grey herons by the weir";

    const string March = """
        { "id": "march", "title": "March", "unit": "S", "from": "2026-03-02", "to": "2099-03-31", "announced_on": "2026-02-20", "populations": ["A", "B"], "check_days": ["2026-03-16"], "data_use": "Team sums",
          "enrolments": [{ "unit": "B", "on": "2026-02-21" }],
          "conditions": [{ "metric": "fulfilment", "text": "Ten per cent more", "target": 1.1, "weight": 1, "basis": "quota" }, { "metric": "injuries", "text": "Nobody hurt", "target": 0, "guardrail": true }] }
        """;

    [Fact]
    public async Task Over_the_network_each_acts_where_the_roles_are_held()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        await office.Desk.Add("campaign", March, state: "open");
        string ann = await office.Key("ann", "team_lead@A"), li = await office.Key("li", "worker@A"), vera = await office.Key("vera", "verifier@O");
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Post(li, "spread/enrol", """{ "campaign": "march", "unit": "A" }""")).Status);
        Reply foreign = await office.Post(ann, "spread/enrol", """{ "campaign": "march", "unit": "B" }""");
        Reply nowhere = await office.Post(ann, "spread/enrol", """{ "campaign": "march", "unit": "X9" }""");
        // A unit beyond one's roles is like one that is not there.
        Assert.Equal((foreign.Status, foreign.Text.Replace("unit B", "unit X9", StringComparison.Ordinal)), (nowhere.Status, nowhere.Text));
        Assert.Equal(HttpStatusCode.OK, (await office.Post(ann, "spread/enrol", """{ "campaign": "march", "unit": "A" }""")).Status);
        // No address that is only followed changes anything.
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await office.Get(ann, "spread/enrol?campaign=march&unit=A&withdraw=true")).Status);
        Assert.Equal(HttpStatusCode.OK, (await office.Post(vera, "spread/check", """{ "campaign": "march", "unit": "A", "by": "O", "holds": "yes" }""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await office.Post(vera, "spread/check", """{ "campaign": "march", "unit": "A", "by": "O", "holds": "perhaps" }""")).Status);
        Assert.Equal(2, (await office.Get(li, "spread/standings?campaign=march")).Rows("unit").Count());
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_is_told_and_loses_nothing_of_what_was_typed()
    {
        await using Office office = await Opened("carl", "committee@S");
        await office.Desk.Add("campaign", March, "carl:committee");
        using Visitor one = await In(office, "carl"), two = await In(office, "carl");
        Visitor.Seen first = await one.Get("/campaigns/march/edit"), second = await two.Get("/campaigns/march/edit");
        Assert.Equal("/campaigns/march", (await one.Send("/campaigns/march/edit", first, ("title", "March, mended"), ("unit", "S"))).Leads);
        Visitor.Seen told = await two.Send("/campaigns/march/edit", second, ("title", "March, mended otherwise"), ("unit", "S"));
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("March, mended otherwise", told.Plain, StringComparison.Ordinal);
        Assert.Contains("March, mended", told.Plain, StringComparison.Ordinal);
        Assert.Equal("March, mended", office.Desk.Show("campaign", "march")["title"]!.ToString());
    }

    [Fact]
    public async Task What_is_refused_is_said_on_the_card()
    {
        await using Office office = await Opened("ann", "team_lead@A", "worker@A", "committee@S");
        await office.Desk.Add("campaign", March, state: "open");
        using Visitor ann = await In(office, "ann");
        Visitor.Seen card = await ann.Get("/campaigns/march");
        Assert.Equal(HttpStatusCode.OK, card.Status);
        foreach ((string part, (string, string)[] fields, string said) in ((string, (string, string)[], string)[])
        [
            ("enrolments", [("unit", "B")], "None of your roles at B"),
            ("enrolments", [("unit", "nowhere")], "knows no unit nowhere"),
            ("pledges", [("text", "More"), ("target", "one and a half")], "is no number"),
            ("pledges", [("pledger", "B"), ("text", "More")], "only B makes or changes it"),
            ("comments", [("text", "Late")], "not under consultation"),
            ("votes", [("for", "B")], "once the campaign is over"),
            ("checks", [("unit", "A"), ("by", "A"), ("holds", "yes")], "does not take part"),
            ("checks", [("unit", "B"), ("by", "A")], "which of the two"),
            ("answers", [("challenge", "none"), ("unit", "A"), ("accept", "yes")], "There is no such page"),
        ])
        {
            Visitor.Seen told = await ann.Send($"/campaigns/march/{part}", await ann.Get("/campaigns/march"), fields);
            Assert.True((int)told.Status is >= 400 and < 500 && told.Plain.Contains(said, StringComparison.Ordinal), $"{part}: {told.Status} {told.Plain[..Math.Min(600, told.Plain.Length)]}");
        }

        Assert.Equal(1, office.Desk.Show("campaign", "march")["version"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.NotFound, (await ann.Get("/campaigns/none")).Status);
    }

    // A browser keeps a cookie by its own clock.
    static async Task<Office> Opened(string person, params string[] roles)
    {
        Office office = await Office.Open(RegistryTrial.Sqlite);
        office.Desk.Pass(TimeProvider.System.GetUtcNow() - office.Desk.Workspace.Clock.GetUtcNow());
        await office.Post(await office.Key(person, roles), "user/password", $$"""{ "account": "{{person}}", "password": "{{Password}}" }""");
        return office;
    }

    static async Task<Visitor> In(Office office, string account)
    {
        var visitor = new Visitor(office.Address);
        await visitor.SignIn(account, Password);
        return visitor;
    }
}
