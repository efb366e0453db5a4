using System.Globalization;
using Pacesetter.Statistics.Efficiency;

namespace Pacesetter.Statistics.Tests.Efficiency;

/// <summary>The published sets of units and what other programs found for them.</summary>
static class SharedPanels
{
    public static UnitPanel Charnes() => Panel(Table("charnes1981.csv"), ["x1", "x2", "x3", "x4", "x5"], ["y1", "y2", "y3"]);

    public static UnitPanel Milk() => Panel(Table("milkProd.csv"), ["energy", "vet", "cows"], ["milk"]);

    public static UnitPanel NorWood() => Panel(Table("norWood2004.csv"), ["x", "m"], ["y"]);

    public static UnitPanel Named(string name) => name switch
    {
        "charnes1981" => Charnes(),
        "milkProd" => Milk(),
        _ => NorWood(),
    };

    public static Dictionary<string, double[]> Reference(string name) => Table(name + "_ref_Benchmarking033.csv");

    public static UnitPanel Panel(Dictionary<string, double[]> table, string[] inputs, string[] outputs) =>
        new([.. inputs.Select(name => table[name])], [.. outputs.Select(name => table[name])]);

    /// <summary>2 inputs, 3 outputs, 100,000 units, without a head line.</summary>
    public static double[][] Dula(int units)
    {
        string path = SharedData.PathOf("dea", "dula_100000x5_2in3out.csv");
        var columns = new double[5][];
        for (int i = 0; i < 5; i++)
        {
            columns[i] = new double[units];
        }

        int row = 0;
        foreach (string line in File.ReadLines(path).Take(units))
        {
            string[] cells = line.Split(',');
            for (int i = 0; i < 5; i++)
            {
                columns[i][row] = double.Parse(cells[i], CultureInfo.InvariantCulture);
            }

            row++;
        }

        return columns;
    }

    public static Dictionary<string, double[]> Table(string file)
    {
        string[][] rows = [.. File.ReadLines(SharedData.PathOf("dea", file)).Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray())];
        return rows[0].Select((name, at) => (name, values: rows.Skip(1).Select(row => Number(row[at])).ToArray()))
            .ToDictionary(column => column.name, column => column.values);
    }

    static double Number(string cell) => cell switch
    {
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN,
    };
}
