"""Histories and agendas in JSON."""

import datetime
import json
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import (
    Agenda,
    AgendaItem,
    Citation,
    DutyState,
    Event,
    Fault,
    InputError,
    LevelChange,
    Pause,
    Reason,
    UndecidedDuty,
    agenda,
    agenda_to_data,
    dump_agenda,
    dump_history,
    read_history,
)
from rnr_caseplan.model.history import HistoryEntry
from rnr_caseplan.serialization.histories import place_in_document
from rnr_caseplan.structure.kinds import Scalar
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named

SCHEMA = {"schema": "rnr-caseplan/history/1"}
DAY = datetime.date(2026, 2, 12)
ALL_KINDS: dict[str, Any] = {
    **SCHEMA,
    "events": [
        {"kind": "face_to_face", "on": "2026-02-12"},
        {"kind": "goal_check_in", "on": "2026-02-13", "about": "g1"},
    ],
    "changes": [
        {"fact": "supervision_level", "on": "2026-02-14", "before": "low", "after": "high"},
    ],
    "pauses": [
        {"kind": "hospital", "starts_on": "2026-02-15", "ends_on": "2026-02-15"},
        {"kind": "consent", "starts_on": "2026-02-16"},
    ],
}
ENTRIES: tuple[HistoryEntry, ...] = (
    Event(kind="face_to_face", on=DAY),
    Event(kind="goal_check_in", on=datetime.date(2026, 2, 13), about="g1"),
    LevelChange(
        fact="supervision_level", on=datetime.date(2026, 2, 14), before="low", after="high"
    ),
    Pause(
        kind="hospital",
        starts_on=datetime.date(2026, 2, 15),
        ends_on=datetime.date(2026, 2, 15),
    ),
    Pause(kind="consent", starts_on=datetime.date(2026, 2, 16)),
)
BECAUSE = Reason(
    "duties.on_day",
    (("counted_from", "2026-02-12"), ("anchor", "a day")),
    Citation(source="TC", place="a place"),
)


def faults_of(source: Any) -> list[tuple[str, str]]:
    """Give path and problem of each fault of a history."""
    with pytest.raises(InputError) as caught:
        read_history(source)
    return [(fault.path, fault.problem) for fault in caught.value.faults]


def paths_of(**lists: Any) -> list[str]:
    """Give the path of each fault of a history that holds these lists."""
    return [path for path, _ in faults_of({**SCHEMA, **lists})]


# Reading. -------------------------------------------------------------------------------


def test_a_history_holds_events_changes_and_pauses() -> None:
    """In this order, each list as the document gives it."""
    assert read_history(ALL_KINDS) == ENTRIES
    turned = {key: ALL_KINDS[key] for key in ("pauses", "changes", "events", "schema")}
    assert read_history(turned) == ENTRIES


@pytest.mark.parametrize("name", ["events", "changes", "pauses"])
def test_each_list_may_be_absent_or_empty(name: str) -> None:
    """A history without a list holds none of its entries."""
    assert read_history({**SCHEMA, name: ALL_KINDS[name]}) == tuple(
        entry
        for entry in ENTRIES
        if isinstance(entry, {"events": Event, "changes": LevelChange, "pauses": Pause}[name])
    )
    assert read_history({**ALL_KINDS, name: []}) == read_history(
        {key: value for key, value in ALL_KINDS.items() if key != name}
    )


def test_a_history_may_be_empty() -> None:
    """Nothing has happened yet."""
    assert read_history(SCHEMA) == ()


def test_a_history_is_read_from_a_path_bytes_or_a_mapping(tmp_path: Path) -> None:
    """With or without a byte order mark; the mapping stays as it is."""
    file = tmp_path / "history.json"
    file.write_text(json.dumps(ALL_KINDS), encoding="utf-8")
    sources: list[Any] = [
        file,
        str(file),
        file.read_bytes(),
        b"\xef\xbb\xbf" + file.read_bytes(),
        MappingProxyType(ALL_KINDS),
    ]
    for source in sources:
        assert read_history(source) == ENTRIES
    assert "schema" in ALL_KINDS


