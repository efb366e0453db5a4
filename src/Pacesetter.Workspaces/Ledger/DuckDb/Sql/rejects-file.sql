-- A value that a spreadsheet would run as a formula gets a leading apostrophe.
COPY (
    SELECT
        {file} AS file,
        CASE WHEN {lined} THEN l.line END AS line,
        r."column",
        CASE WHEN regexp_matches(r.value, '^([=@\t\r]|[+-][^0-9.])') THEN '''' || r.value ELSE r.value END AS value,
        r.reason,
        r.remedy
    FROM {spill} r
    LEFT JOIN reject_lines l ON l.row = r.row
    ORDER BY l.line NULLS LAST, r.row, r."column"
) TO {path} (FORMAT csv, HEADER);
