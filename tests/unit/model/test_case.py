"""A case: what is required, what is unknown, and ids that must fit."""

import datetime
from typing import Any

import pytest

from rnr_caseplan import (
    Case,
    Driver,
    Incident,
    InputError,
    Participant,
    RiskLevel,
    Strength,
    WantedGoal,
)
from tests.unit.builders import TODAY, a_case, a_need

EMPLOYMENT = a_need("n1", "employment")


def faults_of(**facts: Any) -> list[str]:
    """Give the paths of the faults of a case."""
    with pytest.raises(InputError) as caught:
        Case(**{"participant": Participant(id="P-1"), "needs": (EMPLOYMENT,), **facts})
    return [fault.path for fault in caught.value.faults]


def test_what_is_absent_is_unknown() -> None:
    """An empty case is a case."""
    case = a_case()
    assert case.risk_level is RiskLevel.UNKNOWN
    assert case.caseload is None
    assert case.needs == ()


def test_names_of_days_and_facts_mean_nothing_by_their_order() -> None:
    """Two cases with the same pairs are equal."""
    one = a_case(dates=(("b", TODAY), ("a", TODAY)), facts=(("y", 1), ("x", "word")))
    two = a_case(dates=(("a", TODAY), ("b", TODAY)), facts=(("x", "word"), ("y", 1)))
    assert one == two
    assert hash(one) == hash(two)


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"participant": "P-1"}, "participant"),
        ({"needs": [EMPLOYMENT]}, "needs"),
        ({"needs": ("n1",)}, "needs"),
        ({"risk_level": "high"}, "risk_level"),
        ({"assigned_on": "2026-11-02"}, "assigned_on"),
        ({"sentence_months": -1}, "sentence_months"),
        ({"sentence_months": 6.0}, "sentence_months"),
        ({"supervision_level": ""}, "supervision_level"),
        ({"dates": (("release", "2026-11-02"),)}, "dates"),
        ({"dates": (("release", TODAY), ("release", TODAY))}, "dates"),
        ({"facts": (("months_left", None),)}, "facts"),
    ],
)
def test_a_malformed_field_is_named(facts: dict[str, Any], path: str) -> None:
    """The path is the field's name."""
    assert faults_of(**facts) == [path]


@pytest.mark.parametrize(
    "pairs", [5, None, (("release",),), ((1, TODAY), ("a", TODAY)), ("ab",), ((TODAY, "release"),)]
)
@pytest.mark.parametrize("name", ["dates", "facts"])
def test_pairs_that_are_no_pairs_are_named_too(name: str, pairs: object) -> None:
    """Whatever stands there, the exception is the one that callers expect."""
    if pairs == ("ab",) and name == "facts":
        pairs = ("abc",)
    assert faults_of(**{name: pairs}) == [name]


def test_ids_and_references_are_checked_together() -> None:
    """Every id that occurs twice and every reference to nothing is found at once."""
    assert faults_of(
        needs=(a_need("n1", "food", fuels=("n9",)), a_need("n1", "phone")),
        strengths=(Strength(id="s1", text="x"), Strength(id="s1", text="y")),
        incidents=(Incident(id="i1", need_ids=("n1", "n8")),),
        driver=Driver(need_id="n7", incident_ids=("i1", "i2")),
        wanted_goals=(WantedGoal(need_id="n6", statement="I do it."),),
    ) == [
        "needs[1].id",
        "strengths[1].id",
        "needs[0].fuels[0]",
        "driver.need_id",
        "driver.incident_ids[1]",
        "wanted_goals[0].need_id",
        "incidents[0].need_ids[1]",
    ]


def test_the_same_id_may_stand_in_two_collections() -> None:
    """Needs and strengths have ids of their own."""
    case = a_case(a_need("x", "food"), strengths=(Strength(id="x", text="y"),))
    assert case.needs[0].id == case.strengths[0].id


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date.max])
def test_days_at_the_ends_of_the_calendar_are_days(day: datetime.date) -> None:
    """No year is too early or too late."""
    assert a_case(assigned_on=day, sober_since=day, dates=(("x", day),)).assigned_on == day
