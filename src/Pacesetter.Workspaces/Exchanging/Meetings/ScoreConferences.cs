using Microsoft.EntityFrameworkCore;
using Pacesetter.Exchanging;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Exchanging.Meetings;

/// <summary>What became of each conference: what was presented and taken up, what was resolved and followed up.</summary>
[UseCase("exchange", "conferences", "What became of each conference: presenters, adoptions, resolutions followed up or not", Examples =
[
    "exchange conferences",
    "exchange conferences --subject widen_the_movement --json",
    "exchange conferences --from 2026-01-01 --to 2026-12-31 --output csv",
])]
public sealed class ScoreConferences(Workspace workspace) : IUseCase<ScoreConferences.Request, ScoreConferences.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<Conference> conferences = await workspace.Registry.Set<Conference>().AsNoTracking().OrderBy(it => it.From).ThenBy(it => it.Id).ToListAsync(cancel);
        ILookup<string, Resolution> resolutions = (await workspace.Registry.Set<Resolution>().AsNoTracking().ToListAsync(cancel)).ToLookup(it => it.Conference, StringComparer.Ordinal);
        ILookup<string, Adoption> adoptions = (await workspace.Registry.Set<Adoption>().AsNoTracking().Where(it => it.InUse != null).ToListAsync(cancel)).ToLookup(it => it.Practice, StringComparer.Ordinal);
        ConferenceScore[] rows =
        [
            .. conferences
                .Where(it => !(it.To < request.From) && !(it.From > request.To) && (request.Conference is null || it.Id == request.Conference))
                .Select(it => Score(it, [.. resolutions[it.Id].OrderBy(one => one.Id, StringComparer.Ordinal)], [.. Practices(it).SelectMany(practice => adoptions[practice])], request.Subject)),
        ];
        int with = rows.Count(it => it.Resolved == true);
        return request.Subject is null
            ? new(null, null, null, [], rows)
            : new(with, rows.Length, rows.Length == 0 ? null : Math.Round((decimal)with / rows.Length, 6, MidpointRounding.AwayFromZero), [.. rows.Where(it => it.Resolved == false).Select(it => it.Conference)], rows);
    }

    static ConferenceScore Score(Conference it, IReadOnlyList<Resolution> resolutions, IReadOnlyList<Adoption> adoptions, string? subject)
    {
        Resolution[] adopted = [.. resolutions.Where(one => one.AdoptedOn is not null)];
        return new(
            it.Id,
            it.Unit,
            Words.Of(it.State),
            it.Presenters,
            Practices(it).Count(),
            adoptions.Count,
            adoptions.Count(one => one.Verdict == Verdict.Proven),
            adopted.Length,
            adopted.Count(one => one.State == ResolutionState.FollowedUp),
            [.. adopted.Where(one => one.State == ResolutionState.NotFollowedUp).Select(one => one.Id)],
            subject is null ? null : adopted.Any(one => one.Subject == subject))
        {
            Presented = [.. Practices(it).Select(practice => Presented(practice, [.. adoptions.Where(one => one.Practice == practice)]))],
        };
    }

    static PresentedPractice Presented(string practice, IReadOnlyList<Adoption> adoptions) =>
        new(practice, adoptions.Count, adoptions.Count(one => one.Verdict == Verdict.Proven));

    static IEnumerable<string> Practices(Conference it) => it.Presentations.Select(one => one.Practice).OfType<string>().Distinct();

    public sealed record Request
    {
        [Field("Only what ended on this day or later", Value = "DATE")]
        public DateOnly? From { get; init; }

        [Field("Only what began on this day or earlier", Value = "DATE")]
        public DateOnly? To { get; init; }

        [Field("Only this conference", Value = "CONFERENCE")]
        public string? Conference { get; init; }

        [Field("Counts the conferences that adopted a resolution of this subject", Value = "WORD")]
        public string? Subject { get; init; }
    }

    /// <summary>The conferences, and of a subject how many of them resolved it: <c>with</c> of <c>conferences</c>, and which did not.</summary>
    public sealed record Answer(int? With, int? Conferences, decimal? Share, IReadOnlyList<string> Lacking, IReadOnlyList<ConferenceScore> Rows);
}

/// <summary>What became of one conference.</summary>
/// <param name="Conference">Its identifier.</param>
/// <param name="Unit">The unit it belongs to.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Presenters">How many different persons presented.</param>
/// <param name="Practices">How many practices were presented.</param>
/// <param name="Adoptions">How many units have one of them in use.</param>
/// <param name="Proven">In how many it was proven.</param>
/// <param name="Resolutions">How many resolutions were adopted.</param>
/// <param name="FollowedUp">Of how many somebody else has seen that they were done.</param>
/// <param name="NotFollowedUp">Those whose owner has not reported in time.</param>
/// <param name="Resolved">Whether it adopted a resolution of the subject asked for; null where none was asked for.</param>
public sealed record ConferenceScore(
    string Conference,
    string? Unit,
    string State,
    int Presenters,
    int Practices,
    int Adoptions,
    int Proven,
    int Resolutions,
    int FollowedUp,
    IReadOnlyList<string> NotFollowedUp,
    bool? Resolved)
{
    /// <summary>The same, practice by practice, in the order of the programme.</summary>
    public IReadOnlyList<PresentedPractice> Presented { get; init; } = [];
}

/// <summary>What became of one practice that was presented.</summary>
/// <param name="Practice">The practice.</param>
/// <param name="Adoptions">How many units have it in use.</param>
/// <param name="Proven">In how many it was proven.</param>
public sealed record PresentedPractice(string Practice, int Adoptions, int Proven);
