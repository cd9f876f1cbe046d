"""JAX's searches for refined normals: the paths, moves and step sizes of the workbook's RefinedADVI, compiled and scanned.

    python refined.py FOLDER

FOLDER holds what `refined FOLDER REPETITIONS` wrote. JAX differentiates the whole path by itself, in double precision, and runs
all moves in one compiled scan; compiling is not counted. One estimator, 100,000 paths, judges all fits: the searches count as
equal where their bounds agree to a few standard errors and to what searches differ among themselves. Seconds are of processor
time on one core.
"""

import csv
import math
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
folder = sys.argv[1]
paths, rate = 16, 0.02
half_log = 0.5 * math.log(2 * math.pi)


# The two posteriors

def funnel(theta):
    x, v = theta
    return -0.5 * (v / 1.35) ** 2 - math.log(1.35) - v - 0.5 * x**2 * jnp.exp(-2 * v) - 2 * half_log


series = np.genfromtxt(f"{folder}/series.csv")
start = np.genfromtxt(f"{folder}/start.csv", delimiter=",")
season = start.shape[1] - 3
places = jnp.arange(len(series)) % season
medians = jnp.log(jnp.array([0.1, 0.05, 0.005, 0.02]))


def structural(theta):
    """Level, slope and effects integrated out by the Kalman filter; log-normal priors of the four scales."""
    noise, level, slope, effect = jnp.exp(2 * theta)
    states = season + 2

    def step(carry, now):
        a, p, total = carry
        y, place = now
        c = 2 + place
        pz = p[0] + p[c]
        f, v = pz[0] + pz[c] + noise, y - a[0] - a[c]
        a = a + pz * v / f
        p = p - jnp.outer(pz, pz) / f
        a = a.at[0].add(a[1])
        p = p.at[0].add(p[1])
        p = p.at[:, 0].add(p[:, 1])
        h = jnp.where(jnp.arange(states) >= 2, (jnp.arange(states) == c) - 1 / season, 0.0)
        p = p + effect * jnp.outer(h, h) + jnp.diag(jnp.zeros(states).at[0].set(level).at[1].set(slope))
        return (a, p, total - half_log - 0.5 * (jnp.log(f) + v * v / f)), None

    begin = (jnp.asarray(start[:, 0]), jnp.asarray(start[:, 1:]), 0.0)
    (_, _, value), _ = jax.lax.scan(step, begin, (jnp.asarray(series), places))
    return value - jnp.sum(0.5 * (theta - medians) ** 2 + half_log)


targets = {"funnel": (funnel, jnp.zeros(2), 1.0), "series": (structural, medians, 0.3)}


# Paths: Sources/Inference/VariationalInference/RefinedNormal.swift

def log_weight(parameters, density, steps, dimension, key):
    rows = parameters.reshape(2 + 6 * steps, dimension)
    mean, width = rows[0], jnp.exp(rows[1])
    slope = jax.value_and_grad(density)

    def uphill(gradient):
        g = width * gradient
        return g / jnp.sqrt(1 + (g / 10) ** 2)

    noise = jax.random.normal(key, (steps + 1, dimension))
    u = noise[0]
    value, gradient = slope(mean + width * u)
    total = jnp.sum(0.5 * u**2 + half_log + rows[1])
    for t in range(steps):
        a, b, log_sigma, c, d, log_tau = rows[2 + 6 * t : 8 + 6 * t]
        before, u = u, u + a * uphill(gradient) + b * u + jnp.exp(log_sigma) * noise[t + 1]
        total += jnp.sum(0.5 * noise[t + 1] ** 2 + log_sigma)
        value, gradient = slope(mean + width * u)
        z = (before - (u + c * uphill(gradient) + d * u)) * jnp.exp(-log_tau)
        total -= jnp.sum(0.5 * z**2 + log_tau)
    return total + value


