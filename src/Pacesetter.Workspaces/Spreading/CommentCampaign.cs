using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Says something of the conditions of a campaign while they are under consultation.</summary>
[UseCase("spread", "comment", "Say something of a campaign's conditions while they are under consultation", Examples = ["spread comment campaign-1 --text \"Two checks are enough\" --as ann"])]
public sealed class CommentCampaign(Workspace workspace, Actor actor) : IUseCase<CommentCampaign.Request, CommentCampaign.Answer>
{
    const int Longest = 2_000;

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string person = ActingFor.Person(actor);
        if (request.Text.Length > Longest)
        {
            throw new RefusalException(RefusalKind.Usage, "text_too_long", $"A comment has at most {Longest} characters.", "Say it in fewer words.");
        }

        Campaign kept = await new Entries(workspace, actor).Contribute<Campaign>(request.Campaign, Add, cancel);
        return new(kept.Id, kept.Comments.Count);

        void Add(Campaign campaign, Facts now)
        {
            ActingFor.Refuse(TakingPart.Commenting(campaign, request.Text));
            campaign.Comments = [.. campaign.Comments, new CampaignComment(now.Today, person, request.Text.Trim(), now.TeamOf(person, now.Today))];
        }
    }

    public sealed record Request
    {
        [Field("The campaign", Argument = true, Value = "CAMPAIGN")]
        public required string Campaign { get; init; }

        [Field("What should be different, and why")]
        public required string Text { get; init; }
    }

    /// <summary>How many comments there are now.</summary>
    public sealed record Answer(string Campaign, int Comments);
}
