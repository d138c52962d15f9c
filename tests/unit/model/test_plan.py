"""A plan gives its goals by status, and needs and goals tell why."""

from rnr_caseplan import GoalStatus
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
