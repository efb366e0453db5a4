using System.Text.Json.Nodes;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Proving;

/// <summary>A practice is called proven or refuted only where its figures say so.</summary>
public sealed class PracticeMoveTests : IDisposable
{
    static readonly CancellationToken None = CancellationToken.None;
    static readonly Actor Verifier = new("vic", Roles.Verifier);

    readonly SixtyTeams plant = new();

    public void Dispose() => plant.Dispose();

    [Fact]
    public async Task Three_proven_units_that_kept_it_prove_the_practice()
    {
        plant.Adopt("works", 1, SixtyTeams.Monday(60));
        Assert.Equal("too_few_proven", (await Refused("works", "proven")).Id);
        await plant.Judge();
        await Move("works", "proven");
    }

    [Fact]
    public async Task What_shows_nothing_is_neither_proven_nor_refuted()
    {
        plant.Adopt("idle", 11, SixtyTeams.Monday(60));
        await plant.Judge();
        Assert.Equal("too_few_proven", (await Refused("idle", "proven")).Id);
        Assert.Equal("too_few_proven", (await Refused("idle", "proven_in_conditions")).Id);
        Assert.Equal("not_refuted", (await Refused("idle", "refuted")).Id);
    }

    [Fact]
    public async Task Harm_elsewhere_leaves_it_proven_in_conditions()
    {
        plant.Adopt("works", 1, SixtyTeams.Monday(60));
        await plant.Judge();
        plant.Import("adoptions", "id,practice,unit,verdict,state\nhurt,works,t50,harmed,harm\n");
        Assert.Equal("harm_elsewhere", (await Refused("works", "proven")).Id);
        Assert.Equal("condition_missing", (await Refused("works", "proven_in_conditions")).Id);
        await Entries().Edit(Nouns.Of(typeof(Practice)), "works", new JsonObject { ["proven_where"] = "teams of one shift" }, null, None);
        await Move("works", "proven_in_conditions");
    }

    [Fact]
    public async Task A_guardrail_broken_in_two_adoptions_refutes_it()
    {
        plant.Adopt("works", 1, SixtyTeams.Monday(60));
        plant.BreakGuardrail();
        await plant.Judge();
        await Move("works", "refuted");
    }

    [Fact]
    public async Task Nobody_sets_a_verdict_by_hand()
    {
        plant.Adopt("idle", 11, SixtyTeams.Monday(60), 1);
        RefusalException refused = await Assert.ThrowsAsync<RefusalException>(() => Entries().Edit(Nouns.Of(typeof(Adoption)), "idle-11", new JsonObject { ["verdict"] = "proven" }, null, None));
        Assert.Equal("verdict_is_computed", refused.Id);
    }

    [Fact]
    public async Task The_card_carries_effect_interval_verdict_and_rebound()
    {
        plant.Adopt("works", 1, SixtyTeams.Monday(60));
        JsonObject card = await Card("works");
        JsonNode group = card["effect"]!["groups"]![0]!;
        Assert.Equal(("proven", 10), (group["verdict"]!.ToString(), group["units"]!.AsArray().Count));
        Assert.Equal((double)group["raw_change"]!, (double)group["estimate"]! + (double)group["expected_rebound"]!, 1e-9);
        Assert.Equal((1, "shown"), ((int)card["effect"]!["k"]!, card["effect"]!["verdict"]!.ToString()));
        Assert.Null((await Card("idle"))["effect"]);
    }

    Entries Entries() => new(plant.Workspace, Verifier);

    Task<JsonObject> Card(string id) => new ShowEntry<Practice>(plant.Workspace, Actor.Owner, TermPack.Load("en")).Run(new() { Id = id }, None);

    async Task Move(string id, string state) => Assert.Equal(state, Words.Snake(((Practice)await Entries().Move(Nouns.Of(typeof(Practice)), id, state, "seen", None)).State.ToString()));

    async Task<RefusalException> Refused(string id, string state) => await Assert.ThrowsAsync<RefusalException>(() => Entries().Move(Nouns.Of(typeof(Practice)), id, state, "seen", None));
}
