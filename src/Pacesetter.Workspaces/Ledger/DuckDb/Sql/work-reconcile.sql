WITH source AS (
    SELECT
        count(*) AS rows,
        coalesce(sum(hours), 0) AS hours,
        coalesce(sum(off_hours), 0) AS off_hours,
        coalesce(sum(CASE WHEN record NOT IN (SELECT record FROM tickets) THEN good END), 0)
            + coalesce((SELECT sum(g.good) FROM (SELECT max(x.good) AS good FROM {stage} x JOIN tickets t ON t.record = x.record GROUP BY x.record) g), 0) AS good
    FROM {stage}
),
ledger AS (
    SELECT count(*) AS rows, coalesce(sum(hours), 0) AS hours, coalesce(sum(off_hours), 0) AS off_hours, coalesce(sum(good), 0) AS good
    FROM work
    WHERE batch = $batch AND sign > 0
)
SELECT 'rows', CAST(s.rows AS DECIMAL(18,4)), CAST(l.rows AS DECIMAL(18,4)) FROM source s, ledger l
UNION ALL
SELECT 'good', CAST(s.good AS DECIMAL(18,4)), CAST(l.good AS DECIMAL(18,4)) FROM source s, ledger l
UNION ALL
SELECT 'hours', CAST(s.hours AS DECIMAL(18,4)), CAST(l.hours AS DECIMAL(18,4)) FROM source s, ledger l
UNION ALL
SELECT 'off_hours', CAST(s.off_hours AS DECIMAL(18,4)), CAST(l.off_hours AS DECIMAL(18,4)) FROM source s, ledger l
