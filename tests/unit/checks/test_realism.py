"""Whether goals can be measured, fit their needs, and differ."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import CasePlan
from rnr_caseplan.checks.examined import Examined
from scripts.example_plan import CHECKED_ON
from tests.unit.builders import TODAY, a_case, a_need, a_plan
from tests.unit.checks.looking import abouts, found, look, places, the_example, the_policy
from tests.unit.lives import drafted

CALM = "I am calm and happy with my life."
SPANISH = "Me siento mejor con mi vida y con los que me quieren."
JOB = "I will find paid work and keep it for two months."
JOB_STEP = "I put all my past jobs on one page with one helper."
JOB_MEASURE = (
    "I have been at my job for eight weeks in a row. I have missed no shift without notice."
)
THINKING = "I will stop and think before I act, each week for three months."


# Measures. ------------------------------------------------------------------------------


def test_a_measure_that_nobody_can_see_is_found_in_every_open_goal() -> None:
    """In the order of the plan, and in no goal that has ended."""
    unseen = (("goals[0].measure", CALM), ("goals[2].measure", "I feel good."))
    assert [(item.place, item.sentence) for item in found("SMT08", *unseen)] == [
        ("goals[0].measure", "the measure of goal g1 has no number and nothing to see"),
        ("goals[2].measure", "the measure of goal g3 has no number and nothing to see"),
    ]
    assert places("SMT08", *unseen, ("goals[2].status", "achieved")) == ["goals[0].measure"]


def test_a_goal_without_a_measure_is_another_fault() -> None:
    """It is not told twice."""
    assert places("SMT08", ("goals[0].measure", None)) == []
    assert places("SMT09", ("goals[0].measure", None)) == []


def with_language(measure: str, **facts: Any) -> CasePlan:
    """Give a plan whose first goal has a measure, with what is recorded of the participant."""
    plan = drafted()
    participant = evolve(plan.case.participant, **facts)
    goals = (evolve(plan.goals[0], measure=measure), *plan.goals[1:])
    return evolve(plan, goals=goals, case=evolve(plan.case, participant=participant))


@pytest.mark.parametrize(
    ("measure", "languages", "is_found"),
    [
        (CALM, (), True),
        (CALM, ("Spanish",), True),
        (SPANISH, (), False),
        ("Mejor vida", ("Spanish",), False),
        ("Better life", ("English",), True),
        ("Better life", (), True),
        ("Better life", ("Klingon",), False),
    ],
)
def test_only_english_is_judged(measure: str, languages: tuple[str, ...], is_found: bool) -> None:
    """By what the words show, then by what is recorded; nothing recorded counts as English."""
    plan = with_language(measure, languages=languages)
    assert abouts("SMT08", plan, TODAY) == ["g1"] * is_found


@pytest.mark.parametrize(
    ("measure", "is_found"),
    [
        (THINKING, True),
        ("I WILL stop and think before I act \u2014 each week, for three months!", True),
        ("I will stop and think before I act, each week for two months.", False),
    ],
)
def test_a_measure_that_repeats_its_goal_is_found(measure: str, is_found: bool) -> None:
    """Whatever the points, commas and capitals."""
    assert places("SMT09", ("goals[0].measure", measure)) == ["goals[0].measure"] * is_found


def test_a_measure_may_say_what_another_goal_says() -> None:
    """Only its own goal counts, also where that one is without words that can be compared."""
    assert places("SMT09", ("goals[1].measure", THINKING)) == []
    assert places("SMT09", ("goals[2].measure", THINKING), ("goals[2].statement", "I go.")) == []


# The right need. ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "words", "about"),
    [
        ("goals[0].statement", JOB, "g1"),
        ("goals[0].measure", JOB_MEASURE, "g1"),
        ("goals[0].steps[2].text", JOB_STEP, "g1.s3"),
        (
            "goals[2].steps[0].text",
            "I ask one boss for a job this week and say what I can do.",
            "g3.s1",
        ),
    ],
)
def test_starter_words_for_another_domain_are_found(place: str, words: str, about: str) -> None:
    """Of the goal, the measure, the steps, and the first steps for each stage."""
    (item,) = found("SMT10", (place, words))
    assert (item.place, item.about) == (place, about)
    assert item.sentence == f"{about} is in the starter words for employment"


def test_starter_words_for_the_goals_own_domain_are_right() -> None:
    """And so are words that somebody changed, and steps that are done."""
    assert found("SMT10", ("goals[1].statement", JOB), ("goals[1].steps[2].text", JOB_STEP)) == []
    assert found("SMT10", ("goals[0].statement", f"{JOB} I start now.")) == []
    assert found("SMT10", ("goals[0].steps[0].text", JOB_STEP)) == []


def test_a_goal_may_use_the_words_of_every_need_that_it_serves() -> None:
    """One of them is enough."""
    both = ("goals[0].need_ids", ("n1", "n2"))
    assert found("SMT10", both, ("goals[0].statement", JOB)) == []


def test_a_goal_that_serves_a_condition_alone_may_use_any_words() -> None:
    """Nobody can say that they are those of another need."""
    alone = (("goals[0].need_ids", ()), ("goals[0].condition_ids", ("c2",)))
    assert found("SMT10", *alone, ("goals[0].statement", JOB)) == []


def test_words_that_several_domains_share_name_them_all() -> None:
    """And are right where one of these is served."""
    policy = the_policy()
    shared = dict(policy.guidance)
    employment = shared["employment"]
    leisure = evolve(shared["leisure"], value=evolve(shared["leisure"].value, goal=JOB))
    changed = evolve(policy, guidance=tuple({**shared, "leisure": leisure}.items()))
    assert employment.value.goal == JOB
    (item,) = found("SMT10", ("goals[0].statement", JOB), policy=changed)
    assert item.sentence == "g1 is in the starter words for employment, leisure"
    assert found("SMT10", ("goals[1].statement", JOB), policy=changed) == []


def test_a_domain_without_starter_words_has_none_of_its_own() -> None:
    """History has none; a goal on it is another fault, and all its starter words are strange."""
    on_history = (("goals[0].need_ids", ("n6",)), ("goals[0].statement", JOB))
    abouts_found = [item.about for item in found("SMT10", *on_history)]
    assert sorted(map(str, abouts_found)) == ["g1", "g1.s2", "g1.s3", "g1.s4"]


# Goals that say the same. ---------------------------------------------------------------


def test_the_second_and_the_third_goal_that_say_the_same_are_found() -> None:
    """Each names the first one; points and capitals make no difference."""
    same = (
        ("goals[1].statement", THINKING.upper()),
        ("goals[2].statement", THINKING.rstrip(".")),
    )
    assert [(item.place, item.sentence) for item in found("SMT11", *same)] == [
        ("goals[1].statement", "goal g2 says the same as goal g1"),
        ("goals[2].statement", "goal g3 says the same as goal g1"),
    ]
    assert places("SMT11", *same, ("goals[1].status", "achieved")) == ["goals[2].statement"]


def test_goals_without_a_word_are_compared_as_they_are() -> None:
    """Signs can differ."""
    assert places("SMT11", ("goals[0].statement", "?"), ("goals[1].statement", "!")) == []
    assert places("SMT11", ("goals[0].statement", "?"), ("goals[1].statement", "?")) == [
        "goals[1].statement"
    ]


def test_two_needs_of_one_domain_bring_a_finding_whatever_their_order() -> None:
    """Somebody has to tell the two starter goals apart."""
    first, second = a_need("n1", "employment"), a_need("n2", "employment", "moderate")
    plans = [
        a_plan(a_case(*needs, risk_level=drafted().case.risk_level))
        for needs in ((first, second), (second, first))
    ]
    one, other = (look("SMT11", plan, TODAY) for plan in plans)
    assert one == other
    assert [item.about for item in one] == ["g2"]


def test_nothing_is_found_without_goals() -> None:
    """In measures, words or statements."""
    empty = evolve(the_example(), goals=())
    for code in ("SMT08", "SMT09", "SMT10", "SMT11"):
        assert look(code, empty, CHECKED_ON, the_policy()) == []
    assert Examined(empty, the_policy(), CHECKED_ON).words_of_steps == ()
