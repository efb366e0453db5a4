using System.Text.Json;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Searching;

/// <summary>Texts in SQLite, by its full-text index of trigrams.</summary>
sealed class SqliteTexts(RegistryContext registry) : TextStore(registry)
{
    // A short word that begins more trigrams than this is in so many texts that a plain scan soon has enough.
    const int ExpandedAtMost = 200;

    const int Sampled = 64;
    const int RarestUsed = 24;

    // Trigrams that together lead to more texts than this are not looked up.
    const int HitsAtMost = 3_000;

    public override List<SearchText> Holding(IReadOnlyList<string> words, IReadOnlyList<string> nouns, int limit)
    {
        string[] expressions = [.. words.Select(word => Grams.Characters(word) >= Grams.Length ? Quoted(word) : Begun(word)).OfType<string>()];
        if (expressions.Length < words.Count)
        {
            return Scan(words, nouns, limit);
        }

        string scope = nouns.Count == 0 ? "" : " AND (SELECT noun FROM search_texts WHERE number = search_index.rowid) IN (SELECT value FROM json_each(@nouns))";
        return Texts(
            $"SELECT t.number, t.noun, t.id, t.unit, t.text FROM (SELECT rowid FROM search_index WHERE search_index MATCH @match{scope} ORDER BY rowid DESC LIMIT @limit) f JOIN search_texts t ON t.number = f.rowid",
            ("match", string.Join(" AND ", expressions)),
            ("nouns", JsonSerializer.Serialize(nouns)),
            ("limit", limit));
    }

    public override List<SearchText> Sharing(IReadOnlyList<string> grams, int limit)
    {
        long hits = 0;
        string[] rare = [.. Counts(Grams.Spread(grams, Sampled)).OrderBy(it => it.Texts).Take(RarestUsed).TakeWhile(it => (hits += it.Texts) <= HitsAtMost || hits == it.Texts).Select(it => it.Gram)];
        return rare.Length == 0 ? [] : Texts(
            "SELECT t.number, t.noun, t.id, t.unit, t.text FROM (SELECT rowid FROM search_index WHERE search_index MATCH @match ORDER BY rank LIMIT @limit) f JOIN search_texts t ON t.number = f.rowid",
            ("match", string.Join(" OR ", rare.Select(Quoted))),
            ("limit", limit));
    }

    List<(string Gram, long Texts)> Counts(IReadOnlyList<string> grams) => Query(
        "SELECT g.term, g.doc FROM json_each(@grams) j CROSS JOIN search_grams g ON g.term = j.value",
        row => (row.GetString(0), row.GetInt64(1)),
        ("grams", JsonSerializer.Serialize(grams)));

    // A word too short for a trigram is in the texts that hold one of the trigrams it begins; null where those are too many.
    string? Begun(string word)
    {
        if (word.Length == 1 && char.IsAscii(word[0]))
        {
            return null;
        }

        string first = word.ToLowerInvariant();
        List<string> grams = Query(
            "SELECT term FROM search_grams WHERE term >= @first AND term < @after LIMIT @limit",
            row => row.GetString(0),
            ("first", first),
            ("after", first + "\U0010FFFF"),
            ("limit", ExpandedAtMost + 1));
        return grams.Count > ExpandedAtMost ? null
            : grams.Count == 0 ? Quoted(first + "\n\n")
            : $"({string.Join(" OR ", grams.Select(Quoted))})";
    }

    List<SearchText> Scan(IReadOnlyList<string> words, IReadOnlyList<string> nouns, int limit)
    {
        string conditions = string.Join(" AND ", words.Select((_, i) => $@"text LIKE @w{i} ESCAPE '\'"));
        string scope = nouns.Count == 0 ? "" : " AND noun IN (SELECT value FROM json_each(@nouns))";
        return Texts(
            $"SELECT number, noun, id, unit, text FROM search_texts WHERE {conditions}{scope} ORDER BY number DESC LIMIT @limit",
            [.. words.Select((word, i) => ($"w{i}", (object)Pattern(word))), ("nouns", JsonSerializer.Serialize(nouns)), ("limit", limit)]);
    }

    static string Quoted(string phrase) => $"\"{phrase.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
