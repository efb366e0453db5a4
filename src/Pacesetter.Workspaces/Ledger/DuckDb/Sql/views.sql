-- Where each person worked and with what grade, day by day without overlap: the latest entry wins.
CREATE VIEW person_spans AS
SELECT
    person,
    team,
    coalesce(grade, 1) AS grade,
    learner_until,
    coalesce("from", DATE '0001-01-01') AS first,
    least(
        coalesce("to", DATE '9999-12-31'),
        coalesce(lead(coalesce("from", DATE '0001-01-01')) OVER (PARTITION BY person ORDER BY coalesce("from", DATE '0001-01-01')) - 1, DATE '9999-12-31')
    ) AS last
FROM live_people;
