-- Whoever reaches one unit refers to nothing beyond it: what lies outside is like what is not there.
CREATE OR REPLACE TEMP TABLE within_units AS
SELECT k.code AS unit
FROM unit_paths p JOIN codes k ON k.id = p.unit, codes u
WHERE u.code = {within} AND u.id IN (p.unit, p.work_centre, p.team, p.department, p.site, p.company, p.region);
DELETE FROM ref_units WHERE unit NOT IN (SELECT unit FROM within_units);
DELETE FROM ref_spans WHERE team IS NULL OR team NOT IN (SELECT unit FROM within_units);
DELETE FROM ref_persons WHERE id NOT IN (SELECT person_id FROM ref_spans);
