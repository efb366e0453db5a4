using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Takes up what an appeal asks for, for one's unit; voluntary, and silence is not kept.</summary>
[UseCase("spread", "reply", "Take up one of the actions an appeal asks for, for one's own unit, or take the reply back", Examples =
[
    "spread reply appeal-1 join_the_movement --unit T07",
    "spread reply appeal-1 join_the_movement --unit T07 --text \"With all twelve of us\"",
    "spread reply appeal-1 join_the_movement --unit T07 --withdraw",
])]
public sealed class ReplyToAppeal(Workspace workspace, Actor actor) : IUseCase<ReplyToAppeal.Request, ReplyToAppeal.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var facts = new FactsOf(workspace);
        ActingFor.Check(actor, facts, facts.For(actor), request.Unit);
        Appeal kept = await new Entries(workspace, actor).Contribute<Appeal>(request.Appeal, (it, now) => Put(it, request, now), cancel);
        return new(request.Appeal, request.Unit, request.Action, kept.Pledging);
    }

    static void Put(Appeal it, Request request, Facts now)
    {
        if (request.Withdraw)
        {
            it.Replies = [.. it.Replies.Where(one => one.Unit != request.Unit || one.Action != request.Action)];
            return;
        }

        ActingFor.Refuse(it.Unit is { } audience && !now.UnitsFrom(request.Unit).Contains(audience) ? new("not_addressed", $"The appeal is addressed to {audience}, to which {request.Unit} does not belong.", "Reply to an appeal to your own units.") : null);
        ActingFor.Refuse(it.Answer(new Reply(request.Unit, now.Today, request.Action, request.Text)));
    }

    public sealed record Request
    {
        [Field("The appeal", Argument = true, Value = "APPEAL")]
        public required string Appeal { get; init; }

        [Field("The action that is taken up", Argument = true, Value = "ACTION")]
        public required string Action { get; init; }

        [Field("The unit that takes it up", Value = "UNIT")]
        public required string Unit { get; init; }

        [Field("What it writes", Value = "TEXT")]
        public string? Text { get; init; }

        [Field("Take the reply back")]
        public bool Withdraw { get; init; }
    }

    /// <summary>How many units have taken up each action, each counted by itself.</summary>
    public sealed record Answer(string Appeal, string Unit, string Action, IReadOnlyList<ActionShare> Pledging);
}
