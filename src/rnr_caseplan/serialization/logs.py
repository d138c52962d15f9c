"""Event logs: JSON Lines to which lines are only added, each sealed with the one before it."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, cast

from attrs import frozen

from rnr_caseplan.errors import Fault, FaultsError, InputError
from rnr_caseplan.model.recorded import Recorded
from rnr_caseplan.serialization.documents import path_of
from rnr_caseplan.serialization.sealing import (
    BEGINNING,
    SealedLine,
    fault_of_no_line,
    is_whole,
    may_be_torn,
    read_line,
    seal,
)
from rnr_caseplan.value import Value

try:
    import fcntl
except ImportError:  # where files cannot be locked so, one process at a time may write
    fcntl = None  # type: ignore[assignment]

_BLOCK = 65536


@frozen(kw_only=True, repr=False, eq=False)
class EventLog(Value):
    """What an event log holds.

    Attributes:
        entries: The entries in their order; ``replay`` makes the plan from them.
        head: The digest of the last line. Kept in another place, it also shows when the last
            lines are cut off or the whole log is written anew.
        has_torn_line: Whether a last line was begun and never finished, as when a process is
            killed while it writes; nobody was told that it was stored, and it is left out. A last
            line that is whole and lacks nothing but its line break counts as any other.
    """

    entries: tuple[Recorded, ...]
    head: str
    has_torn_line: bool


class _End(NamedTuple):
    """Where a log goes on: its size, its last version and digest, and whether a break is due."""

    size: int
    version: int
    head: str
    lacks_break: bool


def log_lines(entries: Iterable[Recorded], *, head: str = BEGINNING) -> tuple[str, ...]:
    """Give entries as lines of an event log, each with its line break.

    Args:
        entries: Entries of a plan's history, in their order.
        head: The digest of the line before; without it the log begins here.

    Returns:
        One line for each entry. The same entries after the same head give the same lines.

    Raises:
        InputError: Where something is no entry of a history.

    Examples:
        >>> log_lines([])
        ()
    """
    return tuple(line for line, _ in seal(_checked(entries), head))


def append_to_log(
    path: str | os.PathLike[str], entries: Iterable[Recorded], *, head: str | None = None
) -> str:
    """Add entries to the end of an event log; when it returns, they are on the disk.

    A line that was begun and never finished is taken away first: nobody was told that it was
    stored. On systems with POSIX locks two processes wait for each other.

    Whoever is stopped before it returns does not know: none of the entries may be there, or some
    of them from the first on, or all; ``read_log`` tells which.

    Args:
        path: The file; it is made where it is not there.
        entries: The entries that follow the last one in the log.
        head: The digest that the log is expected to end with, if the caller knows it.

    Returns:
        The digest of the new last line.

    Raises:
        InputError: Where the entries do not follow the log's last one, as when somebody else has
            added to it since, its last line is altered, or the file is no event log; nothing is
            written then.
        OSError: Where the file cannot be read or written; what was written of the entries is
            taken away again.

    Examples:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     head = append_to_log(Path(folder) / "P-1.jsonl", [])
        >>> head == BEGINNING
        True
    """
    given = _checked(entries)
    descriptor = _open(path_of(path), given, head)
    try:
        _lock(descriptor, to_write=True)
        end = _end_of(descriptor)
        _check_following(given, end.version, end.head, head)
        sealed = list(seal(given, end.head))
        _sync_folder_of(path)
        text = "\n" * end.lacks_break + "".join(line for line, _ in sealed)
        _write_or_take_back(descriptor, end.size, text.encode())
    finally:
        os.close(descriptor)
    return sealed[-1][1] if sealed else end.head


def read_log(source: str | os.PathLike[str] | bytes, *, head: str | None = None) -> EventLog:
    """Read an event log, and check that every line is there, as it was written, in its place.

    Args:
        source: The path of the file, or its bytes. A file is not read while it is written.
        head: The digest that the log is expected to end with, if it was kept elsewhere.

    Returns:
        The entries.

    Raises:
        InputError: Where a line is lost, altered, out of place or malformed: with the number of
            every such line; or where the log does not end with the expected digest: with the
            number of the first line that was added since, or for the whole log where the digest
            is not in it.
        OSError: Where the file cannot be read.

    Examples:
        >>> read_log(b"").entries
        ()
    """
    *lines, rest = (source if isinstance(source, bytes) else _read_file(source)).split(b"\n")
    if is_whole(rest):
        lines, rest = [*lines, rest], b""
    entries: list[Recorded] = []
    digests: list[str] = [BEGINNING]
    faults: list[Fault] = []
    expected_version = 1
    previous: str | None = BEGINNING
    for number, raw in enumerate(lines, start=1):
        place = f"line {number}"
        try:
            line = read_line(raw)
        except FaultsError as error:
            faults += [_at(place, fault) for fault in error.faults]
            expected_version, previous = expected_version + 1, None
            continue
        faults += [_at(place, fault) for fault in _out_of_place(line, expected_version, previous)]
        entries.append(line.entry)
        digests.append(line.digest)
        expected_version, previous = line.entry.version + 1, line.digest
    if not may_be_torn(rest):
        faults.append(_at(f"line {len(lines) + 1}", fault_of_no_line()))
    if not faults and head not in {None, digests[-1]}:
        faults.append(_of_unexpected_head(head, digests))
    if faults:
        raise InputError(faults)
    return EventLog(entries=tuple(entries), head=digests[-1], has_torn_line=bool(rest))


# Entries. -------------------------------------------------------------------------------


def _checked(entries: Iterable[object]) -> tuple[Recorded, ...]:
    """Give the entries, each of which is one; an event that no plan has recorded is none."""
    given = tuple(entries)
    faults = [
        Fault(f"entries[{place}]", "is of the wrong kind", "a Recorded, from a plan's history")
        for place, entry in enumerate(given)
        if type(entry) is not Recorded
    ]
    if faults:
        raise InputError(faults)
    return cast("tuple[Recorded, ...]", given)


def _at(place: str, fault: Fault) -> Fault:
    path = f"{place}: {fault.path}" if fault.path else place
    return Fault(path, fault.problem, fault.expected)


def _out_of_place(line: SealedLine, expected_version: int, previous: str | None) -> Iterator[Fault]:
    """Find what is wrong with a sound line, compared with the line before it."""
    if line.entry.version != expected_version:
        problem = f"is entry {line.entry.version}, where entry {expected_version} belongs"
        yield Fault("", f"{problem}: lines are lost or out of place", "every line in its place")
    elif previous not in {None, line.previous}:
        problem = "does not follow from the line before: one of the two was written anew"
        yield Fault("", problem, "both lines as they were written")


def _of_unexpected_head(head: str | None, digests: list[str]) -> Fault:
    if head in digests:
        problem = "was added after the line with the expected digest"
        return Fault(f"line {digests.index(head) + 1}", problem, "the digest of the last line")
    problem = "does not end with the expected digest: lines were cut off, or it was rewritten"
    return Fault("log", problem, "the log as it was when the digest was noted")


# Files. ---------------------------------------------------------------------------------


def _open(path: Path, entries: tuple[Recorded, ...], head: str | None) -> int:
    """Open a log to write; a new file is only made for entries that a log may begin with."""
    flags = os.O_RDWR | getattr(os, "O_BINARY", 0)
    try:
        return os.open(path, flags)
    except FileNotFoundError:
        _check_following(entries, 0, BEGINNING, head)
        return os.open(path, flags | os.O_CREAT, 0o600)


def _check_following(
    entries: tuple[Recorded, ...], version: int, found: str, head: str | None
) -> None:
    faults: list[Fault] = []
    if head not in {None, found}:
        problem = "is not the digest of the last line"
        faults.append(Fault("head", problem, "the digest of the log as it is now"))
    faults += [
        Fault(
            f"entries[{place}].version",
            f"does not follow the last entry of the log, {version}",
            str(version + 1 + place),
        )
        for place, entry in enumerate(entries)
        if entry.version != version + 1 + place
    ]
    if faults:
        raise InputError(faults)


def _end_of(descriptor: int) -> _End:
    """Find where a log goes on, behind its last line; a torn line does not count."""
    size, line, rest = _tail_of(descriptor)
    lacks_break = is_whole(rest)
    if lacks_break:
        line, rest = rest, b""
    if not may_be_torn(rest):
        raise InputError([_at("last line", fault_of_no_line())])
    if line is None:
        return _End(0, 0, BEGINNING, lacks_break=False)
    try:
        last = read_line(line)
    except FaultsError as error:
        raise InputError(_at("last line", fault) for fault in error.faults) from None
    return _End(size - len(rest), last.entry.version, last.digest, lacks_break)


def _tail_of(descriptor: int) -> tuple[int, bytes | None, bytes]:
    """Give the size of a file, its last line that has a line break, and what stands after it."""
    size = os.lseek(descriptor, 0, os.SEEK_END)
    tail, length = b"", 0
    while length < size and tail.count(b"\n") < 2:  # noqa: PLR2004  # its own, and that of the line before
        length = min(max(2 * length, _BLOCK), size)
        os.lseek(descriptor, size - length, os.SEEK_SET)
        tail = _read(descriptor, length)
    *lines, rest = tail.split(b"\n")
    return size, lines[-1] if lines else None, rest


def _read(descriptor: int, size: int) -> bytes:
    parts: list[bytes] = []
    while part := os.read(descriptor, size):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _read_file(source: str | os.PathLike[str]) -> bytes:
    with path_of(source).open("rb") as file:
        _lock(file.fileno(), to_write=False)
        return file.read()


def _write_or_take_back(descriptor: int, end: int, data: bytes) -> None:
    """Write at the end of a log, to the disk; where that fails, leave the log as it was."""
    os.ftruncate(descriptor, end)
    os.lseek(descriptor, end, os.SEEK_SET)
    try:
        while data:
            data = data[os.write(descriptor, data) :]
        os.fsync(descriptor)
    except BaseException:
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, end)
        raise


def _lock(descriptor: int, *, to_write: bool) -> None:
    """Wait until nobody else writes the file, or, to write it, until nobody else reads it."""
    if fcntl is not None:  # pyright: ignore[reportUnnecessaryComparison]
        fcntl.flock(descriptor, fcntl.LOCK_EX if to_write else fcntl.LOCK_SH)


def _sync_folder_of(path: str | os.PathLike[str]) -> None:
    """Make sure that a new file is found again after a crash, where a folder can be synced."""
    if fcntl is not None:  # pyright: ignore[reportUnnecessaryComparison]
        descriptor = os.open(Path(path).resolve().parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
