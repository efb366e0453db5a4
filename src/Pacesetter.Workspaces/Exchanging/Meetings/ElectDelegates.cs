using System.Text.Json.Nodes;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Exchanging.Meetings;

/// <summary>Counts the votes, and seats those who are chosen.</summary>
[UseCase("exchange", "elect", "Count the votes for delegates and seat those chosen; of equals nobody, or whom a recorded draw chooses", Examples =
[
    "exchange elect conference-3",
    "exchange elect conference-3 --draw \"7 March, in the canteen\"",
])]
public sealed class ElectDelegates(Workspace workspace, Actor actor) : IUseCase<ElectDelegates.Request, ElectDelegates.Answer>
{
    static readonly Noun Conference = Nouns.Find("conference")!;

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var entries = new Entries(workspace, actor);
        var conference = (Conference)entries.At(Conference, request.Conference, request.IfVersion);
        ActingFor.Refuse(conference.State == ConferenceState.Nominating ? null : new("not_nominating", "The units are not choosing their delegates now.", "See where it stands: pacesetter conference show"));
        IReadOnlyList<UnitElection> units = Election.Count(conference);
        IReadOnlyList<Representative> chosen = Election.Chosen(conference, request.Draw);
        // Whoever was seated by hand where the votes decide nothing stays.
        Representative[] kept = [.. conference.Delegates.Where(it => units.Any(unit => unit.Unit == it.Unit && unit.Tied.Contains(it.Person)) && chosen.All(one => one.Person != it.Person) && request.Draw is null)];
        JsonObject patch = new() { ["delegates"] = EntryJson.Write(new Conference { Delegates = [.. chosen, .. kept] })["delegates"]!.DeepClone() };
        await entries.Edit(Conference, request.Conference, patch, conference.Version, cancel);
        return new(request.Conference, [.. units.Select(it => new Row(it.Unit, it.Seats, [.. chosen.Concat(kept).Where(one => one.Unit == it.Unit).Select(one => one.Person)], request.Draw is null ? it.Tied : []))]);
    }

    public sealed record Request
    {
        [Field("The conference", Argument = true, Value = "CONFERENCE")]
        public required string Conference { get; init; }

        [Field("The recorded name of the draw that decides between equal votes; left out, equals wait for a second ballot", Value = "NAME")]
        public string? Draw { get; init; }

        [Field("Refuse where the entry is no longer at this version", Value = "N")]
        public int? IfVersion { get; init; }
    }

    /// <summary>Who is seated for each unit.</summary>
    public sealed record Answer(string Conference, IReadOnlyList<Row> Rows);

    /// <summary>A unit's seats, who has them, and between whom it is not decided.</summary>
    public sealed record Row(string Unit, int Seats, IReadOnlyList<string> Delegates, IReadOnlyList<string> Tied);
}
