"""Makes SpecialFunctionLiterals.swift: values of the special functions to 50 digits, rounded once.

Run in this folder:  python3 literals.py > SpecialFunctionLiterals.swift   (mpmath 1.3)

Incomplete beta and gamma functions are summed here from their continued fractions and series (Abramowitz
and Stegun 6.5.29, 6.5.31, 26.5.8), as mpmath's own do not converge at 1e8; where they do, both agree.
Each row ends with the condition number, the relative change of the value per relative change of its
argument: what no algorithm in double precision can be blamed for.
"""
import random
import mpmath as m
from mpmath import mp, mpf

mp.dps = 60
random.seed(3)
STOP = mpf(10) ** -50
TINY = mpf(10) ** -300


def incomplete_beta(a, b, x):
    """I_x(a, b) and 1 - I_x(a, b)."""
    a, b, x = mpf(a), mpf(b), mpf(x)
    if x > (a + 1) / (a + b + 2):
        q, p = incomplete_beta(b, a, 1 - x)
        return p, q
    front = m.exp(a * m.log(x) + b * m.log1p(-x) - log_beta(a, b)) / a
    c, d = mpf(1), 1 / (1 - (a + b) * x / (a + 1))
    h = d
    for i in range(1, 10 ** 6):
        t = i * (b - i) * x / ((a + 2 * i - 1) * (a + 2 * i))
        d = 1 / (1 + t * d)
        c = 1 + t / c
        h *= d * c
        t = -(a + i) * (a + b + i) * x / ((a + 2 * i) * (a + 2 * i + 1))
        d = 1 / (1 + t * d)
        c = 1 + t / c
        h *= d * c
        if abs(d * c - 1) < STOP:
            return front * h, 1 - front * h
    raise ArithmeticError("no convergence")


def incomplete_gamma(a, x):
    """P(a, x) and Q(a, x)."""
    a, x = mpf(a), mpf(x)
    front = m.exp(a * m.log(x) - x - m.loggamma(a))
    if x < a + 1:
        term = total = 1 / a
        n = 0
        while term > total * STOP:
            n += 1
            term *= x / (a + n)
            total += term
        return total * front, 1 - total * front
    t = x + 1 - a
    c, d = 1 / TINY, 1 / t
    h = d
    for i in range(1, 10 ** 6):
        s = -i * (i - a)
        t += 2
        d = 1 / (s * d + t)
        c = t + s / c
        h *= d * c
        if abs(d * c - 1) < STOP:
            return 1 - h * front, h * front
    raise ArithmeticError("no convergence")


def log_beta(a, b):
    a, b = mpf(a), mpf(b)
    return m.loggamma(a) + m.loggamma(b) - m.loggamma(a + b)


def table(name, columns, rows, note):
    print(f"\n/// {note}")
    print(f"let {name}: [[Double]] = [")
    print(f"  // {columns}")
    for row in rows:
        print("  [" + ", ".join(number(v) for v in row) + "],")
    print("]")


def number(v):
    text = repr(float(v)).replace("+", "")
    return "-.infinity" if text == "-inf" else ".infinity" if text == "inf" else text


def normal_range(*values):
    return all(v == 0 or mpf("1e-300") < abs(v) < mpf("1e300") for v in values)


shapes = [1e-8, 1e-4, 0.01, 0.5, 1.0, 2.5, 10.0, 37.25, 1e4, 1e6, 1e8]
print("// Made by literals.py; do not edit.")

# Gamma function
xs = shapes + [1.4616321449683622, 1.999999, 2.000001, 3.7, 170.5, 12345.678, 350757.0]
table("logGammaLiterals", "x, log Gamma(x), psi(x)",
      [(x, m.loggamma(mpf(x)), m.digamma(mpf(x))) for x in xs], "log Γ and its slope.")
