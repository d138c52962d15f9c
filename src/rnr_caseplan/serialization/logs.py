"""Event logs: JSON Lines to which lines are only added, each sealed with the one before it.

A line holds one entry of a plan's history and a digest of it and of the line before, so that a
line that is lost, altered or out of place is found and named by its number.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from rnr_caseplan.errors import Fault, FaultsError, InputError
from rnr_caseplan.model.recorded import Recorded
from rnr_caseplan.serialization.documents import parse_object
from rnr_caseplan.serialization.events import event_to_data, policy_to_data, read_recorded
from rnr_caseplan.value import Value

try:
    import fcntl
except ImportError:  # where files cannot be locked so, one process at a time may write
    fcntl = None  # type: ignore[assignment]

BEGINNING = "0" * 64
"""The digest before the first line."""
_BLOCK = 65536


@frozen(kw_only=True, repr=False, eq=False)
class EventLog(Value):
    """What an event log holds.

    Attributes:
        entries: The entries in their order; ``replay`` makes the plan from them.
        head: The digest of the last line. Kept in another place, it also shows when the last
            lines are cut off or the whole log is written anew.
        has_torn_line: Whether a last line was begun and never finished, as when a process is
            killed while it writes; nobody was told that it was stored, and it is left out.
    """

    entries: tuple[Recorded, ...]
    head: str
    has_torn_line: bool


def log_lines(entries: Iterable[Recorded], *, head: str = BEGINNING) -> tuple[str, ...]:
    """Give entries as lines of an event log, each with its line break.

    Args:
        entries: Entries of a plan's history, in their order.
        head: The digest of the line before; without it the log begins here.

    Returns:
        One line for each entry. The same entries after the same head give the same lines.

    Examples:
        >>> log_lines([])
        ()
    """
    lines: list[str] = []
    for entry in entries:
        data = {
            "version": entry.version,
            "event": event_to_data(entry.event),
            "policy": policy_to_data(entry.policy),
        }
        digest = _digest(head, data)
        lines.append(_compact({**data, "previous": head, "digest": digest}) + "\n")
        head = digest
    return tuple(lines)


def append_to_log(
    path: str | os.PathLike[str], entries: Iterable[Recorded], *, head: str | None = None
) -> str:
    """Add entries to the end of an event log; when it returns, they are on the disk.

    A line that was begun and never finished is taken away first: nobody was told that it was
    stored. On systems with POSIX locks two processes wait for each other.

    Args:
        path: The file; it is made where it is not there.
        entries: The entries that follow the last one in the log.
        head: The digest that the log is expected to end with, if the caller knows it.

    Returns:
        The digest of the new last line.

    Raises:
        InputError: Where the entries do not follow the log's last one, as when somebody else has
            added to it since, or its last line is altered; nothing is written then.
        OSError: Where the file cannot be read or written.

    Examples:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     head = append_to_log(Path(folder) / "P-1.jsonl", [])
        >>> head == BEGINNING
        True
    """
    given = tuple(entries)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    try:
        _lock(descriptor)
        end, last_line = _last_line(descriptor)
        version, found = _end_of(last_line)
        _check_following(given, version, found, head)
        lines = log_lines(given, head=found)
        os.ftruncate(descriptor, end)
        os.lseek(descriptor, end, os.SEEK_SET)
        _write(descriptor, "".join(lines).encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    _sync_folder(Path(path).parent)
    return _end_of(lines[-1].encode())[1] if lines else found


def read_log(source: str | os.PathLike[str] | bytes, *, head: str | None = None) -> EventLog:
    """Read an event log, and check that every line is there, as it was written, in its place.

    Args:
        source: The path of the file, or its bytes.
        head: The digest that the log is expected to end with, if it was kept elsewhere.

    Returns:
        The entries.

    Raises:
        InputError: Where a line is lost, altered, out of place or malformed: with the number of
            every such line; or where the log does not end with the expected digest.
        OSError: Where the file cannot be read.

    Examples:
        >>> read_log(b"").entries
        ()
    """
    raw = source if isinstance(source, bytes) else Path(source).read_bytes()
    *lines, rest = raw.split(b"\n")
    entries: list[Recorded] = []
    faults: list[Fault] = []
    expected_version = 1
    previous: str | None = BEGINNING
    for number, line in enumerate(lines, start=1):
        place = f"line {number}"
        try:
            fields = dict(parse_object(line))
            entry = _entry_of(fields)
        except FaultsError as error:
            faults += [_at(place, fault) for fault in error.faults]
            expected_version, previous = expected_version + 1, None
            continue
        faults += _faults_of_line(place, fields, entry, expected_version, previous)
        entries.append(entry)
        expected_version, previous = entry.version + 1, str(fields["digest"])
    if head is not None and not faults and previous != head:
        problem = "does not end with the expected digest: lines were cut off, or it was rewritten"
        faults.append(Fault("log", problem, "the log as it was when the digest was noted"))
    if faults or previous is None:
        raise InputError(faults)
    return EventLog(entries=tuple(entries), head=previous, has_torn_line=bool(rest))


def _at(place: str, fault: Fault) -> Fault:
    path = f"{place}: {fault.path}" if fault.path else place
    return Fault(path, fault.problem, fault.expected)


def _entry_of(fields: dict[str, Any]) -> Recorded:
    """Read the entry of a line."""
    sealed = {name: fields.get(name) for name in ("previous", "digest")}
    faults = [
        Fault(name, "is not a digest", "64 hexadecimal digits")
        for name, value in sealed.items()
        if not isinstance(value, str)
    ]
    entry = {name: value for name, value in fields.items() if name not in sealed}
    try:
        read = read_recorded(entry)
    except FaultsError as error:
        raise InputError((*faults, *error.faults)) from None
    if faults:
        raise InputError(faults)
    return read


def _faults_of_line(
    place: str,
    fields: dict[str, Any],
    entry: Recorded,
    expected_version: int,
    previous: str | None,
) -> Iterator[Fault]:
    """Find what is wrong with a line that is well formed, compared with the line before it."""
    data = {name: fields[name] for name in ("version", "event", "policy")}
    if _digest(str(fields["previous"]), data) != fields["digest"]:
        yield Fault(place, "was altered", "the line as it was written")
    elif entry.version != expected_version:
        problem = f"is entry {entry.version}, where entry {expected_version} belongs"
        yield Fault(place, f"{problem}: lines are lost or out of place", "every line in its place")
    elif previous is not None and fields["previous"] != previous:
        problem = "does not follow from the line before: one of the two was written anew"
        yield Fault(place, problem, "both lines as they were written")


def _check_following(
    entries: tuple[Recorded, ...], version: int, found: str, head: str | None
) -> None:
    faults: list[Fault] = []
    if head is not None and head != found:
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


def _end_of(line: bytes) -> tuple[int, str]:
    """Give the version and the digest of a log's last line."""
    if not line:
        return 0, BEGINNING
    try:
        fields = dict(parse_object(line))
        entry = _entry_of(fields)
    except FaultsError as error:
        raise InputError(_at("last line", fault) for fault in error.faults) from None
    faults = tuple(_faults_of_line("last line", fields, entry, entry.version, None))
    if faults:
        raise InputError(faults)
    return entry.version, str(fields["digest"])


def _last_line(descriptor: int) -> tuple[int, bytes]:
    """Give where the last whole line of a file ends, and that line."""
    size = os.lseek(descriptor, 0, os.SEEK_END)
    tail, start = b"", size
    while start > 0 and tail.count(b"\n") < 2:  # noqa: PLR2004  # its own, and that of the line before
        start = max(start - _BLOCK, 0)
        os.lseek(descriptor, start, os.SEEK_SET)
        tail = _read(descriptor, size - start)
    whole, has_line, torn = tail.rpartition(b"\n")
    if not has_line:
        return 0, b""
    return size - len(torn), whole.rpartition(b"\n")[2]


def _read(descriptor: int, size: int) -> bytes:
    parts: list[bytes] = []
    while size > 0:
        part = os.read(descriptor, size)
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _write(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def _lock(descriptor: int) -> None:
    if fcntl is not None:  # pyright: ignore[reportUnnecessaryComparison]
        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _sync_folder(folder: Path) -> None:
    """Make sure that a new file is found again after a crash; where a folder can be synced."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _digest(previous: str, data: dict[str, Any]) -> str:
    return hashlib.sha256(f"{previous}\n{_compact(data)}".encode()).hexdigest()


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
