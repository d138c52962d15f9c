"""Static history is never a goal (AB).

Criminal history has no rank and no goal, also where the participant asks for one or somebody
names it as the driver. Such a driver is refused, and the plan is drafted without it.
"""

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import Disposition, Driver, Override, Tier, WantedGoal
from rnr_caseplan.model.vocabulary import DriverStanding
from tests.strategies import TODAY, Situation, a_need, a_situation, situations, some_needs

HISTORY = a_need("n1", "criminal_history", interferes=True, contributed=True)
DRIVER = Driver(need_id="n1", override=Override(by="supervisor:2", on=TODAY, reason="so decided"))
ASKED = (WantedGoal(need_id="n1", statement="A clean record."),)


@st.composite
def with_history(draw: st.DrawFn) -> Situation:
    """Draw situations with static history, asked for as a goal or named as the driver."""
    situation = draw(situations(needs_of=some_needs))
    first, *others = situation.case.needs
    history = evolve(first, domain="criminal_history")
    asked = WantedGoal(need_id=history.id, statement="A clean record.")
    changed = situation.but(
        needs=(history, *others), wanted_goals=(*situation.case.wanted_goals, asked)
    )
    if draw(st.booleans()):
        return changed.but(driver=Driver(need_id=history.id))
    return changed


@given(situation=with_history())
@example(situation=a_situation(HISTORY))
@example(situation=a_situation(HISTORY, driver=DRIVER, wanted_goals=ASKED))
@example(situation=a_situation(HISTORY, wanted_goals=ASKED, risk_level="unknown"))
@example(situation=a_situation(HISTORY, wanted_goals=ASKED, risk_level="low"))
def test_static_history_is_never_a_goal(situation: Situation) -> None:
    """No goal names it, it has no rank, and its outcome is that it is not a target."""
    plan = situation.draft()
    history = {need.id for need in situation.case.needs if need.domain == "criminal_history"}
    assert not [goal for goal in plan.goals if history & set(goal.need_ids)]
    assert not [item for item in plan.adaptations if item.need_id in history]
    for item in plan.needs:
        if item.need.id in history:
            outcome = (item.tier, item.rank, item.disposition)
            assert outcome == (Tier.NOT_A_TARGET, None, Disposition.NOT_A_TARGET)
    if plan.driver is not None and plan.driver.need_id in history:
        assert plan.driver.standing is DriverStanding.REFUSED
        assert plan.goals == situation.but(driver=None).draft().goals