xs = [1e-8, 1e-3, 0.05, 0.4, 0.5, 0.51, 1.0, 3.3, 7.0, 9.99, 10.0, 10.01, 15.0, 100.0, 1e4, 1e8]
table("stirlingErrorLiterals", "x, delta(x)",
      [(x, m.loggamma(mpf(x) + 1) - (mpf(x) + .5) * m.log(mpf(x)) + x - m.log(2 * m.pi) / 2)
       for x in xs], "What Stirling's formula leaves out.")
rows = []
for x, mean in [(10.0, 10.000001), (1e8, 1e8 + 1), (5.0, 1e-3), (5.0, 2.4), (5.0, 2.6), (1e-8, 3.0),
                (3.0, 1e12), (3.0, 4e9), (178079.0, 175378.5), (1e-300, 1e5), (1e6, 1.5e6)]:
    value = mpf(x) * m.log(mpf(x) / mpf(mean)) + mpf(mean) - mpf(x)
    rows.append((x, mean, value))
table("devianceTermLiterals", "x, m, D(x, m)", rows, "x log(x/m) + m - x.")

# Beta function and binomial coefficients
rows = [(a, b, log_beta(a, b)) for a in shapes for b in shapes if a <= b]
rows += [(a, b, log_beta(a, b)) for a, b in [(9.999, 10.001), (9.999, 9.999), (0.3, 350757.0),
                                            (178080.0, 172679.0), (1e-200, 3.0), (1e-305, 1e-305)]]
table("logBetaLiterals", "a, b, log B(a, b)", rows, "log B.")
rows = []
for n, k in [(5, 2), (14, 10), (30, 15), (1000, 3), (350757, 178079), (350757, 2), (10 ** 8, 3),
             (10 ** 8, 12345), (10 ** 8, 5 * 10 ** 7), (10 ** 8, 10 ** 8 - 1), (10 ** 8, 10 ** 8 - 30)]:
    value = m.loggamma(mpf(n + 1)) - m.loggamma(mpf(k + 1)) - m.loggamma(mpf(n - k + 1))
    rows.append((n, k, value))
table("logBinomialLiterals", "n, k, log C(n, k)", rows, "log C.")

# Incomplete gamma
rows = []
for a in shapes:
    for z in (-12, -5, -1, 0, 1, 5, 12):
        x = a + z * a ** 0.5 if a >= 10 else a * 10.0 ** z
        if x <= 0 or x > 690:
            x = x if a >= 10 and x > 0 else random.uniform(0.1, 300)
        p, q = incomplete_gamma(a, x)
        density = m.exp((mpf(a) - 1) * m.log(x) - mpf(x) - m.loggamma(mpf(a)))
        if normal_range(p, q, density * x):
            rows.append((a, x, p, q, x * density / p, x * density / q))
table("incompleteGammaLiterals", "a, x, P, Q, condition of P, condition of Q", rows,
      "Incomplete gamma functions.")
rows = []
for a in shapes:
    for p in (1e-200, 1e-30, 1e-9, 0.01, 0.5):
        for upper in (False, True):
            # The point comes from a double x, so that the inverse is known: P, Q follow from it.
            if a < 0.01 and not upper:
                continue
            guess = m.sqrt(mpf(a)) * m.sqrt(-2 * m.log(p)) * (1 if upper else -1) + mpf(a)
            x = float(guess) if guess > 0 else float(a) * p ** (1 / (a + 1))
            values = incomplete_gamma(a, x)
            value = values[1 if upper else 0]
            density = m.exp((mpf(a) - 1) * m.log(x) - mpf(x) - m.loggamma(mpf(a)))
            if normal_range(value, density) and value < 0.9:
                # To first order, the x that belongs to the rounded value.
                moved = (mpf(float(value)) - value) / density * (-1 if upper else 1)
                rows.append((a, float(value), 1 if upper else 0, mpf(x) + moved,
                             value / density / x))
