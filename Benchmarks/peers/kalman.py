"""statsmodels' Kalman filter on the series and the scales that the workbook has just used.

    python kalman.py FOLDER

FOLDER holds what `kalman FOLDER REPETITIONS` wrote. The same model of 14 states is given to statsmodels in two forms, whose log
likelihoods must be the workbook's to 1e-8: effects that keep their places, seen through a design that changes with the month, and
effects that turn, so that the system stays the same and the filter may stop updating covariances once they settle. Nothing but the
likelihood is kept. The faster form counts; seconds are of processor time on one core.
"""

import csv
import os
import sys
import time

core = min(os.sched_getaffinity(0))
os.sched_setaffinity(0, {core})

import numpy as np
from statsmodels.tsa.statespace.kalman_filter import MEMORY_CONSERVE, KalmanFilter

folder = sys.argv[1]
series = np.genfromtxt(f"{folder}/series.csv")
start = np.genfromtxt(f"{folder}/start.csv", delimiter=",")
mean, covariance = start[:, 0], start[:, 1:]
months, states = len(series), len(mean)
season = states - 2


def change(place):
    """The season's noise: to one effect, and from all so that they add up to zero."""
    return (np.arange(season) == place) - 1 / season


def fixed_places(scales, **more):
    """Design and noise change with the month."""
    model = KalmanFilter(k_endog=1, k_states=states, k_posdef=3, nobs=months, **more)
    transition = np.eye(states)
    transition[0, 1] = 1
    design, selection = np.zeros((1, states, months)), np.zeros((states, 3, months))
    for month in range(months):
        design[0, 0, month] = design[0, 2 + month % season, month] = 1
        selection[0, 0, month] = selection[1, 1, month] = 1
        selection[2:, 2, month] = change(month % season)
    return set_up(model, transition, design, selection, scales)


def turning(scales, **more):
    """The effect of this month comes first; nothing depends on time."""
    model = KalmanFilter(k_endog=1, k_states=states, k_posdef=3, **more)
    transition = np.zeros((states, states))
    transition[0, 0] = transition[0, 1] = transition[1, 1] = 1
    turn = np.roll(np.eye(season), -1, axis=0)
    transition[2:, 2:] = turn
    design, selection = np.zeros((1, states)), np.zeros((states, 3))
    design[0, 0] = design[0, 2] = 1
    selection[0, 0] = selection[1, 1] = 1
    selection[2:, 2] = turn @ change(0)
    return set_up(model, transition, design, selection, scales)


def set_up(model, transition, design, selection, scales):
    observation, level, slope, effect = scales
    model.bind(series.copy())
    model["transition"], model["design"], model["selection"] = transition, design, selection
    model["obs_cov"] = np.array([[observation**2]])
    model["state_cov"] = np.diag([level**2, slope**2, effect**2])
    model.initialize_known(mean, covariance)
    model.set_conserve_memory(MEMORY_CONSERVE)
    return model


def median_seconds(work, repetitions=30):
    times = []
    for _ in range(repetitions):
        begin = time.process_time()
        for _ in range(5):
            work()
        times.append((time.process_time() - begin) / 5)
    return np.median(times)


print(f"log likelihood of {months} months, {states} states; microseconds of processor time")
with open(f"{folder}/workbook.csv") as file:
    rows = [[float(number) for number in row] for row in list(csv.reader(file))[1:]]
worst = np.inf
for *scales, value, seconds, with_slopes in rows:
    words = ", ".join(f"{scale:g}" for scale in scales)
    print(f"\nscales {words}: log likelihood {value:.6f}")
    print(f"  workbook: {1e6 * seconds:.0f}, with its slopes {1e6 * with_slopes:.0f}")
    best = np.inf
    for name, form in [("effects in their places", fixed_places), ("effects that turn", turning)]:
        for settles in (False, True):
            if settles and form is fixed_places:
                continue
            model = form(scales, **({} if settles else {"tolerance": 0}))
            assert abs(model.loglike() - value) < 1e-8 * abs(value), (name, settles, model.loglike(), value)
            took = median_seconds(model.loglike)
            best = min(best, took)
            print(f"  statsmodels, {name}{', covariances may settle' if settles else ''}: {1e6 * took:.0f}, {took / seconds:.1f} times the workbook")
    worst = min(worst, best / seconds)
print(f"\nthe workbook is {worst:.1f} times as fast as statsmodels at its fastest, or more")
