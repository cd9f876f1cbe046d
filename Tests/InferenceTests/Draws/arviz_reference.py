"""Makes ArvizLiterals.swift: what ArviZ says of chains that Swift repeats bit for bit.

Run in this folder:  python3 arviz_reference.py > ArvizLiterals.swift   (ArviZ 0.23.4, NumPy 2.4.6, SciPy 1.17.1)
Files of CmdStan's layout as arguments are read by arviz.from_cmdstan instead, and summarised:
                     python3 arviz_reference.py chain_1.csv chain_2.csv

Where ArviZ and R's posterior 1.7.1 differ, posterior is followed:
- folded R-hat: distances are taken from the median of all draws, before chains are split. So does ArviZ's
  summary; its rhat takes the median after splitting, which leaves out the middle of an odd number of draws.
- one chain: its halves are compared; ArviZ gives NaN.
- constant or infinite draws: NaN; ArviZ gives S for the effective size of constant ones. (Not in the table.)
"""
import sys
import warnings

warnings.simplefilter("ignore")
import arviz
import numpy as np
from arviz.stats import diagnostics as d
from arviz.stats.stats_utils import quantile
from arviz.utils import Numba

Numba.disable_numba()  # with it mcse(method="sd") fails on NumPy 2.4

# name, chains, draws, memory, kind
CASES = [
    ("one chain", 1, 400, 0.5, "plain"),
    ("four chains", 4, 250, 0.3, "plain"),
    ("antithetic", 4, 250, -0.6, "plain"),
    ("slow", 4, 500, 0.98, "plain"),
    ("one chain shifted", 4, 250, 0.3, "shifted"),
    ("one chain wider", 4, 250, 0.3, "wider"),
    ("heavy tail", 4, 250, 0.5, "heavy"),
    ("ties", 4, 300, 0.5, "ties"),
    ("odd number of draws", 3, 251, 0.5, "plain"),
    ("two long chains", 2, 3001, 0.9, "plain"),
    ("smallest", 2, 12, 0.2, "plain"),
]


def chain(index, draws, memory):
    """x <- memory x + e, e the sum of four numbers of a linear congruential generator, less 2."""
    state, x, out = 12345 + 1000 * index, 0.0, []
    for _ in range(draws):
        e = -2.0
        for _ in range(4):
            state = (1664525 * state + 1013904223) % 2**32
            e += (state + 0.5) * 2.0**-32
        x = memory * x + e
        out.append(x)
    return out


def chains(count, draws, memory, kind):
    x = np.array([chain(c, draws, memory) for c in range(count)])
    if kind == "shifted":
        x[-1] += 1.0
    elif kind == "wider":
        x[-1] *= 3.0
    elif kind == "heavy":
        x = x * x * x * x * x
    elif kind == "ties":
        x = np.floor(2.0 * x)
    return x


def diagnose(x):
    split = d._split_chains(x)
    folded = d._split_chains(np.abs(x - np.median(x)))
    out = {
        "rHatPlain": d._rhat(x) if len(x) > 1 else np.nan,
        "rHatSplit": d._rhat(split),
        "rHatBulk": d._rhat(d._z_scale(split)),
        "rHatFolded": d._rhat(d._z_scale(folded)),
        "essPlain": arviz.ess(x, method="identity"),
        "essMean": arviz.ess(x, method="mean"),
        "essSd": arviz.ess(x, method="sd"),
        "essBulk": arviz.ess(x, method="bulk"),
        "essTail": arviz.ess(x, method="tail"),
        "mcseMean": arviz.mcse(x, method="mean"),
        "mcseSd": arviz.mcse(x, method="sd"),
        "mean": x.mean(),
        "sd": x.std(ddof=1),
        "bfmi": arviz.bfmi(x)[-1],
    }
    out["rHat"] = max(out["rHatBulk"], out["rHatFolded"])
    if len(x) > 1:  # the summary's own
        assert out["rHat"] == d._multichain_statistics(x)[4]
        if x.shape[1] % 2 == 0:
            assert out["rHat"] == arviz.rhat(x)
    for p in (0.05, 0.5, 0.95):
        percent = round(100 * p)
        out[f"essQ{percent}"] = arviz.ess(x, method="quantile", prob=p)
        out[f"mcseQ{percent}"] = arviz.mcse(x, method="quantile", prob=p)
        out[f"q{percent}"] = quantile(x, p)[0]
    return out


def main():
    print("// Made by arviz_reference.py; do not edit.\n")
    print("/// ArviZ's diagnostics of chains that `ReferenceChains` repeats.")
    print("let arvizReferences: [ArvizReference] = [")
    for name, count, draws, memory, kind in CASES:
        x = chains(count, draws, memory, kind)
        print("  ArvizReference(")
        print(f'    name: "{name}", chains: {count}, draws: {draws}, memory: {memory}, kind: .{kind},')
        total = 0.0
        for value in x.ravel():
            total += float(value)
        print(f"    sum: {total!r},")
        print("    values: [")
        for key, value in diagnose(x).items():
            value = float(value)
            if not np.isnan(value):
                print(f'      "{key}": {value!r},')
        print("    ]),")
    print("]")


def read(files):
    data = arviz.from_cmdstan(files, save_warmup=True)
    print(data)
    print(data.posterior)
    print(data.sample_stats)
    print(arviz.summary(data, round_to=8).to_string())
    for name, values in data.posterior.items():
        print(name, float(values[0].values.flat[0]).hex(), float(values[-1].values.flat[-1]).hex())


read(sys.argv[1:]) if len(sys.argv) > 1 else main()
