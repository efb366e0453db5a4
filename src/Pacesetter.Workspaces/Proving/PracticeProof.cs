using Pacesetter.Exchanging;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Pooling;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Proving;

/// <summary>All cohorts of a practice, judged, and what they say together.</summary>
sealed record PracticeProof(Practice Practice, IReadOnlyList<(Cohort Cohort, JudgedCohort Judged)> Cohorts)
{
    /// <summary>Those with an estimate, whatever the verdict: the failed and the abandoned count too.</summary>
    public IReadOnlyList<(Cohort Cohort, JudgedCohort Judged)> Estimated { get; } = [.. Cohorts.Where(it => it.Judged.Answer is { Estimate: not null, StandardError: > 0, Interval: not null })];

    public int Without => Cohorts.Count - Estimated.Count;

    public double[] Effects => [.. Estimated.Select(it => it.Judged.Answer.Estimate!.Value)];

    public double[] Variances => [.. Estimated.Select(it => it.Judged.Answer.StandardError!.Value * it.Judged.Answer.StandardError!.Value)];

    /// <summary>Judges the cohorts of each practice that has any, in the order of the practices' codes.</summary>
    public static Task<IReadOnlyList<PracticeProof>> Read(Cohorts cohorts, TermPack terms, CancellationToken cancel) => Read(cohorts, cohorts.All, terms, cancel);

    /// <summary>Judges some of the cohorts, practice by practice.</summary>
    public static async Task<IReadOnlyList<PracticeProof>> Read(Cohorts cohorts, IReadOnlyList<Cohort> some, TermPack terms, CancellationToken cancel)
    {
        var found = new List<PracticeProof>();
        foreach (IGrouping<string, Cohort> practice in some.GroupBy(it => it.Practice.Id))
        {
            var judged = new List<(Cohort, JudgedCohort)>();
            foreach (Cohort cohort in practice)
            {
                judged.Add(await cohorts.Judge(cohort, terms, cancel));
            }

            found.Add(new(practice.First().Practice, judged));
        }

        return found;
    }

    /// <summary>The pool of the estimates, by their full covariance where cohorts are compared with the same units; null without any.</summary>
    public PoolAnswer? Pool(PoolingRule rule)
    {
        if (Estimated.Count == 0)
        {
            return null;
        }

        string[] ids = [.. Estimated.Select(it => string.Join('+', it.Cohort.Units))];
        double[] variances = Variances;
        return PoolAnswer.Of(ids, Effects, variances, rule, Shared(variances)) with { LeftOut = Without };
    }

    // Pairs are correlated one by one, which need not make a covariance; then all are drawn toward none until it is one.
    double[]? Shared(double[] variances)
    {
        int k = variances.Length;
        Influence?[] influences = Influences();
        var correlations = new double[k * k];
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < i; j++)
            {
                correlations[(i * k) + j] = influences[i] is { } one && influences[j] is { } other ? Influence.Correlation(one, other) : 0;
            }
        }

        for (double kept = 1; kept > 0.05 && correlations.AsSpan().ContainsAnyExcept(0); kept -= 0.1)
        {
            var covariance = new double[k * k];
            for (int i = 0; i < k; i++)
            {
                covariance[(i * k) + i] = variances[i];
                for (int j = 0; j < i; j++)
                {
                    covariance[(i * k) + j] = covariance[(j * k) + i] = kept * correlations[(i * k) + j] * Math.Sqrt(variances[i] * variances[j]);
                }
            }

            try
            {
                _ = RandomEffects.EstimateCorrelated(Effects, covariance);
                return covariance;
            }
            catch (AssumptionException unfit) when (unfit.Id == Assumption.NotPositiveDefinite)
            {
                // No covariance yet: the correlations are drawn further toward none.
            }
        }

        return null;
    }

    // Each cohort has a panel of its own: its rows are renumbered by the codes of the units.
    Influence?[] Influences()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. Estimated.Select(it => Numbered(it.Judged))];

        Influence? Numbered(JudgedCohort judged) => judged is { Asked: { } asked, Look.Look: var look } && Influence.Of(asked.Cohort, asked.Rule, look) is { } influence
            ? influence with { Units = [.. influence.Units.Select(unit => Number(judged.Codes[unit]))] }
            : null;

        int Number(string code) => numbers.TryGetValue(code, out int number) ? number : numbers[code] = numbers.Count;
    }
}