def test_a_file_that_cannot_be_read_is_the_operating_systems_error(tmp_path: Path) -> None:
    """With its name."""
    with pytest.raises(FileNotFoundError):
        read_history(tmp_path / "missing.json")


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        (b"[]", "is not an object"),
        (b"", "is not JSON: line 1, column 1"),
        (b"\xff", "is not UTF-8 text: byte 1"),
        (b"[" * 100_000, "is nested too deeply"),
        ('{"events": "ZQX"}', "is the text of a document, not a path"),
    ],
)
def test_what_is_no_document_is_refused_as_a_whole(document: Any, problem: str) -> None:
    """Without a word of it."""
    assert faults_of(document) == [("", problem)]


@pytest.mark.parametrize("schema", [None, "", "rnr-caseplan/history/2", "rnr-caseplan/case/1", 1])
def test_another_schema_is_told_beside_the_other_faults(schema: object) -> None:
    """All at once."""
    found = faults_of({**ALL_KINDS, "schema": schema, "events": 3})
    assert [path for path, _ in found] == ["schema", "events"]
    assert faults_of({"events": []}) == [("schema", "is missing")]


@pytest.mark.parametrize(
    ("lists", "paths"),
    [
        ({"events": None}, ["events"]),
        ({"events": {"kind": "x"}}, ["events"]),
        ({"changes": "x"}, ["changes"]),
        ({"pauses": 3}, ["pauses"]),
        ({"events": [None, [], "x", 3]}, ["events[0]", "events[1]", "events[2]", "events[3]"]),
        ({"events": [{}]}, ["events[0].kind", "events[0].on"]),
        (
            {"changes": [{}]},
            ["changes[0].fact", "changes[0].on", "changes[0].before", "changes[0].after"],
        ),
        ({"pauses": [{}]}, ["pauses[0].kind", "pauses[0].starts_on"]),
        ({"notes": []}, ["notes"]),
        ({"events": [{"kind": "x", "on": "2026-02-12", "by": "ZQX"}]}, ["events[0].by"]),
        (
            {"pauses": [{"kind": "x", "starts_on": "2026-02-12", "on": "2026-02-12"}]},
            ["pauses[0].on"],
        ),
    ],
)
def test_each_entry_has_its_fields_and_no_others(lists: dict[str, Any], paths: list[str]) -> None:
    """What is missing, what is of the wrong kind and what nobody knows is named by its path."""
    assert paths_of(**lists) == paths


@pytest.mark.parametrize(
    "kind", ["", " ", "Face", "face to face", "1st", "x" * 61, "é", 3, None, True, ["x"], "x\n"]
)
def test_a_kind_has_the_form_of_a_name(kind: object) -> None:
    """Whether a policy declares it is asked when an agenda is made."""
    on = {"on": "2026-02-12"}
    assert paths_of(events=[{"kind": kind, **on}]) == ["events[0].kind"]
    assert paths_of(pauses=[{"kind": kind, "starts_on": "2026-02-12"}]) == ["pauses[0].kind"]
    change = {"fact": kind, **on, "before": 1, "after": 2}
    assert paths_of(changes=[change]) == ["changes[0].fact"]


@pytest.mark.parametrize("day", ["2026-02-30", "12.02.2026", "", 20260212, None, True])
def test_a_day_is_a_day_that_exists(day: object) -> None:
    """In every kind of entry; only the end of a pause may be null."""
    assert paths_of(events=[{"kind": "x", "on": day}]) == ["events[0].on"]
    change = {"fact": "x", "on": day, "before": 1, "after": 2}
    assert paths_of(changes=[change]) == ["changes[0].on"]
    pause = {"kind": "x", "starts_on": day, "ends_on": day}
    ends_on = [] if day is None else ["pauses[0].ends_on"]
    assert paths_of(pauses=[pause]) == ["pauses[0].starts_on", *ends_on]


