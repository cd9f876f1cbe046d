"""A variational autoencoder in PyTorch or JAX: autoencoders.py torch|jax FOLDER SECONDS, and what came out: autoencoders.py table FOLDER

The folder holds what `autoencoders make` wrote: images between 0 and 1 and the first weights of every seed. The encoder has one layer
of rectifiers and says mean and log variance of each code, the decoder the same layer the other way round and log odds; the loss is
cross entropy plus divergence from N(0, I), a mean over the minibatch; Adam, single precision. Every program draws its own order of
the images and its own noise, the peers' orders before the clock runs. Every way is compiled and warmed up, and the fastest counts.
Prints a line per case and way: name, way, seconds an epoch of elapsed and of processor time, and the evidence lower bounds that the
seeds came to, means over all images with 20 draws each.
"""
import os
import sys
import time
from pathlib import Path

import numpy as np

from training import product_rate

CASES = ("digits", "enlarged")
DRAWS = 20


def load(folder, name):
    inputs, hidden, batch, epochs, rate, seeds = (folder / f"{name}.case").read_text().split()
    inputs, hidden, batch, epochs, seeds = map(int, (inputs, hidden, batch, epochs, seeds))
    x = np.fromfile(folder / f"{name}.x", np.float32).reshape(-1, inputs)
    starts = []
    for seed in range(1, seeds + 1):
        flat = np.fromfile(folder / f"{name}.weights{seed}", np.float32)
        layers, at = [], 0
        for before, units in ((inputs, hidden), (hidden, 4), (2, hidden), (hidden, inputs)):
            layers.append((flat[at:at + units * before].reshape(units, before).copy(),
                           flat[at + units * before:at + units * (before + 1)].copy()))
            at += units * (before + 1)
        starts.append(layers)
    return x, starts, batch, epochs, float(rate)


def operations(folder, name):
    """Of an epoch: 2 per weight and image forward, 4 backward, but none to the images."""
    inputs, hidden, *_ = (int(word) for word in (folder / f"{name}.case").read_text().split()[:2])
    weights = 2 * inputs * hidden + 6 * hidden
    return (6 * weights - 2 * inputs * hidden) * load(folder, name)[0].shape[0]


def orders_of(count, epochs, seed):
    random = np.random.default_rng(seed)
    return np.stack([random.permutation(count) for _ in range(epochs)])


# PyTorch ---------------------------------------------------------------------------------------------------

def torch_ways(x, starts, batch, epochs, rate):
    import torch
    import torch.nn.functional as F

    torch.set_num_threads(int(os.environ["THREADS"]))
    torch.set_flush_denormal(True)
    x = torch.from_numpy(x)

    def bound_of(p, x, noise):
        (w1, b1), (w2, b2), (w3, b3), (w4, b4) = p
        mean, log_variance = F.linear(torch.relu(F.linear(x, w1, b1)), w2, b2).chunk(2, 1)
        code = mean + (0.5 * log_variance).exp() * noise
        odds = F.linear(torch.relu(F.linear(code, w3, b3)), w4, b4)
        divergence = 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).sum(1)
        return -F.binary_cross_entropy_with_logits(odds, x, reduction="none").sum(1) - divergence

    def loss_of(p, x, noise):
        return -bound_of(p, x, noise).mean()

    def fresh(seed, grad):
        return [tuple(torch.from_numpy(a.copy()).requires_grad_(grad) for a in layer) for layer in starts[seed]]

    def finish(p):
        p = [tuple(a.detach() for a in layer) for layer in p]
        return lambda: float(np.mean([float(bound_of(p, x, torch.randn(len(x), 2)).mean()) for _ in range(DRAWS)]))

    def by_autograd(compute):
        def train(seed, orders):
            p = fresh(seed, True)
            optimiser = torch.optim.Adam([a for layer in p for a in layer], lr=rate, fused=True)
            for order in orders:
                for xb in x.index_select(0, order).split(batch):
                    optimiser.zero_grad(set_to_none=True)
                    compute(p, xb, torch.randn(len(xb), 2)).backward()
                    optimiser.step()
            return finish(p)
        return train

    def compiled_whole():
        compute = torch.func.grad(loss_of)

        def step(p, m, v, t, xb, noise):
            slopes = compute(p, xb, noise)
            t.add_(1)
            unbias1, unbias2 = 1 - 0.9 ** t, 1 - 0.999 ** t
            for layer, slope, first, second in zip(p, slopes, m, v):
                for a, g, f, s in zip(layer, slope, first, second):
                    f.lerp_(g, 0.1)
                    s.mul_(0.999).addcmul_(g, g, value=0.001)
                    a.sub_(rate * (f / unbias1) / ((s / unbias2).sqrt() + 1e-8))

        quick = torch.compile(step, fullgraph=True)

        @torch.no_grad()
        def train(seed, orders):
            p = fresh(seed, False)
            m, v = ([tuple(torch.zeros_like(a) for a in layer) for layer in p] for _ in range(2))
            t = torch.zeros(())
            for order in orders:
                for xb in x.index_select(0, order).split(batch):
                    quick(p, m, v, t, xb, torch.randn(len(xb), 2))
            return finish(p)
        return train

    prepare = lambda orders: torch.from_numpy(orders).long()
    return prepare, {"autograd": lambda: by_autograd(loss_of),
                     "compiled loss": lambda: by_autograd(torch.compile(loss_of, fullgraph=True)),
                     "compiled step": compiled_whole}


