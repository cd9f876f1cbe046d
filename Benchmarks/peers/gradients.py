"""Chains of stochastic gradients in JAX (scanned and compiled) and NumPy, on the posterior that the workbook has just sampled.

    python gradients.py FOLDER SECONDS

FOLDER holds what `gradients FOLDER SECONDS` wrote. The same steps everywhere: 100 rows with replacement, their scaled slope, one
step of SGLD, with control variates or without; the probabilities of all rows at the centre of the control variates are computed once
and kept by each program. Seconds are of processor time on one core; compiling is not counted. JAX may choose
between single and double precision, between its two generators of random numbers and between loops written out once and four
times; its fastest counts. The workbook works in double precision. Mean and standard deviation of the first coefficient, in units of
the posterior's, tell whether all sample the same.
"""

import csv
import itertools
import os
import sys
import time

core = min(os.sched_getaffinity(0))
os.sched_setaffinity(0, {core})
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)
folder, patience = sys.argv[1], float(sys.argv[2])
outcomes = np.fromfile(f"{folder}/outcomes.f64")
inputs = np.fromfile(f"{folder}/inputs.f64").reshape(len(outcomes), -1)
count, dimension = inputs.shape
batch, prior_variance = 100, 10.0
*peak, size, unit = np.genfromtxt(f"{folder}/peak.csv")
peak = np.array(peak)
block = 2000


p_at_peak = 1 / (1 + np.exp(-inputs @ peak))
slope_at_peak = (outcomes - p_at_peak) @ inputs


def summary(steps, seconds, total, squares):
    mean = total / steps
    return steps / seconds, mean / unit, np.sqrt(squares / steps - mean**2) / unit


def in_jax(controlled, dtype, generator, unroll):
    x, y = jnp.asarray(inputs, dtype), jnp.asarray(outcomes, dtype)
    centre, at_centre, p_at_centre = (jnp.asarray(numbers, dtype) for numbers in (peak, slope_at_peak, p_at_peak))
    scale, noise = dtype(count / batch), dtype(np.sqrt(2 * size))

    def step(carry, key):
        theta, total, squares = carry
        rows_key, noise_key = jax.random.split(key)
        rows = jax.random.randint(rows_key, (batch,), 0, count)
        xs = x[rows]
        against = p_at_centre[rows] if controlled else y[rows]
        slope = scale * ((against - jax.nn.sigmoid(xs @ theta)) @ xs) - theta / dtype(prior_variance)
        if controlled:
            slope += at_centre
        theta = theta + dtype(size) * slope + noise * jax.random.normal(noise_key, (dimension,), dtype)
        off = theta[0] - centre[0]
        return (theta, total + off, squares + off * off), None

    @jax.jit
    def steps(theta, key):
        key, mine = jax.random.split(key)
        zero = jnp.zeros((), dtype)
        (theta, total, squares), _ = jax.lax.scan(step, (theta, zero, zero), jax.random.split(mine, block), unroll=unroll)
        return theta, key, total, squares

    theta, key = centre, jax.random.key(1, impl=generator)
    for _ in range(10):
        theta, key, *_ = jax.block_until_ready(steps(theta, key))
    taken, sums, begin = 0, np.zeros(2), time.process_time()
    while time.process_time() - begin < patience:
        theta, key, *two = jax.block_until_ready(steps(theta, key))
        taken += block
        sums += np.array(two)
    return summary(taken, time.process_time() - begin, *sums)


def in_numpy(controlled):
    random = np.random.default_rng(1)
    theta, scale, noise = peak.copy(), count / batch, np.sqrt(2 * size)
    taken, total, squares, begin = -1000, 0.0, 0.0, 0.0
    while True:
        if taken % 1000 == 0:
            if taken == 0:
                total, squares, begin = 0.0, 0.0, time.process_time()
            elif taken > 0 and time.process_time() - begin > patience:
                return summary(taken, time.process_time() - begin, total, squares)
        rows = random.integers(count, size=batch)
        xs = inputs[rows]
        against = p_at_peak[rows] if controlled else outcomes[rows]
        slope = scale * ((against - 1 / (1 + np.exp(-xs @ theta))) @ xs) - theta / prior_variance
        if controlled:
            slope += slope_at_peak
        theta = theta + size * slope + noise * random.standard_normal(dimension)
        off = theta[0] - peak[0]
        total, squares, taken = total + off, squares + off * off, taken + 1


with open(f"{folder}/workbook.csv") as file:
    ours = {row["method"]: [float(row[name]) for name in ("steps", "mean", "sd")] for row in csv.DictReader(file)}
print(f"logistic regression of {count:,} x {dimension}, mini-batches of {batch}; steps a second, and the first coefficient")
for method, controlled in [("SGLD", False), ("control variates", True)]:
    print(f"\n{method}")
    show = lambda name, speed, mean, sd, more="": print(f"  {name}: {speed:,.0f} a second{more}; mean {mean:.2f}, sd {sd:.2f}", flush=True)
    show("workbook", *ours[method])
    best = 0.0
    for dtype, generator, unroll in itertools.product((np.float32, np.float64), ("threefry2x32", "rbg"), (1, 4)):
        speed, mean, sd = in_jax(controlled, dtype, generator, unroll)
        best = max(best, speed)
        show(f"JAX, {dtype.__name__}, {generator}, written out {unroll} times", speed, mean, sd, f", 1/{ours[method][0] / speed:.1f}")
    speed, mean, sd = in_numpy(controlled)
    show("NumPy", speed, mean, sd, f", 1/{ours[method][0] / speed:.1f}")
    print(f"  the workbook is {ours[method][0] / best:.1f} times as fast as JAX at its fastest, {ours[method][0] / speed:.0f} times as NumPy")
