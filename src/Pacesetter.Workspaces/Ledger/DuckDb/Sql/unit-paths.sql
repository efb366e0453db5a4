-- Each unit with what lies above it, itself included.
{into}
WITH RECURSIVE up(unit, node, parent, kind, depth) AS (
    SELECT unit, unit, parent, kind, 0 FROM live_units
    UNION ALL
    SELECT up.unit, u.unit, u.parent, u.kind, up.depth + 1
    FROM up JOIN live_units u ON u.unit = up.parent
    WHERE up.depth < 64
)
SELECT
    any_value(u.id),
    max(n.id) FILTER (kind = 'work_centre'),
    max(n.id) FILTER (kind = 'team'),
    max(n.id) FILTER (kind = 'department'),
    max(n.id) FILTER (kind = 'site'),
    max(n.id) FILTER (kind = 'company'),
    max(n.id) FILTER (kind = 'region')
FROM up
JOIN codes u ON u.code = up.unit
JOIN codes n ON n.code = up.node
GROUP BY up.unit;
