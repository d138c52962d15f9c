"""Events and entries of a history as plain data."""

import json
from pathlib import Path
from typing import Any

import pytest

from rnr_caseplan import (
    Case,
    CasePlan,
    Citation,
    InputError,
    Level,
    Need,
    Participant,
    Reason,
    Recorded,
    event_to_data,
    read_event,
)
from rnr_caseplan.catalogue.check_codes import CHECK_CODES
from rnr_caseplan.lifecycle import (
    Circumstance,
    CircumstanceChanged,
    Drafted,
    ExceptionMade,
    GoalPaused,
    NeedsReassessed,
    NewLevel,
)
from rnr_caseplan.model.events.kinds import EVENT_KINDS
from rnr_caseplan.model.recorded import PolicyInForce
from rnr_caseplan.serialization.documents import parse_object
from rnr_caseplan.serialization.events import policy_to_data, read_recorded, recorded_to_data
from rnr_caseplan.structure.kinds import Scalar
from tests.unit.builders import TODAY
from tests.unit.every_event import MARKER, whole_life

ON_THE_DAY = {"on": "2026-11-21", "by": "staff:17"}
OF_ANY_EVENT: dict[str, Any] = {
    **ON_THE_DAY,
    "reason": "as agreed",
    "override": {"by": "staff:9", "on": "2026-11-20", "reason": "the judge asked for it"},
    "seen_version": 3,
    "id": "e-1",
}
FULL_EVENTS: list[dict[str, Any]] = [
    {**event, **({"case": {"participant": {"id": "P-1"}, "needs": []}} if place == 0 else {})}
    for place, event in enumerate(
        json.loads(
            (Path(__file__).parents[2] / "data" / "every_event.json").read_text(encoding="utf-8")
        )
    )
]
POLICY = {"name": "rnr-baseline", "version": "1", "on": "2026-11-21"}
BECAUSE = Citation(source="TC", place="a place")
PAUSED: dict[str, Any] = {"kind": "goal_paused", **ON_THE_DAY, "goal_id": "g1"}
ENTRY: dict[str, Any] = {"version": 2, "event": PAUSED, "policy": POLICY}


@pytest.fixture(name="life", scope="module")
def a_life_with_every_event() -> CasePlan:
    """Give a plan in whose history every kind of event stands."""
    return whole_life()


def faults_of(data: object) -> list[tuple[str, str]]:
    """Give path and problem of each fault of an event; none of them repeats what was written."""
    with pytest.raises(InputError) as caught:
        read_event(data)
    assert all(fault.expected for fault in caught.value.faults)
    assert MARKER not in str(caught.value)
    return [(fault.path, fault.problem) for fault in caught.value.faults]


def faults_of_entry(data: object) -> list[tuple[str, str]]:
    """Give path and problem of each fault of an entry."""
    with pytest.raises(InputError) as caught:
        read_recorded(data)
    return [(fault.path, fault.problem) for fault in caught.value.faults]


def copied(data: object) -> Any:
    """Give plain data as JSON gives it back."""
    return json.loads(json.dumps(data))


# Events that are sound. -----------------------------------------------------------------


@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_an_event_of_every_kind_is_read_back_exactly(kind: str, life: CasePlan) -> None:
    """Equal, of the same class, and written as the same data again."""
    events = [entry.event for entry in life.history if entry.event.kind == kind]
    assert events
    for event in events:
        again = read_event(copied(event_to_data(event)))
        assert type(again) is EVENT_KINDS[kind]
        assert again == event
        assert event_to_data(again) == event_to_data(event)


@pytest.mark.parametrize("data", FULL_EVENTS, ids=lambda data: str(data["kind"]))
def test_every_fact_of_an_event_is_kept(data: dict[str, Any]) -> None:
    """With all fields that any event has, an override among them, the data is what it was."""
    full = copied({**OF_ANY_EVENT, **data})
    written = event_to_data(read_event(full))
    if "step" in full:  # that a new step is planned is not written
        assert full["step"].pop("status") == "planned"
    assert written == full


def test_an_event_says_its_kind_first_and_leaves_out_what_is_not_recorded() -> None:
    """So an event in a log is short, and its reader knows at once what it is."""
    event = GoalPaused(on=TODAY, by="staff:17", goal_id="g1")
    assert event_to_data(event) == PAUSED
    assert next(iter(event_to_data(event))) == "kind"


def test_what_is_not_recorded_may_be_written_as_null() -> None:
    """It is the same event, and the same data when it is written again."""
    nothing = {"reason": None, "override": None, "seen_version": None, "id": None}
    event = read_event({**nothing, **PAUSED})
    assert event == read_event(PAUSED)
    assert event_to_data(event) == PAUSED


def test_a_score_is_the_same_however_it_was_typed() -> None:
    """``5.0`` is the score ``5``, so equal events give equal data."""
    five, typed = (
        NeedsReassessed(
            on=TODAY, by="staff:17", levels=(NewLevel(need_id="n1", level=Level.HIGH, score=score),)
        )
        for score in (5, 5.0)
    )
    assert json.dumps(event_to_data(five)) == json.dumps(event_to_data(typed))
    assert read_event(copied(event_to_data(typed))) == five


