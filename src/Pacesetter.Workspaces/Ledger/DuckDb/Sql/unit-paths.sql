-- Each unit with what lies above it, itself included.
DELETE FROM unit_paths;
INSERT INTO unit_paths
WITH RECURSIVE up(unit, node, parent, kind, depth) AS (
    SELECT unit, unit, parent, kind, 0 FROM live_units
    UNION ALL
    SELECT up.unit, u.unit, u.parent, u.kind, up.depth + 1
    FROM up JOIN live_units u ON u.unit = up.parent
    WHERE up.depth < 64
)
SELECT
    unit,
    max(node) FILTER (kind = 'work_centre'),
    max(node) FILTER (kind = 'team'),
    max(node) FILTER (kind = 'department'),
    max(node) FILTER (kind = 'site'),
    max(node) FILTER (kind = 'company'),
    max(node) FILTER (kind = 'region')
FROM up
GROUP BY unit;
