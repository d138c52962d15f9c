"""Event logs: added to, read, and refused."""

import datetime
import fcntl
import hashlib
import json
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    EventLog,
    InputError,
    PlanEvent,
    PolicyInForce,
    Recorded,
    append_to_log,
    load_policy_book,
    log_lines,
    read_log,
    replay,
)
from rnr_caseplan.lifecycle import CopyGiven
from rnr_caseplan.serialization.sealing import BEGINNING
from tests.unit.builders import TODAY
from tests.unit.every_event import MARKER, whole_life

POLICY = PolicyInForce(name="rnr-baseline", version="1", on=TODAY)
NO_LINE = "is not a line of an event log, or was altered"


def an_entry(version: int, reason: str = "as agreed") -> Recorded:
    """Give an entry of a history: a copy was given."""
    event: PlanEvent = CopyGiven(on=TODAY, by="staff:17", reason=reason)
    return Recorded(version=version, event=event, policy=POLICY)


ENTRIES = tuple(an_entry(version, f"reason {version}") for version in range(1, 6))
LINES = tuple(line.encode() for line in log_lines(ENTRIES))
DIGESTS = tuple(str(json.loads(line)["digest"]) for line in LINES)
TORN = LINES[2][:200]


@pytest.fixture(name="file")
def a_log_that_is_not_there(tmp_path: Path) -> Path:
    """Give the path of a log that nobody has written yet."""
    return tmp_path / "P-1.jsonl"


def faults_of(source: Any, head: str | None = None) -> list[tuple[str, str]]:
    """Give path and problem of each fault of a log."""
    with pytest.raises(InputError) as caught:
        read_log(source, head=head)
    assert all(fault.expected for fault in caught.value.faults)
    assert MARKER not in str(caught.value)
    return [(fault.path, fault.problem) for fault in caught.value.faults]


def refused(file: Path, *entries: Any, head: str | None = None) -> list[tuple[str, str]]:
    """Give path and problem of each fault of an addition; the file stays as it was."""
    before = file.read_bytes()
    with pytest.raises(InputError) as caught:
        append_to_log(file, entries, head=head)
    assert file.read_bytes() == before
    return [(fault.path, fault.problem) for fault in caught.value.faults]


def sealed_anew(line: str) -> bytes:
    """Give a line with a fresh digest, so that only what it says can be wrong."""
    rest = line.rstrip("\n").partition(",")[2]
    digest = hashlib.sha256(f"{{{rest}".encode()).hexdigest()
    return f'{{"digest":"{digest}",{rest}\n'.encode()


# Lines. ---------------------------------------------------------------------------------


def test_entries_are_given_as_lines() -> None:
    """One each, with its line break; the same entries give the same lines."""
    assert log_lines(iter(ENTRIES)) == tuple(line.decode() for line in LINES)
    assert all(line.endswith("}\n") for line in log_lines(ENTRIES))
    assert [json.loads(line)["version"] for line in LINES] == [1, 2, 3, 4, 5]


def test_lines_may_be_given_bit_by_bit() -> None:
    """The digest of the last line is what the next ones follow from."""
    begun = log_lines(ENTRIES[:2])
    assert (*begun, *log_lines(ENTRIES[2:], head=DIGESTS[1])) == log_lines(ENTRIES)
    assert log_lines(ENTRIES[2:]) != log_lines(ENTRIES)[2:]


def test_an_event_that_no_plan_recorded_makes_no_line() -> None:
    """Each of them is told by its place."""
    mixed: Any = [ENTRIES[0], ENTRIES[1].event, None]
    with pytest.raises(InputError) as caught:
        log_lines(mixed)
    assert [fault.path for fault in caught.value.faults] == ["entries[1]", "entries[2]"]


# Reading. -------------------------------------------------------------------------------


def test_a_log_gives_back_its_entries_and_the_last_digest(file: Path) -> None:
    """From a path, the text of a path, and bytes."""
    file.write_bytes(b"".join(LINES))
    for source in (file, str(file), file.read_bytes()):
        log = read_log(source)
        assert log == EventLog(entries=ENTRIES, head=DIGESTS[-1], has_torn_line=False)


def test_an_empty_log_holds_nothing(file: Path) -> None:
    """Its digest is that of the beginning."""
    file.write_bytes(b"")
    for source in (file, b""):
        assert read_log(source) == EventLog(entries=(), head=BEGINNING, has_torn_line=False)
        assert read_log(source, head=BEGINNING).entries == ()