# JAX -------------------------------------------------------------------------------------------------------

def jax_ways(x, starts, batch, epochs, rate):
    import jax
    import jax.numpy as jnp
    import optax

    x = jnp.asarray(x)
    whole = len(x) // batch * batch

    def bound_of(p, x, noise):
        (w1, b1), (w2, b2), (w3, b3), (w4, b4) = p
        mean, log_variance = jnp.split(jax.nn.relu(x @ w1 + b1) @ w2 + b2, 2, axis=1)
        code = mean + jnp.exp(0.5 * log_variance) * noise
        odds = jax.nn.relu(code @ w3 + b3) @ w4 + b4
        divergence = 0.5 * (mean**2 + jnp.exp(log_variance) - 1 - log_variance).sum(1)
        return -optax.sigmoid_binary_cross_entropy(odds, x).sum(1) - divergence

    optimiser = optax.adam(rate)

    def step(state, xb):
        p, memory, key = state
        key, mine = jax.random.split(key)
        noise = jax.random.normal(mine, (len(xb), 2))
        slopes = jax.grad(lambda p: -bound_of(p, xb, noise).mean())(p)
        updates, memory = optimiser.update(slopes, memory)
        return optax.apply_updates(p, updates), memory, key

    def start(seed):
        p = [(jnp.asarray(w.T.copy()), jnp.asarray(b)) for w, b in starts[seed]]
        return p, optimiser.init(p), jax.random.key(seed, impl="rbg")

    @jax.jit
    def measure(p, key):
        noises = jax.random.normal(key, (DRAWS, len(x), 2))
        return jax.lax.map(lambda noise: bound_of(p, x, noise).mean(), noises).mean()

    def finish(state):
        jax.block_until_ready(state)
        return lambda: float(measure(state[0], jax.random.key(9)))

    def by_step():
        run = jax.jit(lambda state, places: step(state, x[places]), donate_argnums=0)

        def train(seed, orders):
            state = start(seed)
            for order in np.asarray(orders):
                for first in range(0, len(x), batch):
                    state = run(state, order[first:first + batch])
            return finish(state)
        return train

    def epoch(unroll):
        def run(state, order):
            xs = x[order]
            state, _ = jax.lax.scan(lambda s, xb: (step(s, xb), None), state,
                                    xs[:whole].reshape(-1, batch, x.shape[1]), unroll=unroll)
            return step(state, xs[whole:]) if whole < len(x) else state
        return run

    def by_epoch(unroll):
        run = jax.jit(epoch(unroll), donate_argnums=0)

        def train(seed, orders):
            state = start(seed)
            for order in orders:
                state = run(state, order)
            return finish(state)
        return train

    def all_epochs():
        run = jax.jit(lambda state, orders: jax.lax.scan(lambda s, o: (epoch(1)(s, o), None), state, orders)[0],
                      donate_argnums=0)
        return lambda seed, orders: finish(run(start(seed), orders))

    return (lambda orders: jnp.asarray(orders)), {
        "a step a call": by_step, "an epoch a call": lambda: by_epoch(1), "an epoch a call, unrolled by 4": lambda: by_epoch(4),
        "all epochs in one": all_epochs}


