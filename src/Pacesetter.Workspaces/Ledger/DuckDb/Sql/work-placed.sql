-- Work records of this batch as they go to a cluster: each with the site it lies at, its unit and its month. A row that
-- takes another back lies where that one does.
SELECT {columns}, CAST(coalesce(k.site, p.site, 0) AS BIGINT), CAST(coalesce(t.own_team, t.work_centre, 0) AS BIGINT), CAST(12 * year(t.date) + month(t.date) - 1 AS BIGINT), CAST(s.slot AS BIGINT)
FROM work t
LEFT JOIN work_sites k ON k.origin = t.origin AND k.row = t.row
LEFT JOIN unit_paths p ON p.unit = coalesce(t.own_team, t.work_centre)
LEFT JOIN slots s ON s.site = coalesce(k.site, p.site, 0)
WHERE t.{written}
