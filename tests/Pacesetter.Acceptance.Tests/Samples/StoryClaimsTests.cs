using System.Text.Json.Nodes;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Exchanging;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;
using Found = Pacesetter.Exchanging.Finding;

namespace Pacesetter.Acceptance.Tests.Samples;

/// <summary>The article's claims beside the records of its sample.</summary>
public sealed class StoryClaimsTests(ToldStory story) : IClassFixture<ToldStory>
{
    static readonly CancellationToken None = CancellationToken.None;
    static readonly Noun Claims = Nouns.Of(typeof(Claim));

    // AT-23: thirteen claims, all borne out by the records, none verified.
    [Fact]
    public async Task AT_23_Thirteen_claims_are_borne_out_and_none_is_verified_before_a_second_person()
    {
        ClaimCheck[] rows = [.. (await Check()).Where(it => it.Claim.StartsWith('q'))];
        Assert.Equal(13, rows.Length);
        Assert.All(rows, it => Assert.Equal((it.Claim, Found.Confirmed, ClaimState.Reported), (it.Claim, it.Finding, it.State)));
        Assert.Equal(
            [("q02", 0.344m), ("q04", 13m), ("q06", 600m), ("q07", 812m), ("q08", 8m), ("q10", 5m), ("q12", 2m)],
            rows.Where(it => it.Claim is "q02" or "q04" or "q06" or "q07" or "q08" or "q10" or "q12").Select(it => (it.Claim, it.Computed!.Value)));

        var second = new Entries(story.Workspace, new Actor("TM002", Roles.Verifier));
        RefusalException nobody = await Assert.ThrowsAsync<RefusalException>(() => new Entries(story.Workspace, Actor.Owner).Move(Claims, "q02", "verified", "it agrees", None));
        RefusalException bare = await Assert.ThrowsAsync<RefusalException>(() => second.Move(Claims, "q02", "verified", "it agrees", None));
        Assert.Equal(("person_needed", "evidence_missing"), (nobody.Id, bare.Id));
        await new Entries(story.Workspace, Actor.Owner).Edit(Claims, "q02", new JsonObject { ["evidence"] = new JsonArray(new JsonObject { ["kind"] = "work", ["reference"] = "TMM 1956-01" }) }, null, None);
        Assert.Equal(Found.Confirmed, ((Claim)await second.Move(Claims, "q02", "verified", "recomputed", None)).Finding);
    }

    // AT-02: without Harbin's conference four regions met; presenters, ordinal and resolutions of the others are as they were.
    [Fact]
    public async Task AT_02_A_conference_less_changes_nothing_of_the_others()
    {
        using var other = new ToldStory("harbin-1956");
        Dictionary<string, ClaimCheck> rows = (await new CheckClaims(other.Workspace).Run(new(), None)).Rows.ToDictionary(it => it.Claim);
        Assert.Equal((4m, -1m, Found.NotConfirmed), (rows["q10"].Computed, rows["q10"].Difference, rows["q10"].Finding));
        Assert.Equal((13m, 8m, 1m), (rows["q04"].Computed, rows["q08"].Computed, rows["q11"].Computed));
    }

    [Theory]
    [InlineData(null, "TMM", "0.34", "basis_missing")]
    [InlineData("titles.share 1956-01", null, "0.34", "population_missing")]
    [InlineData("titles.share 1956-01", "NOWHERE", "0.34", "population_unknown")]
    [InlineData("titles.share", "TMM", "0.34", "period_missing")]
    [InlineData("fame.share 1956-01", "TMM", "0.34", "basis_unknown")]
    [InlineData("titles.share 1956-01", "TMM", null, "quantity_missing")]
    [InlineData("good.per_day 1956-01", "TMM", "1", "several_operations")]
    [InlineData("good.per_day 1953-01", "CCR-G1", "1", "no_work")]
    [InlineData("goal.lead", "five-year-unsaid", "1", "basis_not_chosen")]
    [InlineData("conference.presenters", "moscow-1956", "1", "population_unknown")]
    public async Task A_claim_that_cannot_be_computed_says_why(string? basis, string? population, string? quantity, string reason)
    {
        ClaimCheck row = await Of(basis, population, quantity, "at_least");
        Assert.Equal((Found.NotComputable, reason, null), (row.Finding, row.Reason, row.Difference));
    }

    // 34.4 % is no more than 34.4 %, and at least that.
    [Theory]
    [InlineData("0.344", "more_than", 0.0, Found.NotConfirmed)]
    [InlineData("0.344", "at_least", 0.0, Found.Confirmed)]
    [InlineData("0.4", "at_least", -0.056, Found.NotConfirmed)]
    public async Task A_claim_that_the_records_contradict_is_shown_with_the_difference(string quantity, string comparator, decimal difference, Found finding)
    {
        ClaimCheck row = await Of("titles.share 1956-01", "TMM", quantity, comparator);
        Assert.Equal((difference, finding, null), (row.Difference, row.Finding, row.Reason));
    }

    [Fact]
    public async Task The_bulletin_shows_each_claim_with_the_command_behind_it()
    {
        Bulletin bulletin = await new ComposeBulletin(story.Workspace).Run(new Filters(), None);
        foreach (string pack in TermPack.All)
        {
            Section section = new BulletinText(bulletin, TermPack.Load(pack)).Sections.Single(it => it.Id == "claims");
            Assert.Equal(bulletin.Claims!.Rows.Count, Assert.Single(section.Tables).Rows.Count);
            Assert.Contains(section.Definitions, it => it.Command == "pacesetter recognise titles --under TMM --from 1956-01-01 --to 1956-01-31");
        }
    }

    async Task<ClaimCheck> Of(string? basis, string? population, string? quantity, string comparator)
    {
        Entry added = await new Entries(story.Workspace, Actor.Owner).Add(
            Claims,
            new JsonObject { ["source"] = "a test", ["sentence"] = "So it is said.", ["basis"] = basis, ["population"] = population, ["quantity"] = quantity is null ? null : JsonNode.Parse(quantity), ["comparator"] = comparator },
            null,
            None);
        return (await new CheckClaims(story.Workspace).Run(new() { Claim = added.Id }, None)).Rows.Single();
    }

    async Task<IReadOnlyList<ClaimCheck>> Check() => (await new CheckClaims(story.Workspace).Run(new(), None)).Rows;
}
