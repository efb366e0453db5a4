using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>What is to be reached, and by which laws output goes on.</summary>
/// <param name="Laws">One law, or several that the data allow: path by path in turn.</param>
/// <param name="Goal">G: the total to reach with what is done; or, with a <see cref="Window"/>, the level.</param>
public sealed record CompletionSpecification(IReadOnlyList<ForecastLaw> Laws, double Goal)
{
    /// <summary>What is done already; not used with a window.</summary>
    public double Done { get; init; }

    /// <summary>w: H working shares ahead; none for ones.</summary>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>The number of paths; half of them mirror the other half. Made up to a multiple of 16.</summary>
    public int Paths { get; init; } = 20_000;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>0: the goal is a total. W: the goal is a level, reached when the output of W periods together reaches it.</summary>
    public int Window { get; init; }

    /// <summary>Past outputs in time order, W or more of them; needed with a window.</summary>
    public IReadOnlyList<double> History { get; init; } = [];

    /// <summary>Past errors to draw from in place of the normal; brought to mean 0 and standard deviation σ.</summary>
    public IReadOnlyList<double>? Shocks { get; init; }

    /// <summary>What raises the output ahead.</summary>
    public IReadOnlyList<Uplift> Uplifts { get; init; } = [];

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfZero(Laws.Count, nameof(Laws));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Paths);
        ArgumentOutOfRangeException.ThrowIfNegative(Window);
        foreach (ForecastLaw law in Laws)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(law.Horizon, Laws[0].Horizon, nameof(Laws));
            Require.Finite([.. law.Points, .. law.Carried, law.Sigma], nameof(Laws));
        }

        Check(Goal, Window > 0 ? 0 : Done, Weights, Laws[0].Horizon);
        if (Window > 0)
        {
            double[] history = [.. History];
            Require.Series(history, Window, nameof(History));
            Require.NotNegative(history, nameof(History));
        }

        if (Shocks is { } shocks)
        {
            Require.AtLeast([.. shocks], 2, nameof(Shocks));
            Require.Finite([.. shocks], nameof(Shocks));
        }
    }

    internal static void Check(double goal, double done, IReadOnlyList<double>? weights, int horizon)
    {
        Require.Finite([goal, done], nameof(goal));
        Require.NotNegative([goal, done], nameof(goal));
        if (goal < done)
        {
            throw new AssumptionException(Assumption.TargetBelowDone, nameof(goal), FormattableString.Invariant($"the target {goal} lies below the {done} that is done"));
        }

        if (weights is not null)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Count, horizon, nameof(weights));
            Require.Series([.. weights], horizon, nameof(weights));
            Require.NotNegative([.. weights], nameof(weights));
        }
    }
}
