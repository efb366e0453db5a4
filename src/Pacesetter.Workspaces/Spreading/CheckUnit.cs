using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Records what somebody of another unit found at a unit that takes part.</summary>
[UseCase("spread", "check", "Record what a check of a unit in a campaign found; another unit makes it", Examples =
[
    "spread check campaign-1 --unit T1 --by T2 --holds yes --note \"Guards in place\" --as vera:verifier",
    "spread check campaign-1 --unit T1 --by T2 --holds no --note \"Two bolts missing\" --as vera:verifier",
])]
public sealed class CheckUnit(Workspace workspace, Actor actor) : IUseCase<CheckUnit.Request, CheckUnit.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        bool holds = request.Holds == YesNo.Yes;
        Campaign kept = await new Entries(workspace, actor).Contribute<Campaign>(request.Campaign, Add, cancel);
        return new(kept.Id, request.Unit, holds, kept.Checks.Count(it => it.Unit == request.Unit));

        void Add(Campaign campaign, Facts now)
        {
            ActingFor.Check(actor, now, request.By, Roles.Verifier | Roles.Committee);
            var check = new CampaignCheck(request.On ?? now.Today, request.Unit, holds, request.By, null, request.Note);
            ActingFor.Refuse(TakingPart.Checking(campaign, check, now));
            campaign.Checks = [.. campaign.Checks, check];
        }
    }

    public sealed record Request
    {
        [Field("The campaign", Argument = true, Value = "CAMPAIGN")]
        public required string Campaign { get; init; }

        [Field("The unit that was checked", Value = "UNIT")]
        public required string Unit { get; init; }

        [Field("The unit that checked", Value = "UNIT")]
        public required string By { get; init; }

        [Field("Whether every guardrail held")]
        public required YesNo Holds { get; init; }

        [Field("What was seen")]
        public string? Note { get; init; }

        [Field("The day of the check. Without it today", Value = "DATE")]
        public DateOnly? On { get; init; }
    }

    /// <summary>Whether its guardrails held, and how often it has been checked.</summary>
    public sealed record Answer(string Campaign, string Unit, bool GuardrailsHold, int Checks);
}
