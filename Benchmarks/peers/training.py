"""Training nets with PyTorch or JAX: training.py torch|jax FOLDER SECONDS, and what came out: training.py table FOLDER

The folder holds what `training make` wrote: samples, first weights and the order of every epoch, so that all
programs take the same steps in single precision. Every way is tried that an expert might choose, each is
compiled and warmed up before the clock runs, and the fastest counts. Prints a line per case and way: name, way,
samples per second of elapsed and of processor time in the fastest training, loss of all samples at the end.
"""
import os
import sys
import time
from pathlib import Path

import numpy as np

LOSSES = {"digits": "softmax", "concrete": "squared error"}
BENDS = {"digits": "tanh", "concrete": "relu"}
# Forward 2 operations per weight and sample, backward 4, but none to the inputs
OPERATIONS = {"digits": 2 * (2 * (64 * 32 + 32 * 10) + 32 * 10),
              "concrete": 2 * (2 * (8 * 50 + 50 * 50 + 50) + 50 * 50 + 50)}


def load(folder, name):
    sizes, batch, epochs, rate = (folder / f"{name}.case").read_text().split()
    sizes = [int(size) for size in sizes.split(",")]
    batch, epochs, rate = int(batch), int(epochs), float(rate)
    x = np.fromfile(folder / f"{name}.x", np.float32).reshape(-1, sizes[0])
    y = np.fromfile(folder / f"{name}.y", np.float32).reshape(-1, sizes[-1])
    flat = np.fromfile(folder / f"{name}.weights", np.float32)
    order = np.fromfile(folder / f"{name}.order", np.int32).reshape(epochs, -1)
    layers, at = [], 0
    for before, units in zip(sizes, sizes[1:]):
        layers.append((flat[at:at + units * before].reshape(units, before).copy(),
                       flat[at + units * before:at + units * (before + 1)].copy()))
        at += units * (before + 1)
    return x, y, layers, order, batch, rate


def fastest(train, seconds):
    """Elapsed and processor time of the training that took least of each, and the loss; the first is not counted."""
    loss = train()
    shortest, least, began = float("inf"), float("inf"), time.perf_counter()
    while time.perf_counter() - began < seconds:
        before, worked = time.perf_counter(), time.process_time()
        loss = train()
        shortest = min(shortest, time.perf_counter() - before)
        least = min(least, time.process_time() - worked)
    return shortest, least, loss


# PyTorch ---------------------------------------------------------------------------------------------------

