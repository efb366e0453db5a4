namespace Pacesetter.Statistics.Distributions;

/// <summary>Finds where a monotone tail function takes a value, for quantiles.</summary>
static class Root
{
    /// <summary>The x ≥ 0 with tail(x) = p, for a tail that falls in x.</summary>
    /// <param name="tail">The function.</param>
    /// <param name="p">Its value, above zero.</param>
    /// <param name="guess">Where to begin; the bracket grows and shrinks from there by doubling.</param>
    public static double Decreasing(Func<double, double> tail, double p, double guess)
    {
        double low = Math.Max(guess, double.MinValue) is > 0 and var start ? start : 1;
        double high = low;
        while (tail(high) > p && high < double.MaxValue / 4)
        {
            high *= 2;
        }

        while (tail(low) < p && low > 1e-300)
        {
            low /= 2;
        }

        return low >= high ? low : Between(x => Math.Log(tail(x) / p), low, high);
    }

    // Regula falsi with the Illinois correction, then bisection where it stalls: ends at neighbouring doubles.
    static double Between(Func<double, double> f, double low, double high)
    {
        double above = f(low);
        double below = f(high);
        int side = 0;
        for (int i = 0; i < 200 && high - low > 4e-16 * high; i++)
        {
            double x = double.IsFinite(below) && i % 8 != 7 ? ((low * below) - (high * above)) / (below - above) : low + ((high - low) / 2);
            x = x > low && x < high ? x : low + ((high - low) / 2);
            double value = f(x);
            if (value == 0)
            {
                return x;
            }

            if (value > 0)
            {
                (low, above) = (x, value);
                below = side == 1 ? below / 2 : below;
                side = 1;
            }
            else
            {
                (high, below) = (x, value);
                above = side == -1 ? above / 2 : above;
                side = -1;
            }
        }

        return low + ((high - low) / 2);
    }
}
