using Pacesetter.Acceptance.Tests.Registry;

namespace Pacesetter.Acceptance.Tests.Spreading;

/// <summary>What must not go into an agreement by which one person teaches another.</summary>
public sealed class MentoringTests
{
    [Theory, EveryRegistry]
    public async Task Neither_mentor_nor_learner_writes_down_a_test_even_in_the_name_of_a_third(string provider)
    {
        using Desk desk = await Running(provider);
        foreach (string party in (string[])["ann", "bo"])
        {
            foreach (string by in (string[])["ann", "bo", "vera"])
            {
                Assert.Equal("test_by_a_third", (await Desk.Refused(desk.Edit("mentoring", "m", $$"""{ "test": { "by": "{{by}}", "on": "2026-03-02", "passed": true } }""", party))).Id);
            }
        }

        await desk.Edit("mentoring", "m", """{ "test": { "by": "vera", "on": "2026-03-02", "passed": false } }""", "vera:verifier");
        // What a third person found does not keep the two from going on.
        await desk.Edit("mentoring", "m", """{ "sessions": [{ "on": "2026-03-02", "hours": 2 }] }""", "ann");
        Assert.Equal("test_by_a_third", (await Desk.Refused(desk.Edit("mentoring", "m", """{ "test": { "passed": true } }""", "bo"))).Id);
    }

    [Theory, InlineData("30"), InlineData("0"), InlineData("-1"), InlineData("24.01")]
    public async Task A_session_lasts_more_than_nothing_and_no_longer_than_a_day(string hours)
    {
        using Desk desk = await Running(RegistryTrial.Sqlite);
        Assert.Equal("hours_out_of_range", (await Desk.Refused(desk.Edit("mentoring", "m", $$"""{ "sessions": [{ "on": "2026-03-02", "hours": {{hours}} }] }""", "ann"))).Id);
    }

    static async Task<Desk> Running(string provider)
    {
        var desk = new Desk(provider);
        await desk.Add("mentoring", """{ "id": "m", "mentor": "ann", "learner": "bo", "operation": "turn", "from": "2026-03-01" }""", "ann");
        await desk.Edit("mentoring", "m", "{}", "bo");
        await desk.Move("mentoring", "m", "agreed", "ann");
        return desk;
    }
}
