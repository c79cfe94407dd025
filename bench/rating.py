"""The rating kernel beside the same grading in pandas, in one run on the same values.

    pip install pandas numpy
    python3 bench/rating.py [plants]

Composite rule, 50 indicators in 5 groups, levels 1, 2, 3, every tenth limiting. Twice:
complete values and the grade alone; and with missing values and rows that do not apply,
where both give the level of every row, bounds of Y_I, Y_II, Y_III, and the best and the
worst grade. The kernel always computes all of that. The script fails if a grade differs.
"""
import re
import subprocess
import sys
import tempfile
import time

import numpy as np
import pandas as pd

PLANTS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
N, GROUPS = 50, 5
NOT_APPLICABLE = -np.finfo(float).max


def grade_complete(df):
    weights = np.full(N, 0.2 * 0.1)
    limiting = [c for i, c in enumerate(df.columns) if i % 10 == 0]
    y = {k: 100 * ((df <= k) * weights).sum(axis=1) for k in (1, 2)}
    level1 = (y[1] >= 85 - 1e-9) & (df[limiting] <= 1).all(axis=1)
    level2 = (y[2] >= 85 - 1e-9) & (df[limiting] <= 2).all(axis=1)
    level3 = (df <= 3).all(axis=1)
    best = np.select([level1, level2, level3], [0, 1, 2], 3)
    return best, best


def grade_bounds(df):
    applies = df != NOT_APPLICABLE
    missing = df.isna()
    rank = pd.DataFrame(np.select([df <= 1, df <= 2, df <= 3], [0, 1, 2], 3), columns=df.columns)
    groups = [df.columns[g * 10:(g + 1) * 10] for g in range(GROUPS)]
    limiting = [c for i, c in enumerate(df.columns) if i % 10 == 0]
    grades = []
    for fill in (0, 3):
        r = rank.mask(missing, fill)
        y = {}
        for k in (0, 1, 2):
            y[k] = 0
            for g in groups:
                n = applies[g].sum(axis=1)
                y[k] = y[k] + 20 * (((r[g] <= k) & applies[g]).sum(axis=1) / n).fillna(0)
        meets = lambda cols, k: ((r[cols] <= k) | ~applies[cols]).all(axis=1)
        level1 = (y[0] >= 85 - 1e-9) & meets(limiting, 0)
        level2 = (y[1] >= 85 - 1e-9) & meets(limiting, 1)
        grades.append(np.select([level1, level2, meets(list(df.columns), 2)], [0, 1, 2], 3))
    return grades


def compare(title, gaps, peer):
    with tempfile.TemporaryDirectory() as folder:
        out = subprocess.run(["go", "run", "./bench/rating", "-plants", str(PLANTS), "-gaps", str(gaps), "-o", folder], check=True, capture_output=True, text=True).stdout
        values = np.fromfile(folder + "/values.f64").reshape(PLANTS, N)
        ours = [np.fromfile(f"{folder}/{w}.i8", dtype=np.int8) for w in ("best", "worst")]
    df = pd.DataFrame(values, columns=[f"i{i}" for i in range(N)])
    times = []
    for _ in range(3):
        start = time.perf_counter()
        theirs = peer(df)
        times.append(time.perf_counter() - start)
    for a, b in zip(ours, theirs):
        if not (a == b).all():
            sys.exit(f"{title}: {(a != b).sum()} grades differ")
    print(f"{title}\n  {out}  pandas:    {PLANTS} plants in {min(times):.4f} s, {min(times) / PLANTS * 1e9:.0f} ns per plant (best of 3)")
    print(f"  ratio: {min(times) / float(re.search(r'in ([0-9.]+) s', out)[1]):.2f}; grades agree: {np.bincount(ours[0], minlength=4)} best, {np.bincount(ours[1], minlength=4)} worst")


compare("complete values, grade alone in pandas", 0, grade_complete)
compare("with gaps, levels and bounds in both", 0.02, grade_bounds)
