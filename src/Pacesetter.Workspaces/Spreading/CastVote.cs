using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Records the vote of one member of the committee for a unit.</summary>
[UseCase("spread", "vote", "Give one's vote for a unit of a campaign that is over; each member of the committee has one", Examples = ["spread vote campaign-1 --for T1 --as carl:committee"])]
public sealed class CastVote(Workspace workspace, Actor actor) : IUseCase<CastVote.Request, CastVote.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string person = ActingFor.Person(actor);
        Campaign kept = await new Entries(workspace, actor).Contribute<Campaign>(request.Campaign, Add, cancel);
        return new(kept.Id, request.For, kept.Votes.Count(it => it.For == request.For), kept.Votes.Count);

        void Add(Campaign campaign, Facts now)
        {
            // The committee sits where the campaign belongs.
            if (!now.By.Roles.HasFlag(Roles.Committee))
            {
                throw new RefusalException(RefusalKind.NotAuthorised, "not_on_the_committee", "Only the campaign's committee votes.", "Act as one of it: --as PERSON:committee");
            }

            var vote = new Vote(person, request.For);
            ActingFor.Refuse(TakingPart.Voting(campaign, vote));
            campaign.Votes = [.. campaign.Votes, vote];
        }
    }

    public sealed record Request
    {
        [Field("The campaign", Argument = true, Value = "CAMPAIGN")]
        public required string Campaign { get; init; }

        [Field("The unit voted for", Value = "UNIT")]
        public required string For { get; init; }
    }

    /// <summary>How many votes that unit has, of how many.</summary>
    public sealed record Answer(string Campaign, string For, int Votes, int All);
}