def test_a_plan_is_made_again_from_the_log_of_its_life() -> None:
    """Exactly, and its log would be written again as the same bytes."""
    plan = whole_life()
    lines = log_lines(plan.history)
    log = read_log("".join(lines).encode())
    assert replay(log.entries, load_policy_book("rnr-baseline")) == plan
    assert log_lines(log.entries) == lines


def test_a_last_line_that_was_never_finished_is_told_and_left_out() -> None:
    """Wherever it broke off; the entries before it are all there."""
    for length in range(1, len(LINES[2]) - 1):
        log = read_log(b"".join(LINES[:2]) + LINES[2][:length])
        assert log == EventLog(entries=ENTRIES[:2], head=DIGESTS[1], has_torn_line=True)
        assert read_log(LINES[0][: min(length, len(LINES[0]) - 2)]).has_torn_line


def test_a_last_line_that_lacks_only_its_break_counts() -> None:
    """Its digest proves it whole; some programs take the last line break away."""
    log = read_log(b"".join(LINES)[:-1], head=DIGESTS[-1])
    assert log == EventLog(entries=ENTRIES, head=DIGESTS[-1], has_torn_line=False)


def test_each_faulty_line_is_named_by_its_number() -> None:
    """All of them at once; the lines between them are not blamed."""
    lines = list(LINES)
    lines[0] = lines[0].replace(b"reason", b"season")
    lines[3] = lines[3].replace(b'"version":4', b'"version":9')
    assert faults_of(b"".join(lines)) == [("line 1", NO_LINE), ("line 4", NO_LINE)]


def test_a_lost_line_is_named_where_it_is_missing() -> None:
    """Once, however many were lost there."""
    found = faults_of(b"".join((LINES[0], *LINES[3:])))
    lost = "is entry 4, where entry 2 belongs: lines are lost or out of place"
    assert found == [("line 2", lost)]
    assert [path for path, _ in faults_of(b"".join(LINES[1:]))] == ["line 1"]


def test_a_line_that_was_written_anew_is_found_by_the_next_one() -> None:
    """A fresh digest does not hide it."""
    anew = log_lines([an_entry(2, "other words")], head=DIGESTS[0])[0].encode()
    problem = "does not follow from the line before: one of the two was written anew"
    assert faults_of(b"".join((LINES[0], anew, *LINES[2:]))) == [("line 3", problem)]


def test_a_line_of_another_log_does_not_follow() -> None:
    """Nor does a second beginning."""
    other = [line.encode() for line in log_lines([an_entry(1, "other"), an_entry(2, "other")])]
    assert [path for path, _ in faults_of(LINES[0] + other[1])] == ["line 2"]
    problem = "is entry 1, where entry 2 belongs: lines are lost or out of place"
    assert faults_of(LINES[0] + other[0]) == [("line 2", problem)]


@pytest.mark.parametrize(
    ("raw", "paths"),
    [
        (b"\n", ["line 1"]),
        (LINES[0] + b"\n" + LINES[1], ["line 2", "line 3"]),
        (b"".join(LINES) + b"\n", ["line 6"]),
        (b"".join(LINES).replace(b"\n", b"\r\n"), [f"line {n}" for n in range(1, 6)]),
        (b"\xef\xbb\xbf" + b"".join(LINES), ["line 1"]),
        (b'{"schema": "rnr-caseplan/plan/1"}\n', ["line 1"]),
        (b"ZQX", ["line 1"]),
        (b"".join(LINES) + b"ZQX", ["line 6"]),
        (b"".join(LINES) + b"\0\0\0", ["line 6"]),
    ],
)
def test_what_is_no_line_is_refused(raw: bytes, paths: list[str]) -> None:
    """Also at the end, unless it is how a line begins."""
    found = faults_of(raw)
    assert [path for path, _ in found] == paths
    assert found[0][1] == NO_LINE


def test_the_faults_of_a_line_are_told_with_its_number() -> None:
    """As when a later version of the library wrote it; the following lines are still checked."""
    strange = evolve(ENTRIES[1], event=evolve(ENTRIES[1].event, id="x"))
    (line,) = log_lines([strange], head=DIGESTS[0])
    renamed = sealed_anew(line.replace('"id":"x"', '"idea":"ZQX"').replace("copy", "ZQX"))
    found = faults_of(b"".join((LINES[0], renamed, LINES[2], LINES[4])))
    assert [path for path, _ in found] == ["line 2: event.kind", "line 4"]


