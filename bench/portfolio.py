"""headwater portfolio beside cbc, glpsol and HiGHS on the same portfolios, in one run.

    pip install highspy            # apt install coinor-cbc glpk-utils
    go build -o /tmp/headwater ./cmd/headwater
    python3 bench/portfolio.py /tmp/headwater [--sizes 100,200,500,1000] [--seeds 5] [--limit 30] [--kind mixed]

A seeded generator draws options with three budgets, two coverage targets, n/6 exclusive
triples and n/6 prerequisites. Kinds: "mixed" (benefit loosely follows cost), "correlated"
(benefit is cost plus a little: hard to prove) and "subset" (benefit is cost). The peers
get the same model as an LP file, asked for a relative gap of 1e-9 within the limit; times
are wall clock of whole processes (HiGHS: of the call, in process). Every answer of ours is
checked against the file; the script fails if one is infeasible, if a peer finds one where
we call the draw infeasible, if two programs prove different optima, if our bound lies
below a peer's solution, or if ours is more than 0.05 % worse than cbc's. A missing peer is
left out; nan is one that crashed.
"""
import argparse
import json
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

try:
    import highspy
except ImportError:
    highspy = None


def generate(n, seed, kind):
    rng = random.Random(f"{kind}-{n}-{seed}")
    options, labour, space = [], {}, {}
    for j in range(n):
        size = math.exp(rng.gauss(0, 0.8))
        use = [round(size * rng.uniform(10, 40) + 1, 1) for _ in range(3)]
        if kind == "subset":
            benefit = sum(use)
        elif kind == "correlated":
            benefit = sum(use) / 3 + 10 + rng.uniform(-0.5, 0.5)
        else:
            benefit = size * rng.uniform(20, 80) + rng.uniform(0, 20)
        name = f"o{j}"
        labour[name], space[name] = use[1], use[2]
        options.append({"id": name, "investment": use[0], "benefit": round(benefit, 1),
                        "effects": {"co2": round(size * rng.uniform(0, 100), 1), "water": round(size * rng.uniform(0, 100), 1)}})
    total = lambda v: sum(v)
    f = {
        "objective": "benefit", "options": options,
        "budget": round(0.4 * total(o["investment"] for o in options)),
        "limits": [{"name": "labour", "use": labour, "max": round(0.4 * total(labour.values()))},
                   {"name": "space", "use": space, "max": round(0.4 * total(space.values()))}],
        "at_least": {e: round(0.4 * total(o["effects"][e] for o in options)) for e in ("co2", "water")},
        "exclusive": [], "requires": [],
    }
    order = rng.sample(range(n), n)
    for k in range(n // 6):
        q = order[5 * k:5 * k + 5]
        f["exclusive"].append([f"o{j}" for j in q[:3]])
        f["requires"].append([f"o{j}" for j in q[3:]])
    return f


def rows(f):
    """name, {column: value}, sense, right-hand side"""
    index = {o["id"]: j for j, o in enumerate(f["options"])}
    amount = lambda get: {j: get(o) for j, o in enumerate(f["options"]) if get(o)}
    out = [(amount(lambda o: o["investment"]), "<=", f["budget"])]
    for e, v in f["at_least"].items():
        out.append((amount(lambda o: o["effects"].get(e, 0)), ">=", v))
    for l in f["limits"]:
        out.append(({index[k]: v for k, v in l["use"].items()}, "<=", l["max"]))
    for g in f["exclusive"]:
        out.append(({index[i]: 1 for i in g}, "<=", 1))
    for b, a in f["requires"]:
        out.append(({index[b]: 1, index[a]: -1}, "<=", 0))
    return out


def write_lp(f, path):
    def terms(t):
        text, line = [], 0
        for j, v in t.items():
            text.append(f"{'-' if v < 0 else '+'} {abs(v)!r} x{j}")
        return "\n  ".join(" ".join(text[k:k + 8]) for k in range(0, len(text), 8))
    with open(path, "w") as w:
        w.write("Maximize\n obj: " + terms({j: o["benefit"] for j, o in enumerate(f["options"])}) + "\nSubject To\n")
        for i, (t, sense, b) in enumerate(rows(f)):
            w.write(f" r{i}: {terms(t)} {sense} {b!r}\n")
        w.write("Binary\n" + "\n".join(f" x{j}" for j in range(len(f["options"]))) + "\nEnd\n")


def check(f, chosen):
    x = {j for j, o in enumerate(f["options"]) if o["id"] in chosen}
    for t, sense, b in rows(f):
        a = sum(v for j, v in t.items() if j in x)
        if (a - b if sense == "<=" else b - a) > 1e-9 * max(1, abs(b)):
            sys.exit(f"our set breaks {sense} {b}: {a}")
    return sum(o["benefit"] for j, o in enumerate(f["options"]) if j in x)


def ours(binary, path, f, limit):
    start = time.perf_counter()
    p = subprocess.run([binary, "portfolio", path, "--time-limit", f"{limit}s", "--format", "json"], capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if p.returncode == 4 and json.loads(p.stdout)["status"] == "infeasible":
        return None
    if p.returncode:
        sys.exit(f"headwater: exit {p.returncode}: {p.stderr}")
    r = json.loads(p.stdout)
    z = check(f, set(r["selected"]))
    if abs(z - r["objective"]) > 1e-6 * abs(z):
        sys.exit(f"objective {r['objective']}, the set adds up to {z}")
    return seconds, r["objective"], r["status"] == "optimal", r["bound"], r["nodes"]


def cbc(path, limit):
    answer = path + ".cbc"
    if os.path.exists(answer):
        os.remove(answer)
    start = time.perf_counter()
    subprocess.run(["cbc", path, "-timeMode", "elapsed", "-sec", str(limit), "-ratio", "0", "-allow", "0", "-solve", "-solution", answer], capture_output=True)
    seconds = time.perf_counter() - start
    if not os.path.exists(answer):
        return seconds, float("nan"), False
    head = open(answer).readline()
    if "nfeasible" in head:
        return None
    return seconds, abs(float(head.split("objective value")[1])), head.startswith("Optimal")


def glpsol(path, limit):
    answer = path + ".glp"
    if os.path.exists(answer):
        os.remove(answer)
    start = time.perf_counter()
    subprocess.run(["glpsol", "--lp", path, "--cuts", "--tmlim", str(limit), "--write", answer], capture_output=True)
    seconds = time.perf_counter() - start
    s = next(l.split() for l in open(answer) if l.startswith("s "))
    return seconds, float(s[5]), s[4] == "o"


def highs(path, limit):
    h = highspy.Highs()
    h.silent()
    h.readModel(path)
    for k, v in (("time_limit", float(limit)), ("mip_rel_gap", 1e-9), ("mip_abs_gap", 1e-9)):
        h.setOptionValue(k, v)
    start = time.perf_counter()
    h.run()
    return time.perf_counter() - start, h.getInfo().objective_function_value, h.getModelStatus() == highspy.HighsModelStatus.kOptimal


def main():
    a = argparse.ArgumentParser()
    a.add_argument("binary")
    a.add_argument("--sizes", default="100,200,500,1000")
    a.add_argument("--seeds", type=int, default=5)
    a.add_argument("--limit", type=int, default=30)
    a.add_argument("--kind", default="mixed", choices=["mixed", "correlated", "subset"])
    a.add_argument("--peers", default="cbc,glpsol,highs")
    a = a.parse_args()
    peers = {k: v for k, v in {"cbc": cbc, "glpsol": glpsol, "highs": highs}.items()
             if k in a.peers.split(",") and (highspy if k == "highs" else shutil.which(k))}
    print(f"{a.kind}; seconds, objective, * proven; limit {a.limit} s")
    with tempfile.TemporaryDirectory() as folder:
        for n in map(int, a.sizes.split(",")):
            proven = 0
            for seed in range(a.seeds):
                f = generate(n, seed, a.kind)
                yaml, lp = f"{folder}/p.yaml", f"{folder}/p.lp"
                json.dump(f, open(yaml, "w"))
                write_lp(f, lp)
                answer = ours(a.binary, yaml, f, a.limit)
                if answer is None:
                    other = cbc(lp, a.limit) if "cbc" in peers else None
                    if other is not None and not math.isnan(other[1]):
                        sys.exit(f"n {n} seed {seed}: infeasible for us, not for cbc")
                    proven += 1
                    continue
                seconds, z, optimal, bound, nodes = answer
                proven += optimal
                gap = (bound - z) / z
                line = f"n {n:5} seed {seed}: headwater {seconds:6.2f} {z:10.1f}{'*' if optimal else f' gap {gap:.1e}'} ({nodes} nodes)"
                for name, solve in peers.items():
                    s, other, sure = solve(lp, a.limit)
                    line += f" | {name} {s:6.2f} {other:10.1f}{'*' if sure else ''}"
                    if optimal and sure and abs(z - other) > 1e-5 * abs(z):
                        sys.exit(line + "\nproven optima differ")
                    if other > bound * (1 + 1e-6):
                        sys.exit(line + f"\nthe bound {bound} does not hold")
                    if name == "cbc" and z < other * (1 - 5e-4):
                        sys.exit(line + "\nmore than 0.05 % worse than cbc")
                print(line, flush=True)
            print(f"n {n}: proven {proven} of {a.seeds}", flush=True)


main()
