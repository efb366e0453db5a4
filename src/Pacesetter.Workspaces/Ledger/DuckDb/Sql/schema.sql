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

-- Codes of persons, units, operations, shifts and the like as numbers: millions of rows repeat a few thousand codes.
CREATE TABLE codes (id INTEGER NOT NULL, code VARCHAR NOT NULL);

CREATE TYPE work_state AS ENUM ('entered', 'verified', 'queried', 'rejected');

CREATE TABLE work (
    batch INTEGER NOT NULL,
    origin INTEGER NOT NULL,
    row BIGINT NOT NULL,
    sign TINYINT NOT NULL,
    -- What the engine chooses by itself for codes that hardly repeat; the choosing costs more than the rest of the row.
    record VARCHAR NOT NULL USING COMPRESSION fsst,
    date DATE NOT NULL,
    shift INTEGER,
    start TIMESTAMP,
    "end" TIMESTAMP,
    team INTEGER,
    person INTEGER,
    work_centre INTEGER,
    operation INTEGER,
    good DECIMAL(18,4) NOT NULL,
    scrap DECIMAL(18,4) NOT NULL,
    rework DECIMAL(18,4) NOT NULL,
    setups DECIMAL(18,4),
    hours DECIMAL(18,4) NOT NULL,
    off_hours DECIMAL(18,4) NOT NULL,
    off_cause INTEGER,
    heads DECIMAL(18,4),
    minutes DECIMAL(18,6),
    state work_state,
    corrects VARCHAR,
    -- Resolved at append, never joined again.
    own_team INTEGER,
    class INTEGER,
    learner BOOLEAN NOT NULL,
    earned DECIMAL(18,6) NOT NULL,
    revision INTEGER,
    -- The ticket's figures as given, on rows that are a share of a crew's ticket; null elsewhere.
    ticket_good DECIMAL(18,4),
    ticket_scrap DECIMAL(18,4),
    ticket_rework DECIMAL(18,4)
);

-- Derived: attended hours of person-days where attendance or clocked intervals say something else than the tickets.
CREATE TABLE attended (
    person INTEGER NOT NULL,
    date DATE NOT NULL,
    team INTEGER,
    hours DECIMAL(18,4) NOT NULL,
    scheduled DECIMAL(18,4) NOT NULL,
    ticketed DECIMAL(18,4) NOT NULL
);

-- Derived: each unit with what lies above it.
CREATE TABLE unit_paths (
    unit INTEGER NOT NULL,
    work_centre INTEGER,
    team INTEGER,
    department INTEGER,
    site INTEGER,
    company INTEGER,
    region INTEGER
);

CREATE TABLE ledger_schema (version INTEGER NOT NULL);
INSERT INTO ledger_schema VALUES (2);
