"""The blocked sampler of a shallow network with NumPy or numba: networks.py numpy|numba FILE NODES CHAINS SECONDS SEED OUT [START]

The same algorithm, priors, proposals and tuning as the workbook's: one Metropolis proposal a node on the
collapsed likelihood with the prior ratio, then the weights, then the hyperparameters. Both recompute one
column and its products only. The nodes start at the lines of START, if it is given, else at a draw of the
prior. Writes, a line a chain, the seconds of processor time of sampling and every sigma.
"""
import multiprocessing
import sys
import time

from shallow_net import (A_BETA, A_GAMMA, C_B, S_DEGREES, S_SCALE, SCALE_B, backward, draw_nodes_above, draw_wishart,
                         factor, forward, np, numba, wishart)

WARM_UP, AIM = 2000, 0.3


# NumPy -----------------------------------------------------------------------------------------------------

class NumpySampler:
    def __init__(self, x, y, m, rng, nodes=None):
        self.x, self.y, self.m, self.rng = x, y, m, rng
        self.n, self.p = x.shape
        p = self.p
        self.mean_b = rng.normal() * np.sqrt(A_BETA)
        self.var_b = C_B * SCALE_B / (2 * rng.gamma(C_B / 2))
        self.noise = S_DEGREES * S_SCALE / (2 * rng.gamma(S_DEGREES / 2))
        self.mean_g = np.sqrt(A_GAMMA) * rng.normal(size=p)
        self.precision_g = draw_wishart(rng, p + 3.0, (p + 3.0) * np.eye(p))
        self.gamma = self.mean_g[:, None] + np.linalg.solve(
            np.linalg.cholesky(self.precision_g).T, rng.normal(size=(p, m)))
        if nodes is not None:
            self.gamma[:] = nodes.T
        # Columns of Z and y side by side, so that one product gives Z'z and y'z
        self.columns = np.empty((m + 1, self.n))
        self.columns[:m] = 1 / (1 + np.exp(-(x @ self.gamma).T))
        self.columns[m] = y
        products = self.columns @ self.columns.T
        self.gram, self.projections, self.yy = products[:m, :m].copy(), products[:m, m].copy(), products[m, m]
        self.widths = np.full(m, 0.5)
        self.acceptances = np.zeros(m)

    def step(self):
        rng, m, p = self.rng, self.m, self.p
        # gamma_j, weights integrated out
        for j in range(m):
            ridge = self.noise / self.var_b
            others = np.arange(m) != j
            precision = self.gram[np.ix_(others, others)]
            precision[np.diag_indices(m - 1)] += ridge
            pull = self.projections[others] + ridge * self.mean_b
            old = self.gamma[:, j]
            new = old + self.widths[j] * rng.normal(size=p)
            z = 1 / (1 + np.exp(-(self.x @ new)))
            products = self.columns @ z
            square = z @ z
            both = np.stack((self.gram[others, j], products[:m][others]), axis=1)
            solved = np.linalg.solve(precision, both)
            pivots = np.array((self.gram[j, j], square)) + ridge - (both * solved).sum(axis=0)
            rest = np.array((self.projections[j], products[m])) + ridge * self.mean_b - pull @ solved
            before, after = 0.5 * (rest * rest / (pivots * self.noise) - np.log(pivots))
            prior = -0.5 * (new - old) @ self.precision_g @ (new + old - 2 * self.mean_g)
            ratio = after - before + prior
            acceptance = 1.0 if ratio >= 0 else np.exp(ratio)
            self.acceptances[j] = acceptance
            if rng.random() < acceptance:
                self.gamma[:, j] = new
                self.columns[j] = z
                self.gram[j] = products[:m]
                self.gram[:, j] = products[:m]
                self.gram[j, j] = square
                self.projections[j] = products[m]
        # beta
        ridge = self.noise / self.var_b
        root = np.linalg.cholesky(self.gram + ridge * np.eye(m))
        white = np.linalg.solve(root, self.projections + ridge * self.mean_b)
        beta = np.linalg.solve(root.T, white + np.sqrt(self.noise) * rng.normal(size=m))
        # The hyperparameters
        precision = 1 / A_BETA + m / self.var_b
        self.mean_b = beta.sum() / self.var_b / precision + rng.normal() / np.sqrt(precision)
        self.var_b = (C_B * SCALE_B + ((beta - self.mean_b) ** 2).sum()) / (2 * rng.gamma(0.5 * (C_B + m)))
        q = np.eye(p) / A_GAMMA + m * self.precision_g
        root = np.linalg.cholesky(q)
        white = np.linalg.solve(root, self.precision_g @ self.gamma.sum(axis=1))
        self.mean_g = np.linalg.solve(root.T, white + rng.normal(size=p))
        deviations = self.gamma - self.mean_g[:, None]
        self.precision_g = draw_wishart(rng, p + 3.0 + m, (p + 3.0) * np.eye(p) + deviations @ deviations.T)
        residual = max(0.0, self.yy - 2 * beta @ self.projections + beta @ self.gram @ beta)
        self.noise = (S_DEGREES * S_SCALE + residual) / (2 * rng.gamma(0.5 * (S_DEGREES + self.n)))


