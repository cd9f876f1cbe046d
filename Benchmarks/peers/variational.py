"""NumPyro's SVI, PyMC's ADVI and BlackJAX's Pathfinder on the two posteriors that the workbook has just fitted.

    python variational.py FOLDER [stars] [logistic]

FOLDER holds what `variational FOLDER REPETITIONS` wrote: data, fits and seconds. The same log densities everywhere, in double
precision and on one core. Seconds are of processor time, which other programs disturb less; compiling is never counted.

ADVI: the workbook's search knows when to stop and its whole time counts. The peers have no stopping rule that tells how far they
are, so every hundred steps their distribution is set aside (not counted), and their time is that of the first after which all are
within 0.05 nat of the optimum: no user could stop that early. They may choose: of several step sizes and draws per step the fastest counts. One
estimator judges all fits: the mean of log p - log q over the same standard normal draws (20,000 for the stars, 500 for the
regression), taken against the best fit with which any search ended.

Pathfinder: one path from each of the same starts and 1000 draws. Its quality is the evidence lower bound of the draws; BlackJAX may choose
how many steps it makes room for.
"""

import os
import sys
import time
import warnings

core = min(os.sched_getaffinity(0))
os.sched_setaffinity(0, {core})
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
os.environ["JAX_PLATFORMS"] = "cpu"
warnings.filterwarnings("ignore")

import csv

import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)
folder = sys.argv[1]
goal = 0.05
# Steps between two looks, and the most seconds that a search may take
stride, patience = 100, float(os.environ.get("PATIENCE", "60"))


# The stars: see samplers.py and chapter 4's Model.swift

luminosity = np.genfromtxt(f"{folder}/stars.csv", skip_header=1)
stars = len(luminosity)
solar = 3.828e26 / (4 * np.pi * 6.957e8**2 * 5772.0**4)
log_median = np.log(1e-7 / solar)


def stars_density(theta, xp=jnp):
    """log p up to a constant; theta has 5 + 2 N numbers. `xp` is jax.numpy, or PyMC's functions of the same names."""
    sigma, mean_a, log_tau_a, mean_t, log_tau_t = (theta[k] for k in range(5))
    z_a, z_t = theta[5 : 5 + stars], theta[5 + stars :]
    prior = -0.5 * (
        ((sigma - log_median) / 2) ** 2
        + (mean_a / 0.1) ** 2
        + ((log_tau_a - np.log(0.6)) / 0.3) ** 2
        + (mean_t / 0.02) ** 2
        + ((log_tau_t - np.log(0.1)) / 0.3) ** 2
        + xp.sum(z_a**2)
        + xp.sum(z_t**2)
    )
    log_l = sigma + mean_a + xp.exp(log_tau_a) * z_a + 4 * (mean_t + xp.exp(log_tau_t) * z_t)
    ratio = luminosity * xp.exp(-log_l)
    return prior - xp.sum(log_l) - 0.5 * xp.sum(((ratio - 1) / 0.1) ** 2)


# The logistic regression: 20 columns, then y; prior variance 10

table = np.genfromtxt(f"{folder}/logistic.csv", delimiter=",", skip_header=1)
inputs, outcomes = np.ascontiguousarray(table[:, :-1]), table[:, -1]


def logistic_density(theta, xp=jnp):
    z = xp.dot(inputs, theta)
    # log(1 + e^z), safe for large z
    softplus = jax.nn.softplus(z) if xp is jnp else xp.log1pexp(z)
    return xp.sum(outcomes * z) - xp.sum(softplus) - 0.5 * xp.sum(theta**2) / 10


models = {"stars": (stars_density, 5 + 2 * stars), "logistic": (logistic_density, inputs.shape[1])}


def side(name, fit):
    """Which optimum a mean-field search of the stars is at: the light does not say whether surfaces or temperatures differ, and a
    normal of independent parameters takes one or the other."""
    return name == "stars" and bool(fit[0][2] > fit[0][4])


# One judge for all fits

