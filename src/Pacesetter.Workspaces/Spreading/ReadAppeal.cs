using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Counts somebody of the audience as a reader, once. Who that was is in the audit alone, where it keeps them from being counted twice.</summary>
[UseCase("spread", "read", "Say that one has read an appeal; counted once, under the audience as a whole", Examples = ["spread read appeal-1 --as P0042"])]
public sealed class ReadAppeal(Workspace workspace, Actor actor) : IUseCase<ReadAppeal.Request, ReadAppeal.Answer>
{
    const string Acknowledge = "acknowledge";
    const string Appeals = "appeals";

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string person = ActingFor.Person(actor);
        var entries = new Entries(workspace, actor);
        if (await workspace.Registry.AuditEntries.AnyAsync(it => it.Act == Acknowledge && it.Noun == Appeals && it.Subject == request.Appeal && it.Actor == person, cancel))
        {
            return Read((Appeal)entries.Find(Nouns.Find("appeal")!, request.Appeal));
        }

        return await workspace.Registry.Together(async () =>
        {
            Appeal read = await entries.Contribute<Appeal>(request.Appeal, (it, now) => Count(it, person, now), cancel);
            await workspace.Audit.Append(new Act(Acknowledge, Appeals, request.Appeal).By(actor), cancel);
            return Read(read);
        }, cancel);
    }

    static void Count(Appeal it, string person, Facts now)
    {
        ActingFor.Refuse(
            it.State != AppealState.Issued ? new("appeal_not_open", it.State == AppealState.Drafted ? "The appeal is not issued yet." : "The appeal is closed; replies are no longer counted.", "Take part all the same; nothing hangs on the count.")
            : it.Unit is { } audience && (now.TeamOf(person, now.Today) is not { } team || !now.UnitsFrom(team).Contains(audience)) ? new("not_addressed", $"The appeal is addressed to {audience}, to which {person} does not belong.", "Read it all the same; only its audience is counted.")
            : null);
        it.CountReader(it.Unit ?? "", now.Today);
    }

    static Answer Read(Appeal it) => new(it.Id, it.Delivered, it.Read);

    public sealed record Request
    {
        [Field("The appeal", Argument = true, Value = "APPEAL")]
        public required string Appeal { get; init; }
    }

    /// <summary>How far it got: shares of the audience, null where that was not counted.</summary>
    public sealed record Answer(string Appeal, decimal? Delivered, decimal? Read);
}
