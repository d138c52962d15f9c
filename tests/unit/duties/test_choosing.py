"""Choosing the first band whose tests all pass, and what is not known."""

import datetime
from typing import Any

import pytest

from rnr_caseplan import Cadence, Unit
from rnr_caseplan.duties.choosing import Held, Undecided, anchor_days, choose, choose_anchor
from rnr_caseplan.policy.cadence import Band, Standing
from rnr_caseplan.policy.when import When
from tests.unit.builders import (
    DAY_0,
    a_cadence,
    contacts,
    day,
    known_of,
    level_change,
    level_is,
)


def bands(*tests: When, amount: int = 7, other: int = 30) -> Cadence:
    """Give one band with these tests, and a last one that takes all else."""
    return a_cadence(amount=other, bands=(Band(when=tests, amount=amount),))


def amount_of(cadence: Cadence, **known: Any) -> int | tuple[str, ...] | None:
    """Give the amount of the band that holds, or the names of what is not known."""
    chosen = choose(cadence, known_of(**known), DAY_0)
    return chosen.timing.amount if isinstance(chosen, Held) else chosen.lacking


def test_the_first_band_whose_tests_all_pass_holds() -> None:
    """With the tests by which it was chosen; without any the cadence's own timing holds."""
    cadence = a_cadence(
        amount=90,
        bands=(
            Band(when=level_is("high"), amount=7),
            Band(when=level_is("high", "medium"), amount=30),
        ),
    )
    assert [amount_of(cadence, level=level) for level in ("high", "medium", "low")] == [7, 30, 90]
    held = choose(cadence, known_of(level="medium"), DAY_0)
    assert isinstance(held, Held)
    assert held.when == level_is("high", "medium")
    last = choose(cadence, known_of(level="low"), DAY_0)
    assert isinstance(last, Held)
    assert last.when == ()


def test_the_fact_of_the_day_decides() -> None:
    """The day of a change belongs to the new value."""
    cadence = bands(*level_is("high"))
    known = known_of(level_change(10, "low", "high"), level="high")
    found = [choose(cadence, known, day(number)) for number in (9, 10)]
    assert [held.timing.amount for held in found if isinstance(held, Held)] == [30, 7]


@pytest.mark.parametrize(
    ("edges", "passing"),
    [
        ({"at_least": 10}, (10, 11, 30)),
        ({"more_than": 10}, (11, 30)),
        ({"at_most": 10}, (0, 9, 10)),
        ({"less_than": 10}, (0, 9)),
        ({"at_least": 9, "less_than": 11}, (9, 10)),
    ],
)
def test_edges_are_included_or_not_as_they_say(
    edges: dict[str, Any], passing: tuple[int, ...]
) -> None:
    """On both sides of the value that they name."""
    cadence = bands(When(fact="score", **edges))
    scores = (0, 9, 10, 11, 30)
    found = tuple(score for score in scores if amount_of(cadence, facts={"score": score}) == 7)
    assert found == passing


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("score", None),
        ("score", -1),
        ("score", 31),
        ("score", 3.5),
        ("score", "3"),
        ("score", True),
        ("months_left", "soon"),
        ("months_left", False),
        ("in_work", "yes"),
        ("in_work", 1),
        ("supervision_level", "enormous"),
        ("supervision_level", 3),
        ("supervision_level", "unknown"),
        ("undeclared", 3),
    ],
)
def test_a_value_that_a_fact_cannot_have_is_not_known(fact: str, value: object) -> None:
    """Nothing is guessed from it; the fact is named."""
    tests = {
        "score": When(fact="score", at_least=10),
        "months_left": When(fact="months_left", at_least=10),
        "in_work": When(fact="in_work", one_of=("yes",)),
        "supervision_level": When(fact="supervision_level", one_of=("high",)),
        "undeclared": When(fact="undeclared", at_least=3),
    }
    facts = {} if value is None else {fact: value}
    assert amount_of(bands(tests[fact]), facts=facts) == (fact,)


@pytest.mark.parametrize(
    ("fact", "value", "expected"),
    [
        ("score", 30.0, 7),
        ("score", 0, 30),
        ("months_left", 10.5, 7),
        ("months_left", -3, 30),
        ("in_work", True, 7),
        ("in_work", False, 30),
    ],
)
def test_values_that_a_fact_can_have_decide(fact: str, value: object, expected: int) -> None:
    """Bounds included; a claim passes as yes or no."""
    test = When(fact=fact, one_of=("yes",)) if fact == "in_work" else When(fact=fact, at_least=10)
    assert amount_of(bands(test), facts={fact: value}) == expected


def test_unknown_is_a_word_of_its_own_where_a_band_names_it() -> None:
    """Elsewhere it decides nothing."""
    named = bands(*level_is("high", "unknown"))
    assert amount_of(named, level="unknown") == 7
    assert amount_of(named) == ("supervision_level",)
    assert amount_of(bands(*level_is("high")), level="unknown") == ("supervision_level",)


