-- Units of the stage that would lie below themselves.
CREATE OR REPLACE TEMP TABLE unit_cycles AS
WITH RECURSIVE edges AS (
    SELECT unit, parent FROM {stage} WHERE unit IS NOT NULL AND parent IS NOT NULL
    UNION
    SELECT unit, parent FROM live_units WHERE parent IS NOT NULL AND unit NOT IN (SELECT unit FROM {stage} WHERE unit IS NOT NULL)
),
up(unit, node, depth) AS (
    SELECT unit, parent, 1 FROM edges
    UNION ALL
    SELECT up.unit, e.parent, up.depth + 1 FROM up JOIN edges e ON e.unit = up.node WHERE up.node <> up.unit AND up.depth < 64
)
SELECT DISTINCT unit FROM up WHERE node = unit OR depth >= 64;