table("inverseGammaLiterals", "a, probability, 1 if upper, x, condition", rows,
      "Inverses of the incomplete gamma functions.")

# Incomplete beta
rows, inverse = [], []
for a in shapes:
    for b in shapes:
        mean = a / (a + b)
        deviation = (a * b / (a + b) ** 2 / (a + b + 1)) ** 0.5
        z = random.choice([-20, -6, -2, 0, 2, 6, 20])
        for x in {mean + z * deviation, 10.0 ** random.uniform(-12, -0.1)}:
            if not 0 < x < 1:
                continue
            p, q = incomplete_beta(a, b, x)
            density = m.exp((mpf(a) - 1) * m.log(x) + (mpf(b) - 1) * m.log1p(-mpf(x)) - log_beta(a, b))
            if not normal_range(p, q, density):
                continue
            rows.append((a, b, x, p, q, x * density / p, x * density / q))
            for value, upper in ((p, 0), (q, 1)):
                if value < 0.9:
                    moved = (mpf(float(value)) - value) / density * (-1 if upper else 1)
                    condition = value / density / x
                    if abs(moved) * 10 ** 10 < min(x, 1 - x):
                        inverse.append((a, b, float(value), upper, mpf(x) + moved, condition))
# Where Boost's own upper tail loses half its digits.
for x in (2.5e-24, 1e-16, 0.49, 0.51):
    p, q = incomplete_beta(0.5, 0.5, x)
    density = 1 / m.pi / m.sqrt(mpf(x) * (1 - mpf(x)))
    rows.append((0.5, 0.5, x, p, q, x * density / p, x * density / q))
table("incompleteBetaLiterals", "a, b, x, I, 1 - I, condition of I, condition of 1 - I", rows,
      "Incomplete beta functions.")
# Where Boost's own inverse stops early.
for a, b, x in [(4.7282660725841694, 0.00034870536041354383, 2.0e-10), (1.8182107999567936, 2e-8, 3.7e-12),
                (4.6005284749286126, 0.013714754860965609, 9.3e-06)]:
    p, q = incomplete_beta(a, b, x)
    density = m.exp((mpf(a) - 1) * m.log(x) + (mpf(b) - 1) * m.log1p(-mpf(x)) - log_beta(a, b))
    inverse.append((a, b, float(p), 0, mpf(x) + (mpf(float(p)) - p) / density, p / density / x))
table("inverseBetaLiterals", "a, b, probability, 1 if upper, x, condition", inverse[::2] + inverse[-3:],
      "Inverses of the incomplete beta functions.")

# Error function and normal quantile
xs = [1e-8, 0.1, 0.4769, 0.65, 0.84375, 1.0, 1.25, 2.0, 3.5, 5.9, 10.0, 20.0, 26.0]
table("errorFunctionLiterals", "x, erf(x), erfc(x), erfc(-x)",
      [(x, m.erf(mpf(x)), m.erfc(mpf(x)), m.erfc(-mpf(x))) for x in xs], "Error function.")


def inverse_erfc(q):
    # Newton on log erfc, which is concave: it converges from the left.
    x = mpf(0)
    for _ in range(200):
        step = (m.log(m.erfc(x)) - m.log(mpf(q))) * m.erfc(x) * m.sqrt(m.pi) / 2 * m.exp(x * x)
        x += step
        if abs(step) <= abs(x) * mpf(10) ** -45:
            break
    return x


# 1 - 1e-300 needs its digits.
mp.dps = 400
qs = [1e-300, 1e-100, 1e-30, 1e-10, 1e-3, 0.02275, 0.05, 0.3, 0.49999, 0.7, 0.975, 0.999999]
table("inverseErrorFunctionLiterals", "p, erf^-1(p), erfc^-1(p), z(p)",
      [(p, inverse_erfc(1 - mpf(p)), inverse_erfc(p), -m.sqrt(2) * inverse_erfc(2 * mpf(p)))
       for p in qs], "Inverses, and the standard normal quantile.")

