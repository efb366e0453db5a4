-- As rollup.sql, with distinct persons: first by person, then by the keys asked for.
WITH rows AS (
    SELECT {inner_keys}{rows}, w.person AS who, CASE WHEN w.person IS NULL THEN coalesce(w.own_team, w.work_centre) END AS crew, w.heads AS heads
    FROM work w
    {joins}
    {where}
    {idle}
),
persons AS (
    SELECT {keys}who, crew, {sums}, max(heads) AS heads
    FROM rows
    GROUP BY {person_group}who, crew
)
SELECT {keys}{outer_sums}, CAST(count(*) FILTER (who IS NOT NULL AND (records > 0 OR attended > 0)) + coalesce(sum(ceil(coalesce(heads, 1))) FILTER (who IS NULL AND records > 0), 0) AS BIGINT)
FROM persons
{group}
