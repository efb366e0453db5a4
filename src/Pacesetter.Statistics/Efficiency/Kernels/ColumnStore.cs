namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>Columns of a linear programme, row after row, so that one row of many columns is one stretch of memory.</summary>
/// <remarks>values: rows × stride; row i of column j stands at i × stride + j. Columns past the last are zero, to the end of a full vector.</remarks>
sealed class ColumnStore
{
    const int Vector = 32;

    public ColumnStore(int rows, int capacity)
    {
        Rows = rows;
        Stride = Padded(Math.Max(capacity, Vector));
        Values = new double[rows * Stride];
        Units = new int[Stride];
        Tops = new double[rows];
    }

    public int Rows { get; }

    public int Count { get; private set; }

    public int Stride { get; private set; }

    public double[] Values { get; private set; }

    /// <summary>The unit that each column was taken from.</summary>
    public int[] Units { get; private set; }

    /// <summary>No figure of a row is larger in size than this.</summary>
    public double[] Tops { get; }

    public double this[int row, int column]
    {
        get => Values[(row * Stride) + column];
        set
        {
            Values[(row * Stride) + column] = value;
            Tops[row] = Math.Max(Tops[row], Math.Abs(value));
        }
    }

    /// <summary>All units as they stand: the store of a panel that needs no frame.</summary>
    public static ColumnStore Of(Technology technology, ReadOnlySpan<int> units)
    {
        var store = new ColumnStore(technology.Rows, units.Length);
        foreach (int unit in units)
        {
            store.Add(technology, unit);
        }

        return store;
    }

    public void Add(Technology technology, int unit)
    {
        if (Count == Stride)
        {
            Grow();
        }

        for (int i = 0; i < Rows; i++)
        {
            this[i, Count] = technology[i, unit];
        }

        Units[Count++] = unit;
    }

    /// <summary>Keeps the columns whose flag is set, in their order.</summary>
    public void Keep(ReadOnlySpan<bool> kept)
    {
        int next = 0;
        for (int j = 0; j < Count; j++)
        {
            if (!kept[j])
            {
                continue;
            }

            for (int i = 0; i < Rows; i++)
            {
                Values[(i * Stride) + next] = Values[(i * Stride) + j];
            }

            Units[next++] = Units[j];
        }

        for (int i = 0; i < Rows; i++)
        {
            Array.Clear(Values, (i * Stride) + next, Count - next);
        }

        Count = next;
    }

    static int Padded(int count) => (count + Vector - 1) / Vector * Vector;

    void Grow()
    {
        int wider = 2 * Stride;
        var values = new double[Rows * wider];
        for (int i = 0; i < Rows; i++)
        {
            Array.Copy(Values, i * Stride, values, i * wider, Stride);
        }

        var units = new int[wider];
        Array.Copy(Units, units, Stride);
        (Values, Units, Stride) = (values, units, wider);
    }
}
