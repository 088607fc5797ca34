"""Runs a command to its end and says what it took, with all its processes: {"wall", "cpu"} in seconds, {"peak"} in bytes, {"code"}.

  measure.py COMMAND…      What the command prints goes to standard error.

Memory is the sum over its processes of what each has for itself and its share of what they have in common (PSS), looked at five times a second (a look stops the process for a moment).
"""

import json
import os
import resource
import subprocess
import sys
import threading
import time


def tree(root):
    children = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat") as stat:
                children.setdefault(int(stat.read().rsplit(")", 1)[1].split()[1]), []).append(int(name))
        except OSError:
            pass  # It ended in the meantime.
    found = [root]
    for process in found:
        found.extend(children.get(process, ()))
    return found


def memory(process):
    try:
        with open(f"/proc/{process}/smaps_rollup") as rollup:
            return next(int(line.split()[1]) * 1024 for line in rollup if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


def main(command):
    started = time.perf_counter()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    ended = threading.Event()
    peak = 0

    def watch():
        nonlocal peak
        while not ended.wait(0.2):
            peak = max(peak, sum(map(memory, tree(child.pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = child.wait()
    wall = time.perf_counter() - started
    ended.set()
    watcher.join()
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    # A process that lived shorter than a look at it: its own record is the best there is.
    print(json.dumps({"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": max(peak, usage.ru_maxrss * 1024 if peak == 0 else 0), "code": code}))


if __name__ == "__main__":
    main(sys.argv[1:])