def torch_ways(folder, name, seconds):
    import torch
    import torch.nn.functional as F

    torch.set_num_threads(int(os.environ["THREADS"]))
    torch.set_flush_denormal(True)
    x, y, layers, order, batch, rate = load(folder, name)
    x, y, order = torch.from_numpy(x), torch.from_numpy(y), torch.from_numpy(order).long()
    bend = torch.tanh if BENDS[name] == "tanh" else torch.relu
    classes = y.argmax(1) if LOSSES[name] == "softmax" else None
    targets = y if classes is None else classes

    def loss_of(parameters, x, y):
        for weights, biases in parameters[:-1]:
            x = bend(F.linear(x, weights, biases))
        f = F.linear(x, *parameters[-1])
        return 0.5 * (f - y).square().sum(1).mean() if classes is None else F.cross_entropy(f, y)

    def fresh(grad):
        return [tuple(torch.from_numpy(p.copy()).requires_grad_(grad) for p in layer) for layer in layers]

    def finish(parameters):
        with torch.no_grad():
            return float(loss_of(parameters, x, targets))

    def by_autograd(compute):
        """Autograd and Adam fused over all parameters, minibatches as views of samples permuted per epoch."""
        def train():
            parameters = fresh(True)
            optimiser = torch.optim.Adam([p for layer in parameters for p in layer], lr=rate, fused=True)
            for epoch in order:
                xs, ys = x.index_select(0, epoch).split(batch), targets.index_select(0, epoch).split(batch)
                for xb, yb in zip(xs, ys):
                    optimiser.zero_grad(set_to_none=True)
                    compute(parameters, xb, yb).backward()
                    optimiser.step()
            return finish(parameters)
        return train

    def by_hand():
        """The backward pass written out, without autograd, and Adam on all parameters as one flat tensor."""
        sizes = [p.size for layer in layers for p in layer]

        def step(flat, gradient, slopes, m, v, t, parameters, xb, yb):
            a = [xb]
            for weights, biases in parameters[:-1]:
                a.append(bend(torch.addmm(biases, a[-1], weights.t())))
            f = torch.addmm(parameters[-1][1], a[-1], parameters[-1][0].t())
            delta = (f - yb if classes is None else torch.softmax(f, 1).sub_(yb)).div_(batch)
            for k in range(len(parameters) - 1, -1, -1):
                torch.mm(delta.t(), a[k], out=slopes[k][0])
                torch.sum(delta, 0, out=slopes[k][1])
                if k:
                    delta = torch.mm(delta, parameters[k][0])
                    delta = delta.mul_(1 - a[k].square()) if bend is torch.tanh else delta.mul_(a[k] > 0)
            m.lerp_(gradient, 0.1)
            v.mul_(0.999).addcmul_(gradient, gradient, value=0.001)
            size = (v / (1 - 0.999 ** t)).sqrt_().add_(1e-8)
            flat.addcdiv_(m, size, value=-rate / (1 - 0.9 ** t))

        def views(flat):
            parts = flat.split(sizes)
            return [(parts[2 * k].view(layers[k][0].shape), parts[2 * k + 1]) for k in range(len(layers))]

        @torch.inference_mode()
        def train():
            flat = torch.from_numpy(np.concatenate([p.ravel() for layer in layers for p in layer]))
            gradient, m, v = (torch.zeros_like(flat) for _ in range(3))
            parameters, slopes, t = views(flat), views(gradient), 0
            for epoch in order:
                for xb, yb in zip(x.index_select(0, epoch).split(batch), y.index_select(0, epoch).split(batch)):
                    t += 1
                    step(flat, gradient, slopes, m, v, t, parameters, xb, yb)
            return finish(parameters)
        return train

    def compiled_whole():
        """Gradient and Adam in one function, compiled as one."""
        compute = torch.func.grad(lambda p, xb, yb: loss_of(p, xb, yb))

        def step(parameters, m, v, t, xb, yb):
            slopes = compute(parameters, xb, yb)
            t.add_(1)
            unbias1, unbias2 = 1 - 0.9 ** t, 1 - 0.999 ** t
            for layer, slope, first, second in zip(parameters, slopes, m, v):
                for p, g, a, b in zip(layer, slope, first, second):
                    a.lerp_(g, 0.1)
                    b.mul_(0.999).addcmul_(g, g, value=0.001)
                    p.sub_(rate * (a / unbias1) / ((b / unbias2).sqrt() + 1e-8))

        quick = torch.compile(step, fullgraph=True)

        @torch.no_grad()
        def train():
            parameters = fresh(False)
            m, v = ([tuple(torch.zeros_like(p) for p in layer) for layer in parameters] for _ in range(2))
            t = torch.zeros(())
            for epoch in order:
                for xb, yb in zip(x.index_select(0, epoch).split(batch), targets.index_select(0, epoch).split(batch)):
                    quick(parameters, m, v, t, xb, yb)
            return finish(parameters)
        return train

    ways = {"autograd": lambda: by_autograd(loss_of), "by hand": by_hand,
            "compiled loss": lambda: by_autograd(torch.compile(loss_of, fullgraph=True)),
            "compiled step": compiled_whole}
    return x.shape[0] * order.shape[0], ways


# JAX -------------------------------------------------------------------------------------------------------

