"""Events of who carries a plan, and of its end: what they must say."""

from typing import Any

import pytest

from rnr_caseplan import Supporter, TeamMember
from rnr_caseplan.lifecycle import (
    CarriedOver,
    ClosedBecause,
    LeadChanged,
    PlanClosed,
    PlanTransferred,
    SupporterJoined,
    TeamMemberJoined,
    TeamMemberLeft,
)
from tests.unit.builders import TODAY
from tests.unit.shapes import Shape, each_wrong, refused_places

SAID: dict[str, Any] = {"on": TODAY, "by": "staff:17"}
WRONG_IDS = ["", " x", 3, ("x",)]
G1 = CarriedOver(to="the next plan", goal_id="g1")
C1 = CarriedOver(to="the court", condition_id="c1")

SHAPES: list[Shape] = [
    (LeadChanged, {**SAID, "lead": "staff:20"}, {"lead": [None, *WRONG_IDS]}),
    (
        TeamMemberJoined,
        {**SAID, "member": TeamMember(id="staff:30")},
        {"member": [None, "staff:30", {"id": "staff:30"}]},
    ),
    (
        SupporterJoined,
        {**SAID, "supporter": Supporter(id="u1")},
        {"supporter": [None, "u1", {"id": "u1"}, TeamMember(id="u1")]},
    ),
    (TeamMemberLeft, {**SAID, "member_id": "staff:30"}, {"member_id": [None, *WRONG_IDS]}),
    (
        PlanTransferred,
        {**SAID, "to": "the north office", "lead": "staff:40"},
        {"to": [None, "", " "], "lead": [None, *WRONG_IDS], "policy": WRONG_IDS},
    ),
    (
        CarriedOver,
        {"to": "the next plan", "goal_id": "g1"},
        {"to": [None, "", " "], "goal_id": WRONG_IDS, "condition_id": WRONG_IDS},
    ),
    (
        PlanClosed,
        {**SAID, "because": ClosedBecause.DIED},
        {
            "because": [None, "died", True],
            "carried": [None, [G1], (G1, "g2"), ({"to": "x", "goal_id": "g1"},)],
        },
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


@pytest.mark.parametrize("facts", [{}, {"goal_id": "g1", "condition_id": "c1"}])
def test_what_is_carried_over_is_one_goal_or_one_condition(facts: dict[str, Any]) -> None:
    """Neither nothing nor two things at once."""
    assert refused_places(CarriedOver, {"to": "the next plan", **facts}) == ["goal_id"]


def test_what_is_carried_over_is_named_as_a_part_of_the_plan() -> None:
    """By its collection and its id."""
    assert (G1.part, C1.part) == ("goals g1", "conditions c1")


def test_nothing_is_carried_to_two_places() -> None:
    """Each goal and each condition once; the same id in another collection is another part."""
    again = CarriedOver(to="nobody", goal_id="g1")
    twin = CarriedOver(to="the court", condition_id="g1")
    facts: dict[str, Any] = {**SAID, "because": ClosedBecause.DIED}
    assert PlanClosed(**facts, carried=(G1, C1, twin)).carried == (G1, C1, twin)
    assert refused_places(PlanClosed, {**facts, "carried": (G1, C1, again, again)}) == [
        "carried[2]",
        "carried[3]",
    ]


def test_another_reason_for_closing_is_said_in_words() -> None:
    """And every fault of a closing is named at once."""
    other: dict[str, Any] = {**SAID, "because": ClosedBecause.OTHER}
    assert PlanClosed(**other, reason="the court ended it").because is ClosedBecause.OTHER
    assert refused_places(PlanClosed, other) == ["reason"]
    assert refused_places(PlanClosed, {**other, "carried": (G1, G1)}) == ["carried[1]", "reason"]


def test_where_a_plan_and_its_parts_go_is_not_shown() -> None:
    """It may name people."""
    closed = PlanClosed(
        **SAID, because=ClosedBecause.DIED, carried=(CarriedOver(to="ZQX", goal_id="g1"),)
    )
    transferred = PlanTransferred(**SAID, to="ZQX", lead="staff:40")
    joined = SupporterJoined(**SAID, supporter=Supporter(id="u1", name="ZQX", relation="ZQX"))
    assert "ZQX" not in repr(closed) + repr(transferred) + repr(joined)
