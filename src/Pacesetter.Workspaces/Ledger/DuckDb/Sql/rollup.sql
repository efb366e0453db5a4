-- Sums of work records by the keys asked for, net of signs; person-days with attendance or clocked intervals bring
-- their attended hours in proportion to the tickets, and days without a ticket as rows of their own.
WITH rows AS (
    SELECT {inner_keys}{rows}
    FROM work w
    {joins}
    {where}
    {idle}
)
SELECT {keys}{sums}
FROM rows
{group}
