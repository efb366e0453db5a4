# Usage: Rscript frontier_lpsolve.R FILE UNITS SOLVED. Times lpSolve on the input programme under variable returns:
# 2 inputs, 3 outputs, all UNITS as columns, SOLVED units in even steps. Prints seconds and processor seconds a unit, the mean score.
args <- commandArgs(trailingOnly = TRUE)
units <- as.integer(args[2])
solved <- as.integer(args[3])
library(lpSolve)
d <- as.matrix(read.csv(args[1], header = FALSE, nrows = units))
x <- d[, 1:2]
y <- d[, 3:5]
ks <- round(seq(1, units, length.out = solved))
directions <- c("<=", "<=", ">=", ">=", ">=", "=")
body <- rbind(t(x), t(y), 1)
start <- proc.time()
scores <- vapply(ks, function(k) {
  a <- cbind(c(-x[k, ], 0, 0, 0, 0), body)
  lp("min", c(1, rep(0, units)), a, directions, c(0, 0, y[k, ], 1))$objval
}, 0)
used <- proc.time() - start
cat(sprintf("%.6f %.6f %.12f %s\n", used[["elapsed"]] / solved, (used[["user.self"]] + used[["sys.self"]]) / solved, mean(scores), packageVersion("lpSolve")))
