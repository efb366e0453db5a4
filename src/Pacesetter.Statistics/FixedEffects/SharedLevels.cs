using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>The levels that run through several parts: their equations after each part is freed of its own factors.</summary>
/// <remarks><para>S b = r, S = Σ d̃'Wd̃, r = Σ d̃'Wỹ over the parts, k levels of all shared factors one after the other. A pivot below 1e-10 of
/// the level's weight is a level that others make up; it is held at zero.</para></remarks>
sealed class SharedLevels
{
    const double Gap = 1e-6;

    readonly int[] factors;
    readonly int[] sizes;
    readonly int[] offsets;
    readonly double[] products; // (k + 1)², the outcome last
    readonly double[] diagonal;
    double[] inverse = [];
    double[] solution = [];

    public SharedLevels(int[] factors, int[] sizes)
    {
        this.factors = factors;
        this.sizes = sizes;
        offsets = new int[factors.Length + 1];
        for (int at = 0; at < factors.Length; at++)
        {
            offsets[at + 1] = offsets[at] + sizes[factors[at]];
        }

        products = new double[(Count + 1) * (Count + 1)];
        diagonal = new double[Count];
    }

    /// <summary>k: how many there are.</summary>
    public int Count => offsets[^1];

    /// <summary>How many of them are told apart from the parts' own levels and from each other.</summary>
    public int Rank { get; private set; }

    /// <summary>A random direction that changes no fit; empty without shared levels.</summary>
    public double[] Silent { get; private set; } = [];

    /// <summary>What is left of the outcome: Σ ỹ'Wỹ − b'r.</summary>
    public double Left { get; private set; }

    /// <summary>The shared levels that a part has, and a column of ones and zeros for each.</summary>
    public (int[] Present, double[][] Dummies) Columns(CrossedCells cells, IReadOnlyList<int[]> levels)
    {
        var present = new List<int>();
        var columns = new List<double[]>();
        for (int at = 0; at < factors.Length; at++)
        {
            int[] of = cells.Levels[factors[at]];
            int[] numbers = levels[factors[at]];
            for (int level = 0; level < numbers.Length; level++)
            {
                int local = level;
                present.Add(offsets[at] + numbers[level]);
                columns.Add(Array.ConvertAll(of, it => it == local ? 1.0 : 0.0));
                for (int cell = 0; cell < of.Length; cell++)
                {
                    diagonal[present[^1]] += of[cell] == level ? cells.Weights[cell] : 0;
                }
            }
        }

        return ([.. present], [.. columns]);
    }

    /// <summary>Adds the products of a part's freed columns, the outcome last.</summary>
    public void Add(double[] of, int[] present)
    {
        int[] places = [.. present, Count];
        for (int k = 0; k < places.Length; k++)
        {
            for (int l = 0; l < places.Length; l++)
            {
                products[(places[k] * (Count + 1)) + places[l]] += of[(k * places.Length) + l];
            }
        }
    }

    public void Solve(int threads)
    {
        int k = Count;
        Left = products[^1];
        solution = new double[k];
        if (k == 0)
        {
            return;
        }

        var matrix = new SymmetricMatrix(k);
        for (int row = 0; row < k; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                matrix[row, column] = products[(row * (k + 1)) + column];
            }
        }

        var cholesky = new Cholesky(matrix, threads);
        cholesky.Decompose(1e-10, 0, diagonal);
        Rank = k - cholesky.Dropped.Count;
        inverse = new double[k * k];
        for (int row = 0; row < k; row++)
        {
            double[] unit = new double[k];
            unit[row] = 1;
            cholesky.Forward(unit);
            cholesky.Backward(unit);
            unit.CopyTo(inverse, row * k);
        }

        var random = new Random(20_261_126);
        double[] omega = [.. Enumerable.Range(0, k).Select(_ => random.NextDouble())];
        double[] image = [.. Enumerable.Range(0, k).Select(row => Row(products, k + 1, row, omega))];
        solution = [.. Enumerable.Range(0, k).Select(row => Row(inverse, k, row, [.. Enumerable.Range(0, k).Select(it => products[(it * (k + 1)) + k])]))];
        Silent = [.. omega.Select((value, row) => value - Row(inverse, k, row, image))];
        for (int row = 0; row < k; row++)
        {
            Left -= solution[row] * products[(row * (k + 1)) + k];
        }
    }

    /// <summary>Σ_k b_k times what the freed columns take of a level.</summary>
    public double Taken(double[][] columns, int level) => Along(solution, columns, level);

    /// <summary>How far the silent direction moves a level.</summary>
    public double Moved(double[][] columns, int level) => Along(Silent, columns, level);

    /// <summary>What not knowing the shared levels adds to the variance of a level, over σ².</summary>
    public double Variance(double[][] columns, int level)
    {
        double sum = 0;
        for (int k = 0; k < Count; k++)
        {
            for (int l = 0; l < Count; l++)
            {
                sum += columns[k][level] * columns[l][level] * inverse[(k * Count) + l];
            }
        }

        return Math.Max(0, sum);
    }

    /// <summary>Effects, errors and classes of the shared factors themselves.</summary>
    public void Fill(double[][] effects, double[][] errors, int[][] classes, double[][] weights, double variance)
    {
        for (int at = 0; at < factors.Length; at++)
        {
            int factor = factors[at];
            int[] of = classes[factor] = ClassesOf(at);
            effects[factor] = new double[sizes[factor]];
            errors[factor] = new double[sizes[factor]];
            for (int level = 0; level < of.Length; level++)
            {
                double[] contrast = new double[Count];
                double sum = of.Select((it, other) => it == of[level] ? weights[factor][other] : 0).Sum();
                for (int other = 0; other < of.Length; other++)
                {
                    contrast[offsets[at] + other] = (other == level ? 1 : 0) - (of[other] == of[level] ? weights[factor][other] / sum : 0);
                }

                effects[factor][level] = Row(contrast, Count, 0, solution);
                double square = Enumerable.Range(0, Count).Sum(k => contrast[k] * Row(inverse, Count, k, contrast));
                errors[factor][level] = Math.Sqrt(variance * Math.Max(0, square));
            }
        }
    }

    // Levels that the silent direction moves alike, by its value.
    int[] ClassesOf(int at)
    {
        int[] order = [.. Enumerable.Range(0, sizes[factors[at]]).OrderBy(level => Silent[offsets[at] + level])];
        int[] of = new int[order.Length];
        for (int i = 1; i < order.Length; i++)
        {
            of[order[i]] = of[order[i - 1]] + (Silent[offsets[at] + order[i]] - Silent[offsets[at] + order[i - 1]] < Gap ? 0 : 1);
        }

        return of;
    }

    double Along(double[] values, double[][] columns, int level)
    {
        double sum = 0;
        for (int k = 0; k < Count; k++)
        {
            sum += values[k] * columns[k][level];
        }

        return sum;
    }

    static double Row(double[] matrix, int stride, int row, double[] by)
    {
        double sum = 0;
        for (int k = 0; k < by.Length; k++)
        {
            sum += matrix[(row * stride) + k] * by[k];
        }

        return sum;
    }
}
