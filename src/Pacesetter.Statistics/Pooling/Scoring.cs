namespace Pacesetter.Statistics.Pooling;

/// <summary>Follows scoring steps to where they vanish. Once two points pull toward each other the root lies between them, and false position with the Illinois correction closes in: scoring alone may swing for ever.</summary>
static class Scoring
{
    const int MostSteps = 500;

    /// <summary>The t ≥ 0 whose step is zero, or 0 where the step there leads below it.</summary>
    /// <param name="step">The scoring step at t: above zero where the top lies above.</param>
    /// <param name="start">Where to begin.</param>
    public static double Root(Func<double, double> step, double start)
    {
        double t = start;
        var low = (At: double.NaN, Step: 0.0);
        var high = (At: double.NaN, Step: 0.0);
        int side = 0;
        for (int i = 0; i < MostSteps; i++)
        {
            double s = step(t);
            if (s == 0 || (t == 0 && s < 0))
            {
                return t;
            }

            if (s > 0)
            {
                low = (t, s);
                high.Step = side == 1 ? high.Step / 2 : high.Step;
                side = 1;
            }
            else
            {
                high = (t, s);
                low.Step = side == -1 ? low.Step / 2 : low.Step;
                side = -1;
            }

            double next = double.IsNaN(low.At) || double.IsNaN(high.At) ? Math.Max(0, t + s)
                : i % 8 == 7 ? (low.At + high.At) / 2
                : ((low.At * high.Step) - (high.At * low.Step)) / (high.Step - low.Step);
            if (Math.Abs(next - t) <= 1e-15 * t || high.At - low.At <= 1e-15 * high.At)
            {
                return next;
            }

            t = next;
        }

        return t;
    }
}
