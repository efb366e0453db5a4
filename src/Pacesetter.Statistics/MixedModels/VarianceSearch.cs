using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.MixedModels;

/// <summary>Finds the variance ratios at which the criterion is least.</summary>
/// <remarks>
/// <para>Newton steps in ln γ, at most 2 long, halved while the criterion rises; where the Hessian is not positive definite, the
/// monotone step γ ← γ √(a γ ÷ (σ²(q − tr M))). Stops when half the Newton decrement falls below its tolerance.</para>
/// <para>A ratio at its lower bound whose gradient points below is set to zero exactly, once the others are found.</para>
/// </remarks>
sealed class VarianceSearch(PenalisedLeastSquares model, SymmetricMatrix inverse)
{
    const double Tolerance = 1e-11;
    const int MostEvaluations = 200;

    readonly CrossProducts cross = model.Cross;

    /// <summary>Half the Newton decrement at the end.</summary>
    public double Decrement { get; private set; } = double.PositiveInfinity;

    /// <summary>Standard errors of ln γ.</summary>
    public double[] LogErrors { get; private set; } = [];

    /// <summary>True when the inverse is that of the last evaluation.</summary>
    public bool InverseStands { get; private set; }

    public void Run()
    {
        double[] floor = [.. Enumerable.Range(0, cross.Sizes.Length).Select(k => 1e-8 * cross.Sizes[k] / Sum(cross.WeightsOf(k)))];
        double[] at = Start(floor);
        double[] step = new double[at.Length];
        double before = double.PositiveInfinity;
        double length = 1;
        while (true)
        {
            double[] next = [.. at.Select((ratio, k) => Math.Max(floor[k], ratio * Math.Exp(length * step[k])))];
            model.Evaluate(next);
            Require(model.Evaluations);
            if (model.Criterion > before + (1e-9 * Math.Abs(before)) && length > 1e-4)
            {
                length /= 2;
                continue;
            }

            (at, before, length) = (next, model.Criterion, 1);
            var derivatives = new Derivatives(model, inverse);
            bool[] held = [.. at.Select((ratio, k) => ratio <= floor[k] && derivatives.Gradient[k] >= 0)];
            step = Step(at, derivatives, held);
            if (Decrement < Tolerance)
            {
                Finish(at, held);
                return;
            }
        }
    }

    void Finish(double[] at, bool[] held)
    {
        InverseStands = !held.Contains(true);
        if (!InverseStands)
        {
            model.Evaluate([.. at.Select((ratio, k) => held[k] ? 0 : ratio)]);
        }
    }

    double[] Step(double[] at, Derivatives derivatives, bool[] held)
    {
        int[] free = [.. Enumerable.Range(0, at.Length).Where(k => !held[k])];
        var hessian = new SymmetricMatrix(Math.Max(1, free.Length));
        double[] slope = [.. free.Select(k => at[k] * derivatives.Gradient[k])];
        for (int i = 0; i < free.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                hessian[i, j] = (at[free[i]] * at[free[j]] * derivatives.Hessian[free[i], free[j]]) + (i == j ? slope[i] : 0);
            }
        }

        double[] step = new double[at.Length];
        LogErrors = [.. Enumerable.Repeat(double.PositiveInfinity, at.Length)];
        if (free.Length == 0)
        {
            Decrement = 0;
            return step;
        }

        var cholesky = new Cholesky(hessian, 1);
        cholesky.Decompose(1e-12);
        if (cholesky.Dropped.Any(column => column < free.Length))
        {
            Decrement = double.PositiveInfinity;
            foreach (int k in free)
            {
                step[k] = Monotone(at[k], derivatives.Gradient[k], k);
            }

            return step;
        }

        double[] newton = [.. slope];
        cholesky.Forward(newton);
        Decrement = Vectors.Dot(newton, newton) / 2;
        cholesky.Backward(newton);
        double longest = newton.Max(Math.Abs);
        var errors = new SymmetricMatrix(free.Length);
        cholesky.Invert(errors, free.Length);
        for (int i = 0; i < free.Length; i++)
        {
            step[free[i]] = -newton[i] * Math.Min(1, 2 / longest);
            LogErrors[free[i]] = Math.Sqrt(2 * errors[i, i]);
        }

        return step;
    }

    // gradient = (q − tr) ÷ γ − a ÷ σ²; the step is half the log of (a ÷ σ²) over ((q − tr) ÷ γ).
    double Monotone(double ratio, double gradient, int factor)
    {
        Parts left = model.Residuals(model.Response, model.Solution);
        double fit = Vectors.Dot(model.Effects(left, factor), model.Effects(left, factor)) / model.ResidualVariance;
        double trace = gradient + fit;
        return ratio > 0 && trace > 0 && fit > 0 ? Math.Clamp(Math.Log(fit / trace) / 2, -2, 2) : -Math.Sign(gradient);
    }

    // One-way moments: v_k = (Σ z² ÷ g − (q − 1) s²) ÷ (Σ g − Σ g² ÷ Σ g), divided by what they leave of s².
    double[] Start(double[] floor)
    {
        double total = cross.Moments[^1] / (model.DegreesOfFreedom - 1);
        double[] variances = new double[floor.Length];
        for (int k = 0; k < floor.Length; k++)
        {
            ReadOnlySpan<double> weights = cross.WeightsOf(k);
            ReadOnlySpan<double> sums = model.Effects(model.Response, k);
            double between = 0, squares = 0;
            for (int level = 0; level < weights.Length; level++)
            {
                between += sums[level] * sums[level] / weights[level];
                squares += weights[level] * weights[level];
            }

            double sum = Sum(weights);
            variances[k] = Math.Max(0, (between - ((weights.Length - 1) * total)) / (sum - (squares / sum)));
        }

        double left = Math.Max(0.1 * total, total - variances.Sum());
        return [.. variances.Select((variance, k) => Math.Max(variance > 0 ? floor[k] : 1e4 * floor[k], variance / left))];
    }

    static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }

    static void Require(int evaluations)
    {
        if (evaluations > MostEvaluations)
        {
            throw new AssumptionException(Assumption.NotConverged, "variances", "the variances did not settle: the data hardly tell them apart");
        }
    }
}
