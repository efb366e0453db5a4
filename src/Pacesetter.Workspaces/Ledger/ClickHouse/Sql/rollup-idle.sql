SELECT {keys}{sums}
FROM {database}.attended
WHERE {visible}{where} AND ticketed = 0
{group}
