-- The rows of tickets worked by several people that are about to be written, a ticket's rows in the order of the person code.
SELECT
    s.rowid,
    s.record,
    coalesce(s.good, 0),
    coalesce(s.scrap, 0),
    coalesce(s.rework, 0),
    coalesce(s.hours, 0) * coalesce(pe.grade, 1),
    {earned}
FROM {lookups}
JOIN tickets t ON t.record = s.record
WHERE s.rowid NOT IN (SELECT row FROM refused) AND s.rowid NOT IN (SELECT row FROM skipped)
ORDER BY s.record, s.person, s.team, s.work_centre
