SELECT t.* REPLACE (CAST(-t.sign AS TINYINT) AS sign)
FROM {table} t
WHERE t.batch = $batch
