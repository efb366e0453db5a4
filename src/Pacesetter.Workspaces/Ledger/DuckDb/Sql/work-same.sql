-- Rows that stand in the ledger to the letter, and repeats within the file.
CREATE OR REPLACE TEMP TABLE skipped AS
SELECT s.rowid AS row
FROM {stage} s JOIN known k ON k.record = s.record AND {same_key}
WHERE {same}
UNION
SELECT staged FROM doubles WHERE same;
