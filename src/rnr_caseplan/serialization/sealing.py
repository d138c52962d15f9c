"""The lines of event logs: entries of a plan's history, each sealed with the line before it.

A line holds one entry, the digest of the line before, and its own digest. That is the SHA-256, in
hexadecimal, of the line without its digest: of the bytes as they stand there. So a line that is
lost, altered or out of place shows, whichever program reads it.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rnr_caseplan.errors import Fault, FaultsError, InputError
from rnr_caseplan.model.recorded import Recorded
from rnr_caseplan.serialization.documents import parse_object
from rnr_caseplan.serialization.events import event_to_data, policy_to_data, read_recorded

BEGINNING = "0" * 64
"""The digest before the first line."""
_START = b'{"digest":"'
_SEALED = re.compile(_START + rb'(?P<digest>[0-9a-f]{64})",(?P<rest>.*)', re.DOTALL)


class SealedLine(NamedTuple):
    """What a sound line holds: an entry, the digest of the line before, and its own."""

    entry: Recorded
    previous: str
    digest: str


def seal(entries: Iterable[Recorded], head: str) -> Iterator[tuple[str, str]]:
    """Give each entry as a line with its line break, and the line's digest.

    Args:
        entries: The entries, in their order.
        head: The digest of the line before the first of them.
    """
    for entry in entries:
        data = {
            "event": event_to_data(entry.event),
            "policy": policy_to_data(entry.policy),
            "previous": head,
            "version": entry.version,
        }
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        rest = text.removeprefix("{")
        head = _digest(rest.encode())
        yield f'{_START.decode()}{head}",{rest}\n', head


def is_whole(line: bytes) -> bool:
    """Say whether a line, without its line break, is as it was written."""
    sealed = _SEALED.fullmatch(line)
    return sealed is not None and _digest(sealed["rest"]) == sealed["digest"].decode()


def may_be_torn(rest: bytes) -> bool:
    """Say whether what stands after the last line break is nothing, or how a line begins."""
    return rest.startswith(_START) or _START.startswith(rest)


def fault_of_no_line() -> Fault:
    """Give the fault of what is not as a line was written."""
    problem = "is not a line of an event log, or was altered"
    return Fault("", problem, "the line as it was written")


def read_line(line: bytes) -> SealedLine:
    """Read a line, without its line break.

    Raises:
        InputError: Where it is not as it was written, or was written with faults.
    """
    if not is_whole(line):
        raise InputError([fault_of_no_line()])
    fields = parse_object(line)
    digest, previous = fields.pop("digest"), fields.pop("previous", None)
    faults: list[Fault] = []
    if not isinstance(previous, str):
        faults.append(Fault("previous", "is not a digest", "64 hexadecimal digits"))
    try:
        entry = read_recorded(fields)
    except FaultsError as error:
        raise InputError((*faults, *error.faults)) from None
    if faults:
        raise InputError(faults)
    return SealedLine(entry, str(previous), digest)


def _digest(rest: bytes) -> str:
    """Give the digest of a line from what stands in it after its digest."""
    return hashlib.sha256(b"{" + rest).hexdigest()
