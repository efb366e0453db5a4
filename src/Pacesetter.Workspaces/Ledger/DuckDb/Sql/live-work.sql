-- The work records that stand, or those of them that are asked for, their codes spelled out.
SELECT
    w.* REPLACE (
        shift.code AS shift,
        team.code AS team,
        person.code AS person,
        work_centre.code AS work_centre,
        operation.code AS operation,
        off_cause.code AS off_cause,
        CAST(w.state AS VARCHAR) AS state,
        own_team.code AS own_team,
        class.code AS class,
        revision.code AS revision
    ),
    coalesce(own_team.code, work_centre.code) AS unit
FROM {rows} w
LEFT JOIN codes shift ON shift.id = w.shift
LEFT JOIN codes team ON team.id = w.team
LEFT JOIN codes person ON person.id = w.person
LEFT JOIN codes work_centre ON work_centre.id = w.work_centre
LEFT JOIN codes operation ON operation.id = w.operation
LEFT JOIN codes off_cause ON off_cause.id = w.off_cause
LEFT JOIN codes own_team ON own_team.id = w.own_team
LEFT JOIN codes class ON class.id = w.class
LEFT JOIN codes revision ON revision.id = w.revision
