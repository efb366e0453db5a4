using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>One right side on its way through conjugate gradients.</summary>
sealed class GradientColumn
{
    const double Tolerance = 1e-13;
    const int Patience = 20;
    const int MostIterations = 50_000;

    readonly Action<double[], double[]> precondition;
    readonly double[] r;
    readonly double[] z;
    readonly double goal;
    readonly double least;
    double product;
    double marked = double.PositiveInfinity;
    int iterations;

    /// <param name="right">The right side.</param>
    /// <param name="precondition">Writes to the second what the preconditioner makes of the first.</param>
    public GradientColumn(double[] right, Action<double[], double[]> precondition)
    {
        this.precondition = precondition;
        goal = Tolerance * Math.Sqrt(Vectors.Dot(right, right));
        r = [.. right];
        z = new double[r.Length];
        precondition(r, z);
        (X, Direction, Image) = (new double[r.Length], [.. z], new double[r.Length]);
        product = Vectors.Dot(r, z);
        least = Tolerance * Tolerance * product;
    }

    /// <summary>The solution so far.</summary>
    public double[] X { get; }

    /// <summary>The direction to go next.</summary>
    public double[] Direction { get; }

    /// <summary>Room for S × direction.</summary>
    public double[] Image { get; }

    /// <summary>True once nothing is left that is worth going on for; to be asked once before every step.</summary>
    /// <exception cref="AssumptionException"><see cref="Assumption.NotConverged"/>.</exception>
    public bool Settled()
    {
        double left = Math.Sqrt(Vectors.Dot(r, r));
        if (!(left > goal && product > least))
        {
            return true;
        }

        if (iterations % Patience == 0)
        {
            // What no longer falls, and is small, is the rounding of the right side itself.
            if (left > marked / 2 && left < 1e5 * goal)
            {
                return true;
            }

            marked = left;
        }

        if (iterations >= MostIterations || !double.IsFinite(product))
        {
            throw new AssumptionException(Assumption.NotConverged, "effects", "conjugate gradients did not settle: the levels hardly meet each other");
        }

        return false;
    }

    /// <summary>Goes one step, the image of the direction written.</summary>
    public void Step()
    {
        double step = product / Vectors.Dot(Direction, Image);
        Vectors.AddScaled(X, step, Direction);
        Vectors.AddScaled(r, -step, Image);
        precondition(r, z);
        double next = Vectors.Dot(r, z);
        double keep = next / product;
        product = next;
        for (int i = 0; i < Direction.Length; i++)
        {
            Direction[i] = z[i] + (keep * Direction[i]);
        }

        iterations++;
    }
}
