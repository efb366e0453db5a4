-- A changed row takes back the one that stands; both stay readable.
SELECT $batch, t.origin, t.row, -1, {columns}
FROM {table} t
JOIN fate f ON f.origin = t.origin AND f.row = t.row
WHERE f.fate = 'changed' AND t.batch = t.origin AND t.sign > 0
