namespace Pacesetter.Statistics.Shrinkage;

/// <summary>The highest point of a function with one hump, by golden section and parabolas [Brent1973, chapter 5].</summary>
static class Peak
{
    const double Golden = 0.3819660112501051;

    /// <summary>Where the function is highest.</summary>
    /// <param name="bounds">Where to look.</param>
    /// <param name="tolerance">How close the place has to be.</param>
    /// <param name="value">The function.</param>
    public static double Within((double Low, double High) bounds, double tolerance, Func<double, double> value)
    {
        (double low, double high) = bounds;
        double best = low + (Golden * (high - low));
        (double second, double third) = (best, best);
        double atBest = value(best);
        (double atSecond, double atThird) = (atBest, atBest);
        (double step, double before) = (0, 0);
        for (int i = 0; i < 100; i++)
        {
            double middle = low + ((high - low) / 2);
            if (Math.Abs(best - middle) <= (2 * tolerance) - ((high - low) / 2))
            {
                break;
            }

            double parabola = Vertex(best, (second, atSecond - atBest), (third, atThird - atBest));
            bool useful = Math.Abs(parabola) < Math.Abs(before / 2) && best + parabola > low && best + parabola < high;
            before = useful ? step : best < middle ? high - best : low - best;
            step = useful ? parabola : Golden * before;
            double next = best + (Math.Abs(step) >= tolerance ? step : Math.CopySign(tolerance, step));
            double at = value(next);
            if (at >= atBest)
            {
                (low, high) = next >= best ? (best, high) : (low, best);
                (third, atThird, second, atSecond, best, atBest) = (second, atSecond, best, atBest, next, at);
                continue;
            }

            (low, high) = next < best ? (next, high) : (low, next);
            if (at >= atSecond || second == best)
            {
                (third, atThird, second, atSecond) = (second, atSecond, next, at);
            }
            else if (at >= atThird || third == best || third == second)
            {
                (third, atThird) = (next, at);
            }
        }

        return best;
    }

    // The step from a point to the vertex of the parabola through it and two others; not a number where the three do not make one.
    static double Vertex(double at, (double Place, double Above) second, (double Place, double Above) third)
    {
        double r = (at - second.Place) * third.Above;
        double q = (at - third.Place) * second.Above;
        return -(((at - third.Place) * q) - ((at - second.Place) * r)) / (2 * (q - r));
    }
}