def judge(density, dimension, count=20_000, block=500):
    """The bound of a mean-field normal, from the same draws for every fit."""
    noise = np.random.default_rng(1).standard_normal((count // 2, dimension))
    noise = jnp.asarray(np.concatenate([noise, -noise])).reshape(-1, block, dimension)

    @jax.jit
    def bound(mean, deviation):
        values = jax.lax.map(lambda z: jax.vmap(density)(mean + deviation * z), noise)
        return jnp.mean(values) + jnp.sum(jnp.log(deviation)) + 0.5 * dimension * (1 + jnp.log(2 * jnp.pi))

    return lambda fit: float(bound(jnp.asarray(fit[0]), jnp.asarray(fit[1])))


# The searches: each yields (seconds so far, fit) until patience ends

def numpyro_search(density, dimension, step, halving, particles, seed):
    import numpyro
    import numpyro.distributions as dist
    from numpyro.infer import SVI, Trace_ELBO
    from numpyro.infer.autoguide import AutoNormal
    from numpyro.infer.initialization import init_to_value

    def model():
        theta = numpyro.sample("theta", dist.ImproperUniform(dist.constraints.real_vector, (), (dimension,)))
        numpyro.factor("density", density(theta))

    guide = AutoNormal(model, init_loc_fn=init_to_value(values={"theta": jnp.zeros(dimension)}))
    size = (lambda index: step * 0.5 ** (index / halving)) if halving else step
    svi = SVI(model, guide, numpyro.optim.Adam(size), Trace_ELBO(num_particles=particles))
    state = svi.init(jax.random.PRNGKey(seed))
    steps = jax.jit(lambda state: jax.lax.scan(lambda s, _: (svi.update(s)[0], None), state, None, length=stride)[0])
    jax.block_until_ready(steps(state))
    seconds = 0.0
    while seconds < patience:
        begin = time.process_time()
        state = jax.block_until_ready(steps(state))
        seconds += time.process_time() - begin
        fitted = svi.get_params(state)
        yield seconds, (np.asarray(fitted["theta_auto_loc"]), np.asarray(fitted["theta_auto_scale"]))


def pymc_search(density, dimension, step, halving, particles, seed):
    import logging

    import pymc as pm
    import pytensor.tensor as pt

    logging.getLogger("pymc").setLevel(logging.ERROR)

    class names:
        exp, sum, dot, log1pexp = pt.exp, pt.sum, pt.dot, pt.softplus

    with pm.Model():
        theta = pm.Flat("theta", shape=dimension, initval=np.zeros(dimension))
        pm.Potential("density", density(theta, names))
        # As wide as NumPyro begins; with its own 0.69 the first slopes are not finite for the stars
        begin_at = dict(start={"theta": np.zeros(dimension)}, start_sigma={"theta": np.full(dimension, 0.1)})
        search = pm.ADVI(random_seed=seed, **begin_at)
        # Its own optimiser where no step is given
        optimiser = {} if step is None else {"obj_optimizer": pm.adam(learning_rate=step)}
        # Compiles; the loss is not looked at later
        search.fit(1, progressbar=False, score=False, obj_n_mc=particles, **optimiser)
        approximation = search.approx
        seconds = 0.0
        while seconds < patience:
            begin = time.process_time()
            search.refine(stride, progressbar=False)
            seconds += time.process_time() - begin
            yield seconds, (approximation.mean.eval(), approximation.std.eval())


def read(name):
    return np.genfromtxt(f"{folder}/{name}.csv", delimiter=",").T


with open(f"{folder}/workbook.csv") as file:
    costs = list(csv.DictReader(file))


def advi(name, density, dimension):
    # A pass over 10,000 rows is long, and a posterior that is nearly normal needs few draws
    bound = judge(density, dimension, count=20_000 if name == "stars" else 500)
    ours = [row for row in costs if row["model"] == name and row["method"] == "advi"]
    fits = [read(f"{name}-advi-{row['repetition']}") for row in ours]
    heights = np.array([bound(fit) for fit in fits])
    sides = np.array([side(name, fit) for fit in fits])
    # (step size, steps after which it is halved, draws per step)
    choices = {
        "NumPyro": (numpyro_search, [
            (0.03, None, 1), (0.01, None, 1), (0.003, None, 1), (0.01, None, 10), (0.003, None, 10),
            (0.1, 300, 1), (0.1, 1000, 1), (0.03, 1000, 1), (0.03, 3000, 1), (0.1, 300, 10), (0.03, 1000, 10),
        ]),
        "PyMC": (pymc_search, [(None, None, 1), (0.03, None, 1), (0.01, None, 1), (0.003, None, 1), (0.01, None, 10)]),
    }
    # (program, choice in words, [(seconds, height)], side)
    paths = []
    long_search = read(f"{name}-reference")
    reference, reference_side = bound(long_search), side(name, long_search)
    for program, (search, settings) in choices.items():
        for step, halving, particles in settings:
            words = "its own step size" if step is None else f"step {step}"
            words += f" halved every {halving}" if halving else ""
            words += f", {particles} draws"
            path, last = [], None
            try:
                for seconds, fit in search(density, dimension, step, halving, particles, 1):
                    path.append((seconds, bound(fit)))
                    last = side(name, fit)
                    # Twenty looks in a row that are close are enough
                    if len(path) >= 20 and all(height > reference - goal for _, height in path[-20:]):
                        break
                    if not np.all(np.isfinite(fit)):
                        break
            except Exception as problem:
                print(f"  {program}, {words}: {type(problem).__name__}: {problem}")
            paths.append((program, words, path, last))
    # The top on each side
    tops = {reference_side: reference}
    for height, where in list(zip(heights, sides)) + [(path[-1][1], last) for *_, path, last in paths if path]:
        if np.isfinite(height):
            tops[bool(where)] = max(height, tops.get(bool(where), -np.inf))
    print(f"\nADVI, {name}: {dimension} parameters; optima " + ", ".join(f"{top:.4f}" for top in tops.values()))
    seconds = np.array([float(row["seconds"]) for row in ours])
    missing = [tops[bool(where)] - height for height, where in zip(heights, sides)]
    print(f"  workbook: {np.median(seconds):.4f} s (from {seconds.min():.4f} to {seconds.max():.4f} in {len(ours)} searches), misses {max(missing):.4f} nat at most, "
          f"{np.mean([int(row['gradients']) for row in ours]):.0f} gradients; its long search {tops[reference_side] - reference:.4f}")
    best = {}
    for program, words, path, last in paths:
        top = tops[bool(last)]
        far = [index for index, (_, height) in enumerate(path) if not height > top - goal]
        if not path or (far and far[-1] >= len(path) - 5):
            how_far = f"{top - path[-1][1]:.3f} nat short after {path[-1][0]:.1f} s" if path else "no step"
            print(f"  {program}, {words}: {how_far}")
            continue
        first = far[-1] + 1 if far else 0
        print(f"  {program}, {words}: {path[first][0]:.3f} s, {(first + 1) * stride} steps")
        best[program] = min(best.get(program, np.inf), path[first][0])
    for program in choices:
        if program in best:
            print(f"  {program} at its best over the workbook: {best[program] / np.median(seconds):.1f}")
        else:
            print(f"  {program} had not come there in {patience:.0f} s: more than {patience / np.median(seconds):.0f} times the workbook")


def pathfinder(name, density, dimension):
    from blackjax.vi import pathfinder as peer

    ours = [row for row in costs if row["model"] == name and row["method"] == "pathfinder"]
    logs = jax.jit(jax.vmap(density))
    mine = []
    for row in ours:
        draws = read(f"{name}-pathfinder-{row['repetition']}").T
        mine.append(np.mean(np.asarray(logs(jnp.asarray(draws[:, :-1]))) - draws[:, -1]))
    seconds = np.array([float(row["seconds"]) for row in ours])
    print(f"\nPathfinder, {name}: one path and 1000 draws; quartiles of the bound of {len(ours)} starts")
    show = lambda values: ", ".join(f"{value:.2f}" for value in np.quantile(values, [0.25, 0.5, 0.75]))
    print(f"  workbook: {np.median(seconds):.4f} s; {show(mine)}")
    for most in (30, 100, 300, 1000):
        def once(key, start):
            first, second = jax.random.split(key)
            state, _ = peer.approximate(first, density, start, num_samples=10, maxiter=most, maxcor=6)
            draws, log_q = peer.sample(second, state, 1000)
            return draws, log_q

        run = jax.jit(once)
        heights, times = [], []
        for row in ours:
            start = jnp.asarray(read(f"{name}-start-{row['repetition']}"))
            key = jax.random.PRNGKey(int(row["repetition"]))
            if not times:
                jax.block_until_ready(run(key, start))
            begin = time.process_time()
            draws, log_q = jax.block_until_ready(run(key, start))
            times.append(time.process_time() - begin)
            heights.append(float(jnp.mean(logs(draws) - log_q)))
        print(f"  BlackJAX, room for {most} steps: {np.median(times):.4f} s, {np.median(times) / np.median(seconds):.1f} times the workbook; {show(heights)}")


sys.stdout.reconfigure(line_buffering=True)
for name in sys.argv[2:] or models:
    density, dimension = models[name]
    advi(name, density, dimension)
    pathfinder(name, density, dimension)
