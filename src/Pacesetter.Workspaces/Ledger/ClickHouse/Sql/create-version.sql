CREATE TABLE IF NOT EXISTS {database}.ledger_schema (
    version Int32,
    -- Which ledger this server holds a part of.
    ledger String,
    -- 0 while tables are being made, 1 when all are there.
    made Int8,
    at Int64
)
ENGINE = MergeTree()
ORDER BY (at, made)
