"""What Python's profilers themselves say of a file they saved: stacks and sums, as JSON. usage: pythonOracle.py KIND FILE"""

import collections
import json
import os
import sys


def line_profiler(path):
    from line_profiler.line_profiler import load_stats

    stats = load_stats(path)
    folded = collections.Counter()
    for (file, _, name), lines in stats.timings.items():
        for line, _, time in lines:
            folded[f"{name};{os.path.basename(file)}:{line}"] += round(time * stats.unit * 1e9)
    hits = sum(hits for lines in stats.timings.values() for _, hits, _ in lines)
    return {"sums": {"time": sum(folded.values()), "hits": hits}, "folded": folded}


def tracemalloc(path):
    import tracemalloc

    snapshot = tracemalloc.Snapshot.load(path)
    folded = collections.Counter()
    for statistic in snapshot.statistics("traceback"):
        # The API's order is root first.
        folded[";".join(f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in statistic.traceback)] += statistic.size
    return {"sums": {"in-use-bytes": sum(folded.values()), "in-use": len(snapshot.traces)}, "folded": folded}


def memray(path):
    """memray's own speedscope file of the same recording."""
    with open(path) as file:
        data = json.load(file)
    names = [frame["name"] for frame in data["shared"]["frames"]]
    memory, allocations = data["profiles"]
    folded = collections.Counter()
    for stack, weight in zip(memory["samples"], memory["weights"]):
        folded[";".join(names[frame] for frame in stack)] += weight
    return {"sums": {"in-use-bytes": sum(memory["weights"]), "in-use": sum(allocations["weights"])}, "folded": folded}


def pyinstrument(path):
    from pyinstrument.session import Session

    session = Session.load(path)
    folded = collections.Counter()
    for stack, seconds in session.frame_records:
        names = [frame.split("\0")[0] for frame in stack if "\0<thread>\0" not in frame]
        folded[";".join(names)] += round(seconds * 1e9)
    return {"sums": {"wall": sum(folded.values()), "samples": session.sample_count}, "folded": folded}


def scalene(path):
    with open(path) as file:
        data = json.load(file)
    memory = sum(round(megabytes * 1024 * 1024) for _, megabytes in data["memory_stacks"])
    return {"sums": {"samples": sum(count for _, count in data["combined_stacks"]), "alloc-bytes": memory}, "folded": {}}


def austin(path):
    from austin.format.mojo import EMPTY, MojoFrame, MojoStreamReader, MojoString

    with open(path, "rb") as file:
        reader = MojoStreamReader(file)
        # It knows that a frame is invalid, and keeps nothing of it.
        invalid = MojoFrame(0, EMPTY, MojoString(0, "(invalid frame)"), 0)
        reader.get_invalid_frame = lambda: reader._running_sample.frames.append(invalid)
        reader.unwind()
    if reader._running_sample is not None:
        reader._finalize_sample()
    folded = collections.Counter()
    for sample in reader.samples:
        names = [f"{frame.function} ({frame.filename}:{frame.line})" if frame.filename else frame.function for frame in sample.frames or ()]
        folded[";".join(names) or "(no stack)"] += sample.metrics.time
    return {"sums": {"wall": sum(folded.values())}, "samples": len(reader.samples), "folded": folded}


KINDS = {f.__name__: f for f in (line_profiler, tracemalloc, memray, pyinstrument, scalene, austin)}
found = KINDS[sys.argv[1]](sys.argv[2])
found["folded"] = "".join(f"{stack} {value}\n" for stack, value in sorted(found["folded"].items()) if value != 0)
json.dump(found, sys.stdout)
