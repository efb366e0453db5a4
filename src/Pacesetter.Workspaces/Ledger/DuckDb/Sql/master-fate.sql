-- What becomes of each staged row that broke no rule: new, the same as what stands, changed, or doubled in the file.
CREATE OR REPLACE TEMP TABLE fate AS
WITH good AS (
    SELECT s.rowid AS staged, s.*
    FROM {stage} s
    WHERE s.rowid NOT IN ({refused})
),
firsts AS (
    SELECT {key}, min(staged) AS head FROM good GROUP BY ALL
)
SELECT
    g.staged,
    CASE
        WHEN g.staged <> f.head THEN CASE WHEN {same_as_head} THEN 'same' ELSE 'doubled' END
        WHEN l.origin IS NULL THEN 'new'
        WHEN {same_as_live} THEN 'same'
        ELSE 'changed'
    END AS fate,
    l.origin,
    l.row
FROM good g
JOIN firsts f ON {key_is_first}
JOIN {stage} h ON h.rowid = f.head
LEFT JOIN live_{table} l ON {key_is_live};
