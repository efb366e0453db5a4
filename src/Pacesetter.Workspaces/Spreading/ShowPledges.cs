using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>What somebody and their team pledged in a campaign, and how much of it was kept: for them alone.</summary>
[UseCase("spread", "pledges", "What oneself and one's team pledged in a campaign, and how much of it was kept; nobody else is shown it", Examples = ["spread pledges campaign-1 --as ann"])]
public sealed class ShowPledges(Workspace workspace, Actor actor) : IUseCase<ShowPledges.Request, ShowPledges.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string person = ActingFor.Person(actor);
        Facts now = new Workspaces.Lifecycles.Entries(workspace, actor).Facts();
        string? team = now.TeamOf(person, now.Today);
        List<Pledge> pledges = await workspace.Registry.Set<Pledge>().AsNoTracking()
            .Where(it => it.Campaign == request.Campaign && (it.Pledger == person || (team != null && it.Pledger == team)))
            .OrderBy(it => it.CreatedAt).ThenBy(it => it.Id).ToListAsync(cancel);
        return new(person, team, Kept(pledges, person), team is null ? null : Kept(pledges, team), [.. pledges.Select(Row)]);
    }

    static KeptRate Kept(List<Pledge> pledges, string pledger)
    {
        Pledge[] own = [.. pledges.Where(it => it.Pledger == pledger)];
        int kept = own.Count(it => it.State == PledgeState.Kept), settled = kept + own.Count(it => it.State == PledgeState.NotKept);
        // What an outside cause released counts on neither side.
        return new(kept, settled, settled == 0 ? null : (decimal)kept / settled);
    }

    static PledgeRow Row(Pledge it) => new(it.Id, it.Pledger, Words.Of(it.State), it.Text, it.Target) { Metric = it.Metric, Needs = it.Needs, Revisions = it.Revisions };

    public sealed record Request
    {
        [Field("The campaign", Argument = true, Value = "CAMPAIGN")]
        public required string Campaign { get; init; }
    }

    /// <summary>One's own pledges and those of the team.</summary>
    public sealed record Answer(string Person, string? Team, KeptRate Own, KeptRate? OfTeam, IReadOnlyList<PledgeRow> Rows);
}

/// <summary>How many pledges were kept, of those that ended one way or the other.</summary>
/// <param name="Kept">Kept.</param>
/// <param name="Settled">Kept and not kept; those released are in neither.</param>
/// <param name="Rate">Their quotient; null where nothing is settled.</param>
public sealed record KeptRate(int Kept, int Settled, decimal? Rate);

/// <summary>One pledge.</summary>
/// <param name="Pledge">Its identifier.</param>
/// <param name="Pledger">The person or the team.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Text">What is pledged.</param>
/// <param name="Target">What is to be reached.</param>
public sealed record PledgeRow(string Pledge, string Pledger, string State, string Text, decimal? Target)
{
    /// <summary>The metric of the target.</summary>
    public string? Metric { get; init; }

    /// <summary>What the pledger needs for it.</summary>
    public string? Needs { get; init; }

    /// <summary>What it was before.</summary>
    public IReadOnlyList<string> Revisions { get; init; } = [];
}
