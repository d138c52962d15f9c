"""The names that duties speak of, and how they are told."""

from typing import Any

import pytest

from rnr_caseplan import InputError
from rnr_caseplan.policy.cadence import ForEach
from rnr_caseplan.policy.terms import FactKind, FactTerm, Terms

SCORE = FactTerm(kind=FactKind.WHOLE_NUMBER, lowest=0, highest=30, what="the score")


@pytest.mark.parametrize(
    ("term", "is_number", "accepted"),
    [
        (FactTerm(kind=FactKind.WORD, words=("low", "high")), False, ("low", "high")),
        (FactTerm(kind=FactKind.FLAG), False, ("yes", "no")),
        (FactTerm(kind=FactKind.NUMBER), True, ()),
        (SCORE, True, ()),
    ],
)
def test_a_fact_is_some_words_or_a_number(
    term: FactTerm, is_number: bool, accepted: tuple[str, ...]
) -> None:
    """A claim is yes or no."""
    assert (term.is_number, term.accepted) == (is_number, accepted)


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": FactKind.NUMBER, "lowest": 0, "highest": 0},
        {"kind": FactKind.WHOLE_NUMBER, "lowest": -100_000, "highest": 100_000},
        {"kind": FactKind.WORD, "words": ("low",)},
    ],
)
def test_bounds_may_be_equal_and_words_may_be_one(facts: dict[str, Any]) -> None:
    """Nothing contradicts itself."""
    assert tuple(FactTerm.contradictions(facts)) == ()
    assert FactTerm(**facts) == FactTerm(**facts)


@pytest.mark.parametrize(
    ("facts", "paths"),
    [
        ({"kind": FactKind.WORD}, ["words"]),
        ({"kind": FactKind.NUMBER, "words": ("low",)}, ["words"]),
        ({"kind": FactKind.FLAG, "words": ("low",), "lowest": 0}, ["words", "lowest"]),
        ({"kind": FactKind.WORD, "words": ("low", "low")}, ["words"]),
        ({"kind": FactKind.WORD, "words": ("low",), "highest": 3}, ["highest"]),
        ({"kind": FactKind.NUMBER, "lowest": 3, "highest": 2}, ["highest"]),
        ({}, []),
        ({"words": ("low",)}, []),
    ],
)
def test_a_fact_that_contradicts_itself_is_found(facts: dict[str, Any], paths: list[str]) -> None:
    """Without a kind nothing more is looked for."""
    assert [fault.path for fault in FactTerm.contradictions(facts)] == paths


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"kind": "word"}, "kind"),
        ({"kind": FactKind.WORD, "words": ()}, "words"),
        ({"kind": FactKind.NUMBER, "lowest": 0.5}, "lowest"),
        ({"kind": FactKind.NUMBER, "highest": 100_001}, "highest"),
        ({"kind": FactKind.NUMBER, "what": " "}, "what"),
    ],
)
def test_each_field_of_a_fact_is_checked(facts: dict[str, Any], path: str) -> None:
    """The fault names the field."""
    with pytest.raises(InputError) as caught:
        FactTerm(**facts)
    assert [fault.path for fault in caught.value.faults] == [path]


@pytest.mark.parametrize(
    ("facts", "paths"),
    [
        ({"dates": (("releaseOn", "x"),)}, ["dates.releaseOn"]),
        ({"dates": (("a day", "x"), ("b", " "))}, ["dates.(a name that is not shown)", "dates.b"]),
        ({"events": (("", "x"),)}, ["events.(a name that is not shown)"]),
        ({"events": (("a" * 61, "x"),)}, ["events.(a name that is not shown)"]),
        ({"facts": (("9", SCORE),)}, ["facts.(a name that is not shown)"]),
    ],
)
def test_a_name_has_the_form_of_a_name_and_words(facts: dict[str, Any], paths: list[str]) -> None:
    """All faults at once."""
    with pytest.raises(InputError) as caught:
        Terms(**facts)
    assert [fault.path for fault in caught.value.faults] == paths


def test_a_name_may_be_sixty_letters_long() -> None:
    """And no longer."""
    assert Terms(events=(("a" * 60, "x"),)).events[0][0] == "a" * 60


def test_names_of_another_policy_come_on_top() -> None:
    """In the order of the first, its own words replaced."""
    base = Terms(dates=(("a", "one"), ("b", "two")), events=(("e", "an event"),))
    other = Terms(dates=(("c", "three"), ("a", "anew")), facts=(("score", SCORE),))
    both = base.overridden_by(other)
    assert both.dates == (("a", "anew"), ("b", "two"), ("c", "three"))
    assert both.events == (("e", "an event"),)
    assert both.facts == (("score", SCORE),)


@pytest.mark.parametrize(
    ("for_each", "own"),
    [
        (ForEach.PARTICIPANT, set()),
        (ForEach.ACTIVE_GOAL, {"goal_started", "goal_target"}),
        (ForEach.CONDITION, {"condition_due"}),
        (ForEach.COURT_DATE, {"court_day"}),
    ],
)
def test_each_duty_may_name_the_days_of_what_it_is_for(for_each: ForEach, own: set[str]) -> None:
    """Beside those of the participant and those that the policy declares."""
    terms = Terms(dates=(("release_on", "the day of release"),))
    always = {"assigned_on", "sober_since", "drafted", "signed", "release_on"}
    assert set(terms.days_for(for_each)) == always | own


def test_goals_have_a_place_that_bands_may_test() -> None:
    """Beside the facts of every case and those that the policy declares."""
    terms = Terms(facts=(("score", SCORE),))
    every = {"risk_level", "caseload", "sentence_months", "score"}
    assert set(terms.facts_for(ForEach.PARTICIPANT)) == every
    assert set(terms.facts_for(ForEach.ACTIVE_GOAL)) == every | {"goal_place"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("release_on", "the day of release"),
        ("contact", "a contact"),
        ("assigned_on", "the day of assignment"),
        ("court_day", "the day in court"),
        ("score", "the score"),
        ("in_work", "in work"),
        ("goal_place", "the goal's place among active goals"),
        ("sentence_months", "the length of the sentence in months"),
        ("risk_level", "risk level"),
        ("nobody_knows", "nobody knows"),
    ],
)
def test_a_name_is_told_in_words(name: str, told: str) -> None:
    """By what the policy says, else by what every case has, else by the name itself."""
    terms = Terms(
        dates=(("release_on", "the day of release"),),
        events=(("contact", "a contact"),),
        facts=(("score", SCORE), ("in_work", FactTerm(kind=FactKind.FLAG))),
    )
    assert terms.words_for(name) == told


def test_a_name_means_one_thing() -> None:
    """What every case has, and what another section declares, is taken."""
    terms = Terms(
        dates=(("goal_target", "x"), ("start", "x"), ("arrived_on", "x")),
        events=(("arrived_on", "x"), ("due", "x"), ("contact", "x")),
        facts=(("goal_place", SCORE), ("contact", SCORE), ("supervision_level", SCORE)),
    )
    assert [fault.path for fault in terms.clashes()] == [
        "dates.goal_target",
        "dates.start",
        "events.arrived_on",
        "events.due",
        "facts.goal_place",
        "facts.contact",
    ]
    assert tuple(Terms().clashes()) == ()
