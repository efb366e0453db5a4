using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Maintenance signs that the equipment of a unit has borne load above what it is rated for. Until then the unit's score does not count in a campaign (AT-46).</summary>
[UseCase("spread", "clear", "Sign that the equipment of a unit has borne load above what it is rated for, so that its score in a campaign counts", Examples =
[
    "spread clear campaign-1 --unit F1 --note \"Lining measured, no wear\" --as max:maintenance",
])]
public sealed class ClearUnit(Workspace workspace, Actor actor) : IUseCase<ClearUnit.Request, ClearUnit.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string person = ActingFor.Person(actor);
        Campaign kept = await new Entries(workspace, actor).Contribute<Campaign>(request.Campaign, Add, cancel);
        return new(kept.Id, request.Unit, kept.Clearances.Where(it => it.Unit == request.Unit).Max(it => it.On));

        void Add(Campaign campaign, Facts now)
        {
            ActingFor.Check(actor, now, request.Unit, Roles.Maintenance);
            ActingFor.Refuse(TakingPart.Clearing(campaign, request.Unit));
            campaign.Clearances = [.. campaign.Clearances, new Clearance(now.Today, request.Unit, person, request.Note)];
        }
    }

    public sealed record Request
    {
        [Field("The campaign", Argument = true, Value = "CAMPAIGN")]
        public required string Campaign { get; init; }

        [Field("The unit that takes part", Value = "UNIT")]
        public required string Unit { get; init; }

        [Field("What was seen")]
        public string? Note { get; init; }
    }

    /// <summary>Up to which day what the equipment bore is signed.</summary>
    public sealed record Answer(string Campaign, string Unit, DateOnly Until);
}
