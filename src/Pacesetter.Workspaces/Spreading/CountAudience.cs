using System.Text.Json.Nodes;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Recognising;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Counts to whom an appeal is addressed: who is on the roll below its unit, and in how many teams.</summary>
[UseCase("spread", "audience", "Count the people and teams to whom an appeal is addressed, as the roll stands today", Examples = ["spread audience appeal-1"])]
public sealed class CountAudience(Workspace workspace, Actor actor) : IUseCase<CountAudience.Request, CountAudience.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Noun noun = Nouns.Find("appeal")!;
        var entries = new Entries(workspace, actor);
        var appeal = (Appeal)entries.At(noun, request.Appeal, request.IfVersion);
        IReadOnlyList<(string Unit, int Heads)> teams = await new HeadCounts(workspace.Ledger).On(workspace.Today, UnitKind.Team, appeal.Unit, cancel);
        if (teams.Count == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "nobody_counted", "Nobody of the audience is on the roll.", "Import people first: pacesetter import people FILE");
        }

        int people = teams.Sum(it => it.Heads);
        await entries.Edit(noun, appeal.Id, new JsonObject { ["audience_count"] = people, ["audience_units"] = teams.Count }, appeal.Version, cancel);
        return new(appeal.Id, people, teams.Count);
    }

    public sealed record Request
    {
        [Field("The appeal", Argument = true, Value = "APPEAL")]
        public required string Appeal { get; init; }

        [Field("Refuse where the entry is no longer at this version", Value = "N")]
        public int? IfVersion { get; init; }
    }

    /// <summary>The people on the roll, and the teams they belong to.</summary>
    public sealed record Answer(string Appeal, int AudienceCount, int AudienceUnits);
}
