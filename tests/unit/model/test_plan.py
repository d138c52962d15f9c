"""A plan gives its goals by status, and needs and goals tell why."""

from rnr_caseplan import Driver, GoalStatus
from tests.unit.builders import a_case, a_need, a_plan

PLAN = a_plan(
    a_case(
        *(
            a_need(f"n{number}", domain)
            for number, domain in enumerate(("employment", "leisure", "substance_use"))
        )
    )
)


def test_active_and_future_goals_are_all_the_drafted_goals() -> None:
    """In the order of the plan."""
    assert [goal.status for goal in PLAN.goals] == [
        *[GoalStatus.ACTIVE] * len(PLAN.active_goals),
        *[GoalStatus.FUTURE] * len(PLAN.future_goals),
    ]
    assert (*PLAN.active_goals, *PLAN.future_goals) == PLAN.goals


def test_a_planned_need_tells_its_reasons_in_one_sentence() -> None:
    """Tier, rank and disposition, each with its source."""
    need = PLAN.needs[0]
    assert need.why == "; ".join(reason.sentence for reason in need.reasons)
    assert need.why.count("(") >= 3


def test_only_a_driver_that_is_accepted_counts_as_one() -> None:
    """Not one that is refused, and not one that nobody named."""
    needs = (a_need("n1", "leisure", "high"), a_need("n2", "employment", "low"))
    assert a_plan(a_case(*needs)).driver_id is None
    for need_id, counts in (("n1", "n1"), ("n2", None)):
        driver = Driver(need_id=need_id, named_by="staff:17")
        assert a_plan(a_case(*needs, driver=driver)).driver_id == counts
