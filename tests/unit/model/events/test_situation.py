"""Events of a participant's situation: what they must say."""

from typing import Any

import pytest

from rnr_caseplan import (
    Caseload,
    CourtDate,
    DecisionalBalance,
    Incident,
    Override,
    Readiness,
    ResponsivityProfile,
    SafetyKind,
    SafetyNote,
    Strength,
    Trigger,
)
from rnr_caseplan.lifecycle import (
    Circumstance,
    CircumstanceChanged,
    CourtDateSet,
    DecisionalBalanceRecorded,
    FullPlanDecided,
    IncidentRecorded,
    ReadinessRecorded,
    ResponsePlanUsed,
    ResponsePlanWritten,
    ResponsivityRecorded,
    SafetyAnswered,
    SafetyNoted,
    SobrietyChanged,
    StrengthFound,
    TriggerFound,
)
from tests.unit.builders import TODAY
from tests.unit.shapes import Shape, each_wrong, refused_places

SAID: dict[str, Any] = {"on": TODAY, "by": "staff:17"}
WRONG_IDS = ["", " t1", None, 1, ("t1",)]

SHAPES: list[Shape] = [
    (
        CircumstanceChanged,
        {**SAID, "circumstance": Circumstance.WORK, "text": "lost the job"},
        {
            "circumstance": [None, "work"],
            "text": [None, "", " "],
            "supervision_level": ["", " ", 3],
            "caseload": ["", "administrative", 1],
            "dates": [
                None,
                {"hired_on": TODAY},
                (("hired_on", "2026-11-21"),),
                (("hired_on", TODAY), ("hired_on", TODAY)),
                ("hired_on",),
            ],
            "facts": [
                None,
                {"mood": "low"},
                (("mood", None),),
                (("mood", float("inf")),),
                (("mood", "low"), ("mood", "high")),
                ((1, "low"),),
            ],
        },
    ),
    (SobrietyChanged, {**SAID, "sober_since": TODAY}, {"sober_since": ["2026-11-21", 0]}),
    (
        DecisionalBalanceRecorded,
        {**SAID, "balance": DecisionalBalance(reasons_to_change=("a",))},
        {"balance": [None, "a", ("a",), Readiness()]},
    ),
    (
        ReadinessRecorded,
        {**SAID, "readiness": Readiness()},
        {"readiness": [None, "action", {}]},
    ),
    (
        ResponsivityRecorded,
        {**SAID, "profile": ResponsivityProfile()},
        {"profile": [None, "no_car", {"barriers": ["no_car"]}]},
    ),
    (
        SafetyNoted,
        {**SAID, "note": SafetyNote(id="d9", kind=SafetyKind.OVERDOSE)},
        {"note": [None, "d9", {"id": "d9", "kind": "overdose"}]},
    ),
    (SafetyAnswered, {**SAID, "safety_id": "d1"}, {"safety_id": WRONG_IDS}),
    (
        StrengthFound,
        {**SAID, "strength": Strength(id="s9", text="sings")},
        {"strength": [None, "s9", {"id": "s9", "text": "sings"}]},
    ),
    (
        TriggerFound,
        {**SAID, "trigger": Trigger(id="t9", text="the bar")},
        {"trigger": [None, "t9", {"id": "t9", "text": "the bar"}]},
    ),
    (
        ResponsePlanWritten,
        {**SAID, "trigger_id": "t1", "response": "call my sister"},
        {"trigger_id": WRONG_IDS, "response": [None, "", " "]},
    ),
    (
        ResponsePlanUsed,
        {**SAID, "trigger_id": "t1"},
        {"trigger_id": WRONG_IDS, "helped": ["yes", 1]},
    ),
    (
        CourtDateSet,
        {**SAID, "court_date": CourtDate(id="k1", on=TODAY)},
        {"court_date": [None, "k1", TODAY, {"id": "k1", "on": TODAY}]},
    ),
    (
        IncidentRecorded,
        {**SAID, "incident": Incident(id="i1")},
        {"incident": [None, "i1", {"id": "i1"}]},
    ),
    (
        FullPlanDecided,
        {**SAID, "override": Override(by="supervisor:2", on=TODAY, reason="threats")},
        {"override": [None, True, "supervisor:2"]},
    ),
]


@pytest.mark.parametrize(("kind", "facts", "_"), SHAPES)
def test_what_is_required_is_enough(kind: Any, facts: dict[str, Any], _: object) -> None:
    """And equal values are one."""
    assert len({kind(**facts), kind(**facts)}) == 1


@pytest.mark.parametrize(("kind", "facts", "name", "wrong"), each_wrong(SHAPES))
def test_each_field_is_checked(kind: Any, facts: dict[str, Any], name: str, wrong: object) -> None:
    """The fault names the field."""
    assert refused_places(kind, {**facts, name: wrong}) == [name]


def test_the_order_of_named_days_and_facts_means_nothing() -> None:
    """They are held by name."""
    facts: dict[str, Any] = {**SAID, "circumstance": Circumstance.OTHER, "text": "moved"}
    one = CircumstanceChanged(**facts, facts=(("b", 1), ("a", "x")), dates=(("z", TODAY),))
    two = CircumstanceChanged(**facts, facts=(("a", "x"), ("b", 1)), dates=(("z", TODAY),))
    assert one == two
    assert one.facts == (("a", "x"), ("b", 1))


def test_a_relapse_says_that_there_is_no_time_of_sobriety() -> None:
    """That nobody is sober since any day has to be said."""
    assert SobrietyChanged(**SAID, sober_since=None).sober_since is None
    with pytest.raises(TypeError, match="sober_since"):
        SobrietyChanged(**SAID)


def test_who_decided_for_a_full_plan_has_to_be_said() -> None:
    """Elsewhere an override may be left out."""
    with pytest.raises(TypeError, match="override"):
        FullPlanDecided(**SAID)


def test_what_changed_in_a_life_is_not_shown() -> None:
    """Words, levels, and named days and facts may say something about a person."""
    changed = CircumstanceChanged(
        **SAID,
        circumstance=Circumstance.HEALTH,
        text="ZQX",
        supervision_level="ZQX",
        caseload=Caseload.TRANSFER,
        dates=(("ZQX", TODAY),),
        facts=(("ZQX", "ZQX"),),
    )
    written = ResponsePlanWritten(**SAID, trigger_id="t1", response="ZQX")
    words: dict[str, Any] = {"setting": "ZQX", "before": "ZQX", "text": "ZQX"}
    others = (
        CourtDateSet(**SAID, court_date=CourtDate(id="k1", on=TODAY, purpose="ZQX", place="ZQX")),
        IncidentRecorded(**SAID, incident=Incident(id="i1", **words)),
        FullPlanDecided(**SAID, override=Override(by="ZQX", on=TODAY, reason="ZQX")),
    )
    assert "ZQX" not in repr((changed, written, *others))
