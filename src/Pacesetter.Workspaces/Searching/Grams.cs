using System.Text;

namespace Pacesetter.Workspaces.Searching;

/// <summary>The trigrams of a text: every three characters that follow one another, in lower case. They know no words, so they serve English and Chinese alike.</summary>
static class Grams
{
    /// <summary>How long a trigram is, in characters of any script.</summary>
    public const int Length = 3;

    /// <summary>The distinct trigrams of a text, in their order, those of blanks left out.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        Rune[] runes = [.. text.ToLowerInvariant().EnumerateRunes().Select(rune => Rune.IsWhiteSpace(rune) ? new Rune(' ') : rune)];
        var grams = new List<string>(runes.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i + Length <= runes.Length; i++)
        {
            string gram = string.Concat(runes[i].ToString(), runes[i + 1].ToString(), runes[i + 2].ToString());
            if (!string.IsNullOrWhiteSpace(gram) && seen.Add(gram))
            {
                grams.Add(gram);
            }
        }

        return grams;
    }

    /// <summary>How alike two sets of trigrams are: those in both over those in either, from 0 to 1.</summary>
    public static double Overlap(IReadOnlyCollection<string> one, IReadOnlyCollection<string> other)
    {
        var common = new HashSet<string>(one, StringComparer.Ordinal);
        common.IntersectWith(other);
        int either = one.Count + other.Count - common.Count;
        return either == 0 ? 0 : (double)common.Count / either;
    }

    /// <summary>At most so many of them, spread evenly.</summary>
    public static IReadOnlyList<string> Spread(IReadOnlyList<string> grams, int most) =>
        grams.Count <= most ? grams : [.. Enumerable.Range(0, most).Select(i => grams[(int)((long)i * grams.Count / most)])];

    /// <summary>How many characters a word has.</summary>
    public static int Characters(string word) => word.EnumerateRunes().Count();
}
