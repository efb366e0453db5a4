SELECT {keys}{sums}
FROM {database}.work
{attended}
WHERE {visible}{where}
{group}
