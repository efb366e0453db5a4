-- Numbers for codes that have none yet.
SELECT (SELECT coalesce(max(id), 0) FROM codes) + row_number() OVER (ORDER BY new.code), new.code
FROM (SELECT DISTINCT given.code FROM ({sources}) given(code) WHERE given.code IS NOT NULL AND given.code NOT IN (SELECT code FROM codes)) new
