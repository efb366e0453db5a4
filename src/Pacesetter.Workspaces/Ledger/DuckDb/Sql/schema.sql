-- Facts are append-only with a sign: a row of sign −1 takes back the row of the same origin and row number.
-- batch: who wrote this row; origin, row: the identity of the row it stands for or takes back.
CREATE TABLE batches (
    batch        INTEGER PRIMARY KEY,
    id           VARCHAR NOT NULL,
    name         VARCHAR NOT NULL,
    source       VARCHAR NOT NULL,
    tables       VARCHAR NOT NULL,
    rows         BIGINT NOT NULL,
    notes        VARCHAR NOT NULL,
    imported_at  TIMESTAMP NOT NULL,
    forgotten_at TIMESTAMP
);

CREATE TABLE work (
    batch INTEGER NOT NULL,
    origin INTEGER NOT NULL,
    row BIGINT NOT NULL,
    sign TINYINT NOT NULL,
    record VARCHAR NOT NULL,
    date DATE NOT NULL,
    shift VARCHAR,
    start TIMESTAMP,
    "end" TIMESTAMP,
    team VARCHAR,
    person VARCHAR,
    work_centre VARCHAR,
    operation VARCHAR,
    good DECIMAL(18,4) NOT NULL,
    scrap DECIMAL(18,4) NOT NULL,
    rework DECIMAL(18,4) NOT NULL,
    setups DECIMAL(18,4),
    hours DECIMAL(18,4) NOT NULL,
    off_hours DECIMAL(18,4) NOT NULL,
    off_cause VARCHAR,
    heads DECIMAL(18,4),
    minutes DECIMAL(18,6),
    state VARCHAR,
    corrects VARCHAR,
    -- Resolved at append, never joined again.
    own_team VARCHAR,
    unit VARCHAR NOT NULL,
    class VARCHAR,
    learner BOOLEAN NOT NULL,
    earned DECIMAL(18,6) NOT NULL,
    revision VARCHAR,
    -- The ticket's figures as given, on rows that are a share of a crew's ticket; null elsewhere.
    ticket_good DECIMAL(18,4),
    ticket_scrap DECIMAL(18,4),
    ticket_rework DECIMAL(18,4)
);

-- Derived: attended hours of person-days where attendance or clocked intervals say something else than the tickets.
CREATE TABLE attended (
    person VARCHAR NOT NULL,
    date DATE NOT NULL,
    team VARCHAR,
    hours DECIMAL(18,4) NOT NULL,
    scheduled DECIMAL(18,4) NOT NULL,
    ticketed DECIMAL(18,4) NOT NULL
);

-- Derived: each unit with what lies above it.
CREATE TABLE unit_paths (
    unit VARCHAR NOT NULL,
    work_centre VARCHAR,
    team VARCHAR,
    department VARCHAR,
    site VARCHAR,
    company VARCHAR,
    region VARCHAR
);

CREATE TABLE ledger_schema (version INTEGER NOT NULL);
INSERT INTO ledger_schema VALUES (1);
