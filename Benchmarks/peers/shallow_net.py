"""What the shallow networks of networks.py and jumps.py share: priors, Wishart draws, small Cholesky factors and the
level above the nodes, with NumPy and with numba.
"""
import sys

try:
    import numpy as np
except ImportError:
    sys.exit("NumPy is missing. Type:  python3 -m pip install numpy numba")
try:
    import numba
except ImportError:
    numba = None

# The workbook's defaults: A_beta, c_b, C_b, A_gamma = 4 I, c_gamma = p + 3, C_gamma = I, s, S
A_BETA, C_B, SCALE_B, A_GAMMA, S_DEGREES, S_SCALE = 1.0, 5.0, 1.0, 4.0, 5.0, 0.1


# NumPy -----------------------------------------------------------------------------------------------------

def draw_wishart(rng, degrees, inverse_scale):
    p = len(inverse_scale)
    a = np.tril(rng.normal(size=(p, p)), -1)
    a[np.diag_indices(p)] = np.sqrt(2 * rng.gamma(0.5 * (degrees - np.arange(p))))
    t = np.linalg.solve(np.linalg.cholesky(inverse_scale).T, a)
    return t @ t.T


# numba -----------------------------------------------------------------------------------------------------

# Without numba the functions are never called
exact = numba.njit(cache=True) if numba else lambda function: function


@exact
def factor(a, size):
    for j in range(size):
        for k in range(j):
            for i in range(j, size):
                a[i, j] -= a[i, k] * a[j, k]
        d = 1.0 / np.sqrt(a[j, j])
        for i in range(j, size):
            a[i, j] *= d


@exact
def forward(a, size, v):
    for i in range(size):
        total = v[i]
        for k in range(i):
            total -= a[i, k] * v[k]
        v[i] = total / a[i, i]


@exact
def backward(a, size, v):
    for i in range(size - 1, -1, -1):
        total = v[i]
        for k in range(i + 1, size):
            total -= a[k, i] * v[k]
        v[i] = total / a[i, i]


@exact
def wishart(degrees, v, w, a):
    # W = T T', T = L^-T A, V = L L'
    p = v.shape[0]
    factor(v, p)
    for j in range(p):
        for i in range(p):
            a[j, i] = 0.0
        a[j, j] = np.sqrt(2 * np.random.gamma(0.5 * (degrees - j), 1.0))
        for i in range(j + 1, p):
            a[j, i] = np.random.normal()
    for j in range(p):
        backward(v, p, a[j])
    for i in range(p):
        for j in range(p):
            total = 0.0
            for k in range(p):
                total += a[k, i] * a[k, j]
            w[i, j] = total


@exact
def draw_nodes_above(gamma, m, mean_g, w, v, a, total_g):
    """Mean and precision w of the first m nodes, given these; v, a and total_g are room to work in."""
    p = mean_g.shape[0]
    for k in range(p):
        total_g[k] = 0.0
        for j in range(m):
            total_g[k] += gamma[j, k]
    for k in range(p):
        mean_g[k] = 0.0
        for l in range(p):
            mean_g[k] += w[k, l] * total_g[l]
            v[k, l] = m * w[k, l]
        v[k, k] += 1 / A_GAMMA
    factor(v, p)
    forward(v, p, mean_g)
    for k in range(p):
        mean_g[k] += np.random.normal()
    backward(v, p, mean_g)
    for k in range(p):
        for l in range(p):
            total = p + 3.0 if k == l else 0.0
            for j in range(m):
                total += (gamma[j, k] - mean_g[k]) * (gamma[j, l] - mean_g[l])
            v[k, l] = total
    wishart(p + 3.0 + m, v, w, a)
