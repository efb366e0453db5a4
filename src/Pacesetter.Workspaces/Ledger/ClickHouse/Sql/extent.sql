SELECT toInt32(min(day)), toInt32(max(day)), toInt64(count())
FROM
(
    SELECT date AS day
    FROM {database}.work
    WHERE {visible}
    GROUP BY date
    HAVING sum(toInt64(sign)) > 0
) AS days
