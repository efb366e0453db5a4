-- Every two and three characters that follow one another. Our own function and no extension: pg_trgm sees no Chinese in a database of locale C.
CREATE OR REPLACE FUNCTION search_grams(searched text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT gram), '{}')
  FROM (
    SELECT unnest(ARRAY[c || lead(c) OVER w, c || lead(c) OVER w || lead(c, 2) OVER w]) AS gram
    FROM unnest(string_to_array(lower(searched), NULL)) WITH ORDINALITY AS characters(c, place)
    WINDOW w AS (ORDER BY place)
  ) grams
  WHERE gram IS NOT NULL
$$;

CREATE INDEX IF NOT EXISTS ix_search_texts_grams ON search_texts USING gin (search_grams(text));
