using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Spreading;

public sealed class MatchLearnersTests : IDisposable
{
    static readonly CancellationToken None = CancellationToken.None;

    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-match").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task The_sixty_learners_of_the_reference_gain_54269_and_all_have_a_place()
    {
        var request = new MatchLearners.Request { Gains = Shared.File("proof", "assign60x12_gain_long.csv"), Capacity = Shared.File("proof", "assign60x12_cap.csv") };
        MatchAnswer answer = await OfFiles(request);
        Assert.Equal((54269.0, 60, 0), (answer.Total, answer.Pairs.Count, answer.Unmatched.Count));
        MatchAnswer lot = await OfFiles(request with { Lot = true, Seed = 7 }), again = await OfFiles(request with { Lot = true, Seed = 7 });
        Assert.InRange(lot.Total, 0.98 * 54269, 54269);
        Assert.All(lot.Pairs, pair => Assert.InRange(pair.Probability!.Value, 0.005 - 1e-9, 1 + 1e-9));
        Assert.Equal(lot.Pairs, again.Pairs);
    }

    // Both want x, which has one place: 5 + 1 = 6 or 3 + 4 = 7; c may go nowhere but to x.
    [Fact]
    public async Task A_full_mentor_makes_room_where_that_gains_more_and_each_pair_has_its_reason()
    {
        MatchAnswer answer = await Of("a,x,5\na,y,3\nb,x,4\nb,y,1\nc,x,2\n", "x,1\ny,2\n");
        Assert.Equal((7.0, 7.0), (answer.Total, answer.Best));
        Assert.Equal([("a", "y"), ("b", "x")], answer.Pairs.Select(it => (it.Learner, it.Mentor)));
        Assert.Equal(["c"], answer.Unmatched);
        Assert.Equal([new MatchWhyNot("c", "no_room") { Mentor = "x", Gain = 2, Places = 1 }], answer.WhyNot);
        Assert.Equal("no_gain", Assert.Single((await Of("a,x,5\nb,x,-1\n", "x,2\n")).WhyNot).Reason);
        Assert.Contains("With x it would be 5", answer.Pairs[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,x,NaN\n", "x,1\n", "not_finite")]
    [InlineData("a,x,\n", "x,1\n", "not_finite")]
    [InlineData("a,x,1\n", "x,0\n", "no_capacity")]
    [InlineData("a,x,1\n", "x,-1\n", "no_capacity")]
    public async Task Gains_without_number_and_mentors_without_room_do_not_suit(string gains, string capacity, string id) =>
        Assert.Equal(id, (await Assert.ThrowsAsync<AssumptionException>(() => Of(gains, capacity))).Id);

    [Theory]
    [InlineData("a,x,1\n", "y,1\n", "capacity_missing")]
    [InlineData("a,x,1\na,x,2\n", "x,1\n", "pair_twice")]
    [InlineData("a,x,1\n", "x,1\nx,2\n", "mentor_twice")]
    [InlineData("a,x,1\n", "x,1.5\n", "capacity_not_whole")]
    [InlineData("", "x,1\n", "pairs_missing")]
    public async Task Files_that_contradict_themselves_are_refused(string gains, string capacity, string id) =>
        Assert.Equal(id, (await Assert.ThrowsAsync<RefusalException>(() => Of(gains, capacity))).Id);

    [Fact]
    public async Task A_team_that_gets_less_out_of_an_hour_is_sent_to_one_that_gets_more_and_one_move_drafts_the_adoption()
    {
        using var shop = new Shop();
        Teams(shop);
        await new Entries(shop.Workspace, Actor.Owner).Add(Nouns.Of(typeof(Practice)), JsonNode.Parse("""{ "id": "way", "title": "A better way", "originator": "u3" }""")!.AsObject(), "verified", None);
        var use = new MatchLearners(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace)), Actor.Owner, TermPack.Load("en"));
        MatchAnswer answer = await use.Run(new() { Draft = true, VisitHours = 4 }, None);
        MatchPair pair = answer.Pairs.Single(it => it.Mentor == "u3");
        Assert.True(pair.Gain > 0);
        Assert.Equal(("mill", "way", "adoption-1"), (pair.Operation, pair.Practice, pair.Draft));
        Assert.Contains("more out of an hour", pair.Reason, StringComparison.Ordinal);
        string told = (await new MatchLearners(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace)), Actor.Owner, TermPack.Load("zh-Hans")).Run(new() { VisitHours = 4 }, None)).Pairs.Single(it => it.Mentor == "u3").Reason;
        Assert.Contains("每小时多完成", told, StringComparison.Ordinal);
        Assert.DoesNotContain("hour", told, StringComparison.Ordinal);
        Adoption draft = await shop.Workspace.Registry.Set<Adoption>().AsNoTracking().SingleAsync(None);
        Assert.Equal((AdoptionState.Proposed, pair.Learner, "u3", "way"), (draft.State, draft.Unit, draft.SourceUnit, draft.Practice));
        Assert.All(answer.Pairs.Where(it => it.Mentor != "u3"), it => Assert.Equal("mentor_without_practice", it.NotDrafted));
        Assert.DoesNotContain(answer.Pairs, it => it.Learner == "u3");
    }

    [Fact]
    public async Task What_is_drafted_is_not_drafted_again_what_is_declined_is_left_out_and_who_is_in_no_pair_is_told_why()
    {
        using var shop = new Shop();
        Teams(shop);
        var entries = new Entries(shop.Workspace, Actor.Owner);
        foreach (string way in (string[])["way", "other"])
        {
            await entries.Add(Nouns.Of(typeof(Practice)), JsonNode.Parse($$"""{ "id": "{{way}}", "title": "A better way", "originator": "u3" }""")!.AsObject(), "verified", None);
        }

        var use = new MatchLearners(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace)), Actor.Owner, TermPack.Load("en"));
        MatchLearners.Request request = new() { Draft = true, VisitHours = 4 };
        MatchPair first = (await use.Run(request, None)).Pairs.Single(it => it.Mentor == "u3"), second = (await use.Run(request, None)).Pairs.Single(it => it.Mentor == "u3");
        Assert.Equal((first.Learner, "adoption-1", null), (second.Learner, first.Draft, first.NotDrafted));
        Assert.Equal(("adoption-1", "proposed_already", "proposed"), (second.Draft, second.NotDrafted, second.Standing!.State));
        Assert.Equal(1, await shop.Workspace.Registry.Set<Adoption>().CountAsync(None));

        MatchAnswer before = await use.Run(request with { Draft = false }, None);
        Assert.Equal(before.Unmatched, before.WhyNot.Select(it => it.Learner));
        MatchWhyNot best = before.WhyNot.Single(it => it.Learner == "u3");
        Assert.Equal(("not_told_apart", "mill"), (best.Reason, best.Operation));
        Assert.True(best.GapLower <= 0 && best.Sharing == 3);

        await new ConsiderAdoption(shop.Workspace, Actor.Owner).Run(new() { Adoption = "adoption-1", Answer = "decline", Why = "Not here" }, None);
        MatchAnswer after = await use.Run(request with { Draft = false }, None);
        Assert.DoesNotContain(after.Pairs, it => it.Mentor == "u3" && it.Learner == first.Learner);
        Assert.Equal([(first.Learner, "u3", "adoption-1", shop.Workspace.Today.AddDays(180))], after.Declined.Select(it => (it.Learner, it.Mentor, it.Entry, it.Until)));
        Assert.Contains((await use.Run(request with { Draft = false, DeclinedDays = 0 }, None)).Pairs, it => it.Mentor == "u3");
        Assert.Equal("declined_days_out_of_range", (await Assert.ThrowsAsync<RefusalException>(() => use.Run(request with { DeclinedDays = -1 }, None))).Id);
    }

    [Fact]
    public async Task Persons_who_are_paired_are_offered_an_agreement_once()
    {
        using var shop = new Shop();
        Teams(shop);
        await new Pacesetter.Workspaces.Registry.SetPolicy(shop.Workspace, TimeProvider.System).Run(new() { Name = "titles.persons", Value = "true", Why = "persons" }, None);
        var use = new MatchLearners(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace)), Actor.Owner, TermPack.Load("en"));
        MatchLearners.Request request = new() { By = "person", Draft = true, VisitHours = 4 };
        MatchPair pair = Assert.Single((await use.Run(request, None)).Pairs, it => it.Mentor == "q3");
        Mentoring draft = await shop.Workspace.Registry.Set<Mentoring>().AsNoTracking().SingleAsync(it => it.Id == pair.Draft, None);
        Assert.Equal((MentoringState.Offered, "q3", pair.Learner, "u" + pair.Learner[1..], "mill"), (draft.State, draft.Mentor, draft.Learner, draft.Unit, draft.Operation));
        Assert.DoesNotContain((await use.Run(request, None)).Pairs, it => it.Mentor == "q3" && it.Learner == pair.Learner);
    }

    [Fact]
    public async Task Persons_are_compared_only_where_the_policy_allows()
    {
        using var shop = new Shop();
        shop.Workspace.Registry.Policies.Add(new() { Document = shop.Workspace.Policy().With("titles.persons", "false").Write(), Version = 99, Why = "teams only" });
        await shop.Workspace.Registry.SaveChangesAsync(None);
        var use = new MatchLearners(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace)), Actor.Owner, TermPack.Load("en"));
        Assert.Equal("titles_for_persons_off", (await Assert.ThrowsAsync<RefusalException>(() => use.Run(new() { By = "person" }, None))).Id);
        Assert.Equal("files_needed", (await Assert.ThrowsAsync<RefusalException>(() => use.Run(new() { Gains = "a" }, None))).Id);
    }

    // Four teams at one kind of work, each at a rate of its own with a little noise.
    static void Teams(Shop shop)
    {
        shop.Import("units", "unit,parent,kind,name\nu1,s,team,One\nu2,s,team,Two\nu3,s,team,Three\nu4,s,team,Four\n");
        shop.Import("people", "person,team\n" + string.Concat(Enumerable.Range(1, 4).Select(i => $"q{i},u{i}\n")));
        int[] rates = [18, 22, 32, 21];
        shop.Import("work", Shop.WorkHeader + string.Concat(Enumerable.Range(0, 160).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"r{i},{new DateOnly(2025, 2, 3).AddDays(i / 8):yyyy-MM-dd},q{(i % 4) + 1},mill,{(8 * rates[i % 4]) + (i % 7)},0,8,,\n"))));
    }

    Task<MatchAnswer> Of(string gains, string capacity) => OfFiles(new() { Gains = Write("gains.csv", "learner,mentor,gain\n" + gains), Capacity = Write("capacity.csv", "mentor,capacity\n" + capacity) });

    static Task<MatchAnswer> OfFiles(MatchLearners.Request request) =>
        new MatchLearners(NoWorkspace.Door, Actor.Owner, TermPack.Load("en")).Run(request, None);

    string Write(string name, string text)
    {
        string file = Path.Combine(directory, name);
        File.WriteAllText(file, text);
        return file;
    }
}