# Logarithms of one plus and one minus
xs = [-700.0, -40.0, -3.0, -0.6931, -0.6932, -0.01, -1e-10, -1e-300]
table("log1mexpLiterals", "x, log(1 - exp(x)), log(1 + exp(x))",
      [(x, m.log(-m.expm1(mpf(x))), m.log1p(m.exp(mpf(x)))) for x in xs], "log(1 ∓ eˣ).")

mp.dps = 60

# Log densities
rows = []
for n, k, p in [(14, 10, 0.5), (350757, 178079, 0.5), (350757, 175378, 0.5), (350757, 0, 0.25),
                (10 ** 8, 30, 1e-7), (10 ** 8, 5 * 10 ** 7 + 3, 0.5), (100, 99, 0.999), (20, 1, 1e-300)]:
    value = (m.loggamma(mpf(n + 1)) - m.loggamma(mpf(k + 1)) - m.loggamma(mpf(n - k + 1))
             + k * m.log(mpf(p)) + (n - k) * m.log1p(-mpf(p)))
    rows.append((n, k, p, value))
table("binomialMassLiterals", "n, k, p, log mass", rows, "Binomial masses.")
rows = []
for a in (1e-8, 0.3, 1.0, 2.5, 11.0, 178080.0, 1e8):
    for b in (1e-8, 0.7, 1.0, 5.0, 172679.0, 1e8):
        mean = a / (a + b)
        deviation = (a * b / (a + b) ** 2 / (a + b + 1)) ** 0.5
        for x in (mean, mean + 3 * deviation, 1e-12):
            if 0 < x < 1:
                value = ((mpf(a) - 1) * m.log(x) + (mpf(b) - 1) * m.log1p(-mpf(x)) - log_beta(a, b))
                slope = abs((mpf(a) - 1) / x - (mpf(b) - 1) / (1 - mpf(x))) * x
                rows.append((a, b, x, value, slope))
table("betaDensityLiterals", "a, b, x, log density, |x d log density / dx|", rows, "Beta densities.")
rows = []
for a in (1e-8, 0.3, 1.0, 2.5, 100.0, 1e8):
    for rate in (1e-3, 1.0, 40.0):
        for z in (0, -3, 5):
            x = (a + z * a ** 0.5) / rate
            x = x if x > 0 else 1e-9
            value = (a * m.log(mpf(rate)) + (mpf(a) - 1) * m.log(x) - mpf(rate) * x - m.loggamma(mpf(a)))
            rows.append((a, rate, x, value, abs(mpf(a) - 1 - mpf(rate) * x)))
table("gammaDensityLiterals", "shape, rate, x, log density, |x d log density / dx|", rows,
      "Gamma densities.")
rows = []
for n, k, a, b in [(14, 10, 1.0, 1.0), (14, 10, 10.0, 10.0), (350757, 178079, 1.0, 1.0),
                   (350757, 178079, 1e4, 1e4), (10, 0, 1e-8, 1e-8), (10, 5, 1e-8, 1e8), (1000, 1000, 0.5, 3.0),
                   (10 ** 8, 10 ** 7, 2.5, 20.0)]:
    value = (m.loggamma(mpf(n + 1)) - m.loggamma(mpf(k + 1)) - m.loggamma(mpf(n - k + 1))
             + log_beta(mpf(a) + k, mpf(b) + n - k) - log_beta(a, b))
    rows.append((n, k, a, b, value))
table("betaBinomialMassLiterals", "n, k, a, b, log mass", rows, "Beta-binomial masses.")
rows = []
for r, p, k in [(3.0, 0.4, 0), (3.0, 0.4, 7), (0.01, 0.9, 4), (2.5, 1e-6, 3000000), (1e6, 0.5, 1000000),
                (1e-8, 0.5, 1)]:
    value = (m.loggamma(mpf(r) + k) - m.loggamma(mpf(k + 1)) - m.loggamma(mpf(r))
             + mpf(r) * m.log(mpf(p)) + k * m.log1p(-mpf(p)))
    rows.append((r, p, k, value))
