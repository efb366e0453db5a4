using System.Runtime.Intrinsics;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>Sums of squared one-step errors at eight parameter points at once, the level before the first period, and the slope where it is searched for, already at their best.</summary>
/// <remarks>
/// With q = l + φb the recursion is q′ = (1 − α − φβ)q + φ²b + (α + φβ)y, b′ = φb − βq + βy. Errors are linear in the
/// initial level and slope, so two more passes of the same recursion give their responses g, and
/// SSE = Σe² − (Σge)ᵀ(Σggᵀ)⁻¹(Σge) needs no search over initial states.
/// </remarks>
static class SmoothingKernel
{
    const int Chunk = 32;
    const double Faded = 1e-26;

    /// <summary>Without trend and season, at sixteen points.</summary>
    /// <param name="y">n values, shifted near zero.</param>
    /// <param name="alpha">α of eight points.</param>
    /// <param name="alpha2">α of eight more.</param>
    public static (Vector512<double> First, Vector512<double> Second) Simple(ReadOnlySpan<double> y, Vector512<double> alpha, Vector512<double> alpha2)
    {
        Vector512<double> keep = Vector512<double>.One - alpha, keep2 = Vector512<double>.One - alpha2;
        Vector512<double> q = default, g = Vector512<double>.One, ee = default, ge = default, gg = default;
        Vector512<double> q2 = default, g2 = g, ee2 = default, ge2 = default, gg2 = default;
        int t = 0;
        while (t < y.Length && Vector512.GreaterThanAny(Vector512.Max(g, g2), Vector512.Create(1e-13)))
        {
            for (int end = Math.Min(t + Chunk, y.Length); t < end; t++)
            {
                Vector512<double> value = Vector512.Create(y[t]), e = value - q, e2 = value - q2;
                (ee, ee2) = (Vector512.FusedMultiplyAdd(e, e, ee), Vector512.FusedMultiplyAdd(e2, e2, ee2));
                (ge, ge2) = (Vector512.FusedMultiplyAdd(g, e, ge), Vector512.FusedMultiplyAdd(g2, e2, ge2));
                (gg, gg2) = (Vector512.FusedMultiplyAdd(g, g, gg), Vector512.FusedMultiplyAdd(g2, g2, gg2));
                (q, q2) = (Vector512.FusedMultiplyAdd(keep, q, alpha * value), Vector512.FusedMultiplyAdd(keep2, q2, alpha2 * value));
                (g, g2) = (g * keep, g2 * keep2);
            }
        }

        for (; t < y.Length; t++)
        {
            Vector512<double> value = Vector512.Create(y[t]), e = value - q, e2 = value - q2;
            (ee, ee2) = (Vector512.FusedMultiplyAdd(e, e, ee), Vector512.FusedMultiplyAdd(e2, e2, ee2));
            (q, q2) = (Vector512.FusedMultiplyAdd(keep, q, alpha * value), Vector512.FusedMultiplyAdd(keep2, q2, alpha2 * value));
        }

        return (ee - (ge * ge / gg), ee2 - (ge2 * ge2 / gg2));
    }

    /// <summary>With a slope whose beginning is searched for, without season.</summary>
    /// <param name="y">n values, shifted near zero.</param>
    /// <param name="p">Eight points.</param>
    public static Vector512<double> Trended(ReadOnlySpan<double> y, in SmoothingLanes p)
    {
        Vector512<double> c1 = p.Alpha + (p.Phi * p.Beta), c2 = p.Phi * p.Phi, c3 = Vector512<double>.One - c1, phi = p.Phi, beta = p.Beta;
        Vector512<double> q = default, b = default, q1 = Vector512<double>.One, b1 = default, q2 = phi, b2 = Vector512<double>.One;
        var sums = default(ProfileSums);
        int t = 0;
        for (bool live = true; t < y.Length && live;)
        {
            for (int end = Math.Min(t + Chunk, y.Length); t < end; t++)
            {
                Vector512<double> value = Vector512.Create(y[t]);
                sums.Add(value - q, q1, q2);
                (q, b) = (Vector512.FusedMultiplyAdd(c3, q, Vector512.FusedMultiplyAdd(c2, b, c1 * value)), Vector512.FusedMultiplyAdd(beta, value - q, phi * b));
                (q1, b1) = (Vector512.FusedMultiplyAdd(c3, q1, c2 * b1), (phi * b1) - (beta * q1));
                (q2, b2) = (Vector512.FusedMultiplyAdd(c3, q2, c2 * b2), (phi * b2) - (beta * q2));
            }

            live = Vector512.GreaterThanAny((q1 * q1) + (q2 * q2) + (b1 * b1) + (b2 * b2), Vector512.Create(Faded));
        }

        sums.Ee += Rest(y[t..], p, q, b);
        return sums.Profile(slope: true);
    }