def run_numpy(x, y, m, seconds, seed, nodes):
    sampler = NumpySampler(x, y, m, np.random.default_rng(seed), nodes)
    log_widths = np.log(sampler.widths)
    for i in range(WARM_UP):
        sampler.step()
        log_widths += 3 / (i + 1) ** 0.6 * (sampler.acceptances - AIM)
        sampler.widths = np.exp(log_widths)
    sigmas = []
    start = time.process_time()
    while time.process_time() - start < seconds:
        for _ in range(50):
            sampler.step()
            sigmas.append(np.sqrt(sampler.noise))
    return time.process_time() - start, np.array(sigmas)


# numba -----------------------------------------------------------------------------------------------------

def compiled():
    fast = numba.njit(fastmath=True, cache=True)
    exact = numba.njit(cache=True)

    @fast
    def column_and_products(x, node, columns, z, products):
        # One pass: z = logistic(x node), then its products with every column, y last, and with itself
        n, p, count = z.shape[0], x.shape[0], columns.shape[0]
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
            total += z[i] * z[i]
        products[count] = total

    @exact
    def judged(lower, size, j, products, square, projection, solution, row, ridge, mean_b, noise):
        for k in range(j):
            row[k] = products[k]
        for k in range(j, size):
            row[k] = products[k + 1]
        forward(lower, size, row)
        pivot = square + ridge
        rest = projection + ridge * mean_b
        for k in range(size):
            pivot -= row[k] * row[k]
            rest -= row[k] * solution[k]
        return 0.5 * (rest * rest / (pivot * noise) - np.log(pivot))

    @exact
    def run(x, y, m, sweeps, seed, widths, state, scalars, first):
        """Sweeps of one chain; `first` starts and tunes it, later calls go on from `state` and `scalars`."""
        p, n = x.shape
        if first:
            np.random.seed(seed)
        columns = np.empty((m + 1, n))
        columns[m] = y
        gram = np.zeros((m, m))
        projections = np.zeros(m)
        products = np.zeros(m + 2)
        z = np.zeros(n)
        lower = np.zeros((m, m))
        solution = np.zeros(m)
        row = np.zeros(m)
        beta = np.zeros(m)
        new = np.zeros(p)
        gamma, mean_g, w = state[:m], state[m], state[m + 1:]
        v = np.zeros((p, p))
        a = np.zeros((p, p))
        total_g = np.zeros(p)
        sigmas = np.empty(sweeps)
        if first:
            scalars[0] = np.random.normal() * np.sqrt(A_BETA)
            scalars[1] = C_B * SCALE_B / (2 * np.random.gamma(C_B / 2, 1.0))
            scalars[2] = S_DEGREES * S_SCALE / (2 * np.random.gamma(S_DEGREES / 2, 1.0))
            for k in range(p):
                mean_g[k] = np.sqrt(A_GAMMA) * np.random.normal()
            v[:] = (p + 3.0) * np.eye(p)
            wishart(p + 3.0, v, w, a)
            v[:] = w
            factor(v, p)
            # Nodes that were given stay
            if not gamma.any():
                for j in range(m):
                    for k in range(p):
                        gamma[j, k] = np.random.normal()
                    backward(v, p, gamma[j])
                    for k in range(p):
                        gamma[j, k] += mean_g[k]
        mean_b, var_b, noise = scalars[0], scalars[1], scalars[2]
        yy = 0.0
        for i in range(n):
            yy += y[i] * y[i]
        for j in range(m):
            column_and_products(x, gamma[j], columns, z, products)
            columns[j] = z
        for j in range(m):
            column_and_products(x, gamma[j], columns, z, products)
            gram[j] = products[:m]
            projections[j] = products[m]

        for sweep in range(sweeps):
            for j in range(m):
                ridge = noise / var_b
                c = 0
                for k in range(m):
                    if k == j:
                        continue
                    for i in range(c, j):
                        lower[i, c] = gram[i, k]
                    for i in range(max(c, j), m - 1):
                        lower[i, c] = gram[i + 1, k]
                    lower[c, c] += ridge
                    solution[c] = projections[k] + ridge * mean_b
                    c += 1
                factor(lower, m - 1)
                forward(lower, m - 1, solution)
                before = judged(lower, m - 1, j, gram[j], gram[j, j], projections[j], solution, row, ridge, mean_b, noise)
                for k in range(p):
                    new[k] = gamma[j, k] + widths[j] * np.random.normal()
                column_and_products(x, new, columns, z, products)
                after = judged(lower, m - 1, j, products, products[m + 1], products[m], solution, row, ridge, mean_b, noise)
                prior = 0.0
                for k in range(p):
                    inner = 0.0
                    for l in range(p):
                        inner += w[k, l] * (new[l] + gamma[j, l] - 2 * mean_g[l])
                    prior -= 0.5 * (new[k] - gamma[j, k]) * inner
                ratio = after - before + prior
                acceptance = 1.0 if ratio >= 0 else np.exp(ratio)
                if np.random.random() < acceptance:
                    for k in range(p):
                        gamma[j, k] = new[k]
                    columns[j] = z
                    for k in range(m):
                        gram[j, k] = products[k]
                        gram[k, j] = products[k]
                    gram[j, j] = products[m + 1]
                    projections[j] = products[m]
                if first:
                    widths[j] *= np.exp(3 / (sweep + 1) ** 0.6 * (acceptance - AIM))

            ridge = noise / var_b
            for j in range(m):
                for i in range(j, m):
                    lower[i, j] = gram[i, j]
                lower[j, j] += ridge
                beta[j] = projections[j] + ridge * mean_b
            factor(lower, m)
            forward(lower, m, beta)
            for j in range(m):
                beta[j] += np.sqrt(noise) * np.random.normal()
            backward(lower, m, beta)

            precision = 1 / A_BETA + m / var_b
            mean_b = beta.sum() / var_b / precision + np.random.normal() / np.sqrt(precision)
            scatter = C_B * SCALE_B
            for j in range(m):
                scatter += (beta[j] - mean_b) ** 2
            var_b = scatter / (2 * np.random.gamma(0.5 * (C_B + m), 1.0))
            draw_nodes_above(gamma, m, mean_g, w, v, a, total_g)
            residual = yy
            for j in range(m):
                residual -= 2 * beta[j] * projections[j]
                for k in range(m):
                    residual += beta[j] * gram[j, k] * beta[k]
            noise = (S_DEGREES * S_SCALE + max(residual, 0.0)) / (2 * np.random.gamma(0.5 * (S_DEGREES + n), 1.0))
            sigmas[sweep] = np.sqrt(noise)
        scalars[0], scalars[1], scalars[2] = mean_b, var_b, noise
        return sigmas

    return run


