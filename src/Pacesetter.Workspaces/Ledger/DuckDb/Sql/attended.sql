-- Attended hours of the person-days asked for: attendance if given, else the union of the clocked
-- intervals plus the hours of unclocked rows. A person-day where that equals the tickets needs no row.
CREATE OR REPLACE TEMP TABLE touched AS
SELECT DISTINCT person, date FROM work WHERE {of_batch} AND person IS NOT NULL
UNION
SELECT DISTINCT k.id, a.date FROM attendance a JOIN codes k ON k.code = a.person WHERE {of_batch};

{into}
WITH rows AS (
    SELECT w.person, w.date, w.start, w."end", w.hours + w.off_hours AS hours, w.own_team
    FROM standing_work w JOIN touched t ON t.person = w.person AND t.date = w.date
),
marked AS (
    SELECT *, max("end") OVER (PARTITION BY person, date ORDER BY start, "end" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
    FROM rows
    WHERE start IS NOT NULL AND "end" IS NOT NULL
),
clocked AS (
    SELECT person, date, sum(greatest(0, epoch("end") - greatest(epoch(start), coalesce(epoch(reached), epoch(start))))) AS seconds
    FROM marked
    GROUP BY person, date
),
tickets AS (
    SELECT person, date, max(own_team) AS team, sum(hours) AS hours, coalesce(sum(hours) FILTER (start IS NULL OR "end" IS NULL), 0) AS unclocked
    FROM rows
    GROUP BY person, date
),
-- Materialized: DuckDB takes rows of the running transaction for none, and would pair attendance with what was touched
-- by date alone.
coded AS MATERIALIZED (
    SELECT k.id AS person, a.date, a.hours, a.scheduled
    FROM live_attendance a JOIN codes k ON k.code = a.person
),
present AS (
    SELECT t.person, t.date, sum(a.hours) AS hours, sum(a.scheduled) AS scheduled
    FROM coded a JOIN touched t ON t.person = a.person AND t.date = a.date
    GROUP BY t.person, t.date
),
days AS (
    SELECT
        t.person,
        t.date,
        k.team,
        CAST(coalesce(p.hours, round(coalesce(c.seconds, 0) / 3600.0, 4) + coalesce(k.unclocked, 0)) AS DECIMAL(18,4)) AS hours,
        p.scheduled,
        coalesce(k.hours, 0) AS ticketed,
        p.person IS NOT NULL AS attendance
    FROM touched t
    LEFT JOIN tickets k ON k.person = t.person AND k.date = t.date
    LEFT JOIN clocked c ON c.person = t.person AND c.date = t.date
    LEFT JOIN present p ON p.person = t.person AND p.date = t.date
)
SELECT d.person, d.date, coalesce(d.team, s.team), d.hours, coalesce(d.scheduled, d.hours), d.ticketed
FROM days d
LEFT JOIN (
    SELECT k.id AS person, p.first, p.last, m.id AS team
    FROM person_spans p JOIN codes k ON k.code = p.person LEFT JOIN codes m ON m.code = p.team
) s ON s.person = d.person AND d.date BETWEEN s.first AND s.last
WHERE d.hours <> d.ticketed OR (d.scheduled IS NOT NULL AND d.scheduled <> d.ticketed);

DROP TABLE touched;
