COPY (
    SELECT
        {file} AS file,
        CASE WHEN {lined} THEN l.line END AS line,
        r."column",
        {value} AS value,
        r.reason,
        r.remedy
    FROM {spill} r
    LEFT JOIN reject_lines l ON l.row = r.row
    ORDER BY l.line NULLS LAST, r.row, r."column"
) TO {path} (FORMAT csv, HEADER);
