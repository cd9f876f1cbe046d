"""NumPyro, BlackJAX and nutpie on the three posteriors that the workbook has just sampled.

    python samplers.py FOLDER [stars] [network] [series]

FOLDER holds what `samplers FOLDER` wrote: the data, the workbook's draws and its seconds. Every program runs
four chains of 1000 warm-up steps and 1000 draws with a diagonal metric and an aim of 0.8, in double precision, on
all cores that there are. Compiling is done before the clock starts: JAX runs twice and the second run counts. All draws
are weighed by one estimator, the bulk effective sample size of ArviZ. Gradients are those of the draws, without
warm-up, as each program counts its leapfrog steps.
"""

import os
import sys
import time
import warnings

cores = len(os.sched_getaffinity(0))
chains, warmup, draws = 4, 1000, 1000
os.environ["XLA_FLAGS"] = f"--xla_force_host_platform_device_count={chains}"
os.environ["JAX_PLATFORMS"] = "cpu"
warnings.filterwarnings("ignore")

import numpy as np
import arviz
import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
folder = sys.argv[1]


# The stars: see chapter 4's Model.swift for the model, line by line

luminosity = np.genfromtxt(f"{folder}/stars.csv", skip_header=1)
stars = len(luminosity)
# The nominal Sun's units of sigma
solar = 3.828e26 / (4 * np.pi * 6.957e8**2 * 5772.0**4)
log_median = np.log(1e-7 / solar)


def stars_density(theta):
    """log p up to a constant; theta has 5 + 2 N numbers."""
    sigma, mean_a, log_tau_a, mean_t, log_tau_t = theta[:5]
    z_a, z_t = theta[5 : 5 + stars], theta[5 + stars :]
    prior = -0.5 * (
        ((sigma - log_median) / 2) ** 2
        + (mean_a / 0.1) ** 2
        + ((log_tau_a - np.log(0.6)) / 0.3) ** 2
        + (mean_t / 0.02) ** 2
        + ((log_tau_t - np.log(0.1)) / 0.3) ** 2
        + jnp.sum(z_a**2)
        + jnp.sum(z_t**2)
    )
    log_l = sigma + mean_a + jnp.exp(log_tau_a) * z_a + 4 * (mean_t + jnp.exp(log_tau_t) * z_t)
    ratio = luminosity * jnp.exp(-log_l)
    return prior - jnp.sum(log_l) - 0.5 * jnp.sum(((ratio - 1) / 0.1) ** 2)


def stars_pymc():
    import pymc as pm

    with pm.Model() as model:
        sigma = pm.Normal("sigma", log_median, 2)
        mean_a = pm.Normal("mean_a", 0, 0.1)
        log_tau_a = pm.Normal("log_tau_a", np.log(0.6), 0.3)
        mean_t = pm.Normal("mean_t", 0, 0.02)
        log_tau_t = pm.Normal("log_tau_t", np.log(0.1), 0.3)
        z_a = pm.Normal("z_a", 0, 1, shape=stars)
        z_t = pm.Normal("z_t", 0, 1, shape=stars)
        log_l = sigma + mean_a + pm.math.exp(log_tau_a) * z_a + 4 * (mean_t + pm.math.exp(log_tau_t) * z_t)
        ratio = luminosity * pm.math.exp(-log_l)
        pm.Potential("likelihood", -pm.math.sum(log_l) - 0.5 * pm.math.sum(((ratio - 1) / 0.1) ** 2))
    return model


# The network: see TanhRegression.swift

x, y = np.genfromtxt(f"{folder}/network.csv", delimiter=",", skip_header=1).T
units = 10
places = np.array([-1.6, -0.8, 0.0, 0.8, 1.6])


def network_output(theta, x):
    w, b, v, c = theta[:units], theta[units : 2 * units], theta[2 * units : 3 * units], theta[3 * units]
    return jnp.tanh(x[:, None] * w + b) @ v + c


def network_density(theta):
    log_noise = theta[-1]
    residual = y - network_output(theta, x)
    return (
        -len(y) * log_noise
        - 0.5 * jnp.sum(residual**2) * jnp.exp(-2 * log_noise)
        - 0.5 * jnp.sum((theta[: 2 * units] / 2) ** 2)
        - 0.5 * jnp.sum(theta[2 * units : -1] ** 2)
        - 0.5 * (log_noise + 2) ** 2
    )


