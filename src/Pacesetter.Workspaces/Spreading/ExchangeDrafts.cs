using System.Text.Json.Nodes;
using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Makes drafts of an exchange plan, all of them or none; who is asked still answers for themselves.</summary>
sealed class ExchangeDrafts(Workspace workspace, Actor actor, MatchLearners.Request request, MatchText text)
{
    readonly FactsOf facts = new(workspace);

    public async Task<MatchAnswer> Write(MatchAnswer plan, CancellationToken cancel)
    {
        var entries = new Entries(workspace, actor);
        var pairs = new List<MatchPair>();
        return await workspace.Registry.Together(async () =>
        {
            foreach (MatchPair pair in plan.Pairs)
            {
                pairs.Add(await Drafted(entries, plan, pair, cancel));
            }

            return plan with { Pairs = pairs };
        }, cancel);
    }

    async Task<MatchPair> Drafted(Entries entries, MatchAnswer plan, MatchPair pair, CancellationToken cancel)
    {
        if (request.Factor == Factor.Person)
        {
            var contract = new JsonObject { ["unit"] = facts.For(actor).TeamOf(pair.Learner, workspace.Today), ["mentor"] = pair.Mentor, ["learner"] = pair.Learner, ["operation"] = pair.Operation, ["goals"] = new JsonArray(pair.Reason + text.Lot(plan.Seed, pair.Probability)) };
            return pair with { Draft = (await entries.Add(Nouns.Of(typeof(Mentoring)), contract, null, cancel)).Id };
        }

        if (pair.Standing is { UnderWay: true } standing)
        {
            return pair with { Draft = standing.Entry, NotDrafted = "proposed_already" };
        }

        if (pair.Practice is null)
        {
            return pair with { NotDrafted = "mentor_without_practice" };
        }

        var adoption = new JsonObject { ["practice"] = pair.Practice, ["unit"] = pair.Learner, ["source_unit"] = pair.Mentor, ["reason"] = pair.Reason + text.Lot(plan.Seed, pair.Probability) };
        return pair with { Draft = (await entries.Add(Nouns.Of(typeof(Adoption)), adoption, null, cancel)).Id };
    }
}
