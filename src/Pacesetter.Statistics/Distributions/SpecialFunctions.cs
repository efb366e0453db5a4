namespace Pacesetter.Statistics.Distributions;

/// <summary>The functions behind the distributions: gamma, beta and error functions.</summary>
/// <remarks>Series where all terms have one sign, continued fractions by the modified Lentz scheme elsewhere [ThompsonBarnett1986].</remarks>
static class SpecialFunctions
{
    const double Tiny = 1e-300;
    const double Precision = 1e-16;
    const int MostTerms = 10_000;

    /// <summary>c₀ + c₁x + c₂x² + …</summary>
    public static double Polynomial(double x, ReadOnlySpan<double> coefficients)
    {
        double value = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            value = (value * x) + coefficients[i];
        }

        return value;
    }

    /// <summary>erfc(x) = 2 ÷ √π ∫ₓ^∞ exp(−t²) dt.</summary>
    public static double ErrorComplement(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        if (x < 0)
        {
            return 2 - ErrorComplement(-x);
        }

        double scale = Math.Exp(-x * x) / Math.Sqrt(Math.PI);
        return x < 2 ? 1 - (2 * scale * ErrorSeries(x)) : x > 28 ? 0 : scale * ErrorFraction(x);
    }

    /// <summary>ln Γ(x) for x &gt; 0: Stirling's series after lifting x above 15.</summary>
    public static double LogGamma(double x)
    {
        double lift = 0;
        if (x < 15)
        {
            double product = 1;
            for (; x < 15; x++)
            {
                product *= x;
            }

            lift = Math.Log(product);
        }

        double z = 1 / (x * x);
        double series = Polynomial(z, [1 / 12d, -1 / 360d, 1 / 1260d, -1 / 1680d, 1 / 1188d, -691 / 360360d, 1 / 156d]) / x;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series - lift;
    }

    /// <summary>The regularised incomplete gamma functions: P(a, x) and Q(a, x) = 1 − P, each without cancellation.</summary>
    public static (double Lower, double Upper) IncompleteGamma(double a, double x)
    {
        if (x <= 0)
        {
            return (0, 1);
        }

        if (double.IsPositiveInfinity(x))
        {
            return (1, 0);
        }

        double scale = Math.Exp((a * Math.Log(x)) - x - LogGamma(a));
        if (x < a + 1)
        {
            double lower = scale * GammaSeries(a, x);
            return (lower, 1 - lower);
        }

        double upper = scale * GammaFraction(a, x);
        return (1 - upper, upper);
    }

    /// <summary>The regularised incomplete beta function Iₓ(a, b) and its complement.</summary>
    public static (double Lower, double Upper) IncompleteBeta(double a, double b, double x, double complement)
    {
        if (x <= 0 || complement <= 0)
        {
            return x <= 0 ? (0, 1) : (1, 0);
        }

        double scale = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(complement)));
        if (x < (a + 1) / (a + b + 2))
        {
            double lower = scale * BetaFraction(a, b, x) / a;
            return (lower, 1 - lower);
        }

        double upper = scale * BetaFraction(b, a, complement) / b;
        return (1 - upper, upper);
    }

    // erf(x) = 2 exp(−x²) ÷ √π × Σ 2ⁿ x^(2n+1) ÷ (1·3·…·(2n+1))
    static double ErrorSeries(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * Precision; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return sum;
    }

    // √π exp(x²) erfc(x) = 1 ÷ (x + (1/2) ÷ (x + 1 ÷ (x + (3/2) ÷ (x + …))))
    static double ErrorFraction(double x) => 1 / Lentz(x, static (n, it) => (n / 2d, it), x);

    static double GammaSeries(double a, double x)
    {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; term > sum * Precision && n < MostTerms; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }

    static double GammaFraction(double a, double x) =>
        1 / Lentz(x + 1 - a, static (n, it) => (-n * (n - it.A), it.X + (2 * n) + 1 - it.A), (A: a, X: x));

    static double BetaFraction(double a, double b, double x) =>
        1 / Lentz(1, static (n, it) => (BetaTerm(n, it.A, it.B, it.X), 1), (A: a, B: b, X: x));

    static double BetaTerm(int n, double a, double b, double x)
    {
        int m = n / 2;
        return n % 2 == 0
            ? m * (b - m) * x / ((a + n - 1) * (a + n))
            : -(a + m) * (a + b + m) * x / ((a + n - 1) * (a + n));
    }

    // first + top₁ ÷ (bottom₁ + top₂ ÷ (bottom₂ + …))
    static double Lentz<T>(double first, Func<int, T, (double Top, double Bottom)> term, T given)
    {
        double value = Math.Abs(first) < Tiny ? Tiny : first;
        double c = value;
        double d = 0;
        for (int n = 1; n < MostTerms; n++)
        {
            (double top, double bottom) = term(n, given);
            d = bottom + (top * d);
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = bottom + (top / c);
            c = Math.Abs(c) < Tiny ? Tiny : c;
            double step = c * d;
            value *= step;
            if (Math.Abs(step - 1) < 4 * Precision)
            {
                break;
            }
        }

        return value;
    }
}
