using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Statistics.Shrinkage;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>Whether the quotas of operations fit: by the middle of those who know the job (F7), by the humps of their days, and by the effect of the operation net of persons, machines and shifts.</summary>
sealed record QuotaFit(IReadOnlyList<QuotaFigures> Loose, IReadOnlyList<QuotaFigures> Tight, string? Reason)
{
    public static async Task<QuotaFit> Ask(Family family, PersonDays days, (ILedger Ledger, Scope Scope, Policy Policy) where, CancellationToken cancel)
    {
        IntegrityPolicy policy = where.Policy.Integrity;
        Dictionary<string, LooseEffect> effects = [];
        string? reason = await Effects(effects, where, cancel);
        var humps = new Humps(family);
        var loose = new List<QuotaFigures>();
        var tight = new List<QuotaFigures>();
        foreach (IGrouping<string, DayWork> operation in days.Works.Where(work => work is { Operation: not null, Person: not null, Learner: false, Hours: > 0 } && days.Operations.ContainsKey(work.Operation)).GroupBy(work => work.Operation!).OrderBy(operation => operation.Key, StringComparer.Ordinal))
        {
            Subject about = days.Operations[operation.Key];
            humps.Ask(about, [.. operation]);
            double[] persons = Persons(operation, policy.LeastHours);
            MiddleBand? band = persons.Length >= where.Policy.Lattice.K ? MiddleBand.Of(persons, new(policy.MedianLow, policy.MedianHigh, 1, policy.ReachFloor)) : null;
            LooseEffect? effect = effects.GetValueOrDefault(operation.Key);
            Add(family, about, band, effect);
            var figures = new QuotaFigures(operation.Key, band?.Median, band?.Reach, effect?.Off, effect is null ? null : [effect.Lower, effect.Upper], persons.Length);
            if (band?.IsHigh == true || effect?.IsLoose == true)
            {
                loose.Add(figures);
            }

            if (band?.IsLow == true || effect?.IsTight == true)
            {
                tight.Add(figures);
            }
        }

        return new(loose, tight, reason);
    }

    static void Add(Family family, Subject about, MiddleBand? band, LooseEffect? effect)
    {
        if (band is not null)
        {
            family.Add(new(about, PatternQuestion.MiddleHigh, band.High) { Strong = band.IsHigh, Pair = (band.Reach, band.Reach) });
            family.Add(new(about, PatternQuestion.MiddleLow, band.Low) { Strong = band.IsLow, Pair = (band.Reach, band.Reach) });
        }

        if (effect is not null)
        {
            family.Add(new(about, Tests.EffectHigh, effect.High) { Strong = effect.IsLoose, Pair = (effect.Lower, effect.Upper) });
            family.Add(new(about, Tests.EffectLow, effect.Low) { Strong = effect.IsTight, Pair = (effect.Lower, effect.Upper) });
        }
    }

    // One figure a person, of those with enough hours on the job.
    static double[] Persons(IEnumerable<DayWork> operation, double leastHours) =>
    [
        .. operation.GroupBy(work => work.Person)
            .Select(person => (Earned: person.Sum(work => work.Earned), Hours: person.Sum(work => work.Hours)))
            .Where(person => person.Hours >= leastHours)
            .Select(person => person.Earned / person.Hours),
    ];

    // Fixed effects of the operations that persons and machines connect, shrunken towards one another.
    static async Task<string?> Effects(Dictionary<string, LooseEffect> found, (ILedger Ledger, Scope Scope, Policy Policy) where, CancellationToken cancel)
    {
        FairCells cells = await FairCells.Read(where.Ledger, where.Scope, [Factor.Operation, Factor.Person, Factor.WorkCentre, Factor.Shift], cancel);
        if (cells.Records == 0 || cells.Factors.Count < 2)
        {
            return cells.Records == 0 ? "no_work" : Assumption.OneLevel;
        }

        return Family.Try(() =>
        {
            CrossedEstimate fit = CrossedEffects.Estimate(cells.Logs());
            double[] errors = fit.EffectErrors?[0] ?? throw new AssumptionException(Assumption.NotConverged, "effects", "effects: too many levels for their errors");
            int[] classes = fit.Classes[0];
            int largest = classes.CountBy(it => it).MaxBy(it => it.Value).Key;
            int[] kept = [.. Enumerable.Range(0, classes.Length).Where(i => classes[i] == largest && errors[i] > 0)];
            var shrunken = LooseEffects.Of(new NoisyEffects(kept.Select(i => fit.Effects[0][i]).ToArray(), kept.Select(i => errors[i]).ToArray()), where.Policy.Integrity.OffBy);
            for (int i = 0; i < kept.Length; i++)
            {
                found.Add(cells.Levels[0][kept[i]], shrunken[i]);
            }
        });
    }
}
