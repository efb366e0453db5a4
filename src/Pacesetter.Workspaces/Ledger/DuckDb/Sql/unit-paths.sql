-- Each unit with what lies above it, itself included.
DELETE FROM unit_paths;
INSERT INTO unit_paths
WITH RECURSIVE up(unit, at, parent, kind, depth) AS (
    SELECT unit, unit, parent, kind, 0 FROM live_units
    UNION ALL
    SELECT up.unit, u.unit, u.parent, u.kind, up.depth + 1
    FROM up JOIN live_units u ON u.unit = up.parent
    WHERE up.depth < 64
)
SELECT
    unit,
    max(at) FILTER (kind = 'work_centre'),
    max(at) FILTER (kind = 'team'),
    max(at) FILTER (kind = 'department'),
    max(at) FILTER (kind = 'site'),
    max(at) FILTER (kind = 'company'),
    max(at) FILTER (kind = 'region')
FROM up
GROUP BY unit;