@pytest.mark.parametrize("kept", range(5))
def test_a_digest_that_was_kept_shows_that_lines_were_cut_off(kept: int) -> None:
    """Nothing else can show it."""
    cut = b"".join(LINES[:kept])
    problem = "does not end with the expected digest: lines were cut off, or it was rewritten"
    assert read_log(cut).entries == ENTRIES[:kept]
    assert faults_of(cut, head=DIGESTS[-1]) == [("log", problem)]
    assert read_log(b"".join(LINES), head=DIGESTS[-1]).entries == ENTRIES


def test_a_digest_that_was_kept_shows_a_log_that_was_written_anew() -> None:
    """Though every line of it is sound."""
    anew = "".join(log_lines([an_entry(version, "other") for version in range(1, 6)])).encode()
    assert read_log(anew).has_torn_line is False
    assert [path for path, _ in faults_of(anew, head=DIGESTS[-1])] == ["log"]


@pytest.mark.parametrize("kept", range(5))
def test_lines_that_were_added_since_a_digest_was_kept_are_told(kept: int) -> None:
    """By the number of the first one, so that the caller can look at them."""
    head = (BEGINNING, *DIGESTS)[kept]
    problem = "was added after the line with the expected digest"
    assert faults_of(b"".join(LINES), head=head) == [(f"line {kept + 1}", problem)]


def test_faulty_lines_come_before_what_a_digest_shows() -> None:
    """They say more."""
    lines = [line.replace(b"reason 2", b"reason 9") for line in LINES]
    assert [path for path, _ in faults_of(b"".join(lines), head=DIGESTS[2])] == ["line 2"]


def test_the_text_of_a_log_is_not_its_path(tmp_path: Path) -> None:
    """It is not repeated, and no file of such a name is made."""
    text = LINES[0].decode().replace("reason", "ZQX")
    assert faults_of(text) == [("", "is the text of a document, not a path")]
    with pytest.raises(InputError):
        append_to_log(text, [])
    assert list(tmp_path.iterdir()) == []


def test_a_log_that_is_not_there_is_the_operating_systems_error(file: Path) -> None:
    """With its path."""
    with pytest.raises(FileNotFoundError, match=r"P-1\.jsonl"):
        read_log(file)
    with pytest.raises(IsADirectoryError):
        read_log(file.parent)


# Adding. --------------------------------------------------------------------------------


def test_entries_are_added_to_the_end(file: Path) -> None:
    """One by one or several at once; each call gives the digest of the last line."""
    assert append_to_log(file, ENTRIES[:1]) == DIGESTS[0]
    assert append_to_log(str(file), iter(ENTRIES[1:3])) == DIGESTS[2]
    assert append_to_log(file, [], head=DIGESTS[2]) == DIGESTS[2]
    assert append_to_log(file, ENTRIES[3:], head=DIGESTS[2]) == DIGESTS[4]
    assert file.read_bytes() == b"".join(LINES)


def test_a_new_log_can_only_be_read_by_its_owner(file: Path) -> None:
    """It holds what people said; others are let in by whoever wants that."""
    assert append_to_log(file, []) == BEGINNING
    assert file.read_bytes() == b""
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o640)
    append_to_log(file, ENTRIES[:1], head=BEGINNING)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_entries_that_do_not_follow_are_refused(file: Path) -> None:
    """As when somebody else has added one since; nothing is written."""
    append_to_log(file, ENTRIES[:3])
    problem = "does not follow the last entry of the log, 3"
    assert refused(file, ENTRIES[2]) == [("entries[0].version", problem)]
    assert refused(file, ENTRIES[4]) == [("entries[0].version", problem)]
    assert refused(file, ENTRIES[3], ENTRIES[3]) == [("entries[1].version", problem)]
    with pytest.raises(InputError, match=r"expected 4$"):
        append_to_log(file, [ENTRIES[4]])


def test_a_log_that_does_not_end_as_expected_is_refused(file: Path) -> None:
    """Beside what does not follow."""
    append_to_log(file, ENTRIES[:3])
    problem = "is not the digest of the last line"
    assert refused(file, ENTRIES[3], head=DIGESTS[1]) == [("head", problem)]
    assert refused(file, head=BEGINNING) == [("head", problem)]
    paths = [path for path, _ in refused(file, ENTRIES[2], head=DIGESTS[1])]
    assert paths == ["head", "entries[0].version"]


