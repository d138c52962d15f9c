"""Policies as text: every value with its day and its source."""

import datetime
import json
from typing import Any

from attrs import evolve

from rnr_caseplan import Cadence, Citation, PolicyBook, Source, Tier, Unit, load_policy_book
from rnr_caseplan.cli.policy_text import (
    render_book,
    render_differences,
    render_list,
    render_policy,
)
from rnr_caseplan.policy.policy import Cited
from rnr_caseplan.policy.terms import FactKind, FactTerm, Terms
from rnr_caseplan.policy.values import Domain, Effective
from tests.unit.builders import policy_named

BOOK = load_policy_book("virginia")
HERE = Citation(source="XX", place="page 1", statement="XX-1")


def a_value(value: object, day: str = "2026-01-01", **facts: Any) -> Cited[Any]:
    """Give a value that holds from a day on."""
    starts_on = datetime.date.fromisoformat(day)
    return Cited(value=value, citation=HERE, starts_on=starts_on, **facts)


def a_book(name: str, *, terms: Terms | None = None, **values: Cited[Any]) -> PolicyBook:
    """Give a policy that states a few values; two underscores in a key stand for its dot."""
    return PolicyBook(
        name=name,
        version="1",
        title=f"Title of {name}",
        sources=(),
        terms=terms or Terms(),
        timelines=tuple((key.replace("__", "."), (cited,)) for key, cited in values.items()),
    )


def differences(first: PolicyBook, second: PolicyBook) -> list[str]:
    """Give the lines that tell the differences, without the two heads and the blank below."""
    lines = render_differences(first, second).split("\n")
    assert lines[:3] == [
        f"{first.name}, version 1: Title of {first.name}",
        f"{second.name}, version 1: Title of {second.name}",
        "",
    ]
    return lines[3:]


def test_policies_are_listed_one_a_line() -> None:
    """Name, version, title."""
    assert (
        render_list([BOOK, BOOK]).splitlines()
        == ["virginia           version 1    Case plans step by step"] * 2
    )
    assert render_list([]) == ""


def test_a_policy_of_a_day_shows_every_parameter() -> None:
    """With its value as JSON and its citation below."""
    policy = policy_named("virginia")
    lines = render_policy(policy).splitlines()
    assert lines[0] == "virginia, version 1, on 2026-11-21: Case plans step by step"
    at = lines.index("goals.active_at_once = 2")
    assert lines[at + 1] == "    VA step 7, VA-7c, from a day that is not known"
    for key, _ in policy.parameters():
        assert any(line.startswith(f"{key} = ") for line in lines)


def test_a_book_shows_every_dated_value_but_its_starter_words() -> None:
    """A value that holds from a known day shows it."""
    key = "goals.active_at_once"
    (old,) = dict(BOOK.timelines)[key]
    new = evolve(
        old,
        value=3,
        starts_on=old.starts_on.replace(year=2026),
        effective=type(old.effective).STATED,
        citation=Citation(source="LIB", place="test"),
    )
    timelines = {**dict(BOOK.timelines), key: (old, new)}
    text = render_book(evolve(BOOK, timelines=tuple(timelines.items())))
    assert f"{key} = 2\n    VA step 7, VA-7c, from a day that is not known\n" in text
    assert f"{key} = 3\n    LIB test, from 2026-01-01\n" in text
    assert "guidance." not in text


def test_own_choices_need_no_day_and_what_nobody_read_says_so() -> None:
    """The two standings of a value."""
    text = render_policy(policy_named())
    assert "reviews.listed_months = 12\n    LIB how far ahead reviews are listed\n" in text
    assert 'drivers.usual_scheme = "carey_top5"\n' in text
    assert ", not verified at the source\n" in text


def test_sources_are_listed_at_the_end() -> None:
    """Each with its publisher and where it is."""
    for text in (render_book(BOOK), render_policy(policy_named("virginia"))):
        assert "\nVA: Case Plans Step by Step (Virginia community corrections; " in text


def test_a_cadence_is_shown_without_what_it_does_not_say() -> None:
    """Of its many keys only those that were given; other values show every key."""
    policy = policy_named()
    for text in (render_policy(policy), render_book(load_policy_book("rnr-baseline"))):
        lines = text.splitlines()
        (duty,) = [line for line in lines if line.startswith("duties.court_date = ")]
        assert json.loads(duty.partition(" = ")[2]) == {
            "anchor": "court_day",
            "amount": 0,
            "unit": "days",
            "what": "day in court",
            "met_by": ["court_appearance"],
            "for_each": "court_date",
        }
        assert not any("null" in line for line in lines if line.startswith("duties."))
        (domain,) = [line for line in lines if line.startswith("domains.food = ")]
        assert json.loads(domain.partition(" = ")[2])["when_contributed"] is None


def test_a_small_book_is_shown_to_the_letter() -> None:
    """Head, values, sources; letters of any script stay as they are."""
    source = Source(id="XX", title="Manual", publisher="a county", where="intranet")
    book = evolve(a_book("a", g__x=a_value("ż")), sources=(source,))
    assert render_book(book).split("\n") == [
        "a, version 1: Title of a",
        "",
        'g.x = "ż"',
        "    XX page 1, XX-1, from 2026-01-01",
        "",
        "XX: Manual (a county; intranet)",
    ]