def jax_ways(folder, name, seconds):
    import jax
    import jax.numpy as jnp
    import optax

    x, y, layers, order, batch, rate = load(folder, name)
    x, y = jnp.asarray(x), jnp.asarray(y)
    order = jnp.asarray(order.reshape(order.shape[0], -1, batch))
    bend = jnp.tanh if BENDS[name] == "tanh" else jax.nn.relu

    def loss_of(parameters, x, y):
        for weights, biases in parameters[:-1]:
            x = bend(x @ weights + biases)
        f = x @ parameters[-1][0] + parameters[-1][1]
        if LOSSES[name] == "softmax":
            return optax.softmax_cross_entropy(f, y).mean()
        return 0.5 * jnp.square(f - y).sum(1).mean()

    optimiser = optax.adam(rate)

    def epoch(unroll):
        def step(state, samples):
            parameters, memory = state
            slopes = jax.grad(loss_of)(parameters, *samples)
            updates, memory = optimiser.update(slopes, memory)
            return (optax.apply_updates(parameters, updates), memory), None

        def run(state, places):
            state, _ = jax.lax.scan(step, state, (x[places], y[places]), unroll=unroll)
            return state
        return run

    def start():
        # Weights laid inputs x units, the faster way round here
        parameters = [(jnp.asarray(weights.T.copy()), jnp.asarray(biases)) for weights, biases in layers]
        return parameters, optimiser.init(parameters)

    measure = jax.jit(loss_of)

    def by_epoch(unroll):
        run = jax.jit(epoch(unroll), donate_argnums=0)

        def train():
            state = start()
            for places in order:
                state = run(state, places)
            return float(measure(state[0], x, y))
        return train

    def all_epochs():
        run = jax.jit(lambda state: jax.lax.scan(lambda s, p: (epoch(1)(s, p), None), state, order)[0],
                      donate_argnums=0)

        def train():
            return float(measure(run(start())[0], x, y))
        return train

    ways = {"an epoch a call": lambda: by_epoch(1), "unrolled by 4": lambda: by_epoch(4),
            "all epochs in one": all_epochs}
    return x.shape[0] * order.shape[0], ways


# All -------------------------------------------------------------------------------------------------------

def product_rate():
    """Operations per second of processor time of NumPy's product of two 512 x 512 matrices in single precision, one thread."""
    a = np.random.default_rng(1).standard_normal((512, 512), np.float32)
    b, out, shortest = a.T.copy(), np.empty_like(a), float("inf")
    for _ in range(300):
        before = time.process_time()
        np.matmul(a, b, out=out)
        shortest = min(shortest, time.process_time() - before)
    return 2 * 512 ** 3 / shortest


def table(folder):
    results, rate = [], 0.0
    for file in sorted(folder.glob("*.result")):
        for line in file.read_text().splitlines():
            parts = line.split("\t")
            if parts[0] == "product":
                rate = max(rate, float(parts[1]))
            else:
                results.append((file.name.split(".")[0], *parts[:2], *map(float, parts[2:])))
    print(f"one thread multiplies 512 x 512 matrices at {rate / 1e9:.0f} GFlop/s")
    for name in LOSSES:
        here = [result for result in results if result[1] == name]
        ours = [result for result in here if result[0] == "workbook"]
        for what, column in (("elapsed", 3), ("processor", 4)):
            print(f"\n{name}, million samples per second of {what} time")
            best = max(result[column] for result in ours)
            for program in ("workbook", "jax", "torch"):
                found = [result for result in here if result[0] == program]
                if not found:
                    continue
                fastest = max(found, key=lambda result: result[column])
                speed = fastest[column]
                share = f"   {speed * OPERATIONS[name] / rate:4.0%} of the products' rate" if column == 4 else ""
                print(f"  {program:8} {speed / 1e6:7.3f}   workbook over it {best / speed:5.1f}{share}   "
                      f"loss {fastest[5]:.6f}   {fastest[2]}")
        # 40 epochs of rounding in single precision, in another order in each program and way
        for program, _, way, _, _, loss in here:
            if not abs(loss - ours[0][5]) <= 0.01 * ours[0][5]:
                sys.exit(f"{program} ({way}) came to a loss of {loss:.6f}, the workbook to {ours[0][5]:.6f}")


def main():
    peer, folder = sys.argv[1], Path(sys.argv[2])
    if peer == "table":
        return table(folder)
    if peer == "product":
        return print(f"product\t{product_rate()}")
    seconds = float(sys.argv[3])
    for name in LOSSES:
        samples, ways = (torch_ways if peer == "torch" else jax_ways)(folder, name, seconds)
        for way, make in ways.items():
            if len(sys.argv) > 4 and way not in sys.argv[4].split(","):
                continue
            try:
                shortest, least, loss = fastest(make(), seconds)
            except Exception as error:  # A way that this machine cannot go, without a compiler for instance
                print(f"{peer}, {way}: {str(error).splitlines()[0]}", file=sys.stderr)
                continue
            way += f", {os.environ['THREADS']} thread(s)"
            print(f"{name}\t{way}\t{samples / shortest}\t{samples / least}\t{loss}", flush=True)


if __name__ == "__main__":
    main()
