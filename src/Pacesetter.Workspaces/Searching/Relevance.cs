namespace Pacesetter.Workspaces.Searching;

/// <summary>How well texts answer a query whose words all of them hold: the more often a word stands in a text, and the shorter the text, the better, with diminishing returns.</summary>
/// <remarks>The term weight of BM25 with its usual k = 1.2 and b = 0.75. How rare a word is does not matter here, since every text holds it.</remarks>
static class Relevance
{
    const double K = 1.2;
    const double B = 0.75;

    /// <summary>The texts, the best first; of equals the latest.</summary>
    public static IEnumerable<SearchText> Ranked(IReadOnlyCollection<SearchText> texts, IReadOnlyList<string> words)
    {
        double mean = texts.Count == 0 ? 1 : texts.Average(it => (double)it.Text.Length);
        return texts.OrderByDescending(it => words.Sum(word => Weight(Count(it.Text, word), it.Text.Length / mean))).ThenByDescending(it => it.Number);
    }

    static double Weight(int count, double length) => count * (K + 1) / (count + (K * (1 - B + (B * length))));

    static int Count(string text, string word)
    {
        int count = 0;
        for (int at = 0; (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += word.Length)
        {
            count++;
        }

        return count;
    }
}
