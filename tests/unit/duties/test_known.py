"""What is known on a day: facts over time, events, and what they are about."""

import datetime

from rnr_caseplan import Event
from tests.unit.builders import DUTY_FACTS, contacts, day, known_of, level_change


def test_a_fact_without_changes_is_what_the_case_says() -> None:
    """On every day; a fact that is not there is not known."""
    known = known_of(level="low")
    assert known.fact_on("supervision_level", datetime.date.min) == "low"
    assert known.fact_on("score", day(0)) is None


def test_a_fact_that_changed_is_what_it_was_on_the_day() -> None:
    """The day of the change belongs to the new value; before the first one the old value held."""
    changes = (level_change(20, "medium", "high"), level_change(10, "low", "medium"))
    known = known_of(*changes, level="high")
    found = [known.fact_on("supervision_level", day(number)) for number in (0, 9, 10, 19, 20, 30)]
    assert found == ["low", "low", "medium", "medium", "high", "high"]


def test_days_of_change_are_given_in_order_and_once() -> None:
    """Only those of the facts that are asked for."""
    known = known_of(level_change(20, "medium", "high"), level_change(10, "low", "medium"))
    assert known.change_days(["supervision_level", "score"]) == [day(10), day(20)]
    assert known.change_days(["score"]) == []
    assert known_of().change_days(["supervision_level"]) == []


def test_each_event_of_a_kind_is_a_day_of_its_own() -> None:
    """In order of day, two on one day twice."""
    known = known_of(*contacts(5, 3, 5), Event(kind="visit", on=day(4)))
    assert known.days_of(["contact"]) == [day(3), day(5), day(5)]
    assert known.days_of(["visit", "contact"]) == [day(3), day(4), day(5), day(5)]
    assert known.days_of(["other"]) == []
    assert known_of().days_of(["contact"]) == []


def test_only_events_about_a_subject_count_for_it() -> None:
    """What is known of the case holds for it too, and its own days and facts beside."""
    about = Event(kind="contact", on=day(7), about="g1")
    known = known_of(*contacts(5), about, level="low")
    goal = known.about("g1", dates={"goal_started": day(2)}, facts={"score": 3}, terms=DUTY_FACTS)
    assert goal.days_of(["contact"]) == [day(7)]
    assert goal.dates == {"assigned_on": day(0), "goal_started": day(2)}
    assert goal.fact_on("supervision_level", day(0)) == "low"
    assert goal.fact_on("score", day(0)) == 3
    assert known.days_of(["contact"]) == [day(5), day(7)]
    assert known.days_of(["contact"], about="g1") == [day(7)]
