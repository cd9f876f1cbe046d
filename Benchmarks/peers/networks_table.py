"""Reads what the runs wrote and prints sweeps and effective draws of sigma a second: networks_table.py FOLDER"""
import os
import sys

import numpy as np


def effective_draws(chain):
    """Geyer's initial monotone sequence on the autocorrelations of one chain, as in Stan."""
    n = len(chain)
    centred = chain - chain.mean()
    spectrum = np.fft.rfft(centred, 2 * n)
    autocovariance = np.fft.irfft(np.abs(spectrum) ** 2)[:n] / n
    variance = autocovariance[0]
    correlations = 1 - (variance * n / (n - 1) - autocovariance * n / (n - 1)) / variance
    correlations[0] = 1
    pairs = correlations[: n - n % 2].reshape(-1, 2).sum(axis=1)
    end = np.argmax(pairs < 0) if (pairs < 0).any() else len(pairs)
    time = -1 + 2 * np.minimum.accumulate(pairs[:end]).sum()
    return n / max(time, 1 / np.log10(n))


def read(path):
    with open(path) as file:
        lines = [np.array(line.split(), dtype=float) for line in file]
    return [line[0] for line in lines], [line[1:] for line in lines]


def measured(turns, length):
    """Sweeps a second in the middle turn; effective draws a second, from stretches of so many sweeps of all turns."""
    sweeps = np.median([sum(len(c) / time for time, c in zip(*turn)) for turn in turns])
    stretches = [c[i:i + length] for _, chains in turns for c in chains for i in range(0, len(c) - length + 1, length)]
    effective = np.mean([effective_draws(stretch) for stretch in stretches])
    return sweeps, effective / length * sweeps, np.mean([stretch.mean() for stretch in stretches])


folder = sys.argv[1]
names = {"workbook": "workbook", "numba": "numba", "numpy": "NumPy"}
for case in sorted({f.split(".")[0] for f in os.listdir(folder) if f.endswith(".sigma")}):
    n, inputs, nodes, source = case.split("-")
    words = {"simple": "data of a simple function, from the prior", "taught": "data of such a network, from its nodes"}
    print(f"\nN = {n}, {inputs} inputs and a constant, {nodes} nodes; {words[source]}")
    print(f"{'':22}{'sweeps/s':>12}{'effective/s':>13}{'mean sigma':>12}{'times slower: sweeps':>22}{'effective':>11}")
    for chains in ("1", "2"):
        runs = {}
        for kind in names:
            paths = [os.path.join(folder, f"{case}.{kind}.{chains}.{turn}.sigma") for turn in range(1, 4)]
            turns = [read(path) for path in paths if os.path.exists(path)]
            if turns:
                runs[kind] = turns
        # A longer chain sees slower movements: all are judged on stretches as long as the shortest
        length = min(len(c) for turns in runs.values() for _, run in turns for c in run)
        best = None
        for kind, turns in runs.items():
            sweeps, effective, mean = measured(turns, length)
            best = best or (sweeps, effective)
            label = f"{names[kind]}, {chains} chain{'s' if chains != '1' else ''}"
            print(f"{label:22}{sweeps:>12,.0f}{effective:>13,.0f}{mean:>12.4f}{best[0] / sweeps:>22.1f}{best[1] / effective:>11.1f}")
