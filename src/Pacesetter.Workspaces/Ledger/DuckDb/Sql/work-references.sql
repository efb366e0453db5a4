-- What the rows of a work batch refer to, unique by code, so that no lookup multiplies a row.
CREATE OR REPLACE TEMP TABLE ref_units AS
SELECT u.*, k.id, c.id AS class_id
FROM (SELECT unit, any_value(kind) AS kind, any_value(class) AS class FROM live_units GROUP BY unit) u
JOIN codes k ON k.code = u.unit
LEFT JOIN codes c ON c.code = u.class;
CREATE OR REPLACE TEMP TABLE ref_persons AS SELECT p.person, k.id FROM (SELECT DISTINCT person FROM live_people) p JOIN codes k ON k.code = p.person;
CREATE OR REPLACE TEMP TABLE ref_spans AS SELECT p.*, r.id AS person_id, k.id AS team_id FROM person_spans p JOIN ref_persons r ON r.person = p.person LEFT JOIN codes k ON k.code = p.team WHERE p.last >= p.first;
CREATE OR REPLACE TEMP TABLE ref_operations AS SELECT o.operation, k.id FROM (SELECT DISTINCT operation FROM live_operations) o JOIN codes k ON k.code = o.operation;

-- Quotas as disjoint spans for each operation and class of work centre: the class's own quota wins over one for any
-- class, the latest start among several in force.
CREATE OR REPLACE TEMP TABLE ref_quotas AS
WITH classes AS (
    SELECT DISTINCT class FROM ref_units WHERE class IS NOT NULL
    UNION
    SELECT ''
),
candidates AS (
    SELECT q.operation, c.class, q.minutes, q.per_hour, coalesce(q.setup_minutes, 0) AS setup_minutes, q.revision,
           q."from" AS first, coalesce(q."to", DATE '9999-12-30') AS last, q.class IS NOT NULL AS own
    FROM live_quotas q JOIN classes c ON q.class IS NULL OR q.class = c.class
),
points AS (
    SELECT operation, class, first AS point FROM candidates
    UNION
    SELECT operation, class, last + 1 FROM candidates
),
segments AS (
    SELECT operation, class, point AS first, lead(point) OVER (PARTITION BY operation, class ORDER BY point) - 1 AS last
    FROM points
)
SELECT s.operation, o.id AS operation_id, s.class, s.first, s.last, c.minutes, c.per_hour, c.setup_minutes, k.id AS revision_id
FROM segments s
JOIN candidates c ON c.operation = s.operation AND c.class = s.class AND c.first <= s.first AND c.last >= s.first
JOIN ref_operations o ON o.operation = s.operation
LEFT JOIN codes k ON k.code = c.revision
QUALIFY row_number() OVER (PARTITION BY s.operation, s.class, s.first ORDER BY c.own DESC, c.first DESC) = 1;
