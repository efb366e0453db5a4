CREATE TABLE IF NOT EXISTS {database}.{table}_local (entry Int32, {columns})
ENGINE = {engine}
PARTITION BY {partition}
ORDER BY {order}
