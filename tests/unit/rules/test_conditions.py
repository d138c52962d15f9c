"""Where does each court-ordered condition stand in the plan?"""

import datetime

import pytest

from rnr_caseplan import Condition
from rnr_caseplan.rules.conditions import place_conditions

DAY = datetime.date(2027, 3, 1)


def condition(identifier: str, *domains: str) -> Condition:
    """Give a condition that fits some domains."""
    return Condition(id=identifier, text="find a job", due_on=DAY, domains=domains)


def test_no_conditions_give_none() -> None:
    """Whatever goals there are."""
    assert place_conditions((), [("g1", "food", DAY)]) == ()


def test_a_condition_is_woven_into_the_first_goal_that_it_fits() -> None:
    """With its text and its day unchanged."""
    goals = [("g1", "food", DAY), ("g2", "employment", DAY), ("g3", "employment", DAY)]
    (placed,) = place_conditions([condition("c1", "leisure", "employment")], goals)
    assert (placed.id, placed.goal_id, placed.text, placed.due_on) == (
        "c1",
        "g2",
        "find a job",
        DAY,
    )
    assert placed.reasons[0].rule == "conditions.woven"
    assert placed.reasons[0].fact("goal") == "g2"


def test_a_condition_that_fits_none_stands_by_itself() -> None:
    """Its text is never interpreted."""
    goals = [("g1", "employment", DAY)]
    alone = place_conditions([condition("c1"), condition("c2", "leisure")], goals)
    assert [placed.goal_id for placed in alone] == [None, None]
    assert {placed.reasons[0].rule for placed in alone} == {"conditions.alone"}
    assert alone[1].reasons[0].fact("domains") == ("leisure",)


@pytest.mark.parametrize(
    ("starts_on", "due_on", "is_woven"),
    [
        (DAY, DAY, True),
        (DAY + datetime.timedelta(days=1), DAY, False),
        (None, DAY, False),
        (None, None, True),
        (datetime.date.max, None, True),
    ],
)
def test_a_condition_does_not_wait_for_a_goal(
    starts_on: datetime.date | None, due_on: datetime.date | None, is_woven: bool
) -> None:
    """A goal that starts later than the condition's day does not fit it."""
    asked = Condition(id="c1", text="x", due_on=due_on, domains=("food",))
    (placed,) = place_conditions([asked], [("g1", "food", starts_on)])
    assert (placed.goal_id == "g1") == is_woven


def test_every_condition_is_kept_in_its_order() -> None:
    """Several may stand in one goal."""
    conditions = [condition(name, "food") for name in ("c3", "c1", "c2")]
    placed = place_conditions(iter(conditions), iter([("g1", "food", DAY)]))
    assert [(item.id, item.goal_id) for item in placed] == [
        ("c3", "g1"),
        ("c1", "g1"),
        ("c2", "g1"),
    ]