@pytest.mark.parametrize(
    "value", [5, 5.0, -0.0, 1e300, True, 2**63 - 1, "\u2028\x00\N{PILE OF POO}"]
)
def test_a_fact_of_a_case_keeps_what_it_is(value: Scalar) -> None:
    """A decimal is no whole number here, also where Python says that they are equal."""
    event = CircumstanceChanged(
        on=TODAY,
        by="staff:17",
        circumstance=Circumstance.WORK,
        text="began to work",
        facts=(("income", value),),
    )
    again = read_event(copied(event_to_data(event)))
    assert isinstance(again, CircumstanceChanged)
    ((_, found),) = again.facts
    assert (repr(found), type(found)) == (repr(value), type(value))


def test_the_case_of_a_draft_is_read_as_any_case_is() -> None:
    """And a draft may be signed by nobody."""
    case = Case(
        participant=Participant(id="P-1"),
        needs=(Need(id="n1", domain="employment", level=Level.HIGH),),
    )
    event = Drafted(on=TODAY, case=case)
    data = event_to_data(event)
    assert data["case"]["needs"] == [{"id": "n1", "domain": "employment", "level": "high"}]
    assert "by" not in data
    assert read_event(copied(data)) == event


def test_reading_leaves_the_data_as_it_was() -> None:
    """The kind is still in it."""
    data = copied(PAUSED)
    read_event(data)
    assert data == PAUSED


# Events that are malformed. -------------------------------------------------------------


@pytest.mark.parametrize("data", [None, [], "goal_paused", 3, True])
def test_what_is_no_object_is_no_event(data: object) -> None:
    """It has no kind."""
    assert faults_of(data) == [("", "is of the wrong kind")]


@pytest.mark.parametrize("kind", ["", "Goal_paused", "goalpaused", "plan_event", 3, ["x"], {}])
def test_a_kind_is_one_of_the_known_ones(kind: object) -> None:
    """The fault lists them all."""
    assert faults_of({**PAUSED, "kind": kind}) == [("kind", "is not a kind of event")]
    with pytest.raises(InputError, match=r"expected one of drafted, .*, plan_closed$"):
        read_event({"kind": kind})


@pytest.mark.parametrize("data", [{}, {"on": "2026-11-21"}, {**PAUSED, "kind": None}])
def test_an_event_without_its_kind_is_refused(data: object) -> None:
    """Nobody could say which of its fields belong to it."""
    assert faults_of(data) == [("kind", "is missing")]


def test_a_field_of_another_event_is_not_known() -> None:
    """Nothing is read past."""
    assert faults_of({**PAUSED, "statement": "ZQX"}) == [("statement", "is not a known field")]
    shown = faults_of({**PAUSED, "ZQX he said": "x"})
    assert shown == [("(a name that is not shown)", "is not a known field")]


def test_every_fault_of_an_event_is_told_at_once() -> None:
    """Each with its path, deep inside as well."""
    assert faults_of(
        {
            "kind": "needs_reassessed",
            "on": "2026-02-30",
            "levels": [
                {"need_id": "n1", "level": "ZQX"},
                {"need_id": "n2", "level": "low", "score": "ZQX"},
            ],
            "risk": "high",
            "override": {"by": "staff:9"},
            "seen_version": 0,
        }
    ) == [
        ("risk", "is not a known field"),
        ("on", "is a day that does not exist"),
        ("by", "is missing"),
        ("override.on", "is missing"),
        ("override.reason", "is missing"),
        ("seen_version", "is not such a number"),
        ("levels[0].level", "is not one of the known words"),
        ("levels[1].score", "is of the wrong kind"),
    ]


def test_what_contradicts_itself_is_refused_as_in_the_model() -> None:
    """With the path of the field."""
    nothing = {"kind": "needs_reassessed", **ON_THE_DAY}
    assert faults_of(nothing) == [("levels", "are empty")]
    twice = {**nothing, "levels": [{"need_id": "n1", "level": "low"}] * 2}
    assert faults_of(twice) == [("levels[1].need_id", "is named before")]


EXCEPTION: dict[str, Any] = {
    "kind": "exception_made",
    **ON_THE_DAY,
    "reason": "for a short while",
    "code": "TGT08",
}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"code": "ZQX"}, ("code", "is not one of the known words")),
        ({"code": None}, ("code", "is of the wrong kind")),
        ({"reason": None}, ("reason", "is of the wrong kind")),
        ({"by": None}, ("by", "is of the wrong kind")),
        ({"until": "2026-11-20"}, ("until", "lies before on")),
        ({"about": ["g1"]}, ("about", "is of the wrong kind")),
    ],
)
def test_an_exception_that_is_malformed_is_refused(
    changes: dict[str, Any], fault: tuple[str, str]
) -> None:
    """By its path, also where its fields do not fit together."""
    assert isinstance(read_event(EXCEPTION), ExceptionMade)
    assert faults_of({**EXCEPTION, **changes}) == [fault]


