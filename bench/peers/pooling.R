# Times R metafor and plm beside the pooling and the imputation. Usage: Rscript pooling.R
# Prints one line a task: name, milliseconds of user time a run.
suppressMessages({ library(metafor); library(plm) })
time <- function(name, runs, task) {
  task()
  cat(name, 1000 * system.time(for (i in seq_len(runs)) task())["user.self"] / runs, "\n")
}
y <- sin(0:12)
v <- 0.1 + 0.02 * (0:12)
time("metafor rma, 13 studies, REML, Knapp-Hartung ad hoc", 200, function() rma(y, v, method = "REML", test = "adhoc"))
r <- rma(y, v, method = "REML", test = "adhoc")
time("metafor confint, Q-profile", 20, function() confint(r))
time("metafor rma.mv, 13 studies, full covariance", 10, function() rma.mv(y, diag(v), random = ~ 1 | id, data = data.frame(id = 1:13)))
set.seed(1)
units <- 1000
periods <- 60
first <- ifelse((0:(units - 1)) %% 12 == 11, 1e9, 5 + 5 * ((0:(units - 1)) %% 12 %% 11))
d <- data.frame(unit = rep(1:units, each = periods), t = rep(0:(periods - 1), units), y = rnorm(units * periods))
d$used <- as.numeric(d$t >= rep(first, each = periods))
p <- pdata.frame(d, index = c("unit", "t"))
time("plm two-way within, 1,000 x 60", 5, function() plm(y ~ used, p, effect = "twoways", model = "within"))
cat("metafor", as.character(packageVersion("metafor")), "plm", as.character(packageVersion("plm")), "\n")
