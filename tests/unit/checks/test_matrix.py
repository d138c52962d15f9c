"""Which goal serves which need and which condition, and what none serves."""

from rnr_caseplan import CoveredCondition, CoveredNeed, coverage
from tests.unit.builders import a_case, a_plan
from tests.unit.checks.changed import example_with


def test_the_matrix_has_a_row_for_every_need_and_condition() -> None:
    """In the order of the plan, with the open goals that serve them."""
    found = coverage(example_with())
    assert found.goal_ids == ("g1", "g2", "g3")
    assert {item.need_id: item.goal_ids for item in found.needs} == {
        "n3": (),
        "n1": ("g1",),
        "n2": ("g2",),
        "n5": (),
        "n4": ("g3",),
        "n6": (),
    }
    assert [item.need_id for item in found.needs if item.is_adapted] == ["n3"]
    assert [(item.condition_id, item.goal_ids) for item in found.conditions] == [
        ("c1", ("g2",)),
        ("c2", ()),
    ]
    assert found.cells == (("n2", "c1", "g2"),)
    assert found.uncovered_needs == found.uncovered_conditions == ()


def test_a_target_without_a_goal_is_uncovered() -> None:
    """And so is a need that nothing adapts to; one that is only watched is not."""
    found = coverage(example_with(("goals[1].need_ids", ("n1",)), ("adaptations", ())))
    assert found.uncovered_needs == ("n3", "n2")


def test_a_goal_that_has_ended_covers_nothing() -> None:
    """A need is treated where its goal was reached, and uncovered where it was given up."""
    reached = coverage(example_with(("goals[1].status", "achieved")))
    given_up = coverage(example_with(("goals[1].status", "discontinued")))
    assert reached.uncovered_needs == ()
    assert given_up.uncovered_needs == ("n2",)
    assert reached.uncovered_conditions == given_up.uncovered_conditions == ("c1",)


def test_a_condition_that_is_met_is_covered() -> None:
    """Whatever becomes of its goal."""
    met = coverage(
        example_with(("goals[1].status", "achieved"), ("conditions[0].met_on", "2026-11-20"))
    )
    assert met.conditions[0] == CoveredCondition(
        condition_id="c1", goal_ids=(), is_met=True, is_uncovered=False
    )


def test_a_condition_that_the_goal_does_not_name_is_uncovered() -> None:
    """Both must say that they belong together."""
    assert coverage(example_with(("goals[1].condition_ids", ()))).uncovered_conditions == ("c1",)


def test_a_condition_of_the_case_that_the_plan_leaves_out_is_uncovered() -> None:
    """It comes last."""
    found = coverage(example_with(("conditions", ())))
    assert found.uncovered_conditions == ("c1", "c2")


def test_an_empty_plan_has_an_empty_matrix() -> None:
    """Nothing to cover, nothing uncovered."""
    found = coverage(a_plan(a_case()))
    assert (found.goal_ids, found.needs, found.conditions, found.cells) == ((), (), (), ())


def test_a_need_that_an_adaptation_answers_is_covered() -> None:
    """It needs no goal."""
    (need,) = [item for item in coverage(example_with()).needs if item.need_id == "n3"]
    assert need == CoveredNeed(need_id="n3", goal_ids=(), is_adapted=True, is_uncovered=False)
