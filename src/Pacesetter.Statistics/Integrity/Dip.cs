namespace Pacesetter.Statistics.Integrity;

/// <summary>The distance from a sample to the nearest distribution with one hump [HartiganHartigan1985].</summary>
/// <remarks>
/// The greatest convex function below the steps left of the hump and the least concave one above them right of it; the interval of the hump is
/// narrowed as long as the two lie further apart inside it than either lies from the steps outside. Values are counted, equal ones together.
/// </remarks>
static class Dip
{
    /// <summary>The dip, from 1 ÷ 2n to ¼.</summary>
    /// <param name="sorted">n values, ascending.</param>
    public static double Of(ReadOnlySpan<double> sorted)
    {
        (double[] x, double[] before, double[] after) = Steps(sorted);
        int n = sorted.Length;
        double dip = 1;
        int low = 0;
        int high = x.Length - 1;
        while (high > low)
        {
            double[] convex = Hull(x, before, (low, high), sign: 1);
            double[] concave = Hull(x, after, (low, high), sign: -1);
            (double gap, int left, int right) = Widest(convex, concave, (before, after), (low, high));
            if (gap <= dip)
            {
                break;
            }

            // The ends of the new interval wait for the next round: should one turn out to be the hump, its own step is part of it.
            for (int i = low; i < left; i++)
            {
                dip = Math.Max(dip, after[i] - convex[i - low]);
            }

            for (int i = right + 1; i <= high; i++)
            {
                dip = Math.Max(dip, concave[i - low] - before[i]);
            }

            if (left == low && right == high)
            {
                break;
            }

            (low, high) = (left, right);
        }

        return dip / (2 * n);
    }

    // Each different value with the count below it and the count up to it.
    static (double[] X, double[] Before, double[] After) Steps(ReadOnlySpan<double> sorted)
    {
        (List<double> x, List<double> before, List<double> after) = ([], [], []);
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                x.Add(sorted[i]);
                before.Add(i);
                after.Add(i + 1);
            }

            after[^1] = i + 1;
        }

        return ([.. x], [.. before], [.. after]);
    }

    // The hull of y over x from the first to the last place, at every place between: convex from below with sign 1, concave from above with −1.
    static double[] Hull(double[] x, double[] y, (int First, int Last) range, int sign)
    {
        var corners = new List<int>();
        for (int i = range.First; i <= range.Last; i++)
        {
            while (corners.Count > 1 && sign * (((y[corners[^1]] - y[corners[^2]]) * (x[i] - x[corners[^2]])) - ((y[i] - y[corners[^2]]) * (x[corners[^1]] - x[corners[^2]]))) >= 0)
            {
                corners.RemoveAt(corners.Count - 1);
            }

            corners.Add(i);
        }

        var hull = new double[range.Last - range.First + 1];
        for (int c = 0; c < corners.Count - 1; c++)
        {
            (int a, int b) = (corners[c], corners[c + 1]);
            for (int i = a; i < b; i++)
            {
                hull[i - range.First] = y[a] + ((y[b] - y[a]) * (x[i] - x[a]) / (x[b] - x[a]));
            }
        }

        hull[^1] = y[range.Last];
        return hull;
    }

    // Where the hulls are furthest apart; then the corner of the convex one at or left of it, of the concave one at or right of it.
    static (double Gap, int Left, int Right) Widest(double[] convex, double[] concave, (double[] Before, double[] After) steps, (int Low, int High) range)
    {
        double gap = 0;
        int place = 0;
        for (int i = 0; i < convex.Length; i++)
        {
            (gap, place) = concave[i] - convex[i] > gap + 1e-12 ? (concave[i] - convex[i], i) : (gap, place);
        }

        int left = place;
        while (left > 0 && convex[left] < steps.Before[range.Low + left])
        {
            left--;
        }

        int right = place;
        while (right < convex.Length - 1 && concave[right] > steps.After[range.Low + right])
        {
            right++;
        }

        return (gap, range.Low + left, range.Low + right);
    }
}
