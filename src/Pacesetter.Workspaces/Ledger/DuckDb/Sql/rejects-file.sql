-- The texts that millions of rows share are put in after the sorting.
COPY (
    SELECT
        {file} AS file,
        line,
        "column",
        {value} AS value,
        ({reasons})[reason + 1] AS reason,
        ({remedies})[reason + 1] AS remedy
    FROM (
        SELECT CASE WHEN {lined} THEN l.line END AS line, r."column", r.value, r.reason
        FROM {spill} r
        LEFT JOIN reject_lines l ON l.row = r.row
        ORDER BY line NULLS LAST, r.row, r."column"
    )
) TO {path} (FORMAT csv, HEADER);
