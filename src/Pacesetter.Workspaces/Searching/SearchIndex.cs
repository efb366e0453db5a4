using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Searching;

/// <summary>Full-text search over whatever nouns put here. Writing joins the caller's transaction.</summary>
public sealed class SearchIndex(RegistryContext registry)
{
    /// <summary>The most results of one question.</summary>
    public const int MostResults = 200;

    // Whoever searches types a few words; a pasted page is a draft, for Similar.
    const int MostWords = 12;

    // Of more texts than this that hold the words, the latest are ranked.
    const int Ranked = 1_000;

    // How many likely texts are compared exactly for each one asked for.
    const int ComparedEach = 10;

    const int ExtractBefore = 30;
    const int ExtractLength = 120;

    readonly TextStore store = TextStore.Of(registry);

    /// <summary>Puts an entry's text, or another in its place.</summary>
    public Task Put(string noun, string id, string? unit, string text, CancellationToken cancel) => registry.Database.ExecuteSqlAsync(
        $"INSERT INTO search_texts (noun, id, unit, text) VALUES ({noun}, {id}, {unit}, {text}) ON CONFLICT (noun, id) DO UPDATE SET unit = excluded.unit, text = excluded.text",
        cancel);

    /// <summary>Takes an entry's text away.</summary>
    public Task Remove(string noun, string id, CancellationToken cancel) => registry.Database.ExecuteSqlAsync($"DELETE FROM search_texts WHERE noun = {noun} AND id = {id}", cancel);

    /// <summary>The entries whose text holds every word of the query, in any case, the best first. A word may be part of a longer one.</summary>
    /// <param name="query">Words, parted by blanks.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="nouns">The nouns to search; empty for all.</param>
    public IReadOnlyList<Found> Find(string query, int limit, IReadOnlyList<string> nouns)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        string[] words = [.. query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Contains('\0', StringComparison.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords)];
        return words.Length == 0 ? [] : [.. Relevance.Ranked(store.Holding(words, nouns, Ranked), words).Take(Math.Min(limit, MostResults)).Select(it => new Found(it.Noun, it.Id, it.Unit, Extract(it.Text, words)))];
    }

    /// <summary>The entries whose texts are most like a draft, with their likeness from 0 to 1.</summary>
    public IReadOnlyList<Alike> Similar(string text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        IReadOnlyList<string> grams = Grams.Of(text);
        int most = Math.Min(limit, MostResults);
        return [.. store.Sharing(grams, most * ComparedEach)
            .Select(it => new Alike(it.Noun, it.Id, it.Unit, Grams.Overlap(grams, Grams.Of(it.Text)), Extract(it.Text, [])))
            .Where(it => it.Likeness > 0)
            .OrderByDescending(it => it.Likeness).ThenBy(it => it.Id, StringComparer.Ordinal)
            .Take(most)];
    }

    static string Extract(string text, IReadOnlyList<string> words)
    {
        int first = words.Select(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0).DefaultIfEmpty(0).Min();
        int from = Whole(text, Math.Max(0, first - ExtractBefore));
        int to = Whole(text, Math.Min(text.Length, from + ExtractLength));
        return (from > 0 ? "…" : "") + text[from..to].ReplaceLineEndings(" ") + (to < text.Length ? "…" : "");
    }

    // Not between the halves of a character.
    static int Whole(string text, int at) => at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}

/// <summary>An entry that holds the words.</summary>
/// <param name="Noun">The noun's key.</param>
/// <param name="Id">Its code.</param>
/// <param name="Unit">The unit it belongs to.</param>
/// <param name="Extract">What stands around the first of the words.</param>
public sealed record Found(string Noun, string Id, string? Unit, string Extract);

/// <summary>An entry that is like a draft.</summary>
/// <param name="Noun">The noun's key.</param>
/// <param name="Id">Its code.</param>
/// <param name="Unit">The unit it belongs to.</param>
/// <param name="Likeness">Trigrams in both texts over trigrams in either.</param>
/// <param name="Extract">Its beginning.</param>
public sealed record Alike(string Noun, string Id, string? Unit, double Likeness, string Extract);
