# Times R forecast on weekly series. Usage: Rscript forecast.R m4_weekly_train.csv.gz
# Prints one line a method: name, milliseconds of user time a series.
suppressMessages(library(forecast))
series <- read.csv(gzfile(commandArgs(TRUE)[1]), row.names = 1)
series <- lapply(seq_len(nrow(series)), function(i) { y <- as.numeric(series[i, ]); y[!is.na(y)] })
time <- function(name, fit) {
  spent <- system.time(for (y in series) fit(y))["user.self"]
  cat(name, 1000 * spent / length(series), "\n")
}
time("SES", function(y) ses(y, h = 13))
time("Holt", function(y) holt(y, h = 13))
time("damped", function(y) holt(y, damped = TRUE, h = 13))
time("Theta", function(y) thetaf(y, h = 13))
time("ETS", function(y) forecast(ets(y), h = 13))
