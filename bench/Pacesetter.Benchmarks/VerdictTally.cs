using Pacesetter.Statistics.Adoption;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Benchmarks;

/// <summary>What a scene's replications came to, as shares of them.</summary>
/// <param name="Replications">How many.</param>
/// <param name="Proven">Share proven at any look.</param>
/// <param name="ProvenFirst">Share proven at the first look.</param>
/// <param name="Harmed">Share found harmed.</param>
/// <param name="Judged">Share judged at the first look.</param>
/// <param name="Covered">Share of judged intervals that hold the effect, at each look.</param>
/// <param name="Raw">Share in which the raw change before to after is significant at one-sided 2.5 % at the first look.</param>
public sealed record VerdictTally(int Replications, double Proven, double ProvenFirst, double Harmed, double Judged, double[] Covered, double Raw)
{
    /// <summary>Simulates a scene; the same figures for a seed on any number of threads.</summary>
    public static VerdictTally Of(VerdictScene scene, VerdictRule rule, int replications, ulong seed)
    {
        const int block = 50;
        int blocks = (replications + block - 1) / block;
        var sums = new double[blocks][];
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, k =>
        {
            var sum = new double[11];
            for (int r = k * block; r < Math.Min(replications, (k + 1) * block); r++)
            {
                AdoptionCohort cohort = scene.Draw(new RandomSequence(seed, (ulong)r));
                Count(sum, CohortVerdict.Judge(cohort, rule), scene.Effect);
                sum[10] += RawSignificant(cohort) ? 1 : 0;
            }

            sums[k] = sum;
        });
        double[] all = [.. Enumerable.Range(0, 11).Select(j => sums.Sum(sum => sum[j]))];
        double n = replications;
        return new(replications, all[0] / n, all[1] / n, all[2] / n, all[3] / n, [all[7] / all[4], all[8] / all[5], all[9] / all[6]], all[10] / n);
    }

    static void Count(double[] sum, CohortVerdict verdict, double effect)
    {
        bool proven = verdict.Finding == Finding.Proven;
        sum[0] += proven ? 1 : 0;
        sum[1] += proven && verdict.DecidedAt == verdict.Looks[0].Look ? 1 : 0;
        sum[2] += verdict.Finding == Finding.Harmed ? 1 : 0;
        sum[3] += verdict.Looks.Length > 0 && verdict.Looks[0].Judged ? 1 : 0;
        for (int l = 0; l < verdict.Looks.Length; l++)
        {
            if (verdict.Looks[l].Interval is { } interval)
            {
                sum[4 + l]++;
                sum[7 + l] += interval.Lower <= effect && effect <= interval.Upper ? 1 : 0;
            }
        }
    }

    // What is usually done: the adopters' mean change from the weeks of choice, a t-test over the adopters.
    static bool RawSignificant(AdoptionCohort cohort)
    {
        int n = cohort.Adopters.Length;
        if (n < 2)
        {
            return false;
        }

        double[] changes = [.. cohort.Adopters.Select(i => Mean(cohort.Outcome[i].Slice(cohort.Week, 12)) - Mean(cohort.Outcome[i].Slice(cohort.Week - 4, 4)))];
        double mean = changes.Average();
        double se = Math.Sqrt(changes.Sum(it => (it - mean) * (it - mean)) / (n - 1) / n);
        return Pacesetter.Statistics.Distributions.StudentT.Upper(mean / se, n - 1) <= 0.025;
    }

    static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        int count = 0;
        foreach (double value in values)
        {
            sum += double.IsNaN(value) ? 0 : value;
            count += double.IsNaN(value) ? 0 : 1;
        }

        return sum / count;
    }
}
