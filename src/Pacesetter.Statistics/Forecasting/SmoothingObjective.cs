using System.Runtime.Intrinsics;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>The negative log likelihood of one series, n ÷ 2 × ln SSE, over the box of the parameters.</summary>
/// <remarks>A point is four numbers: α, β ÷ α, φ, γ ÷ (1 − α), each in a range of its own, so that every point of the box is admissible.</remarks>
sealed class SmoothingObjective
{
    public const int Width = 4;
    const double Low = 1e-4;
    const double High = 0.9999;

    readonly double[] y;
    readonly double[] season;
    readonly Vector512<double>[] rings;
    readonly SmoothingSpecification specification;
    readonly InitialSlope slope;
    readonly double floor;

    public SmoothingObjective(double[] shifted, double[] season, SmoothingSpecification specification)
    {
        y = shifted;
        this.season = season;
        this.specification = specification;
        rings = new Vector512<double>[3 * season.Length];
        slope = InitialSlope.Of(shifted, specification.Trend);
        double scale = 0;
        foreach (double value in y)
        {
            scale += value * value;
        }

        floor = (scale * 1e-28) + 1e-300;
        Free = (specification.Trend, specification.Seasonal) switch
        {
            (Trend.None, false) => [0],
            (Trend.None, true) => [0, 3],
            (Trend.Additive, false) => [0, 1],
            (Trend.Additive, true) => [0, 1, 3],
            (_, false) => [0, 1, 2],
            (_, true) => [0, 1, 2, 3],
        };
    }

    /// <summary>The coordinates that may move.</summary>
    public int[] Free { get; }

    public static double Lowest(int coordinate) => coordinate == 2 ? 0.8 : Low;

    public static double Highest(int coordinate) => coordinate == 2 ? 0.98 : High;

    /// <summary>The parameters of a point.</summary>
    public SmoothingParameters At(ReadOnlySpan<double> point) => new(
        point[0],
        specification.Trend == Trend.None ? 0 : point[0] * point[1],
        specification.Trend switch { Trend.None => 0, Trend.Additive => 1, _ => point[2] },
        specification.Seasonal ? (1 - point[0]) * point[3] : 0);

    /// <summary>The objective at many points, eight at a time; the last eight may be filled up with repeats.</summary>
    /// <param name="points">k points of four numbers.</param>
    /// <param name="values">Room for k values.</param>
    public void Evaluate(ReadOnlySpan<double> points, Span<double> values)
    {
        if (values.Length == 2 * SmoothingLanes.Width && specification is { Trend: Trend.None, Seasonal: false })
        {
            Simple(points, values);
            return;
        }

        Span<double> lanes = stackalloc double[Width * SmoothingLanes.Width];
        for (int first = 0; first < values.Length; first += SmoothingLanes.Width)
        {
            for (int lane = 0; lane < SmoothingLanes.Width; lane++)
            {
                SmoothingParameters p = At(points.Slice(Math.Min(first + lane, values.Length - 1) * Width, Width));
                (lanes[lane], lanes[8 + lane], lanes[16 + lane], lanes[24 + lane]) = (p.Alpha, p.Beta, p.Phi, p.Gamma);
            }

            Vector512<double> sums = Sums(new(Vector512.Create<double>(lanes[..8]), Vector512.Create<double>(lanes.Slice(8, 8)), Vector512.Create<double>(lanes.Slice(16, 8)), Vector512.Create<double>(lanes.Slice(24, 8))));
            for (int lane = 0; lane < SmoothingLanes.Width && first + lane < values.Length; lane++)
            {
                values[first + lane] = 0.5 * y.Length * Math.Log(Math.Max(sums[lane], floor));
            }
        }
    }

    void Simple(ReadOnlySpan<double> points, Span<double> values)
    {
        Span<double> alphas = stackalloc double[2 * SmoothingLanes.Width];
        for (int k = 0; k < alphas.Length; k++)
        {
            alphas[k] = points[k * Width];
        }

        (Vector512<double> first, Vector512<double> second) = SmoothingKernel.Simple(y, Vector512.Create<double>(alphas[..SmoothingLanes.Width]), Vector512.Create<double>(alphas[SmoothingLanes.Width..]));
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = 0.5 * y.Length * Math.Log(Math.Max(k < SmoothingLanes.Width ? first[k] : second[k - SmoothingLanes.Width], floor));
        }
    }

    Vector512<double> Sums(in SmoothingLanes lanes) => specification switch
    {
        { Seasonal: true } => SmoothingKernel.Seasonal(y, lanes, season, slope, rings),
        { Trend: Trend.None } => SmoothingKernel.Simple(y, lanes.Alpha, lanes.Alpha).First,
        { Trend: Trend.Additive } => SmoothingKernel.Trended(y, lanes),
        _ => SmoothingKernel.Sloped(y, lanes, slope.Value),
    };
}
