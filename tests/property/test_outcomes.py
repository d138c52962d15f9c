"""Every need has exactly one outcome, and no goal is lost (TC-1, VA-7c, TC-19).

A need has one tier and one disposition. Active and future needs have a goal, the others none;
active, future and the other dispositions together are all needs. A goal that the participant asks
for is in the plan in the participant's own words.
"""

from collections import Counter

from hypothesis import example, given

from rnr_caseplan import Disposition, GoalStatus, SafetyKind, SafetyNote, Tier, WantedGoal, Wording
from tests.strategies import Situation, a_need, a_situation, situations


@given(situation=situations())
@example(situation=a_situation())
def test_every_need_has_exactly_one_outcome(situation: Situation) -> None:
    """The plan lists the needs of the case, each once, as they were given."""
    plan = situation.draft()
    planned = {item.need.id: item.need for item in plan.needs}
    assert len(plan.needs) == len(planned)
    assert planned == {need.id: need for need in situation.case.needs}
    for item in plan.needs:
        never = item.tier is Tier.NOT_A_TARGET
        assert (item.disposition is Disposition.NOT_A_TARGET) == never


@given(situation=situations())
@example(situation=a_situation(a_need("n1", "employment"), a_need("n2", "leisure", "low")))
def test_a_need_has_goals_where_it_is_active_or_future_and_none_otherwise(
    situation: Situation,
) -> None:
    """An active need has exactly one active goal, a future need future goals only."""
    plan = situation.draft()
    active = Counter(goal.need_ids[0] for goal in plan.active_goals)
    future = Counter(goal.need_ids[0] for goal in plan.future_goals)
    assert all(len(goal.need_ids) == 1 for goal in plan.goals)
    assert len(plan.active_goals) + len(plan.future_goals) == len(plan.goals)
    for item in plan.needs:
        identifier = item.need.id
        assert active[identifier] == (item.disposition is Disposition.ACTIVE)
        if item.disposition is Disposition.FUTURE:
            assert future[identifier] >= 1
        elif item.disposition is not Disposition.ACTIVE:
            assert future[identifier] == 0


@given(situation=situations())
@example(
    situation=a_situation(
        a_need("n1", "employment", "low"),
        a_need("n2", "criminal_history"),
        wanted_goals=(
            WantedGoal(need_id="n1", statement="A job."),
            WantedGoal(need_id="n1", statement="A better job."),
            WantedGoal(need_id="n2", statement="A clean record."),
        ),
    )
)
def test_a_goal_that_the_participant_asks_for_is_kept_in_own_words(situation: Situation) -> None:
    """Each asked-for goal on a need that can be a goal is in the plan, as often as asked for."""
    plan = situation.draft()
    static = {item.need.id for item in plan.needs if item.tier is Tier.NOT_A_TARGET}
    asked = Counter(
        (wanted.need_id, wanted.statement)
        for wanted in situation.case.wanted_goals
        if wanted.need_id not in static
    )
    own = Counter(
        (goal.need_ids[0], goal.statement) for goal in plan.goals if goal.wording is Wording.OWN
    )
    assert own == asked


@given(situation=situations())
@example(
    situation=a_situation(
        a_need("n1", "withdrawal"),
        a_need("n1-need", "withdrawal"),
        safety=(SafetyNote(id="need-n1", kind=SafetyKind.SUICIDE),),
    )
)
def test_the_ids_of_a_plan_are_unique(situation: Situation) -> None:
    """Goals, steps, activities and safety items can be told apart by their ids."""
    plan = situation.draft()
    activities = [activity.id for goal in plan.goals for activity in goal.activities]
    activities += [activity.id for item in plan.adaptations for activity in item.activities]
    for ids in (
        [goal.id for goal in plan.goals],
        [step.id for goal in plan.goals for step in goal.steps],
        activities,
        [item.id for item in plan.safety],
    ):
        assert len(set(ids)) == len(ids)


@given(situation=situations())
def test_active_goals_stand_before_future_ones_each_by_rank(situation: Situation) -> None:
    """Goals are listed in the order in which they are worked on."""
    plan = situation.draft()
    ranks = {item.need.id: item.rank or 0 for item in plan.needs}
    for status in (GoalStatus.ACTIVE, GoalStatus.FUTURE):
        by_rank = [ranks[goal.need_ids[0]] for goal in plan.goals if goal.status is status]
        assert by_rank == sorted(by_rank)
    assert [goal.status for goal in plan.goals] == sorted(goal.status for goal in plan.goals)