def test_no_file_is_made_for_entries_that_no_log_begins_with(file: Path) -> None:
    """A mistaken name leaves nothing behind."""
    with pytest.raises(InputError, match=r"entries\[0\]\.version"):
        append_to_log(file, ENTRIES[1:])
    with pytest.raises(InputError, match="head"):
        append_to_log(file, ENTRIES, head=DIGESTS[0])
    with pytest.raises(InputError, match="of the wrong kind"):
        append_to_log(file, [ENTRIES[0].event])  # type: ignore[list-item]
    assert not file.exists()


def test_a_line_that_was_never_finished_is_taken_away(file: Path) -> None:
    """Wherever it broke off, what is added follows the last whole line."""
    for length in range(1, len(LINES[2]) - 1):
        file.write_bytes(LINES[0] + LINES[1] + LINES[2][:length])
        assert append_to_log(file, [ENTRIES[2]], head=DIGESTS[1]) == DIGESTS[2]
        assert file.read_bytes() == b"".join(LINES[:3])
    file.write_bytes(LINES[0][:100])
    assert append_to_log(file, ENTRIES) == DIGESTS[-1]
    assert read_log(file).entries == ENTRIES


def test_a_line_that_was_never_finished_goes_with_an_addition_of_nothing(file: Path) -> None:
    """The log is sound again."""
    file.write_bytes(LINES[0] + TORN)
    assert append_to_log(file, []) == DIGESTS[0]
    assert file.read_bytes() == LINES[0]


def test_a_last_line_that_lacks_only_its_break_is_kept(file: Path) -> None:
    """Whoever wrote it may have been told that it was stored."""
    file.write_bytes(b"".join(LINES[:3])[:-1])
    assert [path for path, _ in refused(file, ENTRIES[2])] == ["entries[0].version"]
    assert append_to_log(file, ENTRIES[3:], head=DIGESTS[2]) == DIGESTS[4]
    assert file.read_bytes() == b"".join(LINES)
    file.write_bytes(b"".join(LINES)[:-1])
    assert append_to_log(file, []) == DIGESTS[4]
    assert file.read_bytes() == b"".join(LINES)


@pytest.mark.parametrize(
    "content",
    [
        b"\n",
        b"".join(LINES) + b"\n",
        LINES[0].replace(b"reason", b"season"),
        LINES[0] + LINES[1].replace(b"\n", b"\r\n"),
        b"a file of another kind",
        b'{"schema": "rnr-caseplan/plan/1"}',
        b'{"schema": "rnr-caseplan/plan/1"}\n',
        LINES[0] + b"\0" * 100,
    ],
)
def test_nothing_is_added_to_what_is_no_sound_log(file: Path, content: bytes) -> None:
    """And nothing is taken away from it: it may be somebody's file of another kind."""
    file.write_bytes(content)
    assert refused(file, ENTRIES[0]) == [("last line", NO_LINE)]


def test_the_faults_of_the_last_line_are_told(file: Path) -> None:
    """As when a later version of the library wrote it."""
    file.write_bytes(sealed_anew(LINES[0].decode().replace("copy", "ZQX")))
    assert refused(file, ENTRIES[1]) == [("last line: event.kind", "is not a kind of event")]


def test_lines_may_be_long(file: Path) -> None:
    """The last line, the one before, and one that was never finished."""
    long = [an_entry(version, "x" * (150_000 * version)) for version in (1, 2, 3)]
    lines = [line.encode() for line in log_lines(long)]
    for count in (1, 2):
        file.write_bytes(b"".join(lines[:count]) + lines[count][:-2])
        append_to_log(file, long[count:])
        assert file.read_bytes() == b"".join(lines)
    append_to_log(file, [ENTRIES[3]])
    assert [entry.version for entry in read_log(file).entries] == [1, 2, 3, 4]


def test_a_link_is_followed(file: Path, tmp_path: Path) -> None:
    """Also where the file that it leads to is not there yet; it stays a link."""
    (tmp_path / "logs").mkdir()
    file.symlink_to(tmp_path / "logs" / "real.jsonl")
    append_to_log(file, ENTRIES[:2])
    append_to_log(file, ENTRIES[2:])
    assert file.is_symlink()
    assert read_log(tmp_path / "logs" / "real.jsonl") == read_log(file)
    assert read_log(file).entries == ENTRIES