    /// <summary>With a slope whose beginning is known, without season.</summary>
    /// <param name="y">n values, shifted near zero.</param>
    /// <param name="p">Eight points.</param>
    /// <param name="slope">The slope before the first period.</param>
    public static Vector512<double> Sloped(ReadOnlySpan<double> y, in SmoothingLanes p, double slope)
    {
        Vector512<double> c1 = p.Alpha + (p.Phi * p.Beta), c2 = p.Phi * p.Phi, c3 = Vector512<double>.One - c1, phi = p.Phi, beta = p.Beta;
        Vector512<double> b = Vector512.Create(slope), q = phi * b, q1 = Vector512<double>.One, b1 = default, ee = default, ge = default, gg = default;
        int t = 0;
        for (bool live = true; t < y.Length && live;)
        {
            for (int end = Math.Min(t + Chunk, y.Length); t < end; t++)
            {
                Vector512<double> value = Vector512.Create(y[t]);
                Vector512<double> e = value - q;
                ee = Vector512.FusedMultiplyAdd(e, e, ee);
                ge = Vector512.FusedMultiplyAdd(q1, e, ge);
                gg = Vector512.FusedMultiplyAdd(q1, q1, gg);
                (q, b) = (Vector512.FusedMultiplyAdd(c3, q, Vector512.FusedMultiplyAdd(c2, b, c1 * value)), Vector512.FusedMultiplyAdd(beta, e, phi * b));
                (q1, b1) = (Vector512.FusedMultiplyAdd(c3, q1, c2 * b1), (phi * b1) - (beta * q1));
            }

            live = Vector512.GreaterThanAny((q1 * q1) + (b1 * b1), Vector512.Create(Faded));
        }

        return ee + Rest(y[t..], p, q, b) - (ge * ge / gg);
    }

    // What is left once the beginning is forgotten.
    static Vector512<double> Rest(ReadOnlySpan<double> y, in SmoothingLanes p, Vector512<double> q, Vector512<double> b)
    {
        Vector512<double> c1 = p.Alpha + (p.Phi * p.Beta), c2 = p.Phi * p.Phi, c3 = Vector512<double>.One - c1, ee = default;
        foreach (double it in y)
        {
            Vector512<double> value = Vector512.Create(it);
            Vector512<double> e = value - q;
            ee = Vector512.FusedMultiplyAdd(e, e, ee);
            q = Vector512.FusedMultiplyAdd(c3, q, Vector512.FusedMultiplyAdd(c2, b, c1 * value));
            b = Vector512.FusedMultiplyAdd(p.Beta, e, p.Phi * b);
        }

        return ee;
    }

    /// <summary>With a season, with or without trend.</summary>
    /// <param name="y">n values, shifted near zero.</param>
    /// <param name="p">Eight points.</param>
    /// <param name="season">m initial seasonal terms, of periods 1 to m.</param>
    /// <param name="slope">The slope before the first period.</param>
    /// <param name="rings">3 × m vectors of room: seasonal terms, and their responses to level and slope.</param>
    public static Vector512<double> Seasonal(ReadOnlySpan<double> y, in SmoothingLanes p, ReadOnlySpan<double> season, InitialSlope slope, Span<Vector512<double>> rings)
    {
        int m = season.Length;
        Span<Vector512<double>> s = rings[..m], s1 = rings.Slice(m, m), s2 = rings.Slice(2 * m, m);
        for (int i = 0; i < m; i++)
        {
            (s[i], s1[i], s2[i]) = (Vector512.Create(season[i]), default, default);
        }

        Vector512<double> c1 = p.Alpha + (p.Phi * p.Beta), c2 = p.Phi * p.Phi, phi = p.Phi, beta = p.Beta, gamma = p.Gamma;
        Vector512<double> b = Vector512.Create(slope.Value), q = phi * b, q1 = Vector512<double>.One, b1 = default, q2 = phi, b2 = Vector512<double>.One;
        var sums = default(ProfileSums);
        int at = 0;
        foreach (double value in y)
        {
            Vector512<double> e = Vector512.Create(value) - s[at] - q, g1 = s1[at] + q1, g2 = s2[at] + q2;
            sums.Add(e, g1, g2);
            s[at] = Vector512.FusedMultiplyAdd(gamma, e, s[at]);
            s1[at] -= gamma * g1;
            s2[at] -= gamma * g2;
            (q, b) = (Vector512.FusedMultiplyAdd(c1, e, Vector512.FusedMultiplyAdd(c2, b, q)), Vector512.FusedMultiplyAdd(beta, e, phi * b));
            (q1, b1) = (Vector512.FusedMultiplyAdd(c2, b1, q1) - (c1 * g1), (phi * b1) - (beta * g1));
            (q2, b2) = (Vector512.FusedMultiplyAdd(c2, b2, q2) - (c1 * g2), (phi * b2) - (beta * g2));
            at = at + 1 == m ? 0 : at + 1;
        }

        return sums.Profile(slope.Searched);
    }

    /// <summary>The products that profiling needs, in eight lanes.</summary>
    struct ProfileSums
    {
        public Vector512<double> Ee;
        Vector512<double> e1;
        Vector512<double> e2;
        Vector512<double> g11;
        Vector512<double> g12;
        Vector512<double> g22;

        public void Add(Vector512<double> e, Vector512<double> g1, Vector512<double> g2)
        {
            Ee = Vector512.FusedMultiplyAdd(e, e, Ee);
            e1 = Vector512.FusedMultiplyAdd(g1, e, e1);
            e2 = Vector512.FusedMultiplyAdd(g2, e, e2);
            g11 = Vector512.FusedMultiplyAdd(g1, g1, g11);
            g12 = Vector512.FusedMultiplyAdd(g1, g2, g12);
            g22 = Vector512.FusedMultiplyAdd(g2, g2, g22);
        }

        public readonly Vector512<double> Profile(bool slope)
        {
            Vector512<double> level = Ee - (e1 * e1 / g11);
            if (!slope)
            {
                return level;
            }

            // The slope's response with the level's part taken out; where nothing is left the slope is not identified.
            Vector512<double> share = g12 / g11;
            Vector512<double> rest = g22 - (share * g12);
            Vector512<double> along = e2 - (share * e1);
            Vector512<double> gain = along * along / rest;
            return level - Vector512.ConditionalSelect(Vector512.GreaterThan(rest, g22 * 1e-12), gain, Vector512<double>.Zero);
        }
    }
}
