"""Makes ReferenceValues.swift: the posterior of the lecture's data to 80 digits, rounded once.

Run in this folder:  python3 reference.py > ReferenceValues.swift   (mpmath 1.3)

Bayesian linear regression on raw powers, noise variance 3/2, prior N(0, I), orders 0 to 20; the data
are read from QuadraticPoints.swift of Datasets, each number as the double that it becomes. Normal equations
are good enough here, as 80 digits lose 25 of them.
"""
import re
from mpmath import mp, mpf, matrix, eye, det, log, lu_solve, pi, sin, exp, quad, findroot, nstr

mp.dps = 80
text = open("../../Sources/Datasets/QuadraticPoints.swift").read()
numbers = [mpf(float(t)) for t in re.findall(r"\((-?[0-9.]+), (-?[0-9.]+)\)", text) for t in t]
x, y = numbers[0::2], matrix(numbers[1::2])
assert len(x) == 30
noise = mpf(3) / 2


def posterior(order):
    rows, columns = len(x), order + 1
    phi = matrix(rows, columns)
    for i in range(rows):
        for j in range(columns):
            phi[i, j] = x[i] ** j
    precision = phi.T * phi / noise + eye(columns)
    mean = lu_solve(precision, phi.T * y / noise)
    rest = y - phi * mean
    misfit = (rest.T * rest)[0] / noise + (mean.T * mean)[0]
    evidence = -mpf(rows) / 2 * log(2 * pi * noise) - log(det(precision)) / 2 - misfit / 2
    return mean, evidence


def literal(value):
    return repr(float(value))


print("// Made by reference.py; do not edit.\n")
print("/// Posterior means and log evidences of the lecture's data, computed to 80 digits and rounded once.")
print("enum ReferenceValues {")
print("  /// For orders 0, 1, ... 20: the mean of each weight.")
print("  static let means: [[Double]] = [")
results = [posterior(order) for order in range(21)]
for mean, _ in results:
    print("    [" + ", ".join(literal(m) for m in mean) + "],")
print("  ]\n")
print("  /// For orders 0, 1, ... 20: log p(y | X).")
print("  static let logEvidences: [Double] = [")
for _, evidence in results:
    print(f"    {literal(evidence)},")
print("  ]\n")

# The nonlinear model: theta ~ N(0, 4), y = -2, N(y | sin theta, 0.8)
mp.dps = 40
variance, prior = mpf("0.8"), mpf(4)


def joint(t):
    return exp(-t * t / (2 * prior) - (-2 - sin(t)) ** 2 / (2 * variance)) / (2 * pi * mp.sqrt(variance * prior))


def slope(t):
    return -t / prior + (-2 - sin(t)) * mp.cos(t) / variance


cuts = [-mp.inf, -12, -8, -5, -2, 0, mpf("1.5"), 3, 5, 8, 12, mp.inf]
total = quad(joint, cuts)
tail = quad(joint, cuts[6:])
modes = [findroot(slope, mpf("-1.3")), findroot(slope, mpf(4))]
print("  /// The model y = sin theta: log evidence, probability beyond 1.5, modes and their densities.")
print("  static let sine: [Double] = [")
for value in [log(total), tail / total] + modes + [joint(m) / total for m in modes]:
    print(f"    {literal(value)},")
print("  ]\n}")
