using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.Pooling;

/// <summary>Weighted least squares of k effects on p regressors and the traces of its projection, all through p × p matrices.</summary>
/// <remarks>P = W − WX (X'WX)⁻¹ X'W; y'Py = Σ w r², y'PPy = Σ w² r², tr P and tr(P D₁ P D₂) for diagonal D.</remarks>
sealed class WeightedFit
{
    readonly double[] x; // k × p, row by row
    readonly double[] w;
    readonly double[] inverse; // (X'WX)⁻¹
    readonly int p;

    public WeightedFit(double[] y, double[] x, double[] w)
    {
        (this.x, this.w) = (x, w);
        int k = y.Length;
        p = x.Length / k;
        var right = new double[p];
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < p; j++)
            {
                right[j] += x[(i * p) + j] * w[i] * y[i];
            }
        }

        inverse = Inverse(Moment(static (w, _) => w, w), p);
        Coefficients = new double[p];
        for (int j = 0; j < p; j++)
        {
            for (int l = 0; l < p; l++)
            {
                Coefficients[j] += inverse[(j * p) + l] * right[l];
            }
        }

        Residuals = new double[k];
        for (int i = 0; i < k; i++)
        {
            double fit = 0;
            for (int j = 0; j < p; j++)
            {
                fit += x[(i * p) + j] * Coefficients[j];
            }

            Residuals[i] = y[i] - fit;
            Weighted += w[i] * Residuals[i] * Residuals[i];
            Twice += w[i] * w[i] * Residuals[i] * Residuals[i];
        }
    }

    public double[] Coefficients { get; }

    public double[] Residuals { get; }

    /// <summary>y'Py.</summary>
    public double Weighted { get; }

    /// <summary>y'PPy.</summary>
    public double Twice { get; }

    /// <summary>An entry of (X'WX)⁻¹.</summary>
    public double Covariance(int j, int l) => inverse[(j * p) + l];

    /// <summary>z'(X'WX)⁻¹z for the regressors of study i.</summary>
    public double Leverage(int i)
    {
        double sum = 0;
        for (int j = 0; j < p; j++)
        {
            for (int l = 0; l < p; l++)
            {
                sum += x[(i * p) + j] * inverse[(j * p) + l] * x[(i * p) + l];
            }
        }

        return sum;
    }

    /// <summary>tr P.</summary>
    public double Trace()
    {
        double sum = 0;
        foreach (double weight in w)
        {
            sum += weight;
        }

        return sum - Product(inverse, Moment(static (w, _) => w * w, w));
    }

    /// <summary>tr(P D₁ P D₂), each D a power of the variances v: 0 for the identity, 1 for V.</summary>
    public double Trace(double[] v, int first, int second)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            sum += w[i] * w[i] * Power(v[i], first + second);
        }

        double[] cubes = Moment((weight, variance) => weight * weight * weight * Power(variance, first + second), v);
        double[] one = Multiply(inverse, Moment((weight, variance) => weight * weight * Power(variance, first), v));
        double[] two = Multiply(inverse, Moment((weight, variance) => weight * weight * Power(variance, second), v));
        return sum - (2 * Product(inverse, cubes)) + Product(one, Transposed(two));
    }

    static double Power(double v, int power) => power switch { 0 => 1, 1 => v, _ => v * v };

    double[] Moment(Func<double, double, double> weight, double[] v)
    {
        var moment = new double[p * p];
        for (int i = 0; i < w.Length; i++)
        {
            double at = weight(w[i], v[i]);
            for (int j = 0; j < p; j++)
            {
                for (int l = 0; l < p; l++)
                {
                    moment[(j * p) + l] += at * x[(i * p) + j] * x[(i * p) + l];
                }
            }
        }

        return moment;
    }

    double[] Multiply(double[] a, double[] b)
    {
        var c = new double[p * p];
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j < p; j++)
            {
                for (int l = 0; l < p; l++)
                {
                    c[(i * p) + j] += a[(i * p) + l] * b[(l * p) + j];
                }
            }
        }

        return c;
    }

    double[] Transposed(double[] a)
    {
        var t = new double[p * p];
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j < p; j++)
            {
                t[(j * p) + i] = a[(i * p) + j];
            }
        }

        return t;
    }

    // Σ a_ij b_ij: the trace of a product where one of the two is symmetric.
    static double Product(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    static double[] Inverse(double[] m, int p)
    {
        double[] root = [.. m];
        if (SmallCholesky.Decompose(root, p, 1e-13) >= 0)
        {
            throw new AssumptionException(Assumption.Collinear, "moderators", "a moderator is the same for all studies, or a combination of the others");
        }

        var inverse = new double[p * p];
        for (int i = 0; i < p; i++)
        {
            inverse[(i * p) + i] = 1;
        }

        SmallCholesky.Solve(root, inverse, p, p);
        return inverse;
    }
}
