"""Nets of every size with NumPy or numba: jumps.py numpy|numba FILE SECONDS SEED OUT, or jumps.py table FOLDER

The same model, prior and moves as the workbook's: each unit is proposed once by a random walk of one of three widths, a quarter of them to its mirror image, one
birth from the prior or one death is tried, with the weights integrated out; then weights and line are drawn, then all
above them. Each proposal recomputes one column and its products only. Writes the seconds of processor time, the number of
sweeps and how many of them had 0, ..., 10 units.
"""
import os
import sys
import time

from shallow_net import (A_BETA, A_GAMMA, C_B, S_DEGREES, S_SCALE, SCALE_B, backward, draw_nodes_above, draw_wishart,
                         factor, forward, np, numba, wishart)

WARM_UP, MOST, ALPHA, LINE = 2000, 10, 0.5, 1.0
MIRROR = 0.25
WIDTHS = np.array([0.15, 0.6, 2.4])


def prior_step(m):
    """log P(m + 1) / P(m)"""
    return np.log(ALPHA) - (np.log(1 - ALPHA) if m + 1 == MOST else 0.0)


def birth_probability(m):
    return 1.0 if m == 0 else 0.0 if m == MOST else 0.5


# NumPy -----------------------------------------------------------------------------------------------------

class NumpySampler:
    def __init__(self, x, y, rng):
        self.x, self.y, self.rng = x, y, rng
        self.n, self.p = x.shape
        p = self.p
        self.mean_b = rng.normal() * np.sqrt(A_BETA)
        self.var_b = C_B * SCALE_B / (2 * rng.gamma(C_B / 2))
        self.noise = S_DEGREES * S_SCALE / (2 * rng.gamma(S_DEGREES / 2))
        self.mean_g = np.sqrt(A_GAMMA) * rng.normal(size=p)
        self.precision_g = draw_wishart(rng, p + 3.0, (p + 3.0) * np.eye(p))
        self.m = 0
        self.gamma = np.zeros((MOST, p))
        # Columns of X, Z and y side by side; y last in the products
        self.columns = np.zeros((p + MOST + 1, self.n))
        self.columns[:p] = x.T
        self.columns[-1] = y
        self.gram = np.zeros((p + MOST, p + MOST))
        self.gram[:p, :p] = x.T @ x
        self.projections = np.zeros(p + MOST)
        self.projections[:p] = x.T @ y
        self.yy = y @ y

    def around(self, others):
        """What W'W + Lambda of these columns says of columns beside them."""
        ridges = np.where(others < self.p, self.noise / LINE, self.noise / self.var_b)
        precision = self.gram[np.ix_(others, others)]
        precision[np.diag_indices(len(others))] += ridges
        pull = self.projections[others] + np.where(others < self.p, 0.0, ridges * self.mean_b)
        return precision, pull

    def contributions(self, others, both, squares, projections):
        precision, pull = self.around(others)
        ridge = self.noise / self.var_b
        solved = np.linalg.solve(precision, both)
        pivots = squares + ridge - (both * solved).sum(axis=0)
        rest = projections + ridge * self.mean_b - pull @ solved
        return 0.5 * (np.log(ridge / pivots) + rest * rest / (pivots * self.noise) - self.mean_b ** 2 / self.var_b)

    def column(self, unit):
        z = 1 / (1 + np.exp(-(self.x @ unit)))
        return z, self.columns @ z, z @ z

    def put(self, j, unit, z, products, square):
        self.gamma[j] = unit
        k, size = self.p + j, self.p + self.m
        self.columns[k] = z
        self.gram[k, :size] = products[:size]
        self.gram[:size, k] = products[:size]
        self.gram[k, k] = square
        self.projections[k] = products[-1]

    def step(self):
        rng, p = self.rng, self.p
        for j in range(self.m):
            k, size = p + j, p + self.m
            others = np.delete(np.arange(size), k)
            old = self.gamma[j]
            new = (-old if rng.random() < MIRROR else old) + WIDTHS[rng.integers(3)] * rng.normal(size=p)
            z, products, square = self.column(new)
            both = np.stack((self.gram[others, k], products[others]), axis=1)
            before, after = self.contributions(
                others, both, np.array((self.gram[k, k], square)), np.array((self.projections[k], products[-1])))
            prior = -0.5 * (new - old) @ self.precision_g @ (new + old - 2 * self.mean_g)
            ratio = after - before + prior
            if rng.random() < (1.0 if ratio >= 0 else np.exp(ratio)):
                self.put(j, new, z, products, square)
        # One birth or one death
        m = self.m
        birth = birth_probability(m)
        if rng.random() < birth:
            new = self.mean_g + np.linalg.solve(np.linalg.cholesky(self.precision_g).T, rng.normal(size=p))
            z, products, square = self.column(new)
            others = np.arange(p + m)
            ratio = self.contributions(others, products[others][:, None], np.array((square,)), products[-1:])[0]
            ratio += prior_step(m) + np.log((1 - birth_probability(m + 1)) / birth)
            if rng.random() < (1.0 if ratio >= 0 else np.exp(ratio)):
                self.m += 1
                self.put(m, new, z, products, square)
        else:
            j = rng.integers(m)
            k = p + j
            others = np.delete(np.arange(p + m), k)
            ratio = -self.contributions(
                others, self.gram[others, k][:, None], self.gram[k, k:k + 1], self.projections[k:k + 1])[0]
            ratio -= prior_step(m - 1) + np.log((1 - birth) / birth_probability(m - 1))
            if rng.random() < (1.0 if ratio >= 0 else np.exp(ratio)):
                last = p + m - 1
                self.gamma[j] = self.gamma[m - 1]
                self.columns[k] = self.columns[last]
                row = self.gram[last, :p + m].copy()
                row[k] = row[last]
                self.gram[k, :p + m] = row
                self.gram[:p + m, k] = row
                self.projections[k] = self.projections[last]
                self.m -= 1
        # Weights and line
        m = self.m
        precision, pull = self.around(np.arange(p + m))
        root = np.linalg.cholesky(precision)
        white = np.linalg.solve(root, pull)
        b = np.linalg.solve(root.T, white + np.sqrt(self.noise) * rng.normal(size=p + m))
        beta, gamma = b[p:], self.gamma[:m]
        # The hyperparameters
        above = 1 / A_BETA + m / self.var_b
        self.mean_b = beta.sum() / self.var_b / above + rng.normal() / np.sqrt(above)
        self.var_b = (C_B * SCALE_B + ((beta - self.mean_b) ** 2).sum()) / (2 * rng.gamma(0.5 * (C_B + m)))
        q = np.eye(p) / A_GAMMA + m * self.precision_g
        root = np.linalg.cholesky(q)
        white = np.linalg.solve(root, self.precision_g @ gamma.sum(axis=0))
        self.mean_g = np.linalg.solve(root.T, white + rng.normal(size=p))
        deviations = gamma - self.mean_g
        self.precision_g = draw_wishart(rng, p + 3.0 + m, (p + 3.0) * np.eye(p) + deviations.T @ deviations)
        projections, gram = self.projections[:p + m], self.gram[:p + m, :p + m]
        residual = max(0.0, self.yy - 2 * b @ projections + b @ gram @ b)
        self.noise = (S_DEGREES * S_SCALE + residual) / (2 * rng.gamma(0.5 * (S_DEGREES + self.n)))