table("negativeBinomialMassLiterals", "r, p, k, log mass", rows, "Negative binomial masses.")
rows = []
for mean, k in [(3.0, 0), (3.0, 7), (1e-8, 2), (1e8, 10 ** 8), (1e8, 10 ** 8 + 50000), (250.0, 180)]:
    rows.append((mean, k, k * m.log(mpf(mean)) - mpf(mean) - m.loggamma(mpf(k + 1))))
table("poissonMassLiterals", "mean, k, log mass", rows, "Poisson masses.")

# Tails of distributions, each far below one, where one minus the other tail has no digits left
COLUMNS = "P(X <= x), P(X > x), condition of the first, of the second"


def beta_tails(a, b, x):
    p, q = incomplete_beta(a, b, x)
    slope = mpf(x) * m.exp((mpf(a) - 1) * m.log(x) + (mpf(b) - 1) * m.log1p(-mpf(x)) - log_beta(a, b))
    return p, q, slope / p, slope / q


def gamma_tails(a, x):
    p, q = incomplete_gamma(a, x)
    slope = mpf(x) * m.exp((mpf(a) - 1) * m.log(x) - mpf(x) - m.loggamma(mpf(a)))
    return p, q, slope / p, slope / q


def exchanged(tails):
    p, q, condition_p, condition_q = tails
    return q, p, condition_q, condition_p


mp.dps = 100
STOP = mpf(10) ** -90
table("binomialTailLiterals", "n, k, p, " + COLUMNS,
      [(n, k, p) + exchanged(beta_tails(k + 1, n - k, p))
       for n, k, p in [(100, 90, 0.5), (100, 9, 0.5), (1000, 600, 0.25), (1000, 100, 0.25)]],
      "Tails of the binomial distribution.")
table("betaTailLiterals", "a, b, x, " + COLUMNS,
      [(a, b, x) + beta_tails(a, b, x)
       for a, b, x in [(11.0, 5.0, 0.015625), (11.0, 50.0, 0.9375), (300.0, 700.0, 0.5), (2.5, 40.0, 1e-12)]],
      "Tails of the beta distribution.")
table("gammaTailLiterals", "shape, rate, x, " + COLUMNS,
      [(a, rate, x) + gamma_tails(a, rate * x)
       for a, rate, x in [(2.5, 2.0, 100.0), (2.5, 2.0, 1e-9), (50.0, 0.5, 400.0), (50.0, 0.5, 10.0)]],
      "Tails of the gamma distribution.")
table("poissonTailLiterals", "mean, k, " + COLUMNS,
      [(mean, k) + exchanged(gamma_tails(k + 1, mean)) for mean, k in [(3.0, 40), (100.0, 250), (100.0, 25), (60.0, 1)]],
      "Tails of the Poisson distribution.")
table("negativeBinomialTailLiterals", "r, p, k, " + COLUMNS,
      [(r, p, k) + beta_tails(r, k + 1, p) for r, p, k in [(3.0, 0.5, 120), (40.5, 0.25, 600), (40.5, 0.25, 10)]],
      "Tails of the negative binomial distribution.")
rows = []
for n, k, a, b in [(100, 94, 2.0, 30.0), (100, 5, 30.0, 2.0), (200, 150, 20.0, 60.0)]:
    masses = [m.binomial(n, i) * m.beta(mpf(a) + i, mpf(b) + n - i) / m.beta(mpf(a), mpf(b)) for i in range(n + 1)]
    rows.append((n, k, a, b, sum(masses[:k + 1]), sum(masses[k + 1:])))
table("betaBinomialTailLiterals", "n, k, a, b, P(X <= k), P(X > k)", rows, "Tails of the beta-binomial distribution.")
