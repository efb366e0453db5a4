using CsCheck;
using Google.OrTools.LinearSolver;
using Pacesetter.Statistics.Efficiency;

namespace Pacesetter.Statistics.Tests.Efficiency;

public class GlopOracleTests
{
    [Fact]
    public void An_independent_solver_finds_the_same_scores() => Gen.Select(GeneratedPanels.Any, GeneratedPanels.Mixing, GeneratedPanels.Oriented).Sample((panel, returns, orientation) =>
    {
        IReadOnlyList<double> scores = Frontier.Measure(new() { Returns = returns, Orientation = orientation, Outliers = null }, panel).Scores;
        for (int k = 0; k < panel.Units; k += 3)
        {
            // GLOP's own tolerance on optimality is 1e-6 before it cleans up.
            Assert.Equal(Radial(panel, returns, orientation, k), scores[k], 1e-6 * Math.Max(1, scores[k]));
        }
    }, iter: 60, threads: 1);

    static double Radial(UnitPanel panel, Returns returns, Orientation orientation, int k)
    {
        using Solver solver = Solver.CreateSolver("GLOP");
        Variable factor = solver.MakeNumVar(0, double.PositiveInfinity, "");
        Variable[] lambdas = solver.MakeNumVarArray(panel.Units, 0, double.PositiveInfinity);
        bool inputs = orientation == Orientation.Input;
        foreach (IReadOnlyList<double> column in panel.Inputs)
        {
            Constraint row = solver.MakeConstraint(double.NegativeInfinity, inputs ? 0 : column[k]);
            Fill(row, lambdas, column);
            row.SetCoefficient(factor, inputs ? -column[k] : 0);
        }

        foreach (IReadOnlyList<double> column in panel.Outputs)
        {
            Constraint row = solver.MakeConstraint(inputs ? column[k] : 0, double.PositiveInfinity);
            Fill(row, lambdas, column);
            row.SetCoefficient(factor, inputs ? 0 : -column[k]);
        }

        if (returns != Returns.Constant)
        {
            Constraint sum = solver.MakeConstraint(returns == Returns.Decreasing ? 0 : 1, returns == Returns.Increasing ? double.PositiveInfinity : 1);
            Fill(sum, lambdas, [.. Enumerable.Repeat(1.0, panel.Units)]);
        }

        solver.Objective().SetCoefficient(factor, 1);
        solver.Objective().SetOptimizationDirection(maximize: !inputs);
        Assert.Equal(Solver.ResultStatus.OPTIMAL, solver.Solve());
        return solver.Objective().Value();
    }

    static void Fill(Constraint row, Variable[] lambdas, IReadOnlyList<double> column)
    {
        for (int j = 0; j < lambdas.Length; j++)
        {
            row.SetCoefficient(lambdas[j], column[j]);
        }
    }
}
