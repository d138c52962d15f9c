"""What all checks ask of a plan, on a day."""

import datetime
from collections.abc import Iterable

import pytest

from rnr_caseplan import Tier
from rnr_caseplan.checks.examined import Examined, PlacedGoal, PlacedStep, steps_of
from rnr_caseplan.lifecycle import SessionHeld, StepCompleted
from scripts.example_plan import CHECKED_ON, DRAFTED_ON
from tests.unit.builders import a_case, a_plan, policy_named
from tests.unit.checks.changed import with_values
from tests.unit.checks.looking import the_example, the_policy


def examined(*values: tuple[str, object], day: datetime.date = CHECKED_ON) -> Examined:
    """Examine the example plan with other values."""
    return Examined(with_values(the_example(), values), the_policy(), day)


def ids(parts: Iterable[PlacedGoal | PlacedStep]) -> list[str]:
    """Give the places."""
    return [part.place for part in parts]


def test_goals_are_told_apart_by_where_they_stand() -> None:
    """With their places in the whole list."""
    plan = examined(("goals[0].status", "paused"), ("goals[2].status", "achieved"))
    assert ids(plan.goals) == ["goals[0]", "goals[1]", "goals[2]"]
    assert ids(plan.open_goals) == ["goals[0]", "goals[1]"]
    assert ids(plan.active_goals) == ["goals[1]"]
    assert plan.served == {"n1", "n2"}


def test_the_steps_of_active_goals_are_those_still_to_be_taken() -> None:
    """The first one of each is done."""
    assert ids(examined().active_steps) == [
        f"goals[{goal}].steps[{step}]" for goal in (0, 1) for step in (1, 2, 3)
    ]
    assert ids(steps_of(examined().goals[2])) == [f"goals[2].steps[{step}]" for step in range(4)]


def test_what_happened_after_the_day_is_not_seen() -> None:
    """What happened on it counts."""
    before, after = datetime.date(2026, 11, 18), datetime.date(2026, 11, 19)
    kinds = (SessionHeld, StepCompleted)
    assert len(list(examined(day=before).events_of(*kinds))) == 1
    assert len(list(examined(day=after).events_of(*kinds))) == 4
    assert {event.on for event in examined(day=DRAFTED_ON).events} == {DRAFTED_ON}


def test_events_come_in_the_order_of_their_days() -> None:
    """However they were written down."""
    plan = examined(("history[1].event.on", "2026-11-30"))
    assert plan.events[-1].on == datetime.date(2026, 11, 30)


def test_a_goal_works_in_the_first_tier_of_its_needs() -> None:
    """And in none where it has no need that the plan knows."""
    plan = examined(("goals[0].need_ids", ("n4", "n1")), ("goals[1].need_ids", ()))
    assert plan.tier_of(plan.goals[0]) is Tier.CRIMINOGENIC
    assert plan.tier_of(plan.goals[1]) is None
    assert plan.tier_of(plan.goals[2]) is Tier.MAINTENANCE


def test_the_participant_reads_what_open_goals_say() -> None:
    """Statement, measure and steps; a measure that is not there is not read."""
    plan = examined(("goals[1].status", "achieved"), ("goals[2].measure", None))
    texts = [text.place for text in plan.texts]
    assert texts[:3] == ["goals[0].statement", "goals[0].measure", "goals[0].steps[0].text"]
    assert {place.partition(".")[0] for place in texts} == {"goals[0]", "goals[2]"}
    assert "goals[2].measure" not in texts
    assert len(plan.words_of_texts) == len(texts)
    goal, words = plan.words_of_goals[0]
    assert goal.place == "goals[0]"
    assert words.startswith("I will stop and think before I act")
    assert words.count("\n\n") == 5


@pytest.mark.parametrize(
    ("language", "languages", "code"),
    [
        ("Spanish", ("English",), "es"),
        (None, ("English",), "en"),
        (None, ("gestures", "Vietnamese"), "other"),
        ("gestures", ("English",), "other"),
        (None, (), None),
    ],
)
def test_the_language_to_work_in_goes_before_those_that_the_participant_speaks(
    language: str | None, languages: tuple[str, ...], code: str | None
) -> None:
    """The first one that is recorded; one that nobody can name here is another one."""
    plan = examined(
        ("case.responsivity.language", language), ("case.participant.languages", languages)
    )
    assert plan.language == code


def test_a_case_without_a_profile_has_no_language() -> None:
    """Nor has one without goals anything to measure."""
    empty = Examined(a_plan(a_case()), policy_named(), datetime.date(2026, 11, 21))
    assert empty.language is None
    assert empty.measured_goals == ()
    assert empty.texts_with_long_sentences == ()


def test_a_language_that_is_not_measured_leaves_every_text_to_be_looked_at() -> None:
    """Sentences are counted in any language."""
    plan = examined(("case.responsivity.language", "Vietnamese"))
    assert {measured for _, measured in plan.measured_goals} == {None}
    assert plan.texts_with_long_sentences == plan.texts
    assert examined().texts_with_long_sentences == ()
