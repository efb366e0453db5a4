-- Tickets of several rows, and rows of the file that repeat a key. Most files have none: records whose hashes all differ
-- differ, and numbers are sooner compared than texts.
CREATE OR REPLACE TEMP TABLE tickets AS
SELECT record, count(*) AS rows
FROM {stage}
WHERE record IS NOT NULL
    AND (SELECT count(DISTINCT hash(record)) < count(*) FROM {stage} WHERE record IS NOT NULL)
GROUP BY record
HAVING count(*) > 1;

CREATE OR REPLACE TEMP TABLE doubles AS
WITH rows AS (
    SELECT s.rowid AS staged, s.*, min(s.rowid) OVER (PARTITION BY s.record, s.person, s.team, s.work_centre) AS head
    FROM {stage} s JOIN tickets t ON t.record = s.record
)
SELECT r.staged, {same} AS same
FROM rows r JOIN {stage} h ON h.rowid = r.head
WHERE r.staged <> r.head;
