using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Hours earned and worked by each level of the first factor, and what effects its hours met.</summary>
sealed class FairSums(int levels, IReadOnlyList<double[]> effects)
{
    readonly double[] earned = new double[levels];
    readonly double[] hours = new double[levels];
    readonly double[][] met = [.. effects.Select(_ => new double[levels])];

    /// <summary>Adds a cell.</summary>
    /// <param name="rate">Its sums.</param>
    /// <param name="of">For every factor its level.</param>
    public void Add(in RateMoments rate, ReadOnlySpan<int> of)
    {
        earned[of[0]] += rate.Earned;
        hours[of[0]] += rate.Hours;
        for (int factor = 0; factor < met.Length; factor++)
        {
            met[factor][of[0]] += rate.Hours * effects[factor][of[factor]];
        }
    }

    /// <summary>The hours-weighted means of the effects as differences from the average of all hours.</summary>
    public (double Earned, double Hours, double[] Effects)[] Means()
    {
        double all = hours.Sum();
        double[] average = [.. met.Select(of => of.Sum() / all)];
        return [.. hours.Select((own, level) => (earned[level], own, met.Select((of, factor) => (of[level] / own) - average[factor]).ToArray()))];
    }
}
