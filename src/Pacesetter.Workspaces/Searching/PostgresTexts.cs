using System.Text.Json;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Searching;

/// <summary>Texts in PostgreSQL, by an inverted index of their grams.</summary>
sealed class PostgresTexts(RegistryContext registry) : TextStore(registry)
{
    // A gram in more texts than this tells little and costs much.
    const int RareAtMost = 2_000;

    const int Sampled = 24;

    public override List<SearchText> Holding(IReadOnlyList<string> words, IReadOnlyList<string> nouns, int limit)
    {
        string conditions = string.Join(" AND ", words.Select((word, i) => $"search_grams(text) @> search_grams(@w{i}) AND lower(text) LIKE lower(@p{i})"));
        string scope = nouns.Count == 0 ? "" : " AND noun IN (SELECT jsonb_array_elements_text(CAST(@nouns AS jsonb)))";
        return Texts(
            $"SELECT number, noun, id, unit, text FROM search_texts WHERE {conditions}{scope} ORDER BY number DESC LIMIT @limit",
            [.. words.SelectMany((word, i) => ((string, object)[])[($"w{i}", word), ($"p{i}", Pattern(word))]), ("nouns", JsonSerializer.Serialize(nouns)), ("limit", limit)]);
    }

    public override List<SearchText> Sharing(IReadOnlyList<string> grams, int limit) => Texts(
        $"""
        WITH draft AS (SELECT jsonb_array_elements_text(CAST(@grams AS jsonb)) AS gram),
        hits AS (SELECT h.number FROM draft CROSS JOIN LATERAL (
            SELECT s.number, count(*) OVER () AS texts FROM (SELECT number FROM search_texts WHERE search_grams(text) @> ARRAY[draft.gram] LIMIT {RareAtMost + 1}) s) h
          WHERE h.texts <= {RareAtMost}),
        best AS (SELECT number, count(*) AS shared FROM hits GROUP BY number ORDER BY shared DESC, number DESC LIMIT @limit)
        SELECT t.number, t.noun, t.id, t.unit, t.text FROM best JOIN search_texts t ON t.number = best.number ORDER BY best.shared DESC, t.number DESC
        """,
        ("grams", JsonSerializer.Serialize(Grams.Spread(grams, Sampled))),
        ("limit", limit));
}
