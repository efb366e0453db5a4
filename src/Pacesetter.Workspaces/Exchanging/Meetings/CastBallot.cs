using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Exchanging.Meetings;

/// <summary>Gives one's vote for a delegate of one's unit. That somebody voted is kept; for whom is not.</summary>
[UseCase("exchange", "vote", "Vote for a delegate of one's own unit, once and in secret", Examples = ["exchange vote conference-3 P0042 --as P0007"])]
public sealed class CastBallot(Workspace workspace, Actor actor) : IUseCase<CastBallot.Request, CastBallot.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string voter = ActingFor.Person(actor);
        await new Entries(workspace, actor).Contribute<Conference>(
            request.Conference,
            (it, now) => ActingFor.Refuse(Election.Vote(it, voter, unit => now.TeamOf(voter, now.Today) is { } team && now.UnitsFrom(team).Contains(unit), request.Person)),
            cancel);
        return new(request.Conference, true);
    }

    public sealed record Request
    {
        [Field("The conference", Argument = true, Value = "CONFERENCE")]
        public required string Conference { get; init; }

        [Field("For whom", Argument = true, Value = "PERSON")]
        public required string Person { get; init; }
    }

    /// <summary>The vote is counted.</summary>
    public sealed record Answer(string Conference, bool Counted);
}
