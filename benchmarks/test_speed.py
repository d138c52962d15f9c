"""How long the library's main work takes, beside the plainest hand-written Python."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.workloads import WORKLOADS, Workload


@pytest.mark.parametrize("side", ["library", "plainly"])
@pytest.mark.parametrize("work", WORKLOADS, ids=lambda work: work.name)
def test_time(benchmark: BenchmarkFixture, work: Workload, side: str) -> None:
    """Both sides of a piece of work stand in one group of the report."""
    benchmark.group = work.name

    benchmark(getattr(work, side))
