-- Rows are sent to their shard by the key and read from every shard.
CREATE TABLE IF NOT EXISTS {database}.{table} (entry Int32, {columns})
ENGINE = Distributed({cluster}, {database}, {table}_local, {shard})
