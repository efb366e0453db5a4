using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Enrols a unit in a campaign, or takes its enrolment back. Whoever leads it or represents its workers decides that, not the committee.</summary>
[UseCase("spread", "enrol", "Enrol a unit in a campaign, or take its enrolment back", Examples =
[
    "spread enrol campaign-1 --unit T1 --as ann:team_lead",
    "spread enrol campaign-1 --unit T1 --withdraw --as ann:team_lead",
])]
public sealed class EnrolUnit(Workspace workspace, Actor actor) : IUseCase<EnrolUnit.Request, EnrolUnit.Answer>
{
    const Roles Deciding = Roles.TeamLead | Roles.WorkerRepresentative;

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Campaign kept = await new Entries(workspace, actor).Contribute<Campaign>(request.Campaign, Add, cancel);
        return new(kept.Id, request.Unit, !request.Withdraw, kept.Enrolments.Count);

        void Add(Campaign campaign, Facts now)
        {
            ActingFor.Check(actor, now, request.Unit, Deciding);
            ActingFor.Refuse(request.Withdraw ? TakingPart.Withdrawing(campaign, request.Unit) : TakingPart.Enrolling(campaign, request.Unit, now));
            campaign.Enrolments = request.Withdraw
                ? [.. campaign.Enrolments.Where(it => it.Unit != request.Unit)]
                : [.. campaign.Enrolments, new Enrolment(request.Unit, now.Today, actor.Person)];
        }
    }

    public sealed record Request
    {
        [Field("The campaign", Argument = true, Value = "CAMPAIGN")]
        public required string Campaign { get; init; }

        [Field("The unit that takes part", Value = "UNIT")]
        public required string Unit { get; init; }

        [Field("Take the enrolment back; it costs nothing")]
        public bool Withdraw { get; init; }
    }

    /// <summary>Whether the unit takes part now, and how many do.</summary>
    public sealed record Answer(string Campaign, string Unit, bool Enrolled, int Units);
}
