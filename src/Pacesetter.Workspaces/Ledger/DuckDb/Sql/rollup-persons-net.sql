-- As rollup-persons.sql, for a ledger in which rows were taken back: heads count only where they still stand, so they
-- are kept apart until their records are summed.
WITH rows AS (
    SELECT {inner_keys}{rows}, w.person AS who, CASE WHEN w.person IS NULL THEN coalesce(w.own_team, w.work_centre) END AS crew, CASE WHEN w.person IS NULL THEN w.heads END AS heads
    FROM work w
    {joins}
    {where}
    {idle}
),
headed AS (
    SELECT {keys}who, crew, heads, {sums}
    FROM rows
    GROUP BY {person_group}who, crew, heads
),
persons AS (
    SELECT {keys}who, crew, {net_sums}, max(headed.heads) FILTER (headed.records > 0) AS heads
    FROM headed
    GROUP BY {person_group}who, crew
)
SELECT {keys}{outer_sums}, CAST(count(*) FILTER (who IS NOT NULL AND (records > 0 OR attended > 0)) + coalesce(sum(ceil(coalesce(heads, 1))) FILTER (who IS NULL AND records > 0), 0) AS BIGINT)
FROM persons
{group}
