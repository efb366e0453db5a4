-- The rows that stand: written by their own batch and not taken back, net of signs.
CREATE VIEW {view} AS
SELECT t.*
FROM {table} t
WHERE t.sign > 0
  AND t.batch = t.origin
  AND NOT EXISTS (
      SELECT 1
      FROM (
          SELECT n.origin, n.row
          FROM {table} n
          WHERE (n.origin, n.row) IN (SELECT (x.origin, x.row) FROM {table} x WHERE x.sign < 0)
          GROUP BY n.origin, n.row
          HAVING sum(n.sign) <= 0
      ) gone
      WHERE gone.origin = t.origin AND gone.row = t.row
  )