def network_pymc():
    import pymc as pm

    with pm.Model() as model:
        w = pm.Normal("w", 0, 2, shape=units)
        b = pm.Normal("b", 0, 2, shape=units)
        v = pm.Normal("v", 0, 1, shape=units)
        c = pm.Normal("c", 0, 1)
        log_noise = pm.Normal("log_noise", -2, 1)
        f = pm.math.dot(pm.math.tanh(x[:, None] * w + b), v) + c
        residual = y - f
        pm.Potential(
            "likelihood", -len(y) * log_noise - 0.5 * pm.math.sum(residual**2) * pm.math.exp(-2 * log_noise)
        )
    return model


def network_summary(theta):
    """sigma and f at five places, for chains x draws x dimension."""
    flat = jnp.reshape(theta, (-1, theta.shape[-1]))
    f = jax.vmap(lambda t: network_output(t, places))(flat)
    both = jnp.concatenate([jnp.exp(flat[:, -1:]), f], axis=1)
    return np.asarray(both).reshape(theta.shape[0], theta.shape[1], -1)


# The series: see Autoregression.swift; all programs take the sums of the series, gone through once

series = np.genfromtxt(f"{folder}/series.csv", skip_header=1)
order = 9
rows = len(series) - order
lagged = np.column_stack([np.ones(rows)] + [series[order - k : -k] for k in range(1, order + 1)])
explained = series[order:]
gram = lagged.T @ lagged
least = np.linalg.solve(gram, lagged.T @ explained)
least_sum = float(np.sum((explained - lagged @ least) ** 2))


def series_density(theta):
    away, log_noise = theta[:-1] - least, theta[-1]
    squares = least_sum + away @ (gram @ away)
    return (
        -rows * log_noise
        - 0.5 * squares * jnp.exp(-2 * log_noise)
        - 0.5 * jnp.sum(theta[:-1] ** 2)
        - 0.5 * (log_noise + 1) ** 2
    )


def series_pymc():
    import pymc as pm

    with pm.Model() as model:
        coefficients = pm.Normal("coefficients", 0, 1, shape=order + 1)
        log_noise = pm.Normal("log_noise", -1, 1)
        away = coefficients - least
        squares = least_sum + pm.math.dot(away, pm.math.dot(gram, away))
        pm.Potential("likelihood", -rows * log_noise - 0.5 * squares * pm.math.exp(-2 * log_noise))
    return model


def series_summary(theta):
    """log sigma first."""
    return np.roll(np.asarray(theta), 1, axis=-1)


models = {
    "stars": dict(
        density=stars_density, pymc=stars_pymc, dimension=5 + 2 * stars, summary=np.asarray,
        order=["sigma", "mean_a", "log_tau_a", "mean_t", "log_tau_t", "z_a", "z_t"],
    ),
    "network": dict(
        density=network_density, pymc=network_pymc, dimension=3 * units + 2, summary=network_summary,
        order=["w", "b", "v", "c", "log_noise"],
    ),
    "series": dict(
        density=series_density, pymc=series_pymc, dimension=order + 2, summary=series_summary,
        order=["coefficients", "log_noise"],
    ),
}


# The programs: each returns seconds, draws (chains x draws x dimension) and gradients per draw


def clock():
    """Seconds on the wall, and of processor time of all threads."""
    return np.array([time.perf_counter(), time.process_time()])


def starts(dimension):
    return np.random.default_rng(4).uniform(-2, 2, (chains, dimension))


def numpyro_run(model):
    from numpyro.infer import MCMC, NUTS

    kernel = NUTS(potential_fn=lambda theta: -model["density"](theta))
    mcmc = MCMC(
        kernel, num_warmup=warmup, num_samples=draws, num_chains=chains, chain_method="parallel", progress_bar=False
    )
    for seed in (0, 1):
        begin = clock()
        mcmc.run(
            jax.random.PRNGKey(seed), init_params=jnp.asarray(starts(model["dimension"])), extra_fields=("num_steps",)
        )
        theta = np.asarray(mcmc.get_samples(group_by_chain=True))
        seconds = clock() - begin
    return seconds, theta, np.mean(mcmc.get_extra_fields()["num_steps"])


