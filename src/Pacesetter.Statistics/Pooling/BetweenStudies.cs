using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Pooling;

/// <summary>The estimates of τ², the variance of true effects between studies, of its error and of its interval.</summary>
/// <remarks>
/// <para>RestrictedLikelihood: τ² ← τ² + (y'PPy − tr P) ÷ tr PP; MaximumLikelihood: τ² + (y'PPy − Σw) ÷ Σw²   [Viechtbauer2005]</para>
/// <para>PauleMandel and EmpiricalBayes: y'Py = k − p, by Newton's rule, whose slope is −y'PPy   [PauleMandel1982, Morris1983]</para>
/// <para>DerSimonianLaird: (Q − (k − p)) ÷ tr P; Hedges: (Σr² − tr PV) ÷ (k − p), unweighted; SidikJonkman: τ₀² Σwr² ÷ (k − p) with τ₀² = Σ(y − ȳ)² ÷ k</para>
/// </remarks>
static class BetweenStudies
{
    const int MostSteps = 1000;

    public static (double Variance, double Error) Estimate(double[] y, double[] x, double[] v, PoolingRule rule)
    {
        BetweenVariance between = rule.Between;
        int k = y.Length;
        int left = k - (x.Length / k);
        switch (between)
        {
            case BetweenVariance.RestrictedLikelihood or BetweenVariance.MaximumLikelihood or BetweenVariance.EmpiricalBayes when rule.Stop > 0:
                return ScoredUntil(y, x, v, rule);
            case BetweenVariance.CommonEffect:
                return (0, double.NaN);
            case BetweenVariance.DerSimonianLaird:
                return DerSimonianLaird(y, x, v, left);
            case BetweenVariance.Hedges:
                return Hedges(y, x, v, left);
            case BetweenVariance.SidikJonkman:
                return SidikJonkman(y, x, v, left);
            case BetweenVariance.PauleMandel or BetweenVariance.EmpiricalBayes:
                double solved = PauleMandel(y, x, v, left);
                return (solved, SolvedError(v, solved, left));
            default:
                return Likelihood(y, x, v, between == BetweenVariance.RestrictedLikelihood);
        }
    }

    /// <summary>The τ² at which y'Py takes a value; 0 where it is below it from the start.</summary>
    public static double Profile(double[] y, double[] x, double[] v, double target)
    {
        double t2 = 0;
        for (int i = 0; i < MostSteps; i++)
        {
            WeightedFit fit = At(y, x, v, t2);
            double step = (fit.Weighted - target) / fit.Twice; // y'Py falls and is convex: from below every step stays below
            if (!(step > 1e-15 * (1 + t2)))
            {
                break;
            }

            t2 += step;
        }

        return t2;
    }

    /// <summary>The Q-profile interval of τ²: the values whose y'Py lies between the χ² quantiles   [Viechtbauer2007].</summary>
    public static (double Lower, double Upper) Interval(double[] y, double[] x, double[] v, double confidence)
    {
        double left = y.Length - (x.Length / y.Length);
        double tail = (1 - confidence) / 2;
        return (Profile(y, x, v, ChiSquared.Quantile(1 - tail, left)), Profile(y, x, v, ChiSquared.Quantile(tail, left)));
    }

    public static WeightedFit At(double[] y, double[] x, double[] v, double t2)
    {
        var w = new double[v.Length];
        for (int i = 0; i < w.Length; i++)
        {
            w[i] = 1 / (v[i] + t2);
        }

        return new(y, x, w);
    }

    static double SolvedError(double[] v, double t2, int left) => Math.Sqrt(2.0 * v.Length * v.Length / left) / v.Sum(variance => 1 / (variance + t2));

    static (double, double) ScoredUntil(double[] y, double[] x, double[] v, PoolingRule rule)
    {
        int k = y.Length;
        int left = k - (x.Length / k);
        bool restricted = rule.Between == BetweenVariance.RestrictedLikelihood;
        bool bayes = rule.Between == BetweenVariance.EmpiricalBayes;
        double t2 = Hedges(y, x, v, left).Item1;
        double step = double.PositiveInfinity;
        for (int i = 0; i < MostSteps && Math.Abs(step) > rule.Stop; i++)
        {
            WeightedFit fit = At(y, x, v, t2);
            double from = t2;
            step = bayes ? ((fit.Weighted * k / left) - k) / v.Sum(variance => 1 / (variance + from)) : Step(fit, v, t2, restricted);
            while (t2 + step < 0)
            {
                step /= 2;
            }

            t2 += step;
        }

        double error = bayes ? SolvedError(v, t2, left)
            : Math.Sqrt(2 / (restricted ? At(y, x, v, t2).Trace(v, 0, 0) : v.Sum(variance => 1 / ((variance + t2) * (variance + t2)))));
        return (t2, error);
    }

    static double PauleMandel(double[] y, double[] x, double[] v, int left) => Profile(y, x, v, left);

    static (double, double) DerSimonianLaird(double[] y, double[] x, double[] v, int left)
    {
        WeightedFit fit = At(y, x, v, 0);
        double trace = fit.Trace();
        double t2 = Math.Max(0, (fit.Weighted - left) / trace);
        return (t2, Math.Sqrt((2 * left) + (4 * t2 * trace) + (2 * t2 * t2 * fit.Trace(v, 0, 0))) / trace);
    }

    static (double, double) Hedges(double[] y, double[] x, double[] v, int left)
    {
        var ones = new double[y.Length];
        Array.Fill(ones, 1);
        WeightedFit fit = new(y, x, ones);
        double trace = 0;
        for (int i = 0; i < v.Length; i++)
        {
            trace += v[i] * (1 - fit.Leverage(i));
        }

        double t2 = Math.Max(0, (fit.Weighted - trace) / left);
        return (t2, Math.Sqrt((2 * fit.Trace(v, 1, 1)) + (4 * t2 * trace) + (2 * t2 * t2 * left)) / left);
    }

    static (double, double) SidikJonkman(double[] y, double[] x, double[] v, int left)
    {
        double mean = y.Average();
        double crude = y.Sum(it => (it - mean) * (it - mean)) / y.Length;
        WeightedFit fit = At(y, x, v, crude);
        double t2 = crude * fit.Weighted / left;
        return (t2, Math.Sqrt((2 * fit.Trace(v, 1, 1)) + (4 * t2 * fit.Trace(v, 1, 0)) + (2 * t2 * t2 * fit.Trace(v, 0, 0))) * crude / left);
    }

    static (double, double) Likelihood(double[] y, double[] x, double[] v, bool restricted)
    {
        if (!x.AsSpan().ContainsAnyExcept(1))
        {
            return InterceptLikelihood.Estimate(y, v, restricted);
        }

        double t2 = Scoring.Root(t => Step(At(y, x, v, t), v, t, restricted), DerSimonianLaird(y, x, v, y.Length - (x.Length / y.Length)).Item1);
        WeightedFit fit = At(y, x, v, t2);
        double information = restricted ? fit.Trace(v, 0, 0) : v.Sum(variance => 1 / ((variance + t2) * (variance + t2)));
        return (t2, Math.Sqrt(2 / information));
    }

    static double Step(WeightedFit fit, double[] v, double t2, bool restricted)
    {
        if (restricted)
        {
            return (fit.Twice - fit.Trace()) / fit.Trace(v, 0, 0);
        }

        double sum = 0;
        double squares = 0;
        foreach (double variance in v)
        {
            double w = 1 / (variance + t2);
            sum += w;
            squares += w * w;
        }

        return (fit.Twice - sum) / squares;
    }
}
