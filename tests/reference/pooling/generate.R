# Makes the cases of this folder: Rscript generate.R, in this folder, with Debian's r-cran-metafor, r-cran-metadat and r-cran-jsonlite.
# The iterative estimates are run until they stand still: at metafor's ordinary tolerance, PM and EB, which have one solution, differ in the fifth digit.
suppressMessages({library(metafor); library(metadat); library(jsonlite)})
# The tightest tolerance that the scale of the data lets the scoring reach.
tightly <- function(d, m, t = "z", mods = NULL) {
  for (e in 10^-(14:8)) {
    arguments <- list(yi = c(d$yi), vi = c(d$vi), method = m, test = t, control = list(threshold = e, tol = e, maxiter = 20000))
    f <- tryCatch(suppressWarnings(do.call(rma, c(arguments, if (is.null(mods)) list() else list(mods = mods)))), error = function(x) NULL)
    if (!is.null(f)) return(f)
  }
  stop(paste("no tolerance will do for", m, t))
}
raudenbush <- dat.raudenbush1985
hackshaw <- dat.hackshaw1998
normand <- escalc(measure = "MD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i, data = dat.normand1999)
bcg <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
sets <- list(
  bcg = bcg, normand1999_MD = normand, raudenbush1985 = raudenbush, hackshaw1998 = hackshaw,
  eight_schools = data.frame(yi = c(28, 8, -3, 7, -1, 1, 18, 12), vi = c(15, 10, 16, 11, 9, 11, 10, 18)^2),
  three_adoptions = data.frame(yi = c(.1, .25, .02), vi = c(4e-4, .01, .0025)))
fit <- function(d, m, t) {
  f <- tightly(d, m, t)
  p <- predict(f)
  list(method = m, test = t, b = c(f$b), se = f$se, pval = f$pval, lb = f$ci.lb, ub = f$ci.ub, tau2 = f$tau2, se_tau2 = f$se.tau2,
       I2 = f$I2, H2 = f$H2, Q = f$QE, Qp = f$QEp, pi_lb = p$pi.lb, pi_ub = p$pi.ub)
}
cases <- lapply(names(sets), function(n) {
  d <- sets[[n]]
  fits <- do.call(c, lapply(c("FE", "DL", "REML", "ML", "PM", "EB", "HE", "SJ"), function(m) lapply(c("z", "knha", "adhoc"), function(t) fit(d, m, t))))
  reml <- tightly(d, "REML")
  knha <- tightly(d, "REML", "knha")
  qp <- confint(reml, control = list(tol = 1e-14, maxiter = 100000, tau2.max = 10000))$random[1, ]
  list(name = n, yi = c(d$yi), vi = c(d$vi), fits = fits, profile = list(lb = qp[["ci.lb"]], ub = qp[["ci.ub"]]),
       blup = list(pred = blup(reml)$pred, se = blup(reml)$se), blup_knha = list(pred = blup(knha)$pred, se = blup(knha)$se))
})
moderated <- lapply(c("REML", "DL", "ML", "PM", "HE", "SJ"), function(m) lapply(c("z", "knha"), function(t) {
  f <- tightly(bcg, m, t, cbind(bcg$ablat, bcg$year))
  list(method = m, test = t, b = c(f$b), se = f$se, pval = f$pval, lb = f$ci.lb, ub = f$ci.ub, tau2 = f$tau2, R2 = f$R2, QE = f$QE, QEp = f$QEp)
}))
# Correlated estimates: every third study of bcg shares its controls with the next; the whole V by rma.mv.
V <- diag(c(bcg$vi)); for (i in seq(1, 12, 3)) V[i, i + 1] <- V[i + 1, i] <- .4 * sqrt(V[i, i] * V[i + 1, i + 1])
# Its general search is coarse; the restricted likelihood is one curve, so its top is found here by itself and metafor is asked for the rest at that variance.
curve <- function(t2) { M <- chol2inv(chol(V + diag(t2, 13))); a <- sum(M); m <- sum(M %*% bcg$yi) / a; r <- c(bcg$yi) - m
  -.5 * (as.numeric(determinant(V + diag(t2, 13))$modulus) + log(a) + c(t(r) %*% M %*% r)) }
top <- optimize(curve, c(0, 3), maximum = TRUE, tol = 1e-12)$maximum
mv <- rma.mv(yi, V, random = ~ 1 | trial, data = bcg, method = "REML", sigma2 = top)
full <- list(yi = c(bcg$yi), V = V, tau2 = mv$sigma2, b = c(mv$b), se = mv$se, Q = mv$QE)
out <- list(made_with = paste("R", getRversion(), "metafor", packageVersion("metafor"), "metadat", packageVersion("metadat")), cases = cases,
            moderated = list(yi = c(bcg$yi), vi = c(bcg$vi), ablat = bcg$ablat, year = bcg$year, fits = do.call(c, moderated)), correlated = full)
write_json(out, "metafor.json", digits = I(17), auto_unbox = TRUE, na = "null", pretty = FALSE)
