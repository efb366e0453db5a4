using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Adoption;

/// <summary>The doubly robust difference of changes of Sant'Anna and Zhao for one group and its controls, with its influence function.</summary>
/// <remarks>ATT = mean of (w₁ − w₀)(Δy − x'β), w₁ = D ÷ mean, w₀ = π(1 − D) ÷ (1 − π) ÷ mean; π logit, β least squares over controls   [SantAnnaZhao2020, 3.1]</remarks>
static class DoublyRobust
{
    const double Most = 0.999;

    public const string Apart = "some characteristics belong to adopters alone, so that no control is like them; leave one out or make it coarser";

    public static GroupTimeSums.Cell Estimate((int Group, int Period) key, double[] change, (int[] Ours, int[] Theirs) units, double[][] all)
    {
        int[] both = [.. units.Ours, .. units.Theirs];
        int n = both.Length;
        int n1 = units.Ours.Length;
        double[][] x = [.. both.Select(i => all[i])];
        double[] dy = [.. both.Select(i => change[i])];
        (double[] odds, SmallSystem information, double[] score) = Propensity(x, n1);
        SmallSystem moments = SmallSystem.Moments(x[n1..], [.. Enumerable.Repeat(1.0, n - n1)]);
        double[] beta = moments.Solve(SmallSystem.Sum(x[n1..], dy[n1..]));
        double[] rest = [.. dy.Select((value, i) => value - SmallSystem.Dot(x[i], beta))];
        double sum0 = odds.Sum();
        double treated = rest[..n1].Average();
        double untreated = 0;
        for (int i = n1; i < n; i++)
        {
            untreated += odds[i - n1] * rest[i] / sum0;
        }

        // The means over x that the two first steps' noise enters through.
        double[] ones = [.. Enumerable.Repeat(1.0, n1)];
        double[] m1 = moments.Solve(SmallSystem.Sum(x[..n1], ones));
        double[] m3 = moments.Solve(SmallSystem.Sum(x[n1..], odds));
        double[] m2 = information.Solve(SmallSystem.Sum(x[n1..], [.. odds.Select((odd, i) => odd * (rest[n1 + i] - untreated))]));
        double scale = change.Length;
        var influence = new double[change.Length];
        for (int i = 0; i < n; i++)
        {
            bool ours = i < n1;
            double own = ours ? (rest[i] - treated) / n1 : -rest[i] * SmallSystem.Dot(x[i], m1) / n1;
            double control = ours ? 0 : (odds[i - n1] * (rest[i] - untreated)) - (rest[i] * SmallSystem.Dot(x[i], m3));
            control += score[i] * SmallSystem.Dot(x[i], m2);
            influence[both[i]] = scale * (own - (control / sum0));
        }

        return new(key.Group, key.Period, treated - untreated, influence);
    }

    // Logit by Newton's steps; the odds of the controls, X'diag(π(1 − π))X, and D − π.
    static (double[] Odds, SmallSystem Information, double[] Score) Propensity(double[][] x, int n1)
    {
        int n = x.Length;
        var gamma = new double[x[0].Length];
        var score = new double[n];
        var weights = new double[n];
        SmallSystem? information = null;
        for (int step = 0; step < 60; step++)
        {
            for (int i = 0; i < n; i++)
            {
                double p = 1 / (1 + Math.Exp(-SmallSystem.Dot(x[i], gamma)));
                score[i] = (i < n1 ? 1 : 0) - p;
                weights[i] = p * (1 - p);
            }

            information = SmallSystem.Moments(x, weights, step == 0 ? Assumption.Collinear : Assumption.NoOverlap); // at the first step all weights are alike
            double[] move = information.Solve(SmallSystem.Sum(x, score));
            double largest = 0;
            for (int j = 0; j < gamma.Length; j++)
            {
                gamma[j] += move[j];
                largest = Math.Max(largest, Math.Abs(move[j]) / (1 + Math.Abs(gamma[j])));
            }

            if (largest < 1e-13)
            {
                break;
            }
        }

        double[] odds = [.. x[n1..].Select(row => Math.Exp(SmallSystem.Dot(row, gamma)))];
        return odds.All(odd => odd <= Most / (1 - Most))
            ? (odds, information!, score)
            : throw new AssumptionException(Assumption.NoOverlap, "characteristics", Apart);
    }
}
