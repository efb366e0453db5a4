-- Tickets that stand whose earned minutes no quota explains: neither the one stamped on them nor any that the ledger ever
-- held for their operation, class and day. A quota changed later leaves the past as it was, so what it was is asked too.
WITH tickets AS (
    SELECT
        w.origin,
        w.record,
        CASE WHEN w.ticket_good IS NULL THEN w.row END AS lone,
        any_value(o.code) AS operation,
        list_distinct(list(coalesce(c.code, ''))) AS classes,
        min(w.date) AS date,
        max(w.minutes) AS minutes,
        CAST(max(coalesce(w.ticket_good, w.good)) AS DOUBLE) AS good,
        CAST(sum(coalesce(w.setups, 0)) AS DOUBLE) AS setups,
        CAST(sum(w.earned) AS DOUBLE) AS earned
    FROM standing_work w
    LEFT JOIN codes o ON o.id = w.operation
    LEFT JOIN codes c ON c.id = w.class
    GROUP BY w.origin, w.record, lone
),
ever AS (
    SELECT DISTINCT
        operation,
        coalesce(class, '') AS class,
        CAST(minutes AS DOUBLE) AS minutes,
        CAST(per_hour AS DOUBLE) AS per_hour,
        coalesce(CAST(setup_minutes AS DOUBLE), 0) AS setup_minutes,
        "from" AS first,
        coalesce("to", DATE '9999-12-31') AS last
    FROM quotas
    WHERE sign > 0
),
judged AS (
    SELECT
        t.origin,
        t.record,
        t.lone,
        bool_or(abs(t.earned - t.good * CASE WHEN t.operation IS NULL THEN 0 ELSE CAST(t.minutes AS DOUBLE) END) < 1e-5 OR (t.earned = 0 AND t.good = 0)) IS TRUE
            OR coalesce(bool_or(abs(t.earned - t.setups * q.setup_minutes - t.good * coalesce(CAST(t.minutes AS DOUBLE), q.minutes, 60 / q.per_hour)) < 1e-5), false) AS explained
    FROM tickets t
    LEFT JOIN ever q ON q.operation = t.operation AND t.date BETWEEN q.first AND q.last AND (q.class = '' OR list_contains(t.classes, q.class))
    GROUP BY t.origin, t.record, t.lone
)
SELECT count(*) FROM judged WHERE NOT explained
