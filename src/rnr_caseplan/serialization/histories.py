"""Histories and agendas in JSON."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, cast

from attrs import field, frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.agenda import Agenda
from rnr_caseplan.model.history import Event, HistoryEntry, LevelChange, Pause
from rnr_caseplan.serialization.documents import DocumentSource, parse_document, write_document
from rnr_caseplan.structure.reading import read_fields
from rnr_caseplan.structure.writing import to_plain, to_sparse
from rnr_caseplan.value import Value

HISTORY_SCHEMA = "rnr-caseplan/history/1"
AGENDA_SCHEMA = "rnr-caseplan/agenda/1"
_ENTRY = re.compile(r"history\[([0-9]+)\]")


@frozen(kw_only=True, repr=False, eq=False)
class _History(Value):
    """A history as the document writes it: each kind of entry in a list of its own."""

    events: tuple[Event, ...] = field(default=())
    changes: tuple[LevelChange, ...] = field(default=())
    pauses: tuple[Pause, ...] = field(default=())


def read_history(source: DocumentSource) -> tuple[HistoryEntry, ...]:
    """Read what happened, strictly.

    Args:
        source: The path of a JSON file (text or a path object), the bytes of a JSON document,
            or a parsed document as a mapping: lists ``events``, ``changes`` and ``pauses``, each
            of which may be absent.

    Returns:
        Events, then changes of level, then pauses. Whether a policy declares their names is
        asked when an agenda is made.

    Raises:
        InputError: Where the document is malformed: with every fault and its path.
        OSError: Where the file cannot be read.

    Examples:
        >>> history = read_history(
        ...     {
        ...         "schema": "rnr-caseplan/history/1",
        ...         "events": [{"kind": "face_to_face", "on": "2026-02-12"}],
        ...     }
        ... )
        >>> history[0].kind
        'face_to_face'
    """
    fields, schema_faults = parse_document(source, HISTORY_SCHEMA)
    values, faults = read_fields(fields, _History)
    if schema_faults or faults:
        raise InputError((*schema_faults, *faults))
    found = _History(**values)
    return (*found.events, *found.changes, *found.pauses)


def place_in_document(fault: Fault, history: Sequence[HistoryEntry]) -> Fault:
    """Give a fault of a history with the place at which the document holds the entry.

    Args:
        fault: The fault; its path tells the entry's place in the history.
        history: The history as ``read_history`` gave it.

    Returns:
        The fault with the list's name and the place in that list; a fault of something else
        as it is.
    """
    found = _ENTRY.match(fault.path)
    if found is None:
        return fault
    place = int(found[1])
    kind = type(history[place])
    first = next(number for number, entry in enumerate(history) if type(entry) is kind)
    list_of = {Event: "events", LevelChange: "changes", Pause: "pauses"}[kind]
    path = f"history: {list_of}[{place - first}]{fault.path[found.end() :]}"
    return Fault(path, fault.problem, fault.expected)


def dump_history(history: Iterable[HistoryEntry]) -> str:
    """Write a history as JSON; reading it gives the same entries.

    Args:
        history: Events, changes of level and pauses.

    Returns:
        JSON text.

    Raises:
        InputError: Where an entry is none of these; with all of them.

    Examples:
        >>> import datetime
        >>> history = (Event(kind="face_to_face", on=datetime.date(2026, 2, 12)),)
        >>> read_history(dump_history(history).encode()) == history
        True
    """
    entries: tuple[object, ...] = tuple(history)
    faults = [
        Fault(f"history[{place}]", "is of the wrong kind", "an Event, a LevelChange or a Pause")
        for place, entry in enumerate(entries)
        if type(entry) not in (Event, LevelChange, Pause)
    ]
    if faults:
        raise InputError(faults)
    written = _History(
        events=tuple(entry for entry in entries if isinstance(entry, Event)),
        changes=tuple(entry for entry in entries if isinstance(entry, LevelChange)),
        pauses=tuple(entry for entry in entries if isinstance(entry, Pause)),
    )
    return write_document(cast("dict[str, Any]", to_sparse(written)), HISTORY_SCHEMA)


def dump_agenda(agenda: Agenda) -> str:
    """Write an agenda as JSON; equal agendas give the same bytes.

    Args:
        agenda: The agenda.

    Returns:
        JSON text with every key, lists possibly empty.

    Examples:
        >>> import datetime
        >>> day = datetime.date(2026, 3, 1)
        >>> empty = Agenda(start=day, end=day, as_of=day, items=(), undecided=())
        >>> dump_agenda(empty).splitlines()[1]
        '  "schema": "rnr-caseplan/agenda/1",'
    """
    return write_document(agenda_to_data(agenda), AGENDA_SCHEMA)


def agenda_to_data(agenda: Agenda) -> dict[str, Any]:
    """Give an agenda as plain data, every key written out.

    Args:
        agenda: The agenda.

    Returns:
        What ``dump_agenda`` writes, without the schema line; days as text.

    Examples:
        >>> import datetime
        >>> day = datetime.date(2026, 3, 1)
        >>> agenda_to_data(Agenda(start=day, end=day, as_of=day, items=(), undecided=()))["items"]
        []
    """
    return cast("dict[str, Any]", to_plain(agenda))