@pytest.mark.parametrize("about", ["", " g1", "g1\n", "x" * 201, 3, ["g1"], "\u202eg1"])
def test_what_an_event_is_about_is_an_id(about: object) -> None:
    """A long one of 200 characters is one, and null is none."""
    event = {"kind": "x", "on": "2026-02-12"}
    assert paths_of(events=[{**event, "about": about}]) == ["events[0].about"]
    (found,) = read_history({**SCHEMA, "events": [{**event, "about": "x" * 200}]})
    assert found == Event(kind="x", on=DAY, about="x" * 200)
    assert read_history({**SCHEMA, "events": [{**event, "about": None}]}) == (
        Event(kind="x", on=DAY),
    )


@pytest.mark.parametrize("value", [None, [], {}, 2**63, float("nan"), float("inf"), "\ud800"])
def test_a_fact_is_text_a_number_or_a_claim(value: object) -> None:
    """Before and after the change; numbers are those that JSON can give back."""
    change = {"fact": "x", "on": "2026-02-12", "before": value, "after": value}
    assert paths_of(changes=[change]) == ["changes[0].before", "changes[0].after"]


@pytest.mark.parametrize("value", ["", "high", True, False, 0, 1, 0.0, 1.0, -2.5, 2**63 - 1])
def test_a_fact_keeps_what_it_is(value: Scalar) -> None:
    """A claim is no number, a decimal is no whole number, also where Python says they are equal."""
    change = {"fact": "x", "on": "2026-02-12", "before": value, "after": "other"}
    (found,) = read_history({**SCHEMA, "changes": [change]})
    assert isinstance(found, LevelChange)
    assert (found.before, type(found.before)) == (value, type(value))
    (again,) = read_history(dump_history([found]).encode())
    assert isinstance(again, LevelChange)
    assert (again.before, type(again.before)) == (value, type(value))


def test_a_pause_does_not_end_before_it_starts() -> None:
    """It may end on the day on which it starts."""
    backwards = {"kind": "x", "starts_on": "2026-02-12", "ends_on": "2026-02-11"}
    assert faults_of({**SCHEMA, "pauses": [backwards]}) == [
        ("pauses[0].ends_on", "lies before starts_on")
    ]
    (found,) = read_history({**SCHEMA, "pauses": [{**backwards, "ends_on": "2026-02-12"}]})
    assert found == Pause(kind="x", starts_on=DAY, ends_on=DAY)


def test_every_fault_is_told_at_once() -> None:
    """In the order of the document's form, each with its path, and nothing of what stood there."""
    wrong = {
        "schema": "ZQX",
        "words": "ZQX",
        "events": [
            {"kind": "face_to_face", "on": "2026-02-12"},
            {"kind": "ZQX secret", "on": "ZQX"},
        ],
        "changes": [{"fact": "ZQX", "on": "2026-02-12", "before": ["ZQX"]}],
        "pauses": [
            {"kind": "x", "starts_on": "2026-02-12", "ends_on": "2026-02-11"},
            {"kind": "x", "starts_on": "ZQX", "ends_on": "2026-02-11"},
        ],
    }
    with pytest.raises(InputError) as caught:
        read_history(wrong)
    assert [fault.path for fault in caught.value.faults] == [
        "schema",
        "words",
        "events[1].kind",
        "events[1].on",
        "changes[0].fact",
        "changes[0].before",
        "changes[0].after",
        "pauses[0].ends_on",
        "pauses[1].starts_on",
    ]
    assert "ZQX" not in str(caught.value)
    assert all(fault.expected for fault in caught.value.faults)