def run_numpy(x, y, seconds, seed):
    sampler = NumpySampler(x, y, np.random.default_rng(seed))
    visits, sweeps = np.zeros(MOST + 1, int), 0
    for _ in range(WARM_UP):
        sampler.step()
    start = time.process_time()
    while time.process_time() - start < seconds:
        for _ in range(50):
            sampler.step()
            visits[sampler.m] += 1
        sweeps += 50
    return time.process_time() - start, sweeps, visits


# numba -----------------------------------------------------------------------------------------------------

def compiled():
    fast = numba.njit(fastmath=True, cache=True)
    exact = numba.njit(cache=True)

    @fast
    def column_and_products(x, node, columns, count, y, z, products):
        # One pass: z = logistic(x node), then its products with the columns, with y and with itself
        n, p = z.shape[0], x.shape[0]
        for i in range(n):
            z[i] = 0.0
        for k in range(p):
            c = node[k]
            for i in range(n):
                z[i] += c * x[k, i]
        for i in range(n):
            z[i] = 1.0 / (1.0 + np.exp(-z[i]))
        for j in range(count):
            total = 0.0
            for i in range(n):
                total += columns[j, i] * z[i]
            products[j] = total
        total = 0.0
        for i in range(n):
            total += y[i] * z[i]
        products[count] = total
        total = 0.0
        for i in range(n):
            total += z[i] * z[i]
        products[count + 1] = total

    @exact
    def factor_around(gram, projections, p, size, j, noise, var_b, mean_b, lower, solution):
        # W'W + Lambda without column j (none where j is size), and L^-1 (W'y + Lambda b_0)
        c = 0
        for k in range(size):
            if k == j:
                continue
            r = 0
            for i in range(size):
                if i == j:
                    continue
                if r >= c:
                    lower[r, c] = gram[i, k]
                r += 1
            ridge = noise / (LINE if k < p else var_b)
            lower[c, c] += ridge
            solution[c] = projections[k] + (0.0 if k < p else ridge * mean_b)
            c += 1
        factor(lower, c)
        forward(lower, c, solution)
        return c

    @exact
    def contribution(lower, count, size, j, products, square, projection, solution, row, noise, var_b, mean_b):
        ridge = noise / var_b
        c = 0
        for k in range(size):
            if k != j:
                row[c] = products[k]
                c += 1
        forward(lower, count, row)
        pivot = square + ridge
        rest = projection + ridge * mean_b
        for k in range(count):
            pivot -= row[k] * row[k]
            rest -= row[k] * solution[k]
        return 0.5 * (np.log(ridge / pivot) + rest * rest / (pivot * noise) - mean_b * mean_b / var_b)

    @exact
    def put(j, p, size, unit, z, products, gamma, columns, gram, projections, count):
        k = p + j
        for i in range(p):
            gamma[j, i] = unit[i]
        columns[k] = z
        for i in range(size):
            if i != k:
                gram[k, i] = products[i]
                gram[i, k] = products[i]
        gram[k, k] = products[count + 1]
        projections[k] = products[count]

    @exact
    def run(x, y, sweeps, seed, state, scalars, first):
        """Sweeps of one chain; `first` starts it, later calls go on from `state` and `scalars`."""
        p, n = x.shape
        if first:
            np.random.seed(seed)
        width = p + MOST
        columns = np.zeros((width, n))
        columns[:p] = x
        gram = np.zeros((width, width))
        projections = np.zeros(width)
        products = np.zeros(width + 2)
        z = np.zeros(n)
        lower = np.zeros((width, width))
        solution = np.zeros(width)
        row = np.zeros(width)
        b = np.zeros(width)
        new = np.zeros(p)
        gamma, mean_g, w = state[:MOST], state[MOST], state[MOST + 1:]
        v = np.zeros((p, p))
        a = np.zeros((p, p))
        total_g = np.zeros(p)
        visits = np.zeros(MOST + 1, np.int64)
        if first:
            scalars[0] = np.random.normal() * np.sqrt(A_BETA)
            scalars[1] = C_B * SCALE_B / (2 * np.random.gamma(C_B / 2, 1.0))
            scalars[2] = S_DEGREES * S_SCALE / (2 * np.random.gamma(S_DEGREES / 2, 1.0))
            scalars[3] = 0.0
            for k in range(p):
                mean_g[k] = np.sqrt(A_GAMMA) * np.random.normal()
            v[:] = (p + 3.0) * np.eye(p)
            wishart(p + 3.0, v, w, a)
        mean_b, var_b, noise, m = scalars[0], scalars[1], scalars[2], int(scalars[3])
        yy = 0.0
        for i in range(n):
            yy += y[i] * y[i]
        for j in range(p):
            for k in range(p):
                gram[j, k] = x[j] @ x[k]
            projections[j] = x[j] @ y
        for j in range(m):
            column_and_products(x, gamma[j], columns, p + j, y, z, products)
            put(j, p, p + j, gamma[j].copy(), z, products, gamma, columns, gram, projections, p + j)

        for sweep in range(sweeps):
            for j in range(m):
                size, k = p + m, p + j
                count = factor_around(gram, projections, p, size, k, noise, var_b, mean_b, lower, solution)
                before = contribution(
                    lower, count, size, k, gram[k], gram[k, k], projections[k], solution, row, noise, var_b, mean_b)
                step = WIDTHS[int(np.random.random() * 3)]
                sign = -1.0 if np.random.random() < MIRROR else 1.0
                for i in range(p):
                    new[i] = sign * gamma[j, i] + step * np.random.normal()
                column_and_products(x, new, columns, size, y, z, products)
                after = contribution(
                    lower, count, size, k, products, products[size + 1], products[size], solution, row, noise, var_b,
                    mean_b)
                prior = 0.0
                for i in range(p):
                    inner = 0.0
                    for l in range(p):
                        inner += w[i, l] * (new[l] + gamma[j, l] - 2 * mean_g[l])
                    prior -= 0.5 * (new[i] - gamma[j, i]) * inner
                ratio = after - before + prior
                if np.random.random() < (1.0 if ratio >= 0 else np.exp(ratio)):
                    put(j, p, size, new, z, products, gamma, columns, gram, projections, size)

            # One birth or one death
            size = p + m
            birth = 1.0 if m == 0 else 0.0 if m == MOST else 0.5
            if np.random.random() < birth:
                v[:] = w
                factor(v, p)
                for i in range(p):
                    new[i] = np.random.normal()
                backward(v, p, new)
                for i in range(p):
                    new[i] += mean_g[i]
                column_and_products(x, new, columns, size, y, z, products)
                count = factor_around(gram, projections, p, size, size, noise, var_b, mean_b, lower, solution)
                ratio = contribution(
                    lower, count, size, size, products, products[size + 1], products[size], solution, row, noise,
                    var_b, mean_b)
                death = 1.0 if m + 1 == MOST else 0.5
                ratio += np.log(ALPHA) + np.log(death / birth)
                if m + 1 == MOST:
                    ratio -= np.log(1 - ALPHA)
                if np.random.random() < (1.0 if ratio >= 0 else np.exp(ratio)):
                    put(m, p, size, new, z, products, gamma, columns, gram, projections, size)
                    m += 1
            else:
                j = int(np.random.random() * m)
                k = p + j
                count = factor_around(gram, projections, p, size, k, noise, var_b, mean_b, lower, solution)
                ratio = -contribution(
                    lower, count, size, k, gram[k], gram[k, k], projections[k], solution, row, noise, var_b, mean_b)
                back = 1.0 if m == 1 else 0.5
                ratio -= np.log(ALPHA) + np.log((1 - birth) / back)
                if m == MOST:
                    ratio += np.log(1 - ALPHA)
                if np.random.random() < (1.0 if ratio >= 0 else np.exp(ratio)):
                    last = size - 1
                    gamma[j] = gamma[m - 1]
                    columns[k] = columns[last]
                    square = gram[last, last]
                    for i in range(size):
                        gram[k, i] = gram[last, i]
                        gram[i, k] = gram[last, i]
                    gram[k, k] = square
                    projections[k] = projections[last]
                    m -= 1

            # Weights and line
            size = p + m
            for j in range(size):
                ridge = noise / (LINE if j < p else var_b)
                for i in range(j, size):
                    lower[i, j] = gram[i, j]
                lower[j, j] += ridge
                b[j] = projections[j] + (0.0 if j < p else ridge * mean_b)
            factor(lower, size)
            forward(lower, size, b)
            for j in range(size):
                b[j] += np.sqrt(noise) * np.random.normal()
            backward(lower, size, b)

            above = 1 / A_BETA + m / var_b
            mean_b = b[p:size].sum() / var_b / above + np.random.normal() / np.sqrt(above)
            scatter = C_B * SCALE_B
            for j in range(p, size):
                scatter += (b[j] - mean_b) ** 2
            var_b = scatter / (2 * np.random.gamma(0.5 * (C_B + m), 1.0))
            draw_nodes_above(gamma, m, mean_g, w, v, a, total_g)
            residual = yy
            for j in range(size):
                residual -= 2 * b[j] * projections[j]
                for k in range(size):
                    residual += b[j] * gram[j, k] * b[k]
            noise = (S_DEGREES * S_SCALE + max(residual, 0.0)) / (2 * np.random.gamma(0.5 * (S_DEGREES + n), 1.0))
            visits[m] += 1
        scalars[0], scalars[1], scalars[2], scalars[3] = mean_b, var_b, noise, m
        return visits

    return run


