"""headwater balance beside scipy's SuperLU, whole processes on the same CSV, in one run.

    pip install scipy numpy
    go build -o /tmp/headwater ./cmd/headwater
    python3 bench/balance.py /tmp/headwater [runs]

The networks are the grids of balance/testdata/reference/grid.json. The peer reads the
file with the csv module, forms A·V·Aᵀ sparse, solves it with SuperLU (its best ordering
for symmetric matrices) and writes the flows as JSON. Both are started as processes, in
turn; wall time and peak memory are the operating system's, medians over the runs. The
script fails if a flow differs by more than 1e-8 of the largest.
"""
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time

PEER = r"""
import csv, json, sys
import numpy as np, scipy.sparse as sp, scipy.sparse.linalg as la
nodes, rows, cols, signs, ids, y, sd = {}, [], [], [], [], [], []
with open(sys.argv[1], newline="") as f:
    for j, r in enumerate(csv.DictReader(f)):
        ids.append(r["id"]); y.append(float(r["value"])); sd.append(float(r["sd"]))
        for end, sign in ((r["from"], -1.0), (r["to"], 1.0)):
            if end:
                rows.append(nodes.setdefault(end, len(nodes))); cols.append(j); signs.append(sign)
y, v = np.array(y), np.array(sd) ** 2
A = sp.csc_matrix((signs, (rows, cols)), shape=(len(nodes), len(y)))
lu = la.splu((A @ sp.diags(v) @ A.T).tocsc(), permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options=dict(SymmetricMode=True))
x = y - v * (A.T @ lu.solve(A @ y))
json.dump({"objective": float((((y - x) ** 2) / v).sum()), "streams": [{"id": i, "value": t} for i, t in zip(ids, x.tolist())]}, sys.stdout)
"""


def grid(rows, columns, path):
    streams = []
    for r in range(rows):
        streams.append(("", r * columns))
    for r in range(rows):
        streams += [(r * columns + c, r * columns + c + 1) for c in range(columns - 1)]
    for r in range(rows - 1):
        streams += [(r * columns + c, (r + 1) * columns + c) for c in range(columns)]
    for r in range(rows):
        streams.append((r * columns + columns - 1, ""))
    with open(path, "w") as f:
        f.write("id,from,to,value,sd\n")
        for k, (a, b) in enumerate(streams, 1):
            name = lambda n: "" if n == "" else f"n{n}"
            f.write(f"S{k},{name(a)},{name(b)},{10 + 3 * math.sin(0.7 * k)!r},{0.2 * (1 + k % 7)!r}\n")
    return len(streams)


def run(command, out):
    start = time.perf_counter()
    with open(out, "w") as f:
        process = subprocess.Popen(command, stdout=f)
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main():
    binary, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    before = None
    with tempfile.TemporaryDirectory() as folder:
        path, peer = f"{folder}/grid.csv", f"{folder}/peer.py"
        open(peer, "w").write(PEER)
        for side in (100, 300):
            n = grid(side, side, path)
            ours, theirs, all_ = [], [], []
            for _ in range(runs):
                ours.append(run([binary, "balance", path, "--format", "json"], f"{folder}/a.json"))
                theirs.append(run([sys.executable, peer, path], f"{folder}/b.json"))
                all_.append(run([binary, "balance", path, "--format", "json", "--variance"], f"{folder}/c.json"))
            a, b = (json.load(open(f"{folder}/{x}.json")) for x in "ab")
            largest = max(abs(s["value"]) for s in b["streams"])
            worst = max(abs(s["value"] - t["value"]) for s, t in zip(a["streams"], b["streams"])) / largest
            if worst > 1e-8:
                sys.exit(f"flows differ by {worst:g} of the largest")
            median = lambda pairs, i: statistics.median(p[i] for p in pairs)
            ratio = statistics.median(x[0] / y[0] for x, y in zip(ours, theirs))
            print(f"{n} streams, median of {runs}: headwater {median(ours, 0):.3f} s, {median(ours, 1):.0f} MiB; scipy {median(theirs, 0):.3f} s, {median(theirs, 1):.0f} MiB; ratio {ratio:.2f}; "
                  f"with all variances {median(all_, 0):.3f} s, {median(all_, 1):.0f} MiB; flows agree to {worst:.1g}")
            if before:
                print(f"growth from {before[0]} to {n} streams: n^{math.log(median(ours, 0) / before[1]) / math.log(n / before[0]):.2f} (estimates)")
            before = (n, median(ours, 0))


main()
