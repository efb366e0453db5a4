namespace Pacesetter.Statistics.Pooling;

/// <summary>The likelihood estimates of τ² where the mean is all that is fitted: the same scoring through sums alone, without a matrix.</summary>
/// <remarks>tr P = Σw − Σw² ÷ Σw; tr PP = Σw² − 2Σw³ ÷ Σw + (Σw² ÷ Σw)²; y'PPy = Σw²(y − m)².</remarks>
static class InterceptLikelihood
{
    public static (double Variance, double Error) Estimate(double[] y, double[] v, bool restricted)
    {
        Sums start = Sums.At(y, v, 0);
        double t2 = Scoring.Root(t => Sums.At(y, v, t).Step(restricted), Math.Max(0, (start.Weighted - (y.Length - 1)) / start.Trace));
        Sums fit = Sums.At(y, v, t2);
        return (t2, Math.Sqrt(2 / (restricted ? fit.SquaredTrace : fit.Squares)));
    }

    readonly record struct Sums(double Weights, double Squares, double Cubes, double Weighted, double Twice)
    {
        public double Trace => Weights - (Squares / Weights);

        public double SquaredTrace => Squares - (2 * Cubes / Weights) + (Squares / Weights * (Squares / Weights));

        public double Step(bool restricted) => restricted ? (Twice - Trace) / SquaredTrace : (Twice - Weights) / Squares;

        public static Sums At(double[] y, double[] v, double t2)
        {
            double weights = 0;
            double product = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double w = 1 / (v[i] + t2);
                weights += w;
                product += w * y[i];
            }

            double mean = product / weights;
            double squares = 0;
            double cubes = 0;
            double weighted = 0;
            double twice = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double w = 1 / (v[i] + t2);
                double r = w * (y[i] - mean) * (y[i] - mean);
                squares += w * w;
                cubes += w * w * w;
                weighted += r;
                twice += w * r;
            }

            return new(weights, squares, cubes, weighted, twice);
        }
    }
}
