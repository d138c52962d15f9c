"""Adding what happened to what is known."""

import datetime
from collections.abc import Iterable

from rnr_caseplan.duties.known import Happened, Known
from rnr_caseplan.model.history import Event, HistoryEntry, LevelChange, Pause


def remember(known: Known, history: Iterable[HistoryEntry]) -> Known:
    """Give what is known with a history; what happened after the day is left out.

    Args:
        known: What is known of days and facts.
        history: Events, changes of level and pauses, in any order.

    Returns:
        The same days and facts, with this history.
    """
    events: dict[str, list[Happened]] = {}
    changes: dict[str, list[LevelChange]] = {}
    pauses: list[Pause] = []
    for entry in history:
        if isinstance(entry, Event):
            if entry.on <= known.as_of:
                events.setdefault(entry.kind, []).append((entry.on, entry.about))
        elif isinstance(entry, LevelChange):
            if entry.on <= known.as_of:
                changes.setdefault(entry.fact, []).append(entry)
        elif entry.starts_on <= known.as_of:
            pauses.append(entry)
    remembered = known.about(None, dates={}, facts={}, terms=known.terms)
    remembered.events = events
    remembered.changes = {fact: sorted(found, key=_day_of) for fact, found in changes.items()}
    remembered.pauses = sorted(pauses, key=_start_of)
    return remembered


def _day_of(change: LevelChange) -> datetime.date:
    return change.on


def _start_of(pause: Pause) -> tuple[str, str, str]:
    ends_on = pause.ends_on.isoformat() if pause.ends_on is not None else ""
    return pause.starts_on.isoformat(), pause.kind, ends_on
