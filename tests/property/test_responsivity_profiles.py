"""What services are fitted to changes how a plan is carried out, and nothing else (VA-7b, CC-7).

With any profile a plan has the same tiers, ranks, levels, dispositions, eligibility and driver, and
the same goals in the same order: only the days of their steps may come sooner. Every barrier that
is recorded has an answer, and none of the answers is one that another barrier makes impossible.
"""

from typing import Any

from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from rnr_caseplan import (
    Barrier,
    CasePlan,
    Goal,
    ResponsivityProfile,
    load_policy_book,
)
from rnr_caseplan.policy.bundle import bundled_policies
from tests.strategies import (
    Situation,
    a_need,
    a_situation,
    barriers,
    situations,
    texts,
)

EVERY_BARRIER = tuple(Barrier)
WITH_TWO_GOALS = a_situation(
    a_need("n1", "employment"),
    a_need("n2", "leisure"),
    a_need("n3", "intellectual_deficits"),
    a_need("n4", "antisocial_companions"),
)


def with_profile(situation: Situation, words: tuple[Barrier, ...], **free: Any) -> Situation:
    """Give the same situation with these barriers."""
    return situation.but(responsivity=ResponsivityProfile(barriers=words, **free))


def without_days(goal: Goal) -> Goal:
    """Give a goal without the days of its steps, and without what is said of them."""
    steps = tuple(evolve(step, due_on=None) for step in goal.steps)
    said = ("goals.first_step", "responsivity.")
    reasons = tuple(reason for reason in goal.reasons if not reason.rule.startswith(said))
    return evolve(goal, steps=steps, reasons=reasons)


def decided(plan: CasePlan) -> CasePlan:
    """Give what a profile must not change; that it is not recorded is listed as missing."""
    return evolve(
        plan,
        case=evolve(plan.case, responsivity=None),
        goals=tuple(without_days(goal) for goal in plan.goals),
        ways_of_working=(),
        missing=tuple(line for line in plan.missing if not line.startswith("responsivity")),
    )


@given(situation=situations(), words=barriers())
@example(situation=WITH_TWO_GOALS, words=EVERY_BARRIER)
def test_a_profile_changes_nothing_that_is_decided(
    situation: Situation, words: tuple[Barrier, ...]
) -> None:
    """The plan is the same but for its ways of working and the days of steps."""
    plain = situation.but(responsivity=None).draft()
    assert decided(with_profile(situation, words).draft()) == decided(plain)


@given(situation=situations(), words=barriers(), data=st.data())
@example(situation=WITH_TWO_GOALS, words=EVERY_BARRIER, data=None)
def test_the_order_of_barriers_means_nothing(
    situation: Situation, words: tuple[Barrier, ...], data: Any
) -> None:
    """The same barriers in another order give the very same plan."""
    other = words[::-1] if data is None else tuple(data.draw(st.permutations(words)))
    assert with_profile(situation, other).draft() == with_profile(situation, words).draft()


@given(situation=situations(), words=barriers(), first=texts(), second=texts())
@example(situation=WITH_TWO_GOALS, words=(), first="does not read", second="no car, shift work")
def test_free_words_are_never_read(
    situation: Situation, words: tuple[Barrier, ...], first: str, second: str
) -> None:
    """They say nothing to any rule, whatever they say to people."""
    plan = with_profile(situation, words).draft()
    told = with_profile(situation, words, literacy=first, schedule=second, gender=first).draft()
    assert evolve(told, case=plan.case) == plan


@given(situation=situations(), words=barriers())
@example(situation=WITH_TWO_GOALS, words=EVERY_BARRIER)
@example(situation=a_situation(), words=(Barrier.FAR_FROM_SERVICES, Barrier.NO_INTERNET))
def test_every_recorded_barrier_is_answered_by_what_is_possible(
    situation: Situation, words: tuple[Barrier, ...]
) -> None:
    """Each way of working stands once, in order, with words and with a reason for each barrier."""
    plan = with_profile(situation, words).draft()
    kinds = [way.kind for way in plan.ways_of_working]
    assert kinds == sorted(set(kinds))
    answered = {barrier for way in plan.ways_of_working for barrier in way.barriers}
    assert set(words) <= answered
    answers = {item.barrier: item for item in situation.policy.barrier_answers.value}
    impossible = {kind for barrier in answered for kind in answers[barrier].rules_out}
    assert not impossible & set(kinds)
    for way in plan.ways_of_working:
        assert way.text
        adapted = [reason for reason in way.reasons if reason.rule == "responsivity.adapted"]
        assert [reason.fact("barrier") for reason in adapted] == [
            barrier.value for barrier in way.barriers
        ]
        assert all(way.kind in answers[barrier].kinds for barrier in way.barriers)


@given(situation=situations(), words=barriers())
@example(situation=WITH_TWO_GOALS, words=EVERY_BARRIER)
@example(situation=WITH_TWO_GOALS, words=(Barrier.EASILY_OVERWHELMED,))
def test_steps_come_sooner_or_stay_and_never_leave_their_goal(
    situation: Situation, words: tuple[Barrier, ...]
) -> None:
    """Between the first day of work and the target date, in their order."""
    assume(not any(need.domain == "intellectual_deficits" for need in situation.case.needs))
    plain = situation.but(responsivity=None).draft()
    fitted = with_profile(situation, words).draft()
    for before, after in zip(plain.goals, fitted.goals, strict=True):
        days = [step.due_on for step in after.steps if step.due_on is not None]
        assert days == sorted(days)
        for earlier, later in zip(before.steps, after.steps, strict=True):
            if earlier.due_on is not None:
                assert later.due_on is not None
                assert later.due_on <= earlier.due_on
            if later.due_on is not None and after.starts_on is not None:
                assert after.starts_on <= later.due_on
                assert after.target_date is None or later.due_on <= after.target_date


@given(words=barriers())
@example(words=(Barrier.THINKING_AND_MEMORY,))
@example(words=(Barrier.EASILY_OVERWHELMED, Barrier.SHORT_ATTENTION))
def test_first_steps_of_goals_that_begin_together_take_turns(words: tuple[Barrier, ...]) -> None:
    """Where one thing comes at a time, and else they are due on one day."""
    situation = a_situation(a_need("n1", "employment"), a_need("n2", "leisure"))
    plan = with_profile(situation, words).draft()
    first, second = (goal.steps[0].due_on for goal in plan.active_goals)
    assert first is not None
    assert second is not None
    kinds = {way.kind.value for way in plan.ways_of_working}
    assert (first < second) == ("one_thing_at_a_time" in kinds)
    assert (first == second) == ("one_thing_at_a_time" not in kinds)


def test_every_bundled_policy_answers_every_barrier_on_each_of_its_days() -> None:
    """In words for staff, under a source that it lists."""
    for name in bundled_policies():
        book = load_policy_book(name)
        for day in book.days_of_change():
            policy = book.on(day)
            answers = {item.barrier: item for item in policy.barrier_answers.value}
            words = {item.kind for item in policy.adaptation_words.value}
            known = {source.id for source in policy.sources}
            assert set(answers) == set(Barrier)
            for answer in answers.values():
                assert answer.kinds
                assert set(answer.kinds) <= words
                assert answer.source in known
