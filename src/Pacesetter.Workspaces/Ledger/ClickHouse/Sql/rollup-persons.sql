-- As rollup.sql, with distinct persons: heads count only where they still stand, so they are kept apart until their
-- records are summed, and persons until theirs are. Hours attended are rounded by person, as in the embedded engine.
SELECT {keys}{sums}, countIf(who > 0 AND (n_records > 0 OR n_attended > 0)) + sumIf(toUInt64(if(most < 0, toFloat64(1), ceil(most))), who = 0 AND n_records > 0) AS persons
FROM
(
    SELECT {keys}who, crew, {named}, maxIf(toFloat64(h_heads), h_records > 0) AS most
    FROM
    (
        SELECT {keys}who, crew, h_heads, {headed}
        FROM
        (
            {rows}
        ) AS parts
        GROUP BY {keys}who, crew, h_heads
    ) AS headed
    GROUP BY {keys}who, crew
) AS persons
{group}
