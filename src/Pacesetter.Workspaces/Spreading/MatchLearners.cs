using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Chooses who should learn from whom: as many as the hosts have room for, with the greatest gain.</summary>
[UseCase("spread", "match", "Who should learn from whom, so that the plan gains most", Examples =
[
    "spread match --from 2026-01-01 --to 2026-03-31",
    "spread match --by work_centre --under S2 --lot --seed 7 --draft",
    "spread match --lottery --seed 7 --draft",
    "spread match --gains gains.csv --capacity capacity.csv --json",
])]
public sealed class MatchLearners(WorkspaceDoor door, Actor actor, TermPack words) : IUseCase<MatchLearners.Request, MatchAnswer>
{
    /// <summary>The weeks that a visit lasts unless asked otherwise.</summary>
    internal const int UsualVisitWeeks = 4;

    /// <summary>The days for which a pair that was declined is left out unless asked otherwise.</summary>
    internal const int UsualDeclinedDays = 180;

    public async Task<MatchAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Checked(request);
        var text = new MatchText(words);
        ulong? lot = request.Lot || request.Lottery ? (ulong)request.Seed : null;
        if (request.Gains is { } gains)
        {
            return (GainFiles.Read(gains, request.Capacity!, cancel) with { Text = text }).Matched(lot, request.Lottery);
        }

        Workspace workspace = await door.Open(cancel);
        if (request.Factor == Factor.Person && !workspace.Policy().Titles.Persons)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "titles_for_persons_off", "The policy of this workspace compares teams, not persons.", "Ask for --by team, or change the policy with: pacesetter policy set titles.persons true --why TEXT");
        }

        MatchAnswer answer = (await ExchangeCandidates.Read(workspace, request, cancel) with { Text = text }).Matched(lot, request.Lottery);
        return request.Draft ? await new ExchangeDrafts(workspace, actor, request, text).Write(answer, cancel) : answer;
    }

    static void Checked(Request request)
    {
        if (request.Gains is null != request.Capacity is null)
        {
            throw new RefusalException(RefusalKind.Usage, "files_needed", "Files of gains and of capacities go together.", "Name both --gains and --capacity, or neither.");
        }

        if (request.Gains is not null && request.Draft)
        {
            throw new RefusalException(RefusalKind.Usage, "draft_needs_workspace", "Files know no practices to draft adoptions of.", "Leave out --draft, or the files.");
        }

        if (request.Lot && request.Lottery)
        {
            throw new RefusalException(RefusalKind.Usage, "one_lot", "--lot draws among plans near the best, --lottery who gets a place first.", "Name one of them.");
        }

        if (request.Confidence is not (> 0 and < 1))
        {
            throw new RefusalException(RefusalKind.Usage, "confidence_out_of_range", $"--confidence {request.Confidence} does not lie between 0 and 1.", "Write 0.9 for nine in ten.");
        }

        if (request.Transfer is not (> 0 and <= 1))
        {
            throw new RefusalException(RefusalKind.Usage, "transfer_out_of_range", $"--transfer {request.Transfer} does not lie above 0 and at most at 1.", "Write 0.5 for half of the gap.");
        }

        if (request.Seed < 0)
        {
            throw new RefusalException(RefusalKind.Usage, "seed_out_of_range", $"--seed {request.Seed} lies below zero.", "Write a whole number of zero or more.");
        }

        if (request.VisitWeeks < 1 || request.GainWeeks < request.VisitWeeks)
        {
            throw new RefusalException(RefusalKind.Usage, "weeks_out_of_range", "--visit-weeks is 1 or more, and --gain-weeks no fewer.", "Write 4 weeks of visits and 20 in which their gain counts.");
        }

        if (request.DeclinedDays is < 0 or > 3650)
        {
            throw new RefusalException(RefusalKind.Usage, "declined_days_out_of_range", $"--declined-days {request.DeclinedDays} does not lie between 0 and 3650.", "Write 180 for half a year.");
        }

        if (request.VisitHours <= 0)
        {
            throw new RefusalException(RefusalKind.Usage, "visit_hours_not_positive", $"--visit-hours {request.VisitHours} is no length of a visit.", "Write the hours a week that one learner takes of a host.");
        }
    }

    public sealed record Request : Filters
    {
        [Field("The file of learner, mentor, gain; a missing pair is forbidden", Value = "FILE", Local = true)]
        public string? Gains { get; init; }

        [Field("The file of mentor, capacity", Value = "FILE", Local = true)]
        public string? Capacity { get; init; }

        [Field("Who learns", Words = ["team", "work_centre", "person"])]
        public string By { get; init; } = "team";

        [Field("How sure the better one has to be better", Value = "SHARE")]
        public double Confidence { get; init; } = 0.9;

        [Field("What part of the gap an exchange is assumed to close where the practice has no pooled effect", Value = "SHARE")]
        public double Transfer { get; init; } = 0.5;

        [Field("Hours a week that one learner takes of a host; lifecycles.host_hours_week of the policy is the most a host gives", Value = "HOURS")]
        public decimal VisitHours { get; init; } = 2m;

        [Field("The weeks that the visits of one learner last")]
        public int VisitWeeks { get; init; } = UsualVisitWeeks;

        [Field("The weeks over which a gain counts against what the visits cost")]
        public int GainWeeks { get; init; } = 20;

        [Field("Days for which a pair is left out after the learner declined what the host shows; 0 for none")]
        public int DeclinedDays { get; init; } = UsualDeclinedDays;

        [Field("Draw one of the plans near the best by lot, so that the effect can be proven later")]
        public bool Lot { get; init; }

        [Field("Draw by lot who gets the places first; the others wait and are those to compare with")]
        public bool Lottery { get; init; }

        [Field("The seed of the lot")]
        public long Seed { get; init; } = 1;

        [Field("Make a draft of every pair: adoptions of the host's practice, or mentorings between persons")]
        public bool Draft { get; init; }

        internal Factor Factor => By switch
        {
            "person" => Factor.Person,
            "work_centre" => Factor.WorkCentre,
            _ => Factor.Team,
        };
    }
}