def test_policies_that_state_the_same_do_not_differ() -> None:
    """Whatever their names are, and also where they state nothing."""
    for first in (a_book("a"), a_book("a", goals__active_at_once=a_value(2))):
        second = evolve(first, name="b", title="Title of b")
        assert differences(first, second) == ["no differences"]


def test_values_that_differ_are_told_under_the_names_of_both() -> None:
    """In words, with source and day; a blank line stands before each parameter."""
    first = a_book("a", goals__active_at_once=a_value(2), goals__waits=a_value(value=True))
    second = a_book("b", goals__active_at_once=a_value(3), goals__waits=a_value(value=False))
    assert differences(first, second) == [
        "goals.active_at_once",
        "  a: 2 (XX page 1, XX-1, from 2026-01-01)",
        "  b: 3 (XX page 1, XX-1, from 2026-01-01)",
        "",
        "goals.waits",
        "  a: yes (XX page 1, XX-1, from 2026-01-01)",
        "  b: no (XX page 1, XX-1, from 2026-01-01)",
    ]


def test_what_only_one_states_is_not_stated_by_the_other() -> None:
    """On either side."""
    both = (a_book("a", goals__limit=a_value(2)), a_book("b"))
    assert differences(*both)[1:] == [
        "  a: 2 (XX page 1, XX-1, from 2026-01-01)",
        "  b: not stated",
    ]
    assert differences(*reversed(both))[1:] == [
        "  b: not stated",
        "  a: 2 (XX page 1, XX-1, from 2026-01-01)",
    ]


def test_every_dated_value_of_a_parameter_is_told() -> None:
    """In order of day, each with what is known of its day and whether somebody read it."""
    first = evolve(
        a_book("a"),
        timelines=(
            (
                "goals.limit",
                (
                    a_value(1, "0001-01-01", effective=Effective.UNKNOWN),
                    a_value(2, verified=False),
                    a_value(3, "2027-01-01", effective=Effective.ALWAYS),
                ),
            ),
        ),
    )
    assert differences(first, a_book("b"))[1:4] == [
        "  a: 1 (XX page 1, XX-1, from a day that is not known)",
        "  a: 2 (XX page 1, XX-1, from 2026-01-01, not verified at the source)",
        "  a: 3 (XX page 1, XX-1)",
    ]


def test_another_source_or_day_is_a_difference() -> None:
    """Where the value is the same."""
    moved = a_value(2, "2026-01-02")
    cited = evolve(a_value(2), citation=evolve(HERE, place="page 2", statement=None))
    for other in (moved, cited, evolve(a_value(2), verified=False)):
        lines = differences(a_book("a", g__x=a_value(2)), a_book("b", g__x=other))
        assert len(set(lines)) == 3
        assert lines[1].partition(": ")[2] != lines[2].partition(": ")[2]


def test_duties_are_told_in_the_words_of_their_own_policy() -> None:
    """Each with the names that it declares itself."""
    duty = a_value(Cadence(anchor="freed_on", amount=3, unit=Unit.DAYS))
    longer = a_value(Cadence(anchor="freed_on", amount=4, unit=Unit.DAYS))
    first = a_book("a", terms=Terms(dates=(("freed_on", "the day of freedom"),)), duties__see=duty)
    second = a_book("b", terms=Terms(dates=(("freed_on", "the release"),)), duties__see=longer)
    assert differences(first, second) == [
        "names of days, events and facts",
        "  dates.freed_on: declared by a, declared by b, otherwise",
        "",
        "duties.see",
        "  a: once 3 days after the day of freedom (XX page 1, XX-1, from 2026-01-01)",
        "  b: once 4 days after the release (XX page 1, XX-1, from 2026-01-01)",
    ]


def test_names_that_only_one_declares_are_told_first() -> None:
    """Of days, events and facts; what both declare alike is not."""
    word = FactTerm(kind=FactKind.WORD, words=("low", "high"))
    before = Terms(dates=(("x_on", "x"), ("y_on", "y")), facts=(("level", word),))
    after = Terms(
        dates=(("y_on", "y"),),
        events=(("visit", "a visit"),),
        facts=(("level", evolve(word, words=("high", "low"))), ("flag", word)),
    )
    lines = differences(a_book("a", terms=before, g__x=a_value(1)), a_book("b", terms=after))
    assert lines[:7] == [
        "names of days, events and facts",
        "  dates.x_on: declared by a, not declared by b",
        "  events.visit: not declared by a, declared by b",
        "  facts.level: declared by a, declared by b, otherwise",
        "  facts.flag: not declared by a, declared by b",
        "",
        "g.x",
    ]


def test_starter_words_are_named_by_their_domain_only() -> None:
    """They are long, and stand in files of their own."""
    lines = differences(a_book("a", guidance__food=a_value("ZQX")), a_book("b"))
    assert lines == ["guidance.food", "  other starter words, or another source"]


def test_a_domain_is_told_on_one_line() -> None:
    """A table of values in words."""
    domain = Domain(name="food", plain_name="what I eat", tier=Tier.MAINTENANCE)
    other = evolve(domain, tier=Tier.RESPONSIVITY)
    lines = differences(
        a_book("a", domains__food=a_value(domain)), a_book("b", domains__food=a_value(other))
    )
    assert [line.partition(" (XX")[0] for line in lines] == [
        "domains.food",
        "  a: food (for the participant: what I eat), maintenance",
        "  b: food (for the participant: what I eat), responsivity",
    ]
