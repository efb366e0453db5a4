ANY LEFT JOIN
(
    -- The person-days of this shard whose attended hours are not those of their tickets.
    SELECT site, person, date, toInt32(1) AS differs, toFloat64(sum(hours * sign)) AS all_attended, toFloat64(sum(scheduled * sign)) AS all_scheduled, toFloat64(sum(ticketed * sign)) AS all_ticketed
    FROM {database}.attended_local
    WHERE {visible}{where} AND person > 0 AND ticketed > 0
    GROUP BY site, person, date
    HAVING sum(toInt64(sign)) > 0
) AS days USING (site, person, date)