def test_a_file_that_cannot_be_written_is_the_operating_systems_error(file: Path) -> None:
    """With its path."""
    with pytest.raises(IsADirectoryError, match=file.parent.name):
        append_to_log(file.parent, ENTRIES)
    with pytest.raises(FileNotFoundError, match="nowhere"):
        append_to_log(file.parent / "nowhere" / file.name, ENTRIES)
    assert list(file.parent.iterdir()) == []


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond a size, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("room", [0, 10, len(LINES[2]), len(LINES[2]) + 10])
def test_what_could_not_be_written_to_its_end_is_taken_back(file: Path, room: int) -> None:
    """A full disk leaves the log as it was, also where whole lines were written before."""
    append_to_log(file, ENTRIES[:2])
    size = file.stat().st_size
    file.write_bytes(file.read_bytes() + TORN[:5])
    with files_of_at_most(size + room), pytest.raises(OSError, match="large"):
        append_to_log(file, ENTRIES[2:])
    assert file.read_bytes() == b"".join(LINES[:2])
    append_to_log(file, ENTRIES[2:], head=DIGESTS[1])
    assert file.read_bytes() == b"".join(LINES)


# At the same time. ----------------------------------------------------------------------


def test_writers_at_the_same_time_do_not_disturb_each_other(file: Path) -> None:
    """Each reads, adds, and begins again where somebody else was faster; no entry is lost."""

    def added(reason: str) -> bool:
        version = len(read_log(file).entries) + 1
        try:
            append_to_log(file, [an_entry(version, reason)])
        except InputError:
            return False
        return True

    def write(name: str) -> None:
        for number in range(15):
            assert any(added(f"{name}, {number}") for _ in range(1000))

    append_to_log(file, [])
    names = ("one", "two", "three")
    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(write, names, timeout=60))
    log = read_log(file)
    assert log.has_torn_line is False
    said = [str(entry.event.reason) for entry in log.entries]
    assert sorted(said) == sorted(f"{name}, {number}" for name in names for number in range(15))
    for name in names:
        own = [reason for reason in said if reason.startswith(name)]
        assert own == [f"{name}, {number}" for number in range(15)]


def test_a_writer_and_a_reader_wait_for_another_writer(file: Path) -> None:
    """Two readers do not wait for each other, but a writer waits for a reader."""
    append_to_log(file, ENTRIES[:1])
    with ThreadPoolExecutor(2) as pool, file.open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        reading = pool.submit(read_log, file)
        with pytest.raises(TimeoutError):
            reading.result(timeout=0.2)
        fcntl.flock(other, fcntl.LOCK_SH)
        assert reading.result(timeout=30).entries == ENTRIES[:1]
        assert pool.submit(read_log, file).result(timeout=30).head == DIGESTS[0]
        writing = pool.submit(append_to_log, file, ENTRIES[1:2])
        with pytest.raises(TimeoutError):
            writing.result(timeout=0.2)
        fcntl.flock(other, fcntl.LOCK_UN)
        assert writing.result(timeout=30) == DIGESTS[1]


WITHOUT_LOCKS = """
import sys
sys.modules["fcntl"] = None
from pathlib import Path
from rnr_caseplan import append_to_log, read_log
source, target = sys.argv[1:]
entries = read_log(source).entries
append_to_log(target, entries[:2])
print(append_to_log(target, entries[2:]) == read_log(target).head)
"""


def test_a_system_without_such_locks_writes_the_same_log(file: Path, tmp_path: Path) -> None:
    """One process at a time may write there."""
    file.write_bytes(b"".join(LINES))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_LOCKS, file, tmp_path / "other.jsonl"],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\n", "")
    assert (tmp_path / "other.jsonl").read_bytes() == file.read_bytes()


def test_a_log_holds_days_of_any_year(file: Path) -> None:
    """The ends of the calendar among them."""
    days = (datetime.date.min, datetime.date.max)
    entries = [
        evolve(
            an_entry(version), policy=evolve(POLICY, on=day), event=evolve(ENTRIES[0].event, on=day)
        )
        for version, day in enumerate(days, start=1)
    ]
    append_to_log(file, entries)
    assert read_log(file).entries == tuple(entries)
