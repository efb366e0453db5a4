CREATE TABLE IF NOT EXISTS {database}.entries_local (
    -- The number of a write; rows of all tables carry it, and count once it is committed.
    entry Int32,
    -- 1 begun, 2 committed, 3 abandoned: whatever was abandoned never counts.
    state Int8,
    -- 1 a batch, 2 a batch taken back.
    kind Int8,
    writer String,
    at Int64,
    batch Int32,
    id String,
    name String,
    source String,
    tables String,
    rows Int64,
    notes String,
    -- How many rows each table was given, as: work=1000 codes=3.
    written String,
    first Int32,
    last Int32
)
ENGINE = {engine}
ORDER BY (entry, state)
