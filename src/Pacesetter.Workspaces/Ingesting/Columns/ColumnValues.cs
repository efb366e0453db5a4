namespace Pacesetter.Workspaces.Ingesting.Columns;

/// <summary>The columns asked of a plain file, row by row in file order.</summary>
/// <param name="Rows">The rows kept.</param>
/// <param name="LeftOut">The rows left out because a needed cell is empty.</param>
/// <param name="Columns">For each column asked for, its values: <c>double[]</c> or <c>string?[]</c>.</param>
sealed record ColumnValues(int Rows, long LeftOut, IReadOnlyDictionary<AskedColumn, Array> Columns)
{
    public double[] Numbers(AskedColumn column) => (double[])Columns[column];

    public string?[] Texts(AskedColumn column) => (string?[])Columns[column];

    /// <summary>The texts of a column as numbers 0 … levels − 1, in the order of their first appearance.</summary>
    public (int[] Codes, string[] Levels) Levels(AskedColumn column)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] codes = new int[Rows];
        string?[] texts = Texts(column);
        for (int i = 0; i < Rows; i++)
        {
            string text = texts[i]!;
            if (!numbers.TryGetValue(text, out int code))
            {
                numbers.Add(text, code = numbers.Count);
            }

            codes[i] = code;
        }

        return (codes, [.. numbers.Keys]);
    }
}