def test_an_exception_needs_its_check_and_its_reason() -> None:
    """Both are told at once, and for the check the codes that there are."""
    bare = {"kind": "exception_made", **ON_THE_DAY}
    assert sorted(faults_of(bare)) == [("code", "is missing"), ("reason", "is missing")]
    with pytest.raises(InputError) as caught:
        read_event({**EXCEPTION, "code": "TGT99"})
    assert [fault.expected for fault in caught.value.faults] == [", ".join(CHECK_CODES)]


def test_a_field_that_is_written_twice_is_refused() -> None:
    """Whoever reads a document hands on what was repeated."""
    event = b'{"kind": "copy_given", "kind": "signed", "by": "x", "on": "2026-11-21", "by": "y"}'
    twice = "is written more than once"
    assert faults_of(parse_object(event)) == [("kind", twice), ("by", twice)]
    entry = parse_object(b'{"version": 2, "version": 3, "event": ' + event + b"}")
    assert faults_of_entry(entry) == [
        ("version", twice),
        ("policy", "is missing"),
        ("event.kind", twice),
        ("event.by", twice),
    ]


# Drafts that are malformed. -------------------------------------------------------------


def test_a_draft_needs_its_case() -> None:
    """It is told beside the other faults."""
    assert faults_of({"kind": "drafted", "on": "x"}) == [
        ("on", "is not written as a day"),
        ("case", "is missing"),
    ]


@pytest.mark.parametrize("case", [None, [], "ZQX", 3])
def test_the_case_of_a_draft_is_an_object(case: object) -> None:
    """Like every case."""
    data = {"kind": "drafted", **ON_THE_DAY, "case": case}
    assert faults_of(data) == [("case", "is of the wrong kind")]


def test_the_faults_of_a_drafted_case_are_told_below_it() -> None:
    """What is malformed and what names an id that is not there, all at once."""
    case = {
        "participant": {},
        "needs": [{"id": "n1", "domain": "employment", "level": "ZQX", "fuels": ["n9"]}],
        "words": "ZQX",
    }
    assert faults_of({"kind": "drafted", **ON_THE_DAY, "case": case, "policy": ""}) == [
        ("policy", "is not an id"),
        ("case.words", "is not a known field"),
        ("case.participant.id", "is missing"),
        ("case.needs[0].level", "is not one of the known words"),
        ("case.needs[0].fuels[0]", "names an id that is not in needs"),
    ]


# Entries of a history. ------------------------------------------------------------------


def test_an_entry_is_read_back_exactly(life: CasePlan) -> None:
    """With what it touched and the reasons why it was accepted."""
    for entry in life.history:
        data = copied(recorded_to_data(entry))
        assert read_recorded(data) == entry
        assert recorded_to_data(read_recorded(data)) == data
    assert any(entry.touched for entry in life.history)
    assert all(entry.reasons for entry in life.history)


def test_an_entry_is_plain_data() -> None:
    """Its event with its kind; the policy by name, version and day."""
    policy = PolicyInForce(name="rnr-baseline", version="1", on=TODAY)
    entry = Recorded(
        version=2,
        event=GoalPaused(on=TODAY, by="staff:17", goal_id="g1"),
        policy=policy,
        touched=("goals g1: status",),
        reasons=(Reason("events.goal_paused", (("goal_id", "g1"),), BECAUSE),),
    )
    assert policy_to_data(policy) == POLICY
    data = recorded_to_data(entry)
    assert data["event"] == PAUSED
    assert (data["version"], data["policy"], data["touched"]) == (2, POLICY, ["goals g1: status"])
    assert data["reasons"][0]["rule"] == "events.goal_paused"


def test_an_entry_needs_its_version_its_event_and_its_policy() -> None:
    """What it touched and why it was accepted may be absent, as in a log."""
    event = GoalPaused(on=TODAY, by="staff:17", goal_id="g1")
    policy = PolicyInForce(name="rnr-baseline", version="1", on=TODAY)
    assert read_recorded(ENTRY) == Recorded(version=2, event=event, policy=policy)
    assert faults_of_entry({}) == [
        ("version", "is missing"),
        ("policy", "is missing"),
        ("event", "is missing"),
    ]


@pytest.mark.parametrize("data", [None, [], "x", 3])
def test_what_is_no_object_is_no_entry(data: object) -> None:
    """One fault says so."""
    assert faults_of_entry(data) == [("", "is of the wrong kind")]


def test_every_fault_of_an_entry_is_told_at_once() -> None:
    """Those of its event below it."""
    assert faults_of_entry(
        {
            "version": "2",
            "event": {"kind": "goal_paused", "on": "x", "by": "staff:17"},
            "policy": {"name": "rnr-baseline", "on": "2026-11-21"},
            "digest": "x",
        }
    ) == [
        ("digest", "is not a known field"),
        ("version", "is of the wrong kind"),
        ("policy.version", "is missing"),
        ("event.on", "is not written as a day"),
        ("event.goal_id", "is missing"),
    ]
    assert faults_of_entry({**ENTRY, "event": None}) == [("event", "is of the wrong kind")]