def search(name, steps, moves, seed):
    """(seconds, parameters) of the search that RefinedADVI makes."""
    density, mean, width = targets[name]
    dimension = len(mean)
    ones = jnp.ones(dimension)
    rows = [mean, jnp.log(width) * ones]
    for step in range(steps):
        share = (step + 1) / (steps + 1)
        one_way = [0.1 * share * ones, -0.1 * (1 - share) * ones, 0.5 * math.log(0.2) * ones]
        rows += one_way + one_way
    begin = jnp.concatenate(rows)
    part = np.arange(len(begin)) // dimension
    rates = jnp.asarray(np.where((part < 2) | ((part - 2) % 3 == 2), rate, rate / 4))
    units = jnp.concatenate([width * ones, jnp.ones(len(begin) - dimension)])

    def bound(parameters, key):
        keys = jax.random.split(key, paths)
        return jnp.mean(jax.vmap(lambda k: log_weight(parameters, density, steps, dimension, k))(keys))

    def move(carry, now):
        parameters, means, squares = carry
        index, key = now
        slope = jax.grad(bound)(parameters, key) * units
        slope = slope * jnp.minimum(1, 10 / jnp.linalg.norm(slope))
        fall = jnp.minimum(1, 2 * (1 - index / moves) + 0.02)
        means = means + 0.1 * (slope - means)
        squares = squares + 0.01 * (slope**2 - squares)
        adam = (means / (1 - 0.9 ** (index + 1))) / (jnp.sqrt(squares / (1 - 0.99 ** (index + 1))) + 1e-8)
        return (parameters + fall * rates * units * adam, means, squares), None

    @jax.jit
    def all_moves(parameters, key):
        zeros = jnp.zeros_like(parameters)
        steps_and_keys = (jnp.arange(moves, dtype=jnp.float64), jax.random.split(key, moves))
        return jax.lax.scan(move, (parameters, zeros, zeros), steps_and_keys)[0][0]

    program = all_moves.lower(begin, jax.random.key(seed)).compile()
    before = time.process_time()
    found = jax.block_until_ready(program(begin, jax.random.key(seed)))
    return time.process_time() - before, np.asarray(found)


def judge(name, steps):
    density, mean, _ = targets[name]
    block, blocks = (2000, 50) if name == "funnel" else (500, 8)

    @jax.jit
    def judged(parameters):
        keys = jax.random.split(jax.random.key(99), blocks * block).reshape(blocks, block)
        weigh = jax.vmap(lambda k: log_weight(parameters, density, steps, len(mean), k))
        return jax.lax.map(weigh, keys).reshape(-1)

    def of(parameters):
        logs = np.asarray(judged(jnp.asarray(parameters)))
        return logs.mean(), logs.std() / math.sqrt(len(logs))

    return of


sys.stdout.reconfigure(line_buffering=True)
with open(f"{folder}/workbook.csv") as file:
    rows = list(csv.DictReader(file))
for name in targets:
    for steps in (1, 5):
        ours = [row for row in rows if row["target"] == name and int(row["steps"]) == steps]
        moves = int(ours[0]["moves"])
        bound = judge(name, steps)
        mine = [bound(np.genfromtxt(f"{folder}/{name}-{steps}-{row['repetition']}.csv")) for row in ours]
        seconds = np.median([float(row["seconds"]) for row in ours])
        show = lambda all: ", ".join(f"{mean:.3f} ± {error:.3f}" for mean, error in all)
        print(f"\n{name}, {steps} step{'s' if steps > 1 else ''}, {moves} moves of {paths} paths; bounds of {len(ours)} searches")
        print(f"  workbook: {seconds:.3f} s; {show(mine)}")
        peers = [search(name, steps, moves, int(row["repetition"])) for row in ours]
        took = np.median([time for time, _ in peers])
        print(f"  JAX: {took:.3f} s, {took / seconds:.1f} times the workbook; {show([bound(found) for _, found in peers])}")
