"""Reads what the runs wrote and prints sweeps and effective draws of sigma a second: networks_table.py FOLDER"""
import os
import sys

import numpy as np


def effective_draws(chains):
    """Geyer's initial monotone sequence on the autocorrelations, chains pooled as in Stan."""
    n = min(map(len, chains))
    chains = np.array([c[:n] for c in chains])
    centred = chains - chains.mean(axis=1, keepdims=True)
    spectrum = np.fft.rfft(centred, 2 * n, axis=1)
    autocovariance = np.fft.irfft(np.abs(spectrum) ** 2, axis=1)[:, :n] / n
    within = (autocovariance[:, 0] * n / (n - 1)).mean()
    variance = within * (n - 1) / n
    if len(chains) > 1:
        variance += chains.mean(axis=1).var(ddof=1)
    correlations = 1 - (within - autocovariance.mean(axis=0) * n / (n - 1)) / variance
    correlations[0] = 1
    pairs = correlations[: n - n % 2].reshape(-1, 2).sum(axis=1)
    end = np.argmax(pairs < 0) if (pairs < 0).any() else len(pairs)
    time = -1 + 2 * np.minimum.accumulate(pairs[:end]).sum()
    return len(chains) * n / max(time, 1 / np.log10(len(chains) * n))


def read(path):
    with open(path) as file:
        lines = [np.array(line.split(), dtype=float) for line in file]
    sweeps = sum((len(line) - 1) / line[0] for line in lines)
    total = sum(len(line) - 1 for line in lines)
    chains = [line[1:] for line in lines]
    effective = effective_draws(chains)
    return sweeps, effective / total * sweeps, np.mean(np.concatenate(chains))


folder = sys.argv[1]
names = {"workbook": "workbook", "numba": "numba", "numpy": "NumPy"}
for case in sorted({f.split(".")[0] for f in os.listdir(folder) if f.endswith(".sigma")}):
    n, inputs, nodes, source = case.split("-")
    words = {"simple": "data of a simple function, from the prior", "taught": "data of such a network, from its nodes"}
    print(f"\nN = {n}, {inputs} inputs and a constant, {nodes} nodes; {words[source]}")
    print(f"{'':22}{'sweeps/s':>12}{'effective/s':>13}{'mean sigma':>12}{'times slower: sweeps':>22}{'effective':>11}")
    for chains in ("1", "2"):
        best = None
        for kind in names:
            path = os.path.join(folder, f"{case}.{kind}.{chains}.sigma")
            if not os.path.exists(path):
                continue
            sweeps, effective, mean = read(path)
            best = best or (sweeps, effective)
            label = f"{names[kind]}, {chains} chain{'s' if chains != '1' else ''}"
            print(f"{label:22}{sweeps:>12,.0f}{effective:>13,.0f}{mean:>12.4f}{best[0] / sweeps:>22.1f}{best[1] / effective:>11.1f}")
