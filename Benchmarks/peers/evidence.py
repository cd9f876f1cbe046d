"""dynesty's nested sampling on the two evidences that the workbook has just computed.

    python evidence.py FOLDER [REPETITIONS]

FOLDER holds what `evidence FOLDER REPETITIONS` wrote: the data and, for each repetition of each method, log evidence,
standard error, evaluations and seconds. dynesty has the same likelihood, compiled by numba, and the same prior. One thread each;
seconds are of processor time, compiling is not counted. What counts is the time to a standard error of 0.05: as errors fall as
one over the root of the work, it is seconds x (error / 0.05)^2, with the error measured over repetitions (the root of the mean
squared distance from the exact or the long run's value) and, for dynesty, whose repetitions are few, the smaller of that and the
error that it states itself.
"""

import csv
import sys
import time
import warnings
from collections import defaultdict

import dynesty
import numba
import numpy as np
from scipy.special import ndtri

# On every bound it says that its ellipsoids are large
warnings.filterwarnings("ignore", module="dynesty")

folder = sys.argv[1]
repetitions = int(sys.argv[2]) if len(sys.argv) > 2 else 4
goal = 0.05
log_2pi = np.log(2 * np.pi)


def data(name):
    table = np.genfromtxt(f"{folder}/{name}.csv", delimiter=",", skip_header=1)
    return np.ascontiguousarray(table[:, 0]), np.ascontiguousarray(table[:, 1])


@numba.njit(cache=False)
def parabola_likelihood(w, x, y):
    squares = 0.0
    for i in range(len(x)):
        off = y[i] - w[0] - x[i] * (w[1] + x[i] * w[2])
        squares += off * off
    return -0.5 * squares / 0.25 - len(x) * (np.log(0.5) + 0.5 * np.log(2 * np.pi))


@numba.njit(cache=False)
def net_likelihood(t, x, y):
    squares = 0.0
    for i in range(len(x)):
        off = y[i] - t[6] - t[4] * np.tanh(t[0] * x[i] + t[2]) - t[5] * np.tanh(t[1] * x[i] + t[3])
        squares += off * off
    return -0.5 * squares * np.exp(-2 * t[7]) - len(x) * (t[7] + 0.5 * np.log(2 * np.pi))


net_scales = np.array([2.0, 2, 2, 2, 1, 1, 1, 1])
net_centres = np.array([0.0, 0, 0, 0, 0, 0, 0, -2])


def net_prior(u):
    """The eighth of the prior with w > 0 and v1 > v2, as a net does not change when units swap places or signs."""
    folded = u.copy()
    folded[:2] = 0.5 + 0.5 * u[:2]
    t = net_centres + net_scales * ndtri(folded)
    if t[4] < t[5]:
        t[4], t[5] = t[5], t[4]
    return t


models = {
    "parabola": (3, parabola_likelihood, lambda u: 3 * ndtri(u)),
    "net": (8, net_likelihood, net_prior),
}
# The ways to draw live points that its manual advises for so few dimensions; a run that has asked for so many likelihoods
# without an end counts as one that has none
ways = ["unif", "rwalk"]
most_likelihoods = 3_000_000

ours = defaultdict(list)
truth = {}
with open(f"{folder}/workbook.csv") as file:
    for row in csv.DictReader(file):
        if row["method"] in ("exact", "reference"):
            truth[row["model"]] = (float(row["log evidence"]), float(row["standard error"]))
        else:
            ours[row["model"], row["method"]].append(
                (float(row["log evidence"]), float(row["standard error"]), float(row["seconds"]), row["sound"] == "true")
            )


def line(name, runs, error, seconds):
    needed = seconds * (error / goal) ** 2
    stated = np.sqrt(np.mean([run[1] ** 2 for run in runs]))
    mean = np.mean([run[0] for run in runs])
    print(
        f"{name:32}{len(runs):5}{mean:11.3f}{error:9.4f}{stated:9.4f}{seconds:10.4f}{needed:12.5f}",
        flush=True,
    )
    return needed


for model, (dimension, likelihood, prior) in models.items():
    x, y = data(model)
    exact, of_truth = truth[model]
    likelihood(np.zeros(dimension), x, y)
    print(f"\n{model}: {dimension} parameters, log evidence {exact:.4f} ± {of_truth:.4f}")
    print(f"{'':32}{'runs':>5}{'mean':>11}{'error':>9}{'stated':>9}{'seconds':>10}{'to ' + str(goal):>12}")
    best = {}
    for (name, method), runs in ours.items():
        if name == model:
            error = np.sqrt(np.mean([(run[0] - exact) ** 2 for run in runs]))
            best[method] = line(method, runs, error, np.mean([run[2] for run in runs]))
    peer = {}
    for way in ways:
        runs = []
        for seed in range(repetitions):
            begin = time.process_time()
            sampler = dynesty.NestedSampler(
                likelihood, prior, dimension, nlive=250, sample=way, logl_args=(x, y), rstate=np.random.default_rng(seed)
            )
            sampler.run_nested(print_progress=False, maxcall=most_likelihoods)
            seconds = time.process_time() - begin
            if sampler.ncall >= most_likelihoods:
                print(f"dynesty, {way}: no end after {sampler.ncall} likelihoods and {seconds:.0f} s", flush=True)
                break
            runs.append((sampler.results.logz[-1], sampler.results.logzerr[-1], seconds))
        if len(runs) < repetitions:
            continue
        error = np.sqrt(np.mean([(run[0] - exact) ** 2 for run in runs]))
        stated = np.sqrt(np.mean([run[1] ** 2 for run in runs]))
        peer[way] = line(f"dynesty, {way}", runs, min(error, stated), np.mean([run[2] for run in runs]))
    fastest = min(peer.values())
    for method, needed in best.items():
        print(f"dynesty's time over that of {method}: {fastest / needed:.0f}")
