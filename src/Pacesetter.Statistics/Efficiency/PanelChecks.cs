using System.Globalization;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Efficiency;

/// <summary>What a frontier needs of its data, and what to do where a need is not met.</summary>
static class PanelChecks
{
    public static void Finite(UnitPanel panel) => Each(panel, (name, column) =>
    {
        for (int j = 0; j < column.Length; j++)
        {
            if (!double.IsFinite(column[j]))
            {
                throw Refused(Assumption.NotFinite, name, $"{name}: unit {j + 1} has {(double.IsNaN(column[j]) ? "no value" : "an infinite value")}; leave the unit out, or complete its record");
            }
        }
    });

    public static void NotNegative(UnitPanel panel, bool negativeOutputs) => Each(panel, (name, column) =>
    {
        if (negativeOutputs && name.StartsWith("output", StringComparison.Ordinal))
        {
            return;
        }

        for (int j = 0; j < column.Length; j++)
        {
            if (column[j] < 0)
            {
                throw Refused(Assumption.NegativeValue, name, $"{name}: unit {j + 1} has {column[j]}; split gains and losses into an output and an input, or, for outputs under variable returns, ask for negative outputs to be let in");
            }
        }
    });

    public static void Positive(UnitPanel panel) => Each(panel, (name, column) =>
    {
        for (int j = 0; j < column.Length; j++)
        {
            if (column[j] <= 0)
            {
                throw Refused(Assumption.NotPositive, name, $"{name}: unit {j + 1} has {column[j]}, and slacks cannot be a share of it; leave the column or the unit out, or use the radial or the additive measure");
            }
        }
    });

    public static void Enough(UnitPanel panel)
    {
        if (panel.Units < 2)
        {
            throw Refused(Assumption.TooFewValues, "units", $"units: {panel.Units} given, at least 2 needed; nobody can be compared with itself: add units, or periods of the same unit");
        }

        if (panel.Width > panel.Units)
        {
            throw Refused(Assumption.MoreColumnsThanUnits, "units", $"units: {panel.Units} for {panel.Width} inputs and outputs, so nearly everyone would be on the frontier; add units or periods, or add up columns");
        }
    }

    public static void NoZeroColumn(UnitPanel panel) => Each(panel, (name, column) =>
    {
        if (!column.AsSpan().ContainsAnyExcept(0.0))
        {
            throw Refused(Assumption.ZeroColumn, name, $"{name}: zero for every unit, so it says nothing; leave the column out");
        }
    });

    public static void NoUnitWithoutInput(UnitPanel panel)
    {
        for (int j = 0; j < panel.Units; j++)
        {
            if (Used(panel, j) == 0)
            {
                throw Refused(Assumption.UnitWithoutInput, "inputs", $"inputs: unit {j + 1} used nothing of any input; leave the unit out, or complete its record");
            }
        }
    }

    public static void NotAllEqual(UnitPanel panel)
    {
        if (panel.Columns.All(column => !column.AsSpan().ContainsAnyExcept(column[0])))
        {
            throw Refused(Assumption.IdenticalUnits, "units", $"units: all {panel.Units} have the same figures, so there is nobody to learn from; check that the figures are those of the units and not of their whole");
        }
    }

    static double Used(UnitPanel panel, int unit)
    {
        double used = 0;
        for (int i = 0; i < panel.Inputs.Count; i++)
        {
            used = Math.Max(used, panel.Columns[i][unit]);
        }

        return used;
    }

    static void Each(UnitPanel panel, Action<string, double[]> check)
    {
        for (int i = 0; i < panel.Width; i++)
        {
            check(Name(panel, i), panel.Columns[i]);
        }
    }

    static string Name(UnitPanel panel, int column) => string.Create(CultureInfo.InvariantCulture, $"{(column < panel.Inputs.Count ? $"input {column + 1}"
        : column < panel.Burdens ? $"undesirable output {column + 1 - panel.Inputs.Count}"
        : $"output {column + 1 - panel.Burdens}")}");

    static AssumptionException Refused(string id, string subject, FormattableString message) => new(id, subject, FormattableString.Invariant(message));
}
