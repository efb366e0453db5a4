-- Sums of work records by the keys asked for, net of signs: each shard sums its own, the server that was asked adds up.
-- Days without a ticket are rows of their own.
SELECT {keys}{sums}
FROM
(
    {rows}
) AS parts
{group}
