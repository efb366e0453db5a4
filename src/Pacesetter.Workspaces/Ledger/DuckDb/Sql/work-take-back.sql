-- Every live row of the tickets that this batch corrects is taken back by a row of sign −1.
SELECT w.* REPLACE ($batch AS batch, CAST(-1 AS TINYINT) AS sign)
FROM standing_work w
WHERE w.record IN (
    SELECT s.corrects
    FROM {stage} s
    WHERE s.corrects IS NOT NULL
      AND s.rowid NOT IN (SELECT row FROM refused)
      AND s.rowid NOT IN (SELECT row FROM skipped)
)
