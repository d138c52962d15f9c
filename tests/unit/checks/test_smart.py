"""Whether goals and steps are specific."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan.checks import all_checks
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.policy.policy import Policy
from scripts.example_plan import CHECKED_ON
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named, policy_with
from tests.unit.checks.looking import found, look, places, the_example, the_policy
from tests.unit.lives import drafted

STEP = "goals[0].steps[2].text"
VAGUE = "I try to keep calm on one day this week."
LATER_STEP = "goals[2].steps[0].text"
OWN = [check for check in all_checks() if check.code.startswith("SMT")]


def with_words(**lists: tuple[str, ...]) -> Policy:
    """Give the example plan's policy with other lists of words."""
    policy = the_policy()
    changes: dict[str, Any] = {
        name: evolve(getattr(policy, name), value=words) for name, words in lists.items()
    }
    return evolve(policy, **changes)


# Steps, goals and measures. -------------------------------------------------------------


def test_a_vague_step_is_found_with_the_words_and_their_source() -> None:
    """The words are those of the policy's list."""
    (item,) = found("SMT01", (STEP, "I try to be good and I work on my anger."))
    assert item.place == STEP
    assert item.about == "g1.s3"
    assert item.sentence == 'step g1.s3 says "try to", "work on", and nobody can see that done'
    assert item.citation == the_policy().vague_words.citation


def test_every_vague_step_of_an_open_goal_is_found() -> None:
    """Also in a goal that waits or rests, and in none that has ended."""
    both = ((STEP, VAGUE), (LATER_STEP, VAGUE))
    assert places("SMT01", *both) == [STEP, LATER_STEP]
    assert places("SMT01", *both, ("goals[2].status", "paused")) == [STEP, LATER_STEP]
    assert places("SMT01", *both, ("goals[2].status", "achieved")) == [STEP]


@pytest.mark.parametrize(
    ("status", "is_found"),
    [
        ("planned", True),
        ("started", True),
        ("cannot_be_done_yet", True),
        ("completed", False),
        ("no_longer_needed", False),
    ],
)
@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("SMT01", VAGUE),
        ("SMT04", "Keep calm."),
        ("SMT05", "I call my planner as needed."),
        ("SMT07", "I call my planner within 2-3 weeks."),
    ],
)
def test_only_a_step_that_is_still_to_be_taken_is_judged(
    code: str, text: str, status: str, is_found: bool
) -> None:
    """One that is done was clear enough."""
    values = ((STEP, text), ("goals[0].steps[2].status", status))
    assert bool(found(code, *values)) == is_found


def test_a_vague_goal_or_measure_is_a_finding_of_its_own() -> None:
    """Each says which of the two it is; a vague step is not among them."""
    vague = (
        ("goals[0].statement", "I will work on my temper."),
        ("goals[2].measure", "I do better in ten of 12 weeks."),
        (STEP, VAGUE),
    )
    assert [(item.place, item.sentence) for item in found("SMT02", *vague)] == [
        ("goals[0].statement", 'the statement of goal g1 says "work on"'),
        ("goals[2].measure", 'the measure of goal g3 says "do better"'),
    ]
    assert places("SMT01", *vague) == [STEP]


def test_a_listed_word_in_what_somebody_names_is_not_found() -> None:
    """What is to be done is to name it."""
    assert found("SMT01", (STEP, "I name two words I do not understand.")) == []
    assert found("SMT05", (STEP, "I name two places where I sometimes use.")) == []


def test_words_are_those_of_the_policy() -> None:
    """An agency lists what it does not want to read."""
    text = (STEP, "I dabble in one new thought this week.")
    assert found("SMT01", text) == []
    assert len(found("SMT01", text, policy=with_words(vague_words=("dabble",)))) == 1
    assert found("SMT01", (STEP, VAGUE), policy=with_words(vague_words=())) == []


def test_a_text_in_another_language_is_read_by_the_list_alone() -> None:
    """The order of words means something else there."""
    text = (STEP, "Digo a mi oficial lo que voy a intentar esta semana.")
    policy = with_words(vague_words=("intentar",))
    assert len(found("SMT01", text, policy=policy)) == 1


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Thinking skills.", True),
        ("I call R.", True),
        ("I go there twice.", False),
        ("...", True),
        ("\u6211\u6bcf\u5468\u7ed9\u8ba1\u5212\u5458\u6253\u7535\u8bdd", False),
        ("\u0e09\u0e31\u0e19\u0e42\u0e17\u0e23\u0e2b\u0e32", False),
        ("Voy al grupo.", True),
        ("Voy al grupo ma\u00f1ana.", False),
    ],
)
def test_a_step_has_four_words_at_least(text: str, is_found: bool) -> None:
    """Where a script puts spaces between words."""
    assert bool(found("SMT04", (STEP, text))) == is_found