def run_numba(x, y, m, seconds, seed, nodes):
    run = compiled()
    x = np.ascontiguousarray(x.T)
    p = x.shape[0]
    widths, state, scalars = np.full(m, 0.5), np.zeros((m + 1 + p, p)), np.zeros(3)
    if nodes is not None:
        state[:m] = nodes
    run(x, y, m, WARM_UP, seed, widths, state, scalars, True)  # compiles too
    sigmas = []
    start = time.process_time()
    while not sigmas or time.process_time() - start < seconds:
        sigmas.append(run(x, y, m, 2000, seed, widths, state, scalars, False))
    return time.process_time() - start, np.concatenate(sigmas)


def one(job):
    kind, path, m, seconds, seed, start = job
    points = np.loadtxt(path, delimiter=",")
    x, y = np.ascontiguousarray(points[:, :-1]), np.ascontiguousarray(points[:, -1])
    nodes = np.loadtxt(start, delimiter=",", ndmin=2) if start else None
    return (run_numpy if kind == "numpy" else run_numba)(x, y, m, seconds, seed, nodes)


def main():
    kind, path, m, chains, seconds, seed, out = sys.argv[1:8]
    start = sys.argv[8] if len(sys.argv) > 8 else None
    if kind == "numba" and numba is None:
        sys.exit("numba is missing. Type:  python3 -m pip install numba")
    jobs = [(kind, path, int(m), float(seconds), 100 * int(seed) + chain, start) for chain in range(int(chains))]
    if kind == "numba":
        one((kind, path, int(m), 0.0, 0, start))  # fills the cache of compiled code, untimed
    with multiprocessing.Pool(int(chains)) as pool:
        results = pool.map(one, jobs, chunksize=1)
    with open(out, "w") as file:
        for seconds, sigmas in results:
            file.write(f"{seconds} " + " ".join(f"{s:.8g}" for s in sigmas) + "\n")


if __name__ == "__main__":
    main()
