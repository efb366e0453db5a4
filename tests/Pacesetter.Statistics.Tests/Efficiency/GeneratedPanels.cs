using CsCheck;
using Pacesetter.Statistics.Efficiency;

namespace Pacesetter.Statistics.Tests.Efficiency;

/// <summary>Panels for properties: smooth ones, and ones full of ties, zeros and twins.</summary>
static class GeneratedPanels
{
    public static readonly Gen<Returns> Mixing = Gen.Int[0, 3].Select(at => (Returns)at);

    public static readonly Gen<Orientation> Oriented = Gen.Int[0, 1].Select(at => (Orientation)at);

    public static readonly Gen<UnitPanel> Smooth = Of(Gen.Double[0.5, 50]);

    // Whole numbers 0 to 4: many equal, many zero. Made fit: no unit without input, no zero column.
    public static readonly Gen<UnitPanel> Degenerate = Of(Gen.Int[0, 4].Select(value => (double)value)).Select(Fit);

    public static readonly Gen<UnitPanel> Any = Gen.OneOf(Smooth, Degenerate);

    public static UnitPanel Changed(UnitPanel panel, Func<int, double, double> change) => new(
        [.. panel.Inputs.Select((column, i) => column.Select(value => change(i, value)).ToArray())],
        [.. panel.Outputs.Select((column, r) => column.Select(value => change(panel.Inputs.Count + r, value)).ToArray())]);

    public static UnitPanel Extended(UnitPanel panel, Func<IReadOnlyList<double>, double> input, Func<IReadOnlyList<double>, double> output) => new(
        [.. panel.Inputs.Select(column => (double[])[.. column, input(column)])],
        [.. panel.Outputs.Select(column => (double[])[.. column, output(column)])]);

    static Gen<UnitPanel> Of(Gen<double> value) => Gen.Select(Gen.Int[1, 4], Gen.Int[1, 3], Gen.Int[8, 40]).SelectMany((m, s, n) =>
        Gen.Select(value.Array[n].Array[m], value.Array[n].Array[s], (inputs, outputs) => new UnitPanel(inputs, outputs)));

    static UnitPanel Fit(UnitPanel panel)
    {
        double[][] inputs = [.. panel.Inputs.Select(column => column.ToArray())];
        double[][] outputs = [.. panel.Outputs.Select(column => column.ToArray())];
        for (int k = 0; k < panel.Units; k++)
        {
            inputs[0][k] = inputs.All(column => column[k] == 0) ? 1 : inputs[0][k];
            outputs[0][k] = outputs.All(column => column[k] == 0) ? 1 : outputs[0][k];
        }

        foreach (double[] column in inputs.Concat(outputs))
        {
            column[0] = column.All(value => value == 0) ? 1 : column[0];
        }

        inputs[0][1] = inputs[0][0] + 1; // not all units are equal
        return new(inputs, outputs);
    }
}