# All -------------------------------------------------------------------------------------------------------

def run_case(peer, folder, name, seconds):
    x, starts, batch, epochs, rate = load(folder, name)
    prepare, ways = (torch_ways if peer == "torch" else jax_ways)(x, starts, batch, epochs, rate)
    for way, make in ways.items():
        try:
            train, bounds = make(), []
            orders = prepare(orders_of(len(x), epochs, 1))
            train(0, orders[:2] if way != "all epochs in one" else orders)  # compiles
            shortest, least, began, turn = float("inf"), float("inf"), time.perf_counter(), 0
            while time.perf_counter() - began < seconds or turn < len(starts):
                seed = turn % len(starts)
                orders = prepare(orders_of(len(x), epochs, turn))
                before, worked = time.perf_counter(), time.process_time()
                bound = train(seed, orders)
                shortest = min(shortest, time.perf_counter() - before)
                least = min(least, time.process_time() - worked)
                if len(bounds) < len(starts):
                    bounds.append(bound())
                turn += 1
        except Exception as error:  # A way that this machine cannot go, without a compiler for instance
            print(f"{peer}, {way}: {str(error).splitlines()[0]}", file=sys.stderr)
            continue
        way += f", {os.environ['THREADS']} thread(s)"
        print(f"{name}\t{way}\t{shortest / epochs}\t{least / epochs}\t{','.join(map(str, bounds))}", flush=True)


def table(folder):
    rate = max(float(line.split("\t")[1]) for line in (folder / "product.result").read_text().splitlines())
    print(f"one thread multiplies 512 x 512 matrices at {rate / 1e9:.0f} GFlop/s")
    for name in CASES:
        best = {}
        for program in ("workbook", "jax", "torch"):
            file = folder / f"{program}.result"
            for line in file.read_text().splitlines() if file.exists() else []:
                case, way, elapsed, worked, bounds = line.split("\t")
                if case == name:
                    way = way.rsplit(",", 1)[0] if program != "workbook" else way
                    bounds = np.array(bounds.split(","), float)
                    found = (float(elapsed), float(worked), bounds)
                    best[program, way] = min(found, best.get((program, way), found), key=lambda result: result[0])
        work, (ours, *_) = operations(folder, name), best["workbook", "one thread"]
        print(f"\n{name}, {work / 1e6:.0f} million operations an epoch; milliseconds of elapsed time an epoch, the best of one thread and two")
        for (program, way), (elapsed, worked, bounds) in best.items():
            spread = f" ± {bounds.std(ddof=1):.2f} ({len(bounds)} seeds)" if len(bounds) > 1 else ""
            print(f"  {program:8} {1e3 * elapsed:7.2f}   {elapsed / ours:5.1f} times the workbook's   {work / worked / rate:4.0%} of the products' rate   "
                  f"bound {bounds.mean():.2f}{spread}   {way}")
        # 20 draws of 1797 images say a bound to 0.01; seeds differ by about 0.1 nat, and by more on large images after ten epochs
        reference = best["workbook", "one thread"][2]
        for (program, way), (_, _, bounds) in best.items():
            allowed = 3 * np.hypot(bounds.std(ddof=1), reference.std(ddof=1)) / np.sqrt(len(bounds)) if len(bounds) > 1 else 0.05 * abs(reference.mean())
            if not abs(bounds.mean() - reference.mean()) <= allowed:
                sys.exit(f"{program} ({way}) came to a bound of {bounds.mean():.2f}, the workbook to {reference.mean():.2f}")


def main():
    peer, folder = sys.argv[1], Path(sys.argv[2])
    if peer == "table":
        return table(folder)
    for name in CASES:
        run_case(peer, folder, name, float(sys.argv[3]))


if __name__ == "__main__":
    main()