def test_where_all_that_is_left_open_agrees_it_holds() -> None:
    """The fact need not be known then; with another answer it must be."""
    alike = a_cadence(
        amount=30,
        bands=(Band(when=level_is("high"), amount=30), Band(when=level_is("low"), amount=30)),
    )
    assert amount_of(alike) == 30
    other = a_cadence(
        amount=30,
        bands=(
            Band(when=level_is("high"), amount=30),
            Band(when=(When(fact="score", at_least=3),), amount=7),
        ),
    )
    assert amount_of(other) == ("supervision_level", "score")
    assert amount_of(other, facts={"score": 3}) == ("supervision_level",)
    assert amount_of(other, facts={"score": 2}) == 30


def test_where_no_band_is_left_nothing_is_chosen() -> None:
    """A cadence without a last band, whose facts are known, lacks nothing that can be named."""
    cadence = a_cadence(bands=(Band(when=level_is("high"), amount=7),))
    assert choose(cadence, known_of(level="low"), DAY_0) == Undecided(())


def test_a_day_is_recorded_or_not() -> None:
    """Neither is ever unknown."""
    on = datetime.date(2026, 6, 1)
    assert amount_of(bands(When(recorded="release_on"))) == 30
    assert amount_of(bands(When(recorded="release_on")), release_on=on) == 7
    assert amount_of(bands(When(not_recorded="release_on"))) == 7
    assert amount_of(bands(When(not_recorded="release_on")), release_on=on) == 30


@pytest.mark.parametrize(
    ("edge", "release_on", "passes"),
    [
        ({"at_most": "3 months"}, "2026-04-01", True),
        ({"at_most": "3 months"}, "2026-04-02", False),
        ({"less_than": "3 months"}, "2026-03-31", True),
        ({"less_than": "3 months"}, "2026-04-01", False),
        ({"more_than": "17 days"}, "2026-01-18", False),
        ({"more_than": "17 days"}, "2026-01-19", True),
        ({"at_least": "3 months 7 days"}, "2026-04-08", True),
        ({"at_least": "3 months 7 days"}, "2026-04-07", False),
        ({"at_least": "1 day"}, "2025-12-31", False),
        ({"at_most": "8000 years"}, "9999-12-31", True),
        ({"more_than": "8000 years"}, "9999-12-31", False),
    ],
)
def test_the_time_left_is_measured_from_the_day_that_is_counted_from(
    edge: dict[str, Any], release_on: str, passes: bool
) -> None:
    """In calendar months and days; an edge past the calendar lies after every day."""
    cadence = bands(When(time_left_until="release_on", **edge))
    found = amount_of(cadence, release_on=datetime.date.fromisoformat(release_on))
    assert found == (7 if passes else 30)


def test_without_the_day_the_time_left_is_not_known() -> None:
    """And the day is named."""
    cadence = bands(When(time_left_until="release_on", at_most="3 months"))
    assert amount_of(cadence) == ("release_on",)


def test_a_duty_begins_by_the_band_of_its_anchor() -> None:
    """Each band is tested on the first day of its own anchor; without one, on the day asked."""
    cadence = Cadence(
        unit=Unit.DAYS,
        bands=(
            Band(when=level_is("high"), anchor="contact", amount=7),
            Band(when=level_is("low"), anchor="release_on", amount=30),
        ),
    )
    known = known_of(*contacts(20), level_change(10, "low", "high"), level="high", as_of=30)
    held = choose_anchor(cadence, known)
    assert isinstance(held, Held)
    assert held.timing.anchor == "contact"
    later = known_of(level_change(10, "low", "high"), level="high", as_of=30)
    without = choose_anchor(cadence, later)
    assert isinstance(without, Held)
    assert without.timing.amount == 7
    untold = Cadence(bands=(Band(when=level_is("high"), standing=Standing.EXEMPT),))
    assert isinstance(choose_anchor(untold, later), Held)


def test_an_anchor_is_a_day_or_the_days_of_events() -> None:
    """A day of that name comes first; each day of events once."""
    known = known_of(*contacts(5, 3, 5), release_on=day(9))
    assert anchor_days("release_on", known) == [day(9)]
    assert anchor_days("contact", known) == [day(3), day(5)]
    assert anchor_days("intake", known) == []


def test_without_a_day_to_count_from_the_time_left_is_not_known() -> None:
    """The anchor is named; facts are read as they are now."""
    test = When(time_left_until="release_on", at_most="3 months")
    cadence = Cadence(
        anchor="intake",
        unit=Unit.DAYS,
        bands=(
            Band(when=(*level_is("low"), test), amount=7),
            Band(when=level_is("high"), amount=14),
        ),
        amount=30,
    )
    known = known_of(level="low", release_on=day(20))
    assert choose_anchor(cadence, known) == Undecided(("intake",))
    assert isinstance(choose_anchor(cadence, known_of(level="high")), Held)
    nowhere = Cadence(unit=Unit.DAYS, bands=(Band(when=(test,), amount=7),), amount=30)
    assert choose_anchor(nowhere, known) == Undecided(("release_on",))
