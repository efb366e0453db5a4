using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Efficiency;

/// <summary>The decision making units: what each used and what came of it.</summary>
/// <remarks>Each column is one input or output over the same n units in the same order, in one unit of measure; different columns may have different ones.</remarks>
public sealed class UnitPanel
{
    /// <summary>Takes the columns. Arrays are not copied, so leave them alone while the panel is in use.</summary>
    /// <param name="inputs">m columns of n: what was used, less is better.</param>
    /// <param name="outputs">s columns of n: what came of it, more is better.</param>
    /// <param name="undesirableOutputs">Columns of n: what came of it, less is better; for the slacks-based measure.</param>
    public UnitPanel(IReadOnlyList<IReadOnlyList<double>> inputs, IReadOnlyList<IReadOnlyList<double>> outputs, IReadOnlyList<IReadOnlyList<double>>? undesirableOutputs = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentOutOfRangeException.ThrowIfZero(inputs.Count);
        ArgumentOutOfRangeException.ThrowIfZero(outputs.Count);
        (Inputs, Outputs, UndesirableOutputs) = (inputs, outputs, undesirableOutputs ?? []);
        Columns = [.. Inputs.Concat(UndesirableOutputs).Concat(Outputs).Select(column => column as double[] ?? [.. column])];
        foreach (double[] column in Columns)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(column.Length, Units);
        }
    }

    /// <summary>m columns of n.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Inputs { get; }

    /// <summary>s columns of n.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Outputs { get; }

    /// <summary>Columns of n, or none.</summary>
    public IReadOnlyList<IReadOnlyList<double>> UndesirableOutputs { get; }

    /// <summary>n.</summary>
    public int Units => Inputs[0].Count;

    /// <summary>Inputs, then undesirable outputs, then outputs: the order of the rows everywhere inside.</summary>
    internal double[][] Columns { get; }

    internal int Width => Columns.Length;

    /// <summary>Inputs and undesirable outputs: the first columns.</summary>
    internal int Burdens => Width - Outputs.Count;

    /// <summary>Checks what every frontier needs of its data.</summary>
    /// <exception cref="AssumptionException">A need is not met; the text says which value and what to do.</exception>
    internal void Check(bool negativeOutputs)
    {
        PanelChecks.Finite(this);
        PanelChecks.NotNegative(this, negativeOutputs);
        PanelChecks.Enough(this);
        PanelChecks.NoZeroColumn(this);
        PanelChecks.NoUnitWithoutInput(this);
        PanelChecks.NotAllEqual(this);
    }
}
