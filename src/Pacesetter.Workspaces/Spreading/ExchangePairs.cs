using System.Globalization;
using Pacesetter.Statistics.Assignment;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>The pairs that are allowed, by the places of learner and mentor.</summary>
sealed record ExchangePairs(IReadOnlyList<string> Learners, IReadOnlyList<string> Mentors, IReadOnlyList<int> Capacities, IReadOnlyList<ExchangePair> Pairs)
{
    const int PlansShown = 20;

    /// <summary>What gains are counted in.</summary>
    public string GainUnit { get; init; } = "as_given";

    /// <summary>Why a learner, by place, has no pair that is allowed; where it is not known, no pair was given.</summary>
    public IReadOnlyDictionary<int, MatchWhyNot> Without { get; init; } = new Dictionary<int, MatchWhyNot>();

    /// <summary>In whose words it is said why two are paired.</summary>
    public MatchText Text { get; init; } = new(TermPack.Load("en"));

    /// <summary>What became of earlier proposals; null where nothing is known of any.</summary>
    public ExchangeStandings? Standings { get; init; }

    /// <summary>The plan of greatest gain, or one by lot among those near it.</summary>
    /// <exception cref="AssumptionException">A gain is no number, or nobody has room.</exception>
    public MatchAnswer Matched(ulong? seed, bool lottery = false)
    {
        if (Pairs.FirstOrDefault(it => !double.IsFinite(it.Gain)) is { } wrong)
        {
            throw new AssumptionException(Assumption.NotFinite, "gain", string.Create(CultureInfo.InvariantCulture, $"gain: that of learner {Learners[wrong.Learner]} with mentor {Mentors[wrong.Mentor]} is {wrong.Gain}"));
        }

        if (!Capacities.Any(it => it > 0) || Capacities.Any(it => it < 0))
        {
            throw new AssumptionException(Assumption.NoCapacity, "capacity", Capacities.Any(it => it < 0) ? "capacity: one lies below zero" : "capacity: nobody has room for anybody");
        }

        if (Pairs.Count == 0)
        {
            return new() { GainUnit = GainUnit, Pairs = [], Unmatched = Learners, Reason = "nobody_told_apart", WhyNot = [.. Learners.Select((_, i) => WhyNot(i, [], false))], Declined = Standings?.All ?? [] };
        }

        var asked = new AssignmentSpecification(Learners.Count, Capacities, [.. Pairs.Select(it => new Pair(it.Learner, it.Mentor, it.Net))]);
        if (seed is not { } lot)
        {
            CapacitatedAssignment best = CapacitatedAssignment.Maximise(asked);
            return Answer(best, best.Gain, byLot: false);
        }

        return lottery ? WaitingList(asked, lot) : NearBest(asked, lot);
    }

    MatchAnswer NearBest(AssignmentSpecification asked, ulong lot)
    {
        RandomisedPlan drawn = RandomisedPlan.Draw(asked, lot);
        MatchAnswer answer = Answer(drawn.Chosen, drawn.Best, byLot: true);
        return answer with
        {
            Seed = (long)lot,
            Probability = drawn.Probability,
            Plans = drawn.Plans.Count,
            NearBest = [.. drawn.Plans.Take(PlansShown).Select(it => new MatchPlan(it.Plan.Gain, it.Probability, it.Plan.Placed))],
            Pairs = [.. Placed(drawn.Chosen).Zip(answer.Pairs, (at, pair) => pair with { Probability = drawn.ProbabilityOf(at, drawn.Chosen.Columns[at]) })],
        };
    }

    MatchAnswer WaitingList(AssignmentSpecification asked, ulong lot)
    {
        WaitingListLottery drawn = WaitingListLottery.Draw(asked, lot);
        MatchAnswer answer = Answer(drawn.Chosen, CapacitatedAssignment.Maximise(asked).Gain, byLot: true);
        return answer with
        {
            Seed = (long)lot,
            Pairs = [.. Placed(drawn.Chosen).Zip(answer.Pairs, (at, pair) => pair with { Probability = drawn.Probabilities[at] })],
            Waiting = [.. drawn.Waiting.Select((at, i) => new MatchWaiting(i + 1, Learners[at], drawn.Probabilities[at]))],
        };
    }

    static IEnumerable<int> Placed(CapacitatedAssignment plan) => Enumerable.Range(0, plan.Columns.Count).Where(i => plan.Columns[i] >= 0);

    MatchAnswer Answer(CapacitatedAssignment plan, double best, bool byLot)
    {
        ILookup<int, ExchangePair> open = Pairs.ToLookup(it => it.Learner);
        return new()
        {
            Total = plan.Gain,
            Best = best,
            GainUnit = GainUnit,
            Pairs = [.. Placed(plan).Select(i => Chosen([.. open[i]], plan.Columns[i], byLot))],
            Unmatched = [.. Enumerable.Range(0, Learners.Count).Where(i => plan.Columns[i] < 0).Select(i => Learners[i])],
            WhyNot = [.. Enumerable.Range(0, Learners.Count).Where(i => plan.Columns[i] < 0).Select(i => WhyNot(i, open[i], byLot))],
            Declined = Standings?.All ?? [],
        };
    }

    MatchWhyNot WhyNot(int learner, IEnumerable<ExchangePair> open, bool byLot) =>
        open.MaxBy(it => it.Net) is not { } best ? Without.GetValueOrDefault(learner) ?? new(Learners[learner], "no_pair")
        : new(Learners[learner], best.Net <= 0 ? "no_gain" : byLot ? "lot" : "no_room") { Mentor = Mentors[best.Mentor], Operation = best.Operation, Gain = best.Gain, Cost = best.Cost, Places = Capacities[best.Mentor] };

    MatchPair Chosen(ExchangePair[] open, int mentor, bool byLot)
    {
        ExchangePair pair = open.First(it => it.Mentor == mentor);
        ExchangePair greatest = open.MaxBy(it => it.Net)!;
        string? elsewhere = greatest.Net <= pair.Net ? null : Text.Elsewhere(Mentors[greatest.Mentor], greatest.Net, byLot);
        string reason = Text.Reason(Learners[pair.Learner], Mentors[mentor], pair, elsewhere ?? Text.Most(open.Length));
        return new(Learners[pair.Learner], Mentors[mentor], pair.Gain, reason) { Operation = pair.Operation, Practice = pair.Practice, Effect = pair.Effect, Expected = pair.Expected, Hours = pair.Hours, HostHours = pair.HostHours, CostHours = pair.CostHours, Cost = pair.Cost, HostLoss = pair.HostLoss, Basis = pair.Hours is null ? "as_given" : pair.Effect is null ? "assumed" : "pooled", Standing = Standings?.Of(Learners[pair.Learner], Mentors[mentor]) };
    }
}

/// <summary>A learner who may go to a mentor.</summary>
sealed record ExchangePair(int Learner, int Mentor, double Gain)
{
    /// <summary>What speaks for it; null where only the gain is known.</summary>
    public MatchGrounds? Grounds { get; init; }

    public string? Operation { get; init; }

    public string? Practice { get; init; }

    public ExchangeEffect? Effect { get; init; }

    public double? Expected { get; init; }

    public double? Hours { get; init; }

    public double? HostHours { get; init; }

    public double? CostHours { get; init; }

    public double? Cost { get; init; }

    /// <summary>What the host earns less a week while the visits last.</summary>
    public double HostLoss { get; init; }

    /// <summary>Gain less cost.</summary>
    public double Net => Gain - (Cost ?? 0);
}
