using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.MixedModels;

/// <summary>Finds the variance ratios at which the criterion is least.</summary>
/// <remarks>
/// <para>Newton steps in ln γ, at most 2 long, halved while the criterion rises; where the Hessian is not positive definite its
/// diagonal is raised [Marquardt1963]. Stops when half the Newton decrement falls below its tolerance.</para>
/// <para>A ratio at its lower bound whose gradient points below is set to zero exactly, once the others are found.</para>
/// </remarks>
sealed class VarianceSearch(PenalisedLeastSquares model, SymmetricMatrix inverse)
{
    const double Tolerance = 1e-11;
    const double ToBound = -40;
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
        double[] slope = [.. free.Select(k => at[k] * derivatives.Gradient[k])];
        double[] step = new double[at.Length];
        LogErrors = [.. Enumerable.Repeat(double.PositiveInfinity, at.Length)];
        if (free.Length == 0)
        {
            Decrement = 0;
            return step;
        }

        (Cholesky cholesky, double shift) = Factor((i, j) => (at[free[i]] * at[free[j]] * derivatives.Hessian[free[i], free[j]]) + (i == j ? slope[i] : 0), slope);
        double[] newton = [.. slope];
        cholesky.Forward(newton);
        Decrement = shift > 0 ? double.PositiveInfinity : Vectors.Dot(newton, newton) / 2;
        cholesky.Backward(newton);
        double longest = newton.Max(Math.Abs);
        var errors = new SymmetricMatrix(free.Length);
        cholesky.Invert(errors, free.Length);
        for (int i = 0; i < free.Length; i++)
        {
            // Where the criterion is all but linear in the ratio and rises with it, the bound is next.
            double bend = at[free[i]] * at[free[i]] * derivatives.Hessian[free[i], free[i]];
            step[free[i]] = slope[i] > 0 && Math.Abs(bend) < 0.2 * slope[i] ? ToBound : -newton[i] * Math.Min(1, 2 / longest);
            LogErrors[free[i]] = Math.Sqrt(2 * errors[i, i]);
        }

        return step;
    }

    // The Hessian, its diagonal raised by its own size until it is positive definite.
    static (Cholesky Factor, double Shift) Factor(Func<int, int, double> hessian, double[] slope)
    {
        for (double shift = 0; ; shift = shift == 0 ? 1 : 2 * shift)
        {
            var matrix = new SymmetricMatrix(slope.Length);
            for (int i = 0; i < slope.Length; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    matrix[i, j] = hessian(i, j) + (i == j ? shift * Math.Max(Math.Abs(hessian(i, i)), Math.Abs(slope[i])) : 0);
                }
            }

            var cholesky = new Cholesky(matrix, 1);
            cholesky.Decompose(1e-12);
            if (!cholesky.Dropped.Any(column => column < slope.Length) || shift > 1e6)
            {
                return (cholesky, shift);
            }
        }
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
        return [.. variances.Select((variance, k) => Math.Max(1e6 * floor[k], variance / left))];
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
