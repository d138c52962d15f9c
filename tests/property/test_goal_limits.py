"""Never more active goals than the limit, never a dropped goal (VA-7c, NP-2a).

Whatever the limit, the active goals are at most as many, and every goal that was asked for is
still there: active, future, or, where it is paused or over, as it was.
"""

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import (
    Disposition,
    Goal,
    GoalStatus,
    PolicyBook,
    draft_plan,
    limit_goals,
    load_policy_book,
)
from tests.strategies import (
    TODAY,
    Situation,
    a_need,
    a_situation,
    goal_lists,
    situations,
    toml_entry,
    write_policy,
)

LIMITS = (1, 2, 3, 4, 5)
FOUR_NEEDS = (
    a_need("n1", "unstable_housing", interferes=True),
    a_need("n2", "transport", interferes=True),
    a_need("n3", "antisocial_cognition"),
    a_need("n4", "employment"),
)


@pytest.fixture(scope="module")
def book_with_limit(tmp_path_factory: pytest.TempPathFactory) -> dict[int, PolicyBook]:
    """Give for each limit a policy that has it; the odd ones keep more places than they have."""
    folder = tmp_path_factory.mktemp("limits")
    books: dict[int, PolicyBook] = {}
    for limit in LIMITS:
        entries = [toml_entry("goals.active_at_once", str(limit))]
        if limit % 2:
            kept = '{ risk_levels = ["high", "very_high", "unknown"], places = 9 }'
            entries.append(toml_entry("goals.kept_for_driver", kept))
        books[limit] = load_policy_book(write_policy(folder, f"limit-{limit}", *entries))
    return books


@given(situation=situations())
@example(situation=a_situation(*FOUR_NEEDS))
@example(situation=a_situation(*FOUR_NEEDS[:2]))
def test_a_draft_never_has_more_active_goals_than_its_policy_allows(situation: Situation) -> None:
    """Under the bundled policies at most two goals are active."""
    assert len(situation.draft().active_goals) <= 2


@given(situation=situations(names=("rnr-baseline",)), limit=st.sampled_from(LIMITS))
@example(situation=a_situation(*FOUR_NEEDS), limit=1)
@example(situation=a_situation(*FOUR_NEEDS), limit=5)
def test_a_draft_keeps_any_limit_and_drops_no_need(
    book_with_limit: dict[int, PolicyBook], situation: Situation, limit: int
) -> None:
    """Active, future and the other needs together are all needs, under limits from 1 to 5."""
    policy = book_with_limit[limit].on(situation.as_of)
    plan = draft_plan(situation.case, policy, as_of=situation.as_of)
    assert len(plan.active_goals) <= limit
    with_goals = {goal.need_ids[0] for goal in plan.goals}
    without = {
        item.need.id
        for item in plan.needs
        if item.disposition not in {Disposition.ACTIVE, Disposition.FUTURE}
    }
    assert with_goals | without == {need.id for need in situation.case.needs}
    assert not with_goals & without


@given(situation=situations(names=("rnr-baseline",)), limit=st.sampled_from(LIMITS[:-1]))
@example(situation=a_situation(*FOUR_NEEDS), limit=1)
def test_a_free_place_is_never_left_while_a_target_may_take_it(
    book_with_limit: dict[int, PolicyBook], situation: Situation, limit: int
) -> None:
    """A need waits for a place only where all places are taken."""
    policy = book_with_limit[limit].on(situation.as_of)
    plan = draft_plan(situation.case, policy, as_of=situation.as_of)
    for item in plan.needs:
        if any(reason.rule == "sequence.no_free_place" for reason in item.reasons):
            assert len(plan.active_goals) == limit


@given(goals=goal_lists(), limit=st.sampled_from(LIMITS))
@example(goals=(), limit=1)
@example(
    goals=tuple(
        Goal(id=f"g{number}", status=GoalStatus.ACTIVE, need_ids=(), statement="I do it.")
        for number in (1, 2, 3)
    ),
    limit=2,
)
def test_limiting_goals_drops_none_and_leaves_the_others_alone(
    book_with_limit: dict[int, PolicyBook], goals: tuple[Goal, ...], limit: int
) -> None:
    """The same goals come back in the same order; those beyond the limit wait, none is started."""
    limited = limit_goals(goals, book_with_limit[limit].on(TODAY)).value
    assert [goal.id for goal in limited] == [goal.id for goal in goals]
    asking = [goal.id for goal in goals if goal.status is GoalStatus.ACTIVE]
    for before, after in zip(goals, limited, strict=True):
        if before.id in asking[limit:]:
            assert after == attrs.evolve(before, status=GoalStatus.FUTURE)
        else:
            assert after == before
