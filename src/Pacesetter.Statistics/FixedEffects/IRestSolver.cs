namespace Pacesetter.Statistics.FixedEffects;

/// <summary>Solves S b = r for the rest, S the normal equations after the largest factor is eliminated.</summary>
interface IRestSolver
{
    EffectSolver Kind { get; }

    /// <summary>Iterations so far.</summary>
    int Iterations { get; }

    /// <summary>One of the solutions; r must be a combination of the columns of S.</summary>
    double[] Solve(double[] right);

    /// <summary>The same for several right sides.</summary>
    double[][] Solve(double[][] rights);
}
