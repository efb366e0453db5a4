# Times lme4 on the evaluations of lecturers: Rscript insteval.R FILE. The BLAS is whatever the loader gives.
# Prints elapsed seconds, processor seconds, criterion and version.
library(lme4)
d <- read.csv(commandArgs(TRUE)[1])
for (f in c("s", "d", "dept")) d[[f]] <- factor(d[[f]])
seconds <- system.time(m <- lmer(y ~ 1 + (1 | s) + (1 | d) + (1 | dept), d))
cat(sprintf("%.3f %.3f %.9f lme4-%s\n", seconds[["elapsed"]], seconds[["user.self"]] + seconds[["sys.self"]], REMLcrit(m), packageVersion("lme4")))