# Times. ---------------------------------------------------------------------------------


def test_a_time_that_is_none_is_found_with_its_source() -> None:
    """The longest of the list's entries is named."""
    (item,) = found("SMT05", (STEP, "I call my planner as soon as possible."))
    assert (item.place, item.about) == (STEP, "g1.s3")
    assert item.sentence == 'step g1.s3 says "as soon as possible", which is no time'
    assert item.citation == the_policy().vague_times.citation


@pytest.mark.parametrize(
    ("often", "is_found"),
    [
        ("as needed", True),
        ("When possible", True),
        ("regularly", True),
        ("weekly, more often as needed", False),
        ("at every session, and as needed", False),
        ("as needed, at least 2 times", False),
        ("after work", False),
    ],
)
@pytest.mark.parametrize(
    ("place", "about"),
    [
        ("goals[0].activities[1].often", "g1.a2"),
        ("goals[2].activities[0].often", "g3.a1"),
        ("adaptations[0].activities[2].often", "r1.a3"),
        ("services[0].often", "v1"),
    ],
)
def test_what_others_do_says_how_often(place: str, about: str, often: str, is_found: bool) -> None:
    """A listed time beside a real one does no harm."""
    items = found("SMT06", (place, often))
    assert [(item.place, item.about) for item in items] == [(place, about)] * is_found


def test_a_service_without_a_rhythm_is_another_fault() -> None:
    """And so is one that has ended."""
    assert found("SMT06", ("services[0].often", None)) == []
    ended = (("services[0].often", "as needed"), ("services[0].ended_on", "2026-11-30"))
    assert found("SMT06", *ended) == []


def test_a_span_of_days_is_found_in_each_step() -> None:
    """In the order of the plan, without anybody's words."""
    spans = ((STEP, "I call within 2-3 weeks."), (LATER_STEP, "I call 3/1-3/5 at the clinic."))
    assert [(item.place, item.sentence) for item in found("SMT07", *spans)] == [
        (STEP, "step g1.s3 gives a span of days"),
        (LATER_STEP, "step g3.s1 gives a span of days"),
    ]


# Plans of every kind. -------------------------------------------------------------------


def test_a_plan_without_goals_is_specific() -> None:
    """And no check of this kind raises an exception, whatever is missing."""
    examined = Examined(evolve(the_example(), goals=()), the_policy(), CHECKED_ON)
    empty = Examined(a_plan(a_case()), policy_named(), TODAY)
    for item in OWN:
        assert list(item.look(examined)) == []
        assert list(item.look(empty)) == []


@pytest.mark.parametrize("name", ["rnr-baseline", "success-plan", "treatment-court", "virginia"])
def test_starter_words_are_smart_in_every_domain(name: str) -> None:
    """Goals, measures, steps for each stage, activities: no check of this kind finds anything."""
    policy = policy_with(name, goals_active_at_once=2)
    for domain, _ in policy.guidance:
        need = a_need("n1", domain, interferes=True)
        plan = a_plan(a_case(need, risk_level=drafted().case.risk_level), policy)
        assert plan.goals
        examined = Examined(plan, policy, TODAY)
        assert [found for check in OWN for found in check.look(examined)] == []


def test_a_closed_plan_is_read_as_it_was_left() -> None:
    """Its words say what they said."""
    closed = ("closed_on", "2026-11-30")
    assert places("SMT01", (STEP, VAGUE), closed) == [STEP]
    assert look("SMT01", the_example(), CHECKED_ON) == []


def test_a_time_that_is_none_does_not_count_beside_a_real_one() -> None:
    """Safe practice is no fault: how often, or a number, stands in the same step."""
    place = "goals[0].steps[2].text"
    assert found("SMT05", (place, "I call my planner as needed."))
    for text in (
        "I take my pills as directed every morning at 8.",
        "I use my EpiPen if needed and call 911.",
    ):
        assert found("SMT05", (place, text)) == []
