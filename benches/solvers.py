#!/usr/bin/env python3
"""Puts `standpoint solve` side by side with other solvers of abstract argumentation frameworks, whole process against whole process.

    benches/solvers.py --instances DIR [--peer scalop=PATH] [--peer crustabri=PATH] [--limit 10] [--only REGEX] [--tasks A,B]
    benches/solvers.py --generator frameworks.py --ladder ladder.txt --instances DIR ...

DIR holds frameworks `NAME.af`, each with its query argument in `NAME.arg`; with --generator and --ladder they are made there first
(`python3 GENERATOR --ladder LADDER --dir DIR`). Peers that are on PATH are found by themselves. Printed is a table for each task in
Markdown, in seconds of processor time (user and system, the median of --runs), and a summary. Answers are compared: where two solvers
differ on YES or NO, or on whether there is an extension, that is told and the exit code is 1.
"""

import argparse
import math
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys

TASKS = "SE-GR,DC-CO,DC-ST,DS-PR,SE-ST,SE-PR,SE-ID,SE-SST"
PEERS = {
    name: ["solve", "--logging-level", "off", "-r", "iccma23", "-c"] for name in ("scalop", "crustabri")
}
# What takes less than this is told, and does not count in the summary: starting a process is most of it.
COUNTED = 0.05


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--instances", type=pathlib.Path, required=True)
    parser.add_argument("--generator")
    parser.add_argument("--ladder")
    parser.add_argument("--standpoint", default="target/release/standpoint")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PATH")
    parser.add_argument("--tasks", default=TASKS)
    parser.add_argument("--only", default="")
    parser.add_argument("--limit", type=float, default=10)
    parser.add_argument("--runs", type=int, default=1)
    return parser.parse_args()


def solvers(given):
    """Each solver's name, and its command before the task."""
    found = {"standpoint": [given.standpoint, "solve"]}
    paths = {name: shutil.which(name) for name in PEERS}
    paths.update(peer.split("=", 1) for peer in given.peer)
    for name, path in paths.items():
        if path:
            found[name] = [path, *PEERS.get(name, [])]
    return found


class Run:
    """One process: its processor time (None past the limit), peak memory in MB, and the kind of its answer."""

    def __init__(self, command, limit):
        def bound():
            whole = math.ceil(limit)
            resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))

        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=bound)
        head = process.stdout.read(4)
        while process.stdout.read(1 << 20):
            pass
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = status
        seconds = used.ru_utime + used.ru_stime
        self.seconds = seconds if status == 0 and seconds <= limit else None
        self.memory = used.ru_maxrss / 1024
        word = head.split()[0].decode(errors="replace") if head.split() else ""
        self.answer = word if self.seconds is not None else None


def measured(command, task, instance, given):
    line = [*command, "-p", task, "-f", str(instance)]
    if task[:2] in ("DC", "DS"):
        line += ["-a", instance.with_suffix(".arg").read_text().strip()]
    runs = [Run(line, given.limit)]
    while len(runs) < given.runs and runs[-1].seconds is not None:
        runs.append(Run(line, given.limit))
    if any(run.seconds is None for run in runs):
        runs[0].seconds = None
    else:
        runs[0].seconds = statistics.median(run.seconds for run in runs)
    return runs[0]


def shown(run, limit):
    return f">{limit:g}" if run.seconds is None else f"{run.seconds:.3f}"


def main():
    given = arguments()
    if given.generator:
        made = ["--ladder", given.ladder, "--dir", str(given.instances)]
        subprocess.run([sys.executable, given.generator, *made], check=True, stdout=subprocess.DEVNULL)
    wanted = re.compile(given.only)
    instances = sorted(path for path in given.instances.glob("*.af") if wanted.search(path.stem))
    commands = solvers(given)
    names = list(commands)
    summary, differing = [], []
    for task in given.tasks.split(","):
        print(f"\n## {task}\n\n| instance | {' | '.join(names)} |\n|---{'|---' * len(names)}|", flush=True)
        rows = []
        for instance in instances:
            runs = {name: measured(command, task, instance, given) for name, command in commands.items()}
            rows.append((instance.stem, runs))
            memory = task == "SE-GR"
            cells = [shown(run, given.limit) + (f" ({run.memory:.0f} MB)" if memory else "") for run in runs.values()]
            print(f"| {instance.stem} | {' | '.join(cells)} |", flush=True)
            if len({run.answer for run in runs.values() if run.answer}) > 1:
                differing.append(f"{task} {instance.stem}: " + ", ".join(f"{n} {r.answer}" for n, r in runs.items()))
        summary.append(summed(task, rows, names, given.limit))
    heads = ["task", *(f"solved by {name}" for name in names), "geometric mean of the ratio", "least ratio", "counted"]
    print("\n## Summary\n")
    print("The ratio is the time of the fastest peer to that of standpoint, over instances on which one of them takes over")
    print(f"{COUNTED} s and one of them ends; what did not end counts as the limit.\n")
    print(f"| {' | '.join(heads)} |\n{'|---' * len(heads)}|")
    for row in summary:
        print(f"| {' | '.join(row)} |")
    for line in differing:
        print(f"\n**Answers differ**: {line}")
    return 1 if differing else 0


def summed(task, rows, names, limit):
    solved = [str(sum(runs[name].seconds is not None for _, runs in rows)) for name in names]
    ratios = []
    for stem, runs in rows:
        ours = runs["standpoint"].seconds
        peers = [runs[name].seconds for name in names if name != "standpoint"]
        ended = [seconds for seconds in peers if seconds is not None]
        if not peers or (ours is None and not ended):
            continue
        best, ours = min(ended, default=limit), limit if ours is None else ours
        if max(best, ours) > COUNTED:
            ratios.append((best / max(ours, 0.001), stem))
    if not ratios:
        return [task, *solved, "-", "-", "0"]
    mean = math.exp(sum(math.log(ratio) for ratio, _ in ratios) / len(ratios))
    least, stem = min(ratios)
    return [task, *solved, f"{mean:.1f}", f"{least:.2f} ({stem})", str(len(ratios))]


if __name__ == "__main__":
    sys.exit(main())