def run_numba(x, y, seconds, seed):
    if numba is None:
        sys.exit("numba is missing. Type:  python3 -m pip install numba")
    run = compiled()
    x = np.ascontiguousarray(x.T)
    p = x.shape[0]
    state, scalars = np.zeros((MOST + 1 + p, p)), np.zeros(4)
    run(x, y, WARM_UP, seed, state, scalars, True)  # compiles too
    visits, sweeps = np.zeros(MOST + 1, int), 0
    start = time.process_time()
    while sweeps == 0 or time.process_time() - start < seconds:
        visits += run(x, y, 2000, seed, state, scalars, False)
        sweeps += 2000
    return time.process_time() - start, sweeps, visits


# The table -------------------------------------------------------------------------------------------------

def table(folder):
    names = {"workbook": "workbook", "numba": "numba", "numpy": "NumPy"}
    print("\nReversible jump, N = 200, one input and a constant, at most 10 units, one chain")
    print(f"{'':10}{'sweeps/s':>12}{'mean M':>9}{'+-':>7}{'times slower':>14}")
    best = None
    for kind, name in names.items():
        paths = [os.path.join(folder, f) for f in sorted(os.listdir(folder)) if f.startswith(f"jumps.{kind}.")]
        runs = [np.array(open(path).read().split(), dtype=float) for path in paths if os.path.getsize(path)]
        if not runs:
            continue
        speed = np.median([run[1] / run[0] for run in runs])
        means = [run[2:] @ np.arange(len(run) - 2) / run[2:].sum() for run in runs]
        best = best or speed
        error = np.std(means, ddof=1) / np.sqrt(len(means)) if len(means) > 1 else np.nan
        print(f"{name:10}{speed:>12,.0f}{np.mean(means):>9.3f}{error:>7.3f}{best / speed:>14.1f}")


def main():
    if sys.argv[1] == "table":
        return table(sys.argv[2])
    kind, path, seconds, seed, out = sys.argv[1:6]
    points = np.loadtxt(path, delimiter=",")
    x, y = np.ascontiguousarray(points[:, :-1]), np.ascontiguousarray(points[:, -1])
    seconds, sweeps, visits = (run_numpy if kind == "numpy" else run_numba)(x, y, float(seconds), int(seed))
    with open(out, "w") as file:
        file.write(f"{seconds} {sweeps} " + " ".join(str(v) for v in visits) + "\n")


if __name__ == "__main__":
    main()
