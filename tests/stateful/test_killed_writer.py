"""A writer of an event log may be killed at any moment: no entry that it acknowledged is lost."""

import contextlib
import datetime
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from rnr_caseplan import PlanEvent, PolicyInForce, Recorded, append_to_log, log_lines, read_log
from rnr_caseplan.lifecycle import CopyGiven

DAY = datetime.date(2026, 11, 21)
POLICY = PolicyInForce(name="rnr-baseline", version="1", on=DAY)
KILLS = 9
MOST_ACKNOWLEDGED = 6
LONGEST_WAIT = 30.0
SIZES = (20, 100_000, 400, 1_000_000, 3_000)
"""Small entries are soon on the disk; large ones are more often torn."""

WRITER = """
import sys
from tests.stateful.test_killed_writer import entry_of
from rnr_caseplan import append_to_log

version = int(sys.argv[2])
print("ready", flush=True)
while True:
    append_to_log(sys.argv[1], [entry_of(version)])
    print(version, flush=True)
    version += 1
"""


def entry_of(version: int) -> Recorded:
    """Give the entry that stands at a version, so that each can be told from all others."""
    reason = f"{version} " * (SIZES[version % len(SIZES)] // (len(str(version)) + 1))
    event: PlanEvent = CopyGiven(on=DAY, by="staff:17", reason=reason.strip())
    return Recorded(version=version, event=event, policy=POLICY)


def acknowledged_before_the_kill(log: Path, version: int, count: int, moment: float) -> list[int]:
    """Let a writer go on from a version, and kill it some time after so many acknowledgements.

    Args:
        log: The log.
        version: The version with which the writer begins.
        count: How many acknowledgements are waited for.
        moment: The time after the last of them, in seconds.

    Returns:
        Every version that it acknowledged, those among them that nobody waited for.
    """
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, log, str(version)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as writer:
        watch = threading.Timer(LONGEST_WAIT, writer.kill)
        watch.start()
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(1 + count)]
        with contextlib.suppress(subprocess.TimeoutExpired):
            writer.wait(timeout=moment)
        writer.kill()
        lines += writer.stdout.readlines()
        watch.cancel()
    assert lines[0] == "ready\n"
    assert len(lines) > count
    return [int(line) for line in lines[1:]]


@pytest.mark.parametrize("name", ["P-1", "P-2", "P-3", "P-4"])
def test_no_acknowledged_entry_is_lost_when_the_writer_is_killed(name: str, tmp_path: Path) -> None:
    """Again and again, at many moments of its work, and each next writer goes on from there."""
    log = tmp_path / f"{name}.jsonl"
    found = read_log(b"")
    for kill in range(KILLS):
        begun = len(found.entries)
        moment = 0.0004 * (kill * 7 % 19)
        told = acknowledged_before_the_kill(log, begun + 1, kill % MOST_ACKNOWLEDGED, moment)
        assert told == list(range(begun + 1, begun + 1 + len(told)))
        found = read_log(log) if log.exists() else found
        # At most the entry on which it was at work is there without having been acknowledged.
        assert len(found.entries) - begun - len(told) in {0, 1}
        assert found.entries == tuple(entry_of(n + 1) for n in range(len(found.entries)))
        if kill % 3 == 0 and not found.has_torn_line:  # a kill seldom meets the middle of a write
            (line,) = log_lines([entry_of(len(found.entries) + 1)], head=found.head)
            with log.open("ab") as file:
                file.write(line.encode()[: (kill + 1) * 30])
            assert read_log(log).has_torn_line
    following = entry_of(len(found.entries) + 1)
    append_to_log(log, [following], head=found.head)
    assert read_log(log).entries == (*found.entries, following)
    assert read_log(log).has_torn_line is False
