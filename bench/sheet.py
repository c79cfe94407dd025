"""Workbooks of 100,000 x 40 cells: ours beside openpyxl, whole processes in one run.

    pip install openpyxl
    go build -o /tmp/sheet ./bench/sheet
    python3 bench/sheet.py /tmp/sheet [runs] [rows] [columns]

Both write the same cells (a column of ids, columns of numbers) and read the file that ours
wrote, row by row: openpyxl with write_only and read_only, its fastest ways. Wall time and
peak memory are the operating system's, medians over the runs, the two sides in turn. The
script fails if the sums of all numbers differ.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

WRITE = r"""
import sys, openpyxl
path, rows, columns = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
wb = openpyxl.Workbook(write_only=True)
ws = wb.create_sheet("data")
ws.append(["id"] + [f"value{c}" for c in range(1, columns)])
for r in range(rows):
    ws.append([f"plant-{r}"] + [((r * 7919 + c * 104729) % 1_000_000) / 100 for c in range(1, columns)])
wb.save(path)
"""

READ = r"""
import sys, openpyxl
wb = openpyxl.load_workbook(sys.argv[1], read_only=True)
rows, total = 0, 0.0
it = wb.worksheets[0].iter_rows(values_only=True)
next(it)
for row in it:
    rows += 1
    for x in row[1:]:
        total += float(x)
print(f"{rows} {total:.2f}")
"""


def run(command):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024, out.decode().strip()


def main():
    binary = sys.argv[1]
    runs, rows, columns = [int(a) for a in sys.argv[2:]] + [3, 100_000, 40][len(sys.argv) - 2 :]
    size = ["-rows", str(rows), "-columns", str(columns)]
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = os.path.join(folder, "ours.xlsx"), os.path.join(folder, "theirs.xlsx")
        steps = {
            "write": ([binary, *size, "write", ours], [sys.executable, "-c", WRITE, theirs, str(rows), str(columns)]),
            "read": ([binary, *size, "read", ours], [sys.executable, "-c", READ, ours]),
        }
        print(f"{rows} x {columns} cells, median of {runs}")
        for name, (mine, peer) in steps.items():
            seconds, memory = ([], []), ([], [])
            for _ in range(runs):
                answers = []
                for k, command in enumerate((mine, peer)):
                    t, m, out = run(command)
                    seconds[k].append(t)
                    memory[k].append(m)
                    answers.append(out)
                if name == "read" and answers[0] != answers[1]:
                    sys.exit(f"the sums differ: {answers}")
            (a, b), (p, q) = [[statistics.median(x) for x in both] for both in (seconds, memory)]
            print(f"{name:6} ours {a:6.2f} s {p:5.0f} MiB   openpyxl {b:6.2f} s {q:5.0f} MiB   ratio {a / b:.2f} in time, {p / q:.2f} in memory")


if __name__ == "__main__":
    main()
