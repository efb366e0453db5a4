using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Answers a challenge for a unit that was asked. Who does not answer is not written down.</summary>
[UseCase("spread", "answer", "Answer a challenge for a unit that was asked", Examples =
[
    "spread answer challenge-1 --unit T2 --accept yes --text \"Two shifts without scrap\" --as bo:team_lead",
    "spread answer challenge-1 --unit T2 --accept no --text \"Our lathes are being overhauled\" --as bo:team_lead",
])]
public sealed class AnswerChallenge(Workspace workspace, Actor actor) : IUseCase<AnswerChallenge.Request, AnswerChallenge.Answer>
{
    const Roles Answering = Roles.TeamLead | Roles.WorkerRepresentative;

    static readonly Noun Challenges = Nouns.Of(typeof(Challenge));

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        bool accepted = request.Accept == YesNo.Yes;
        Challenge kept = await workspace.Registry.Together(() => Answered(request, accepted, cancel), cancel);
        return new(kept.Id, request.Unit, accepted, kept.Responses.Count);
    }

    async Task<Challenge> Answered(Request request, bool accepted, CancellationToken cancel)
    {
        Roles held = Roles.None;
        Challenge kept = await new Entries(workspace, actor).Contribute<Challenge>(request.Challenge, Add, cancel);
        if (kept.State == ChallengeState.Issued)
        {
            // That it is answered follows from the answer, in the role in which it was given: whoever answers need have none at the challenger's.
            Actor answering = actor with { Roles = held, Reach = new([new Grant(held, Grant.Everywhere)]) };
            kept = (Challenge)await new Entries(workspace, answering).Move(Challenges, kept.Id, Words.Of(ChallengeState.Answered), "", cancel);
        }

        return kept;

        void Add(Challenge challenge, Facts now)
        {
            held = ActingFor.Check(actor, now, request.Unit, Answering) & Answering;
            ActingFor.Refuse(TakingPart.Answering(challenge, request.Unit, now));
            challenge.Responses = [.. challenge.Responses.Where(it => it.Unit != request.Unit), new ChallengeResponse(request.Unit, now.Today, accepted, request.Text)];
        }
    }

    public sealed record Request
    {
        [Field("The challenge", Argument = true, Value = "CHALLENGE")]
        public required string Challenge { get; init; }

        [Field("The unit that answers", Value = "UNIT")]
        public required string Unit { get; init; }

        [Field("Whether it takes the challenge up")]
        public required YesNo Accept { get; init; }

        [Field("What it undertakes, or why not")]
        public string? Text { get; init; }
    }

    /// <summary>Whether it was taken up, and how many have answered.</summary>
    public sealed record Answer(string Challenge, string Unit, bool Accepted, int Answers);
}
