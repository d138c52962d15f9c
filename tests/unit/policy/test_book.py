"""A policy over time: the values of a day, later values, and one book on top of another."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import Citation, NoValueError, PolicyBook, PolicyError, Source, load_policy_book
from rnr_caseplan.policy.book import source_clashes
from rnr_caseplan.policy.policy import Cited

BASE = load_policy_book("rnr-baseline")
KEY = "goals.active_at_once"
FIRST, CHANGE = datetime.date(2024, 1, 1), datetime.date(2026, 7, 1)
ONE_DAY = datetime.timedelta(days=1)


def cited(value: Any, starts_on: datetime.date) -> Cited[Any]:
    """Give a value from a day."""
    place = Citation(source="LIB", place="test")
    return Cited(value=value, citation=place, starts_on=starts_on)


def with_timeline(key: str, *values: Cited[Any]) -> PolicyBook:
    """Give the baseline with another timeline for one parameter."""
    timelines = {**dict(BASE.timelines), key: values}
    return evolve(BASE, timelines=tuple(timelines.items()))


def other_book(**timelines: Any) -> PolicyBook:
    """Give a small book to lay on top."""
    source = Source(id="CO", title="manual", publisher="a county", where="office")
    named = {key.replace("__", "."): values for key, values in timelines.items()}
    return PolicyBook(
        name="county",
        version="7",
        title="A county",
        sources=(source,),
        timelines=tuple(named.items()),
    )


@pytest.mark.parametrize(
    ("day", "value"),
    [(CHANGE - ONE_DAY, 2), (CHANGE, 3), (CHANGE + ONE_DAY, 3), (FIRST, 2), (datetime.date.max, 3)],
)
def test_a_value_holds_from_its_first_day(day: datetime.date, value: int) -> None:
    """The day of the change belongs to the new value."""
    book = with_timeline(KEY, cited(2, FIRST), cited(3, CHANGE))
    assert book.on(day).goals_active_at_once.value == value


def test_later_values_change_nothing() -> None:
    """A snapshot is the same with and without what comes later."""
    with_later = with_timeline(KEY, cited(2, FIRST), cited(3, CHANGE))
    without = with_timeline(KEY, cited(2, FIRST))
    day = CHANGE - ONE_DAY
    assert with_later.on(day) == without.on(day)


def test_a_day_before_the_first_value_names_the_parameters() -> None:
    """All of them, with the day."""
    book = with_timeline(KEY, cited(2, FIRST))
    with pytest.raises(NoValueError) as caught:
        book.on(FIRST - ONE_DAY)
    assert caught.value.parameters == (KEY,)
    assert caught.value.day == "2023-12-31"


def test_a_table_entry_exists_from_its_first_day() -> None:
    """A domain that comes later is not known before."""
    domain = dict(BASE.timelines)["domains.criminal_history"][0].value
    book = with_timeline("domains.old_record", cited(domain, CHANGE))
    assert book.on(CHANGE - ONE_DAY).domain("old_record") is None
    assert book.on(CHANGE).domain("old_record") is not None


def test_contradictions_of_a_day_are_refused_on_that_day() -> None:
    """The message names the policy, the day and the parameter."""
    book = with_timeline("goals.first_step_after_days", cited(14, FIRST), cited(91, CHANGE))
    assert book.on(CHANGE - ONE_DAY).first_step_after_days.value == 14
    with pytest.raises(PolicyError, match=r"2026-07-01: goals\.first_step_after_days") as caught:
        book.on(CHANGE)
    assert len(caught.value.faults) == 1


def test_days_of_change_are_every_first_day_once() -> None:
    """In order."""
    book = with_timeline(KEY, cited(2, FIRST), cited(3, CHANGE))
    assert book.days_of_change() == (datetime.date.min, FIRST, CHANGE)
    assert other_book().days_of_change() == ()


def test_another_book_wins_from_its_first_day_on() -> None:
    """Before that day the values below hold."""
    base = with_timeline(KEY, cited(2, FIRST), cited(9, CHANGE + ONE_DAY))
    merged = base.overridden_by(other_book(goals__active_at_once=(cited(3, CHANGE),)))
    assert (merged.name, merged.version, merged.title) == ("county", "7", "A county")
    assert merged.on(CHANGE - ONE_DAY).goals_active_at_once.value == 2
    assert merged.on(CHANGE).goals_active_at_once.value == 3
    assert merged.on(datetime.date.max).goals_active_at_once.value == 3


def test_a_value_of_the_same_day_is_replaced() -> None:
    """No parameter has two values from one day."""
    base = with_timeline(KEY, cited(2, FIRST), cited(9, CHANGE))
    merged = base.overridden_by(other_book(goals__active_at_once=(cited(3, CHANGE),)))
    assert [found.value for found in dict(merged.timelines)[KEY]] == [2, 3]


def test_overriding_changes_neither_book() -> None:
    """It is a pure function; sources of both are kept."""
    base, other = BASE, other_book(goals__active_at_once=(cited(3, CHANGE),))
    before = (hash(base), hash(other))
    merged = base.overridden_by(other)
    assert (hash(base), hash(other)) == before
    assert {"VA", "CO"} <= {source.id for source in merged.sources}
    assert merged.on(CHANGE).plan_due == base.on(CHANGE).plan_due


def test_an_empty_book_on_top_changes_only_the_name() -> None:
    """Every value comes from below."""
    merged = BASE.overridden_by(other_book())
    assert merged.timelines == BASE.timelines


def test_a_new_key_of_the_other_book_is_added() -> None:
    """An agency's own domain is not in the book below."""
    domain = dict(BASE.timelines)["domains.criminal_history"][0].value
    merged = BASE.overridden_by(other_book(domains__old_record=(cited(domain, CHANGE),)))
    assert merged.on(CHANGE).domain("old_record") is not None


def test_one_source_id_means_one_document() -> None:
    """The same document may be stated again; another under its id is a clash."""
    same = evolve(other_book(), sources=BASE.sources[:1])
    assert source_clashes(BASE, same) == ()
    assert source_clashes(BASE, other_book()) == ()
    clash = evolve(BASE.sources[0], title="another document")
    faults = source_clashes(BASE, evolve(other_book(), sources=(clash,)))
    assert [fault.path for fault in faults] == [f"sources.{clash.id}"]
