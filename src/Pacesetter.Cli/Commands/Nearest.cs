namespace Pacesetter.Cli.Commands;

/// <summary>Finds the word somebody probably meant.</summary>
static class Nearest
{
    /// <summary>The word within two edits that is nearest to <paramref name="typed"/>, or null.</summary>
    public static string? To(string typed, IEnumerable<string> words) =>
        words.Select(word => (Word: word, Distance: Distance(typed, word)))
            .Where(candidate => candidate.Distance <= Math.Min(2, typed.Length / 2))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();

    // Edits that lead from one word to the other: insert, delete, replace; row by row of the usual table.
    static int Distance(string from, string to)
    {
        int[] above = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int[] row = new int[to.Length + 1];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
            }

            above = row;
        }

        return above[to.Length];
    }
}
