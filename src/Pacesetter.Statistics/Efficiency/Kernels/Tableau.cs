using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>The basis of a linear programme: its inverse, the values of the basic columns, and the row of costs.</summary>
/// <remarks>
/// <para>matrix: rows + 2 columns of `lanes` numbers. Column k &lt; rows is column k of the inverse, then come the basic values and their
/// perturbation. Lane `rows` of each is the row of costs: −π_k in the inverse, −objective beside the values. So one pivot is one vector
/// multiplication and addition for each column.</para>
/// </remarks>
sealed class Tableau
{
    const double Feasible = 1e-11;
    const double Zero = 1e-13;

    readonly LinearProgramme programme;
    readonly int rows;
    readonly int lanes;
    readonly double[] matrix;
    readonly double[] entering; // lanes: the loaded column in terms of the basis, its reduced cost in lane `rows`
    readonly double[] column;   // rows: the loaded column as it stands

    public Tableau(LinearProgramme programme)
    {
        this.programme = programme;
        rows = programme.Rows;
        lanes = (rows + 1 + 7) / 8 * 8;
        matrix = new double[(rows + 2) * lanes];
        entering = new double[lanes];
        column = new double[rows];
        Basis = new int[rows];
    }

    public int[] Basis { get; }

    public ReadOnlySpan<double> Entering => entering.AsSpan(0, rows);

    public ReadOnlySpan<double> Values => matrix.AsSpan(rows * lanes, rows);

    /// <summary>The infinitesimal right side that decides between equal ratios, so that no basis comes twice.</summary>
    public ReadOnlySpan<double> Perturbation => matrix.AsSpan((rows + 1) * lanes, rows);

    public double Objective => -matrix[(rows * lanes) + rows];

    /// <summary>−π of a row; π is what one unit more on the right side adds to the objective.</summary>
    public double MinusPrice(int row) => matrix[(row * lanes) + rows];

    /// <summary>The value of a named column, zero where it is not basic.</summary>
    public double ValueOf(int name)
    {
        int row = Array.IndexOf(Basis, name);
        return row < 0 ? 0 : Values[row];
    }

    /// <summary>Sets the basis to the named columns. False where they are dependent or their values are not feasible.</summary>
    public bool Factor(ReadOnlySpan<int> names)
    {
        Array.Clear(matrix);
        for (int i = 0; i < rows; i++)
        {
            matrix[(i * lanes) + i] = 1;
            matrix[(rows * lanes) + i] = programme.RightSide[i];
        }

        Span<int> placed = stackalloc int[rows];
        placed.Fill(int.MinValue);
        foreach (int name in names)
        {
            if (programme.IsSlack(name))
            {
                placed[-1 - name] = name;
            }
        }

        foreach (int name in names)
        {
            bool slack = programme.IsSlack(name);
            if (slack && programme.Costs[-1 - name] == 0)
            {
                continue;
            }

            Load(name);
            int row = slack ? -1 - name : LargestFree(placed);
            if (row < 0)
            {
                return false;
            }

            Pivot(row);
            placed[row] = name;
        }

        placed.CopyTo(Basis);
        return Settle();
    }

    /// <summary>Expresses a named column in terms of the basis.</summary>
    public void Load(int name)
    {
        double cost = programme.Read(name, column);
        Span<double> target = entering;
        target.Clear();
        target[rows] = cost;
        ref double to = ref MemoryMarshal.GetArrayDataReference(entering);
        ref double from = ref MemoryMarshal.GetArrayDataReference(matrix);
        unchecked
        {
            for (int k = 0; k < rows; k++)
            {
                if (column[k] == 0)
                {
                    continue;
                }

                var factor = Vector512.Create(column[k]);
                for (int lane = 0; lane < lanes; lane += 8)
                {
                    Vector512<double> sum = Vector512.LoadUnsafe(ref to, (nuint)lane);
                    Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref from, (nuint)((k * lanes) + lane)), factor, sum).StoreUnsafe(ref to, (nuint)lane);
                }
            }
        }
    }

    /// <summary>Puts the loaded column in the basis in place of the one of a row.</summary>
    public void Pivot(int row)
    {
        ref double by = ref MemoryMarshal.GetArrayDataReference(entering);
        ref double to = ref MemoryMarshal.GetArrayDataReference(matrix);
        double inverse = 1 / entering[row];
        unchecked
        {
            for (int k = 0; k < rows + 2; k++)
            {
                int at = k * lanes;
                double factor = matrix[at + row] * inverse;
                if (factor == 0)
                {
                    continue;
                }

                var minus = Vector512.Create(-factor);
                for (int lane = 0; lane < lanes; lane += 8)
                {
                    Vector512<double> old = Vector512.LoadUnsafe(ref to, (nuint)(at + lane));
                    Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref by, (nuint)lane), minus, old).StoreUnsafe(ref to, (nuint)(at + lane));
                }

                matrix[at + row] = factor;
            }
        }
    }

    /// <summary>Puts small negative values at zero and renews the perturbation. False where a value is truly negative.</summary>
    bool Settle()
    {
        double size = 1;
        foreach (double right in programme.RightSide)
        {
            size = Math.Max(size, Math.Abs(right));
        }

        bool feasible = true;
        for (int i = 0; i < rows; i++)
        {
            ref double value = ref matrix[(rows * lanes) + i];
            feasible &= value >= -Feasible * size;
            value = value < Zero ? 0 : value;
            double golden = i * 0.6180339887498949;
            matrix[((rows + 1) * lanes) + i] = 0.5 + golden - Math.Floor(golden);
        }

        return feasible;
    }

    int LargestFree(ReadOnlySpan<int> placed)
    {
        int best = -1;
        double largest = 1e-12;
        for (int i = 0; i < rows; i++)
        {
            if (placed[i] == int.MinValue && Math.Abs(entering[i]) > largest)
            {
                (largest, best) = (Math.Abs(entering[i]), i);
            }
        }

        return best;
    }
}
