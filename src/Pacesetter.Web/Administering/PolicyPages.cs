using Pacesetter.Web.Browsing;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Administering;

/// <summary>Every threshold that shapes a figure: what it is, what it does, how it came to be, and, for whoever may, how it is changed.</summary>
static class PolicyPages
{
    const string Home = "/policy";

    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get(Home, List),
        Page.Get(Home + "/{name}", visit => One(visit, null)),
        Page.Post(Home + "/{name}", Set),
    ];

    static async Task<Sheet?> List(Visit visit) => Sheet.Of<PolicyBody>(
        visit.Say("page.policy"),
        (nameof(PolicyBody.Policy), await visit.Ask<PolicyAnswer>(new ShowPolicy.Request())),
        (nameof(PolicyBody.History), (await visit.Ask<ShowPolicyHistory.Answer>(new ShowPolicyHistory.Request())).Rows));

    static async Task<Sheet?> One(Visit visit, RefusalException? refusal)
    {
        string name = visit.Route("name");
        PolicyValue value = (await visit.Ask<PolicyAnswer>(new ShowPolicy.Request())).Rows.FirstOrDefault(it => it.Name == name)
            ?? throw new RefusalException(RefusalKind.Failed, "policy_value_unknown", $"The policy has no value {name}.");
        return Sheet.Of<PolicyValueBody>(
            PolicyText.Label(visit, name),
            (nameof(PolicyValueBody.Value), value),
            (nameof(PolicyValueBody.History), (await visit.Ask<ShowPolicyHistory.Answer>(new ShowPolicyHistory.Request { Name = name })).Rows),
            (nameof(PolicyValueBody.May), await visit.May(new SetPolicy.Request { Name = name, Value = value.Value ?? "null" })),
            (nameof(PolicyValueBody.Refusal), refusal)) with { Status = Problems.StatusOf(refusal) };
    }

    static async Task<Sheet?> Set(Visit visit)
    {
        string name = visit.Route("name");
        try
        {
            PolicyValue standing = (await visit.Ask<PolicyAnswer>(new ShowPolicy.Request())).Rows.First(it => it.Name == name);
            if (visit.Form["standing"].ToString() != (standing.Value ?? ""))
            {
                throw new RefusalException(RefusalKind.Conflict, "policy_changed_meanwhile", visit.Say("page.policy.changed", ("value", PolicyText.Value(visit, standing.Value))));
            }

            if (visit.Sent("why") is not { } why)
            {
                throw new RefusalException(RefusalKind.Usage, "policy_why_needed", visit.Say("page.policy.why.needed"));
            }

            await visit.Change(new SetPolicy.Request { Name = name, Value = visit.Sent("value") ?? "null", Why = why });
            return visit.Go($"{Home}/{Uri.EscapeDataString(name)}");
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Usage or RefusalKind.Conflict)
        {
            return await One(visit, refusal);
        }
    }
}
