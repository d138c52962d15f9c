"""What a need's outcome does not depend on.

Court conditions, strengths and triggers change no need: a condition never becomes a need, and a
need never waits for one (VA-3b). Readiness creates no need and takes no place (VA-4b, VA-4c). A
tier depends neither on the level nor on the influence scheme (SP-15, TC-10a), and a fact that is
not recorded has no more effect than one that is recorded as untrue.
"""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import (
    CasePlan,
    Level,
    PolicyBook,
    Readiness,
    StageOfChange,
    classify_need,
    load_policy_book,
)
from tests.strategies import (
    Situation,
    a_need,
    a_situation,
    readiness,
    situations,
    some_needs,
    toml_entry,
    write_policy,
)

SCHEMES = ("practice_4_4", "andrews_bonta", "carey_top5")
BARE: dict[str, Any] = {"conditions": (), "strengths": (), "triggers": ()}
RELUCTANT = Readiness(stage=StageOfChange.PRECONTEMPLATION, importance=0, confidence=0)


def outcomes(plan: CasePlan) -> list[tuple[Any, ...]]:
    """Give each need's tier, rank and disposition, and which goals are active."""
    needs = [(item.need.id, item.tier, item.rank, item.disposition) for item in plan.needs]
    return [*needs, *[(goal.need_ids, goal.status, goal.target_date) for goal in plan.goals]]


@given(situation=situations())
def test_conditions_strengths_and_triggers_change_no_need(situation: Situation) -> None:
    """With and without them the outcomes are the same."""
    assert outcomes(situation.draft()) == outcomes(situation.but(**BARE).draft())


@given(situation=situations(), other=readiness())
@example(situation=a_situation(a_need("n1", "antisocial_cognition")), other=RELUCTANT)
def test_readiness_takes_no_place_and_removes_no_goal(
    situation: Situation, other: Readiness | None
) -> None:
    """At any stage of change, needs and goals stand where they stand; only first steps differ."""
    assert outcomes(situation.draft()) == outcomes(situation.but(readiness=other).draft())


@given(situation=situations(needs_of=some_needs), level=st.sampled_from(Level))
def test_a_tier_does_not_depend_on_the_level(situation: Situation, level: Level) -> None:
    """A need of any level, unknown too, has the tier of its domain and circumstances."""
    for need in situation.case.needs:
        at_level = evolve(need, level=level)
        assert (
            classify_need(at_level, situation.policy).value
            is classify_need(need, situation.policy).value
        )


@pytest.fixture(scope="module")
def book_with_scheme(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PolicyBook]:
    """Give the baseline under each of the influence schemes."""
    folder = tmp_path_factory.mktemp("schemes")
    return {
        scheme: load_policy_book(
            write_policy(
                folder, f"by-{scheme}", toml_entry("ranking.influence_scheme", f'"{scheme}"')
            )
        )
        for scheme in SCHEMES
    }


@given(situation=situations(names=("rnr-baseline",), needs_of=some_needs))
def test_a_tier_does_not_depend_on_the_influence_scheme(
    book_with_scheme: dict[str, PolicyBook], situation: Situation
) -> None:
    """Under all three schemes every need has the same tier, for the same reason."""
    for need in situation.case.needs:
        answers = {
            classify_need(need, book.on(situation.as_of)) for book in book_with_scheme.values()
        }
        assert len(answers) == 1


@given(
    situation=situations(needs_of=some_needs), fact=st.sampled_from(("interferes", "contributed"))
)
def test_what_is_not_recorded_counts_as_little_as_what_is_untrue(
    situation: Situation, fact: str
) -> None:
    """Absent and false give the same outcomes; the reasons tell them apart."""
    first, *others = situation.case.needs
    absent_fact: dict[str, Any] = {fact: None}
    untrue_fact: dict[str, Any] = {fact: False}
    absent, untrue = (
        situation.but(needs=(evolve(first, **changes), *others)).draft()
        for changes in (absent_fact, untrue_fact)
    )
    assert outcomes(absent) == outcomes(untrue)
    reason = next(item.reasons[0] for item in absent.needs if item.need.id == first.id)
    assert reason.fact(fact) is None
