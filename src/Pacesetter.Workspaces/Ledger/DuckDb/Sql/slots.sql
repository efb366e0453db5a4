-- A shard in turn for each site that has none yet; what has no site above it counts as one.
SELECT n.site, (SELECT coalesce(max(slot), -1) FROM slots) + row_number() OVER (ORDER BY n.site)
FROM (SELECT 0 AS site UNION SELECT site FROM unit_paths WHERE site IS NOT NULL) n
WHERE n.site NOT IN (SELECT site FROM slots)
