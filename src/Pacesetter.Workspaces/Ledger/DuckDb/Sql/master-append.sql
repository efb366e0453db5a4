-- A changed row takes back the one that stands; both stay readable.
INSERT INTO {table} (batch, origin, row, sign, {columns})
SELECT $batch, t.origin, t.row, -1, {live_columns}
FROM {table} t
JOIN fate f ON f.origin = t.origin AND f.row = t.row
WHERE f.fate = 'changed' AND t.batch = t.origin AND t.sign > 0;

INSERT INTO {table} (batch, origin, row, sign, {columns})
SELECT $batch, $batch, s.rowid, 1, {stage_columns}
FROM {stage} s
JOIN fate f ON f.staged = s.rowid
WHERE f.fate IN ('new', 'changed')
ORDER BY s.rowid;
