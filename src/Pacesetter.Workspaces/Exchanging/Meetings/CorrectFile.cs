using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Exchanging.Meetings;

/// <summary>Whoever is put forward sees their file and may ask to have it corrected; who keeps the conference answers.</summary>
[UseCase("exchange", "file", "See one's own file as somebody put forward, ask to have it corrected, or answer to that", Examples =
[
    "exchange file conference-3 --as P0042",
    "exchange file conference-3 --correction \"It was the whole group, not I alone\" --as P0042",
    "exchange file conference-3 --person P0042 --deeds \"With the whole group: …\" --answer \"Corrected\" --as P0001:secretary",
])]
public sealed class CorrectFile(Workspace workspace, Actor actor) : IUseCase<CorrectFile.Request, CorrectFile.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string person = request.Person ?? ActingFor.Person(actor);
        bool own = actor.Is(person);
        if (own ? request.Answer is not null || request.Deeds is not null : request.Correction is not null)
        {
            throw new RefusalException(RefusalKind.Usage, own ? "own_answer" : "not_their_own", own ? "Nobody answers to their own correction." : $"Only {person} asks to have their file corrected.", "Leave it to the other side.");
        }

        Conference conference = await new Entries(workspace, actor).Contribute<Conference>(request.Conference, (it, now) => Put(it, person, own, request, now), cancel);
        Nomination kept = conference.Nominations.First(it => it.Person == person);
        return new(request.Conference, person, kept.Unit, kept.Deeds, kept.Records, kept.SeenOn, kept.Correction, kept.Answer);
    }

    static void Put(Conference it, string person, bool own, Request request, Facts now)
    {
        Nomination file = it.Nominations.FirstOrDefault(one => one.Person == person)
            ?? throw new RefusalException(RefusalKind.Failed, "not_nominated", $"{person} is not put forward.", "Put them forward first: pacesetter exchange nominate");
        ActingFor.Refuse(
            !own && (now.By.Roles & (Roles.Secretary | Roles.Verifier | Roles.WorkerRepresentative)) == Roles.None ? new("not_yours", "A file is kept by the conference's secretary, and seen by whom it is about.", "Ask the secretary.")
            : it.State is not (ConferenceState.Nominating or ConferenceState.MaterialGathered) && (request.Correction ?? request.Deeds) is not null ? new("file_closed", "The files are reviewed already.", "File an objection: pacesetter objection add")
            : null);
        Nomination changed = own
            ? file with { SeenOn = file.SeenOn ?? now.Today, Correction = request.Correction ?? file.Correction, Answer = request.Correction is null ? file.Answer : null }
            : file with { Deeds = request.Deeds ?? file.Deeds, Answer = request.Answer ?? file.Answer };
        it.Nominations = [.. it.Nominations.Select(one => one.Person == person ? changed : one)];
    }

    public sealed record Request
    {
        [Field("The conference", Argument = true, Value = "CONFERENCE")]
        public required string Conference { get; init; }

        [Field("Whose file, where it is not one's own", Value = "PERSON")]
        public string? Person { get; init; }

        [Field("What is to be corrected, by whom the file is about", Value = "TEXT")]
        public string? Correction { get; init; }

        [Field("The answer to that, by who keeps the file", Value = "TEXT")]
        public string? Answer { get; init; }

        [Field("What the file says from now on, by who keeps it", Value = "TEXT")]
        public string? Deeds { get; init; }
    }

    /// <summary>The file.</summary>
    public sealed record Answer(string Conference, string Person, string Unit, string? Deeds, IReadOnlyList<string> Records, DateOnly? SeenOn, string? Correction, string? Answered);
}
