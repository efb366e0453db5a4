-- Attended hours that a batch changed, as they go to a cluster: a copy at every site where the person has tickets that
-- stand that day, a day without a ticket at the site of the team. What was there before is taken back.
CREATE OR REPLACE TEMP TABLE attended_after AS
WITH placed AS (
    SELECT DISTINCT w.person, w.date, coalesce(k.site, p.site, 0) AS site
    FROM standing_work w
    LEFT JOIN work_sites k ON k.origin = w.origin AND k.row = w.row
    LEFT JOIN unit_paths p ON p.unit = coalesce(w.own_team, w.work_centre)
    WHERE w.person IS NOT NULL
)
SELECT l.site, a.person, a.date, a.team, a.hours, a.scheduled, a.ticketed
FROM attended a JOIN placed l ON l.person = a.person AND l.date = a.date
WHERE a.ticketed > 0
UNION ALL
SELECT coalesce(p.site, 0), a.person, a.date, a.team, a.hours, a.scheduled, a.ticketed
FROM attended a LEFT JOIN unit_paths p ON p.unit = a.team
WHERE a.ticketed = 0;
CREATE OR REPLACE TEMP TABLE attended_written AS
SELECT 1 AS sign, n.* FROM (FROM attended_after EXCEPT ALL FROM attended_before) n
UNION ALL
SELECT -1, o.* FROM (FROM attended_before EXCEPT ALL FROM attended_after) o;