def blackjax_run(model):
    import blackjax

    def chain(key, start):
        key, warm_key = jax.random.split(key)
        adaptation = blackjax.window_adaptation(blackjax.nuts, model["density"])
        (state, parameters), _ = adaptation.run(warm_key, start, num_steps=warmup)
        kernel = blackjax.nuts(model["density"], **parameters)

        def step(state, key):
            state, info = kernel.step(key, state)
            return state, (state.position, info.num_integration_steps)

        return jax.lax.scan(step, state, jax.random.split(key, draws))[1]

    run = jax.pmap(chain)
    for seed in (0, 1):
        begin = clock()
        keys = jax.random.split(jax.random.PRNGKey(seed), chains)
        theta, steps = run(keys, jnp.asarray(starts(model["dimension"])))
        theta = np.asarray(theta)
        seconds = clock() - begin
    return seconds, theta, np.mean(steps)


def nutpie_run(model):
    import nutpie

    compiled = nutpie.compile_pymc_model(model["pymc"]())
    # Compiled above; a few draws load it
    nutpie.sample(compiled, draws=10, tune=10, chains=chains, cores=cores, seed=0, progress_bar=False)
    begin = clock()
    trace = nutpie.sample(compiled, draws=draws, tune=warmup, chains=chains, cores=cores, seed=1, progress_bar=False)
    seconds = clock() - begin
    columns = [np.asarray(trace.posterior[name]).reshape(chains, draws, -1) for name in model["order"]]
    return seconds, np.concatenate(columns, axis=2), np.mean(trace.sample_stats["n_steps"])


def workbook_run(name):
    table = np.genfromtxt(f"{folder}/{name}-workbook.csv", delimiter=",", skip_header=1)
    with open(f"{folder}/seconds.csv") as file:
        costs = {row[0]: [float(number) for number in row[1:]] for row in (line.strip().split(",") for line in file.readlines()[1:])}
    theta = np.stack([table[table[:, 0] == chain, 1:] for chain in range(chains)])
    return np.array(costs[name][:2]), theta, costs[name][2]


# The comparison

print(
    f"four chains of {warmup} + {draws}, {cores} cores; effective draws (bulk) a second; warm-up counts, compiling does not.\n"
    "Seconds on the wall; in brackets of processor time, which other programs disturb less."
)
wanted = sys.argv[2:] or list(models)
for name, model in ((name, models[name]) for name in wanted):
    print(f"\n{name}: {model['dimension']} parameters; gradients per draw, effective draws per 1000 of them")
    print(f"{'':10}{'seconds':>18}{'min ESS':>9}{'sigma ESS':>11}{'min ESS/s':>18}{'sigma ESS/s':>18}{'gradients':>11}{'min ESS/1000':>14}{'R-hat':>8}  log sigma (mean, sd)")
    results = {}
    for program, run in [
        ("workbook", lambda: workbook_run(name)),
        ("NumPyro", lambda: numpyro_run(model)),
        ("BlackJAX", lambda: blackjax_run(model)),
        ("nutpie", lambda: nutpie_run(model)),
    ]:
        try:
            seconds, theta, gradients = run()
        except ImportError as missing:
            print(f"{program:10} is not installed: {missing}")
            continue
        summary = theta if program == "workbook" else model["summary"](theta)
        columns = arviz.convert_to_dataset({"x": summary})
        ess = arviz.ess(columns, method="bulk")["x"].values
        rhat = arviz.rhat(columns)["x"].values.max()
        sigma = np.log(summary[..., 0]) if name == "network" else summary[..., 0]
        per_thousand = 1000 * ess.min() / (gradients * theta.shape[0] * theta.shape[1])
        results[program] = (ess.min() / seconds, ess[0] / seconds, per_thousand)
        both = lambda pair, digits: f"{pair[0]:.{digits}f} ({pair[1]:.{digits}f})"
        print(
            f"{program:10}{both(seconds, 2):>18}{ess.min():9.0f}{ess[0]:11.0f}{both(ess.min() / seconds, 0):>18}"
            f"{both(ess[0] / seconds, 0):>18}{gradients:11.1f}{per_thousand:14.3f}{rhat:8.3f}  {sigma.mean():.4f}, {sigma.std():.4f}",
            flush=True,
        )
    peers = [value for program, value in results.items() if program != "workbook"]
    if peers:
        for index, what in enumerate(["minimum", "sigma"]):
            ratio = results["workbook"][index] / np.max([peer[index] for peer in peers], axis=0)
            print(f"workbook over the fastest peer, {what}: {ratio[0]:.1f} ({ratio[1]:.1f})")
        if "nutpie" in results:
            print(f"workbook over nutpie, effective draws per gradient, minimum: {results['workbook'][2] / results['nutpie'][2]:.2f}")
