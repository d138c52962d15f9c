"""What the library costs beside the plain version, as ratios, each pair measured in one run.

``python -m benchmarks.ratios`` prints the tables alone; ``make bench`` prints them at its end.
"""

import gc
import json
import platform
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator

from benchmarks import plain
from benchmarks.checking import check_workloads
from benchmarks.lives import LONG, SHORT, life_workloads
from benchmarks.workloads import AS_OF, CASE, CASE_DOCUMENT, PLAIN_CASE, POLICY, WORKLOADS
from rnr_caseplan import draft_plan, read_case

ROUNDS = 151
SECONDS_IN_A_ROUND = 0.003
FRESH_PROCESSES = 21
KEPT_ALIVE = 1_000

LIBRARY_IMPORT = "from rnr_caseplan import draft_plan, load_policy, read_case"
DEPENDENCIES_IMPORT = "import attrs, cattrs, dateutil.relativedelta"


Times = tuple[list[float], list[float]]
"""The times of the library and of the other side, the same number of each, taken in turns."""


def tables() -> Iterator[str]:
    """Measure everything and give the lines of the report."""
    yield f"{platform.python_implementation()} {platform.python_version()}, {sys.platform}"
    yield ""
    yield _heading("time of a call", "plain")
    for work in WORKLOADS:
        yield _line_of_times(work.name, time_in_turns(work.library, work.plainly), 1e6, "us")
    yield ""
    yield _heading("time of one event", f"{SHORT} before", f"{LONG} before")
    for life in life_workloads(draft_plan(CASE, POLICY, as_of=AS_OF), POLICY):
        times = time_in_turns(life.on_long, life.on_short)
        yield _line_of_times(life.name, times, 1e6, "us")
    yield ""
    yield _heading("time of checking", "drafting")
    for check in check_workloads():
        times = time_in_turns(check.checking, check.drafting)
        yield _line_of_times(check.name, times, 1e6, "us")
    yield ""
    yield _heading("time of an import", "needed")
    yield _line_of_times("the three names", import_in_turns(), 1e3, "ms")
    yield ""
    yield _heading("memory of one", "plain")
    yield _line(
        "plan, its case apart",
        memory_of_each(lambda: draft_plan(CASE, POLICY, as_of=AS_OF)),
        memory_of_each(lambda: plain.draft(PLAIN_CASE, AS_OF)),
        "B",
    )
    yield _line(
        "case",
        memory_of_each(lambda: read_case(CASE_DOCUMENT)),
        memory_of_each(lambda: json.loads(CASE_DOCUMENT)),
        "B",
    )


def time_in_turns(first: Callable[[], object], second: Callable[[], object]) -> Times:
    """Time two functions in turns, so that a slow moment of the machine meets both.

    Returns:
        For each the seconds of one call, once for each round.
    """
    times: Times = ([], [])
    works = [
        (work, _calls_in_a_round(work), times[side]) for side, work in enumerate((first, second))
    ]
    for _ in range(ROUNDS):
        for work, count, found in works:
            found.append(_time(work, count))
    return times


def memory_of_each(build: Callable[[], object]) -> float:
    """Give the bytes that each of many results takes while all are kept alive."""
    build()
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    kept = [build() for _ in range(KEPT_ALIVE)]
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (after - before) / len(kept)


def import_in_turns() -> Times:
    """Time importing the library and what it needs in turns, each in a fresh process.

    A first round that is not counted leaves compiled files behind.

    Returns:
        For each the seconds of its imports.
    """
    times: Times = ([], [])
    for _ in range(1 + FRESH_PROCESSES):
        for statement, found in zip((LIBRARY_IMPORT, DEPENDENCIES_IMPORT), times, strict=True):
            found.append(_time_of_import(statement))
    return times[0][1:], times[1][1:]


def _heading(title: str, other: str, own: str = "library") -> str:
    return f"{title:<34}{own:>11}{other:>11}{'ratio':>9}{'of bests':>10}"


def _line_of_times(name: str, times: Times, scale: float, unit: str) -> str:
    library, other = (statistics.median(side) * scale for side in times)
    return f"{_line(name, library, other, unit)}{min(times[0]) / min(times[1]):>10.2f}"


def _line(name: str, library: float, other: float, unit: str) -> str:
    return f"{name:<34}{library:>8.1f} {unit:<2}{other:>8.1f} {unit:<2}{library / other:>9.2f}"


def _time(work: Callable[[], object], count: int) -> float:
    begin = time.perf_counter()
    for _ in range(count):
        work()
    return (time.perf_counter() - begin) / count


def _calls_in_a_round(work: Callable[[], object]) -> int:
    _time(work, 20)
    return 1 + int(SECONDS_IN_A_ROUND / _time(work, 20))


def _time_of_import(statement: str) -> float:
    program = (
        f"import time; begin = time.perf_counter()\n{statement}\nprint(time.perf_counter() - begin)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


if __name__ == "__main__":
    for line in tables():
        print(line)
