using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Shrinkage;

/// <summary>The largest chance that a normal estimate with a random bias misses by more than c, over all biases with two given moments [ArmstrongKolesarPlagborgMoller2022, appendix B].</summary>
/// <remarks>
/// <para>r(t) = P(|Z + √t| &gt; c) = Φ(√t − c) + Φ(−√t − c); t is the squared bias in squared standard errors, E t = m, E t² ≤ κ m².</para>
/// <para>r is convex, then concave. Where m lies in the concave part of its least concave majorant, all mass at m is worst; where it does not and κ leaves room, mass at 0 and at the touching point; otherwise two points, found along one dimension.</para>
/// </remarks>
static class WorstCase
{
    /// <summary>The chance and its slope in c; the slope is that at the worst distribution, which the envelope theorem allows.</summary>
    /// <param name="m">E t, above zero.</param>
    /// <param name="kurtosis">κ, at least 1; infinite for none.</param>
    /// <param name="c">The half-length, in standard errors.</param>
    public static (double Chance, double Slope) Miss(double m, double kurtosis, double c)
    {
        double touch = Touch(c);
        if (m >= touch || kurtosis == 1)
        {
            return (Chance(m, c), Slope(m, c));
        }

        if (kurtosis * m >= touch)
        {
            double share = m / touch;
            return (((1 - share) * Chance(0, c)) + (share * Chance(touch, c)), ((1 - share) * Slope(0, c)) + (share * Slope(touch, c)));
        }

        (double low, double high, double weight) = Points(m, kurtosis, Place(m, kurtosis, c));
        return (((1 - weight) * Chance(low, c)) + (weight * Chance(high, c)), ((1 - weight) * Slope(low, c)) + (weight * Slope(high, c)));
    }

    static double Chance(double t, double c)
    {
        double root = Math.Sqrt(t);
        return Normal.Cumulative(root - c) + Normal.Cumulative(-root - c);
    }

    static double Slope(double t, double c)
    {
        double root = Math.Sqrt(t);
        return -Normal.Density(root - c) - Normal.Density(root + c);
    }

    // The point where the line from (0, r(0)) touches r: r(t) − t r'(t) = r(0). At c ≤ √3 r is concave throughout.
    static double Touch(double c)
    {
        if (c <= Math.Sqrt(3))
        {
            return 0;
        }

        double start = Chance(0, c);
        double low = 0;
        double high = c + 8;
        double root = c + 1;
        for (int i = 0; i < 100 && high - low > 1e-15 * high; i++)
        {
            // f(s) = r(s²) − s² r'(s²) − r(0), s = √t; s² r' = s (φ(s − c) − φ(s + c)) / 2.
            double near = Normal.Density(root - c);
            double far = Normal.Density(root + c);
            double f = Chance(root * root, c) - (root * (near - far) / 2) - start;
            double slope = ((near - far) / 2) + (root * (((root - c) * near) - ((root + c) * far)) / 2);
            (low, high) = f < 0 ? (root, high) : (low, root);
            double next = root - (f / slope);
            if (Math.Abs(next - root) < 1e-15 * root)
            {
                break;
            }

            root = next > low && next < high ? next : low + ((high - low) / 2);
        }

        return root * root;
    }

    // Two points with the mean m and the variance (κ − 1) m²: the lower at u m, and the weight of the upper.
    static (double Low, double High, double Weight) Points(double m, double kurtosis, double u)
    {
        double below = (1 - u) * m;
        double above = (kurtosis - 1) * m * m / below;
        return (u * m, m + above, below / (below + above));
    }

    static double Value(double m, double kurtosis, double c, double u)
    {
        (double low, double high, double weight) = Points(m, kurtosis, u);
        return ((1 - weight) * Chance(low, c)) + (weight * Chance(high, c));
    }

    // The best u: a coarse walk finds the hump, a search within two steps its top. There the value is flat, so 1e-7 in u is beyond 1e-13 in the chance.
    static double Place(double m, double kurtosis, double c)
    {
        const int steps = 24;
        int best = 0;
        double highest = Value(m, kurtosis, c, 0);
        for (int i = 1; i < steps; i++)
        {
            double value = Value(m, kurtosis, c, (double)i / steps);
            (best, highest) = value > highest ? (i, value) : (best, highest);
        }

        double low = Math.Max(0, best - 1) / (double)steps;
        double high = Math.Min(best + 1, steps - 1e-6) / steps;
        double found = Peak.Within((low, high), 1e-7, u => Value(m, kurtosis, c, u));
        return Value(m, kurtosis, c, found) > highest ? found : (double)best / steps;
    }
}