def test_fields_that_are_written_twice_are_refused() -> None:
    """At the top and in an entry."""
    document = b"""{
      "schema": "rnr-caseplan/history/1",
      "events": [{"kind": "x", "kind": "y", "on": "2026-02-12"}],
      "pauses": [], "pauses": []
    }"""
    assert faults_of(document) == [
        ("pauses", "is written more than once"),
        ("events[0].kind", "is written more than once"),
    ]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("history[0].kind", "history: events[0].kind"),
        ("history[1].on", "history: events[1].on"),
        ("history[2].before", "history: changes[0].before"),
        ("history[3].kind", "history: pauses[0].kind"),
        ("history[4]", "history: pauses[1]"),
        ("end", "end"),
        ("holidays[1]", "holidays[1]"),
        ("plan.history[1].kind", "plan.history[1].kind"),
        ("", ""),
    ],
)
def test_a_fault_of_an_entry_is_told_by_its_place_in_the_document(path: str, place: str) -> None:
    """Each list is counted from its own beginning; other faults stay as they are."""
    fault = Fault(path, "is wrong", "something else")
    assert place_in_document(fault, ENTRIES) == Fault(place, "is wrong", "something else")


def test_places_are_counted_without_the_lists_that_are_absent() -> None:
    """Also past the tenth entry."""
    history = (*ENTRIES[2:3], *ENTRIES[4:] * 12)
    fault = Fault("history[12].kind", "is wrong")
    assert place_in_document(fault, history).path == "history: pauses[11].kind"
    assert place_in_document(Fault("history[0].on", "x"), history).path == "history: changes[0].on"


# Writing. -------------------------------------------------------------------------------


def test_a_history_is_written_in_its_three_lists() -> None:
    """Without what is not recorded, the schema first."""
    text = dump_history(ENTRIES)
    assert json.loads(text) == ALL_KINDS
    assert list(json.loads(text)) == ["schema", "events", "changes", "pauses"]
    assert text.endswith("}\n")


def test_an_empty_history_is_short() -> None:
    """The schema alone."""
    assert json.loads(dump_history(())) == SCHEMA


def test_any_order_and_any_iterable_can_be_written() -> None:
    """Entries of one kind keep their order."""
    assert dump_history(iter(ENTRIES)) == dump_history(list(ENTRIES))
    turned = tuple(reversed(ENTRIES))
    assert read_history(dump_history(turned).encode()) == (
        *reversed(ENTRIES[:2]),
        ENTRIES[2],
        *reversed(ENTRIES[3:]),
    )


_names = st.from_regex(r"[a-z][a-z0-9_]{0,59}", fullmatch=True)
_days = st.dates() | st.sampled_from((datetime.date.min, datetime.date.max))
_ids = st.text(st.characters(codec="utf-8", exclude_categories=["Z", "C"]), min_size=1)
_scalars: st.SearchStrategy[Scalar] = (
    st.text(st.characters(codec="utf-8"))
    | st.booleans()
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
)
_events = st.builds(Event, kind=_names, on=_days, about=st.none() | _ids.map(lambda text: text[:9]))
_changes = st.builds(LevelChange, fact=_names, on=_days, before=_scalars, after=_scalars)
_pauses = st.builds(
    lambda kind, days, is_open: Pause(
        kind=kind, starts_on=min(days), ends_on=None if is_open else max(days)
    ),
    kind=_names,
    days=st.tuples(_days, _days),
    is_open=st.booleans(),
)


def in_order(history: tuple[HistoryEntry, ...]) -> tuple[HistoryEntry, ...]:
    """Give the entries of a history by kind."""
    kinds = (Event, LevelChange, Pause)
    return tuple(entry for kind in kinds for entry in history if isinstance(entry, kind))


@given(history=st.lists(st.one_of(_events, _changes, _pauses), max_size=6).map(tuple))
@example(history=ENTRIES)
@example(history=(LevelChange(fact="x", on=DAY, before=True, after=1.0),))
@example(history=(LevelChange(fact="x", on=DAY, before="\u2028\x00", after="😀"),))
def test_a_history_is_read_back_exactly(history: tuple[HistoryEntry, ...]) -> None:
    """From bytes and from a parsed document: equal, of the same kinds, and the same bytes again."""
    text = dump_history(history)
    for source in (text.encode(), json.loads(text)):
        again = read_history(source)
        assert again == in_order(history)
        assert hash(again) == hash(in_order(history))
        assert dump_history(again) == text


# Agendas. -------------------------------------------------------------------------------


