using System.Globalization;
using System.Text.Json.Nodes;
using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Makes a pledge of one's own or of one's team in a campaign, or changes one. Lowering it costs nothing.</summary>
[UseCase("spread", "pledge", "Pledge something for oneself or one's team in a campaign, or change what was pledged", Examples =
[
    "spread pledge campaign-1 --text \"14 hours' work in 8\" --target 1.75 --as ann",
    "spread pledge campaign-1 --pledger T1 --text \"No scrap on Mondays\" --as ann",
    "spread pledge campaign-1 --change pledge-3 --target 1.6 --why \"Bars came late\" --as ann",
])]
public sealed class MakePledge(Workspace workspace, Actor actor) : IUseCase<MakePledge.Request, MakePledge.Answer>
{
    static readonly Noun Pledge = Nouns.Of(typeof(Pledge));

    readonly Entries entries = new(workspace, actor);

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string person = ActingFor.Person(actor);
        var campaign = (Campaign)entries.Find(Nouns.Of(typeof(Campaign)), request.Campaign);
        var kept = (Pledge)await workspace.Registry.Together(() => request.Change is null ? Made(request, campaign, person, cancel) : Changed(request, campaign, cancel), cancel);
        return new(kept.Id, kept.Pledger, Words.Of(kept.State));
    }

    async Task<Entry> Made(Request request, Campaign campaign, string person, CancellationToken cancel)
    {
        Facts now = entries.Facts();
        string? team = now.TeamOf(person, now.Today);
        string pledger = request.Pledger ?? person;
        if (pledger != person && pledger != team)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "not_their_own", $"A pledge is voluntary: only {pledger} makes or changes it.", "Act as the pledger, or as a member of the unit: --as PERSON");
        }

        var content = new JsonObject
        {
            ["unit"] = team,
            ["pledger"] = pledger,
            ["text"] = request.Text ?? "",
            ["campaign"] = campaign.Id,
            ["metric"] = request.Metric,
            ["target"] = request.Target,
            ["from"] = Text(campaign.From),
            ["to"] = Text(campaign.To),
            ["needs"] = request.Needs,
        };
        Entry added = await entries.Add(Pledge, content, null, cancel);
        return await entries.Move(Pledge, added.Id, Words.Of(PledgeState.Made), "", cancel);
    }

    // What it was stays readable for those who may read it; raising and lowering are one and the same move.
    async Task<Entry> Changed(Request request, Campaign campaign, CancellationToken cancel)
    {
        var pledge = (Pledge)entries.Find(Pledge, request.Change!);
        if (pledge.Campaign != campaign.Id)
        {
            throw new RefusalException(RefusalKind.Failed, "pledge_elsewhere", $"{pledge.Id} is no pledge of {campaign.Id}.", "Name the campaign it belongs to.");
        }

        string was = string.Join(" · ", new[] { pledge.Text, pledge.Target?.ToString("0.######", CultureInfo.InvariantCulture), request.Why }.Where(it => !string.IsNullOrWhiteSpace(it)));
        await entries.Move(Pledge, pledge.Id, Words.Of(PledgeState.Revised), was, cancel);
        var patch = new JsonObject();
        foreach ((string key, JsonNode? value) in ((string, JsonNode?)[])[("text", request.Text), ("metric", request.Metric), ("target", request.Target), ("needs", request.Needs)])
        {
            if (value is not null)
            {
                patch[key] = value;
            }
        }

        return await entries.Edit(Pledge, pledge.Id, patch, null, cancel);
    }

    static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public sealed record Request
    {
        [Field("The campaign", Argument = true, Value = "CAMPAIGN")]
        public required string Campaign { get; init; }

        [Field("Who pledges: oneself, or the code of one's team. Without it oneself", Value = "CODE")]
        public string? Pledger { get; init; }

        [Field("What is pledged")]
        public string? Text { get; init; }

        [Field("The metric", Value = "METRIC")]
        public string? Metric { get; init; }

        [Field("What is to be reached, in the metric's unit")]
        public decimal? Target { get; init; }

        [Field("What one needs for it")]
        public string? Needs { get; init; }

        [Field("The pledge to change, up or down; it costs nothing", Value = "PLEDGE")]
        public string? Change { get; init; }

        [Field("Why it is changed")]
        public string? Why { get; init; }
    }

    /// <summary>The pledge.</summary>
    public sealed record Answer(string Pledge, string Pledger, string State);
}
