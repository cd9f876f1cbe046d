"""The evidence of orders 0 to 12 with NumPy: python3 polynomials.py POINTS.csv SWIFT_RESULT

Two ways: normal equations with Cholesky's factor, the fast one, and QR of all rows for each order, the
accurate one. Reading is timed apart.
"""
import resource
import sys
import time

try:
    import numpy as np
except ImportError:
    sys.exit("NumPy is missing, so there is nothing to compare with. Type:  python3 -m pip install numpy")

NOISE, PRIOR, ORDERS = 1.5, 1.0, range(13)


def by_cholesky(x, y):
    evidences = []
    for order in ORDERS:
        phi = np.vander(x, order + 1, increasing=True)
        precision = phi.T @ phi / NOISE + np.eye(order + 1) / PRIOR
        root = np.linalg.cholesky(precision)
        white = np.linalg.solve(root, phi.T @ y / NOISE)
        misfit = y @ y / NOISE - white @ white
        evidences.append(
            -0.5 * len(x) * np.log(2 * np.pi * NOISE) - 0.5 * (order + 1) * np.log(PRIOR)
            - np.log(np.diag(root)).sum() - 0.5 * misfit)
    return np.array(evidences)


def by_qr(x, y):
    evidences = []
    for order in ORDERS:
        weights = order + 1
        rows = np.empty((len(x) + weights, weights + 1))
        rows[:len(x), :weights] = np.vander(x, weights, increasing=True) / np.sqrt(NOISE)
        rows[:len(x), weights] = y / np.sqrt(NOISE)
        rows[len(x):, :weights] = np.eye(weights) / np.sqrt(PRIOR)
        rows[len(x):, weights] = 0
        r = np.abs(np.diag(np.linalg.qr(rows, mode="r")))
        evidences.append(
            -0.5 * len(x) * np.log(2 * np.pi * NOISE) - 0.5 * weights * np.log(PRIOR)
            - np.log(r[:-1]).sum() - 0.5 * r[-1] ** 2)
    return np.array(evidences)


def measured(function, *arguments):
    start = time.perf_counter()
    result = function(*arguments)
    return result, time.perf_counter() - start


def main():
    points, reading = measured(lambda: np.loadtxt(sys.argv[1], delimiter=",", skiprows=1))
    x, y = np.ascontiguousarray(points[:, 0]), np.ascontiguousarray(points[:, 1])
    cholesky, cholesky_time = measured(by_cholesky, x, y)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
    qr, qr_time = measured(by_qr, x, y)
    qr_memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000

    lines = open(sys.argv[2]).read().splitlines()
    swift = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("log evidences"))
    ours = np.array([float(word) for word in lines[-1].split()[2:]])
    from_file = float(swift["seconds from the file"])
    from_memory = float(swift["seconds from memory"])
    own_memory = swift["peak memory in MB when read from the file"]

    def off(evidences):
        return f"{np.max(np.abs(evidences / ours - 1)):.1e}"

    print(f"{len(x):,} points, orders 0 to 12, one thread")
    print(f"{'':34}{'read':>8}{'evidences':>11}{'together':>10}{'memory':>9}{'off ours by':>13}")
    rows = [
        ("workbook, QR block by block", from_file - from_memory, from_memory, own_memory, ""),
        (f"NumPy {np.__version__}, Cholesky, every order", reading, cholesky_time, memory, off(cholesky)),
        (f"NumPy {np.__version__}, QR, every order", reading, qr_time, qr_memory, off(qr)),
    ]
    for name, read, evidences, megabytes, distance in rows:
        print(f"{name:34}{read:>6.2f} s{evidences:>9.2f} s{read + evidences:>8.2f} s{megabytes:>6} MB{distance:>13}")


main()