def an_agenda(**facts: Any) -> Agenda:
    """Give an agenda of two items and a duty that cannot be counted."""
    item = AgendaItem(
        duty="contact",
        what="contact",
        for_whom="P-1",
        due_on=DAY,
        state=DutyState.DUE_SOON,
        reasons=(BECAUSE,),
    )
    done = evolve(
        item,
        about="g1",
        earliest_on=DAY,
        overdue_from=DAY,
        state=DutyState.MET,
        done_on=DAY,
    )
    undecided = UndecidedDuty(
        duty="review", what="review", for_whom="P-1", lacking=("signed",), reasons=(BECAUSE,)
    )
    usual: dict[str, Any] = {
        "start": DAY,
        "end": DAY,
        "as_of": DAY,
        "items": (item, done),
        "undecided": (undecided,),
        "warnings": ("one", "two"),
    }
    return Agenda(**{**usual, **facts})


def test_an_agenda_is_written_with_every_key() -> None:
    """Null where there is nothing, days as text, states as their words, reasons as objects."""
    reason = {
        "rule": "duties.on_day",
        "facts": {"counted_from": "2026-02-12", "anchor": "a day"},
        "citation": {"source": "TC", "place": "a place", "statement": None},
    }
    item = {
        "duty": "contact",
        "what": "contact",
        "for_whom": "P-1",
        "about": None,
        "due_on": "2026-02-12",
        "earliest_on": None,
        "overdue_from": None,
        "state": "due_soon",
        "done_on": None,
        "reasons": [reason],
    }
    day = "2026-02-12"
    done = {"about": "g1", "earliest_on": day, "overdue_from": day, "state": "met", "done_on": day}
    undecided = {
        "duty": "review",
        "what": "review",
        "for_whom": "P-1",
        "about": None,
        "lacking": ["signed"],
        "reasons": [reason],
    }
    expected = {
        "start": day,
        "end": day,
        "as_of": day,
        "items": [item, {**item, **done}],
        "undecided": [undecided],
        "warnings": ["one", "two"],
    }
    assert agenda_to_data(an_agenda()) == expected
    written = json.loads(dump_agenda(an_agenda()))
    assert written == {"schema": "rnr-caseplan/agenda/1", **expected}
    assert list(written) == ["schema", *expected]
    assert list(written["items"][0]) == list(item)


def test_an_empty_agenda_has_its_keys() -> None:
    """Lists are empty, and never absent."""
    assert agenda_to_data(an_agenda(items=(), undecided=(), warnings=())) == {
        "start": "2026-02-12",
        "end": "2026-02-12",
        "as_of": "2026-02-12",
        "items": [],
        "undecided": [],
        "warnings": [],
    }


def test_equal_agendas_give_the_same_bytes() -> None:
    """However often they are made and written."""
    assert dump_agenda(an_agenda()) == dump_agenda(an_agenda())
    case = a_case(a_need("n1", "employment", assessed_on=TODAY), assigned_on=TODAY)
    end = TODAY.replace(year=TODAY.year + 2)
    texts = {
        dump_agenda(
            agenda(
                a_plan(case),
                policy_named(),
                start=TODAY,
                end=end,
                as_of=TODAY,
                history=history,
                holidays=holidays,
            )
        )
        for history in (ENTRIES[:1], list(ENTRIES[:1]))
        for holidays in ({TODAY, end}, (end, TODAY), [TODAY, end, TODAY])
    }
    assert len(texts) == 1
    assert texts.pop().endswith("}\n")


def test_letters_of_any_script_are_written_as_they_are() -> None:
    """As UTF-8, not as escapes."""
    item = evolve(an_agenda().items[0], what="rozmowa ż", about="李")
    text = dump_agenda(an_agenda(items=(item,)))
    assert "rozmowa ż" in text
    assert "李" in text


def test_what_is_no_entry_is_refused_and_not_left_out() -> None:
    """A history that loses something on its way would be worse than none."""
    given: list[Any] = [1, "visit"]
    with pytest.raises(InputError) as caught:
        dump_history(given)
    assert [fault.path for fault in caught.value.faults] == ["history[0]", "history[1]"]
