"""Any data gives an event or ``InputError``, and nothing else; what is accepted is kept exactly.

Random data, and events of every kind in which parts were deleted, replaced, inserted or repeated.
Neither the message nor the traceback of a refusal repeats what was written.
"""

import copy
import datetime
import decimal
import hashlib
import json
import traceback
from collections.abc import Callable
from typing import Any

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import (
    InputError,
    PlanEvent,
    Recorded,
    event_to_data,
    log_lines,
    read_event,
    read_log,
)
from rnr_caseplan.model.events.kinds import EVENT_KINDS
from rnr_caseplan.serialization.events import read_recorded, recorded_to_data
from tests.strategies import MARKER, json_values, mutated
from tests.unit.every_event import MARKER as MARKER_OF_EVENTS
from tests.unit.every_event import whole_life

ENTRIES = whole_life().history
EVENTS = [event_to_data(entry.event) for entry in ENTRIES]
NOT_JSON = st.sampled_from(
    (
        (1, 2),
        {"a"},
        b"bytes",
        decimal.Decimal(1),
        datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC),
        datetime.date(2026, 11, 21),
        object(),
        {1: 2},
        {None: []},
    )
).map(copy.deepcopy)


def read_or_refuse(read: Callable[[Any], Any], source: object) -> Any:
    """Read data; a refusal lists faults with what would be accepted, and repeats nothing."""
    try:
        return read(source)
    except InputError as error:
        refusal = error
    assert refusal.faults
    assert all(fault.problem and fault.expected for fault in refusal.faults)
    told = "".join(traceback.format_exception(refusal)) + repr(refusal)
    assert MARKER not in told
    assert f"{MARKER_OF_EVENTS} " not in told
    return None


def kept_exactly(event: PlanEvent) -> bool:
    """Say whether an event is the same after it was written and read, alone and in a log."""
    data = json.loads(json.dumps(event_to_data(event)))
    entry = Recorded(version=1, event=event, policy=ENTRIES[0].policy)
    lines = log_lines([entry])
    log = read_log("".join(lines).encode())
    return (
        type(read_event(data)) is EVENT_KINDS[event.kind]
        and read_event(data) == event
        and hash(read_event(data)) == hash(event)
        and log.entries == (entry,)
        and log_lines(log.entries) == lines
    )


@given(data=json_values() | NOT_JSON)
@example(data={"kind": MARKER})
@example(data={"kind": [MARKER], "on": MARKER})
@example(data={"kind": "copy_given", "on": MARKER, MARKER: MARKER})
@example(data={"kind": "drafted", "case": {"participant": MARKER, "needs": MARKER}})
def test_data_that_is_no_event_is_refused(data: Any) -> None:
    """Whatever it says; also below an entry of a history."""
    assert read_or_refuse(read_event, data) is None
    assert read_or_refuse(read_recorded, data) is None
    assert read_or_refuse(read_recorded, {"version": 1, "event": data}) is None


@given(data=st.data(), event=st.sampled_from(EVENTS))
def test_an_event_with_faults_is_refused_or_kept_exactly(
    data: st.DataObject, event: dict[str, Any]
) -> None:
    """What is still valid is an event like any other."""
    found = read_or_refuse(read_event, data.draw(mutated(event, values=json_values())))
    assert found is None or kept_exactly(found)


@given(data=st.data(), event=st.sampled_from(EVENTS))
def test_values_that_no_json_has_are_refused_or_written_exactly(
    data: st.DataObject, event: dict[str, Any]
) -> None:
    """Parsed data may hold anything; what is accepted of it can be written and read back."""
    found = read_or_refuse(read_event, data.draw(mutated(event, values=NOT_JSON)))
    assert found is None or kept_exactly(found)


@given(data=st.data(), entry=st.sampled_from(ENTRIES))
def test_an_entry_with_faults_is_refused_or_kept_exactly(
    data: st.DataObject, entry: Recorded
) -> None:
    """With what it touched and why it was accepted."""
    changed = data.draw(mutated(recorded_to_data(entry), values=json_values()))
    found = read_or_refuse(read_recorded, changed)
    if found is not None:
        assert read_recorded(json.loads(json.dumps(recorded_to_data(found)))) == found


@given(text=st.binary(max_size=60) | json_values().map(lambda said: json.dumps(said).encode()))
@example(text=b"")
@example(text=b"{")
@example(text=b'{"previous":' + b"[" * 100_000)
@example(text=b'{"version":1e999}')
@example(text=b'{"version":' + b"9" * 5000)
@example(text=b'{"event":{"kind":"drafted"},"\xff"')
def test_a_line_of_any_bytes_is_refused_also_where_it_is_sealed(text: bytes) -> None:
    """A right digest says that the bytes are as they were written, not that they are an entry."""
    rest = text.removeprefix(b"{")
    sealed = b'{"digest":"%s",%s' % (hashlib.sha256(b"{" + rest).hexdigest().encode(), rest)
    for raw in (text + b"\n", sealed + b"\n"):
        assert read_or_refuse(read_log, raw) is None


WORDS = st.text(st.characters(codec="utf-8"), min_size=1).filter(
    lambda words: any(letter.isprintable() and not letter.isspace() for letter in words)
)


@given(entry=st.sampled_from(ENTRIES), words=WORDS, seen=st.none() | st.integers(1, 100_000))
def test_an_event_with_any_words_is_kept_exactly(
    entry: Recorded, words: str, seen: int | None
) -> None:
    """Whatever people say, in whatever script."""
    assert kept_exactly(evolve(entry.event, reason=words, seen_version=seen))
