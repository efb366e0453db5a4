SELECT $batch, $batch, s.rowid, 1, {columns}
FROM {stage} s
JOIN fate f ON f.staged = s.rowid
WHERE f.fate IN ('new', 'changed')
ORDER BY s.rowid
