"""What the bundled policies state: citations, numbers, starter words."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import attrs
import pytest

from rnr_caseplan import (
    ActivityKind,
    Citation,
    StageOfChange,
    Tier,
    bundled_policies,
    load_policy_book,
)
from rnr_caseplan.catalogue.rule import Rule
from rnr_caseplan.catalogue.telling import RULES
from rnr_caseplan.policy.policy import PARAMETER_NAMES, Cited
from rnr_caseplan.policy.values import Guidance, StarterActivity
from tests.api.everything import fields_of, reachable
from tests.unit.builders import policy_named

DATA = Path(__file__).parents[1] / "data"
STATEMENTS = frozenset((DATA / "statement_ids.txt").read_text(encoding="utf-8").split())
"""The numbers of all statements of the five seed sources."""

SEEDS = frozenset({"VA", "TC", "SP", "NP", "CC"})
NAMES = sorted(bundled_policies())
FOUR = ("rnr-baseline", "success-plan", "treatment-court", "virginia")
AGENCIES = {
    "federal": "FED",
    "florida-juvenile": "FAC",
    "idaho": "ID",
    "nebraska": "NE",
    "new-york": "NYCRR",
    "north-dakota": "ND",
    "oregon": "OAR",
    "texas": "TAC",
}
"""The policies of agencies, and the source that each states."""
UNREAD = frozenset({"AB", "CEPP", "CG", "SK", "FED"})
"""Sources that nobody has read for these policies."""
BANNED = (
    "offender",
    "addict",
    "antisocial",
    "alcoholic",
    "criminal",
    "noncompliant",
    "try",
    "as needed",
    "as soon as possible",
    "regularly",
    "appropriate",
    "etc",
)
LONGEST_SENTENCE = 20


def entries() -> Iterator[tuple[str, str, Cited[Any]]]:
    """Give every dated value of every bundled policy, once, with policy and key."""
    seen: set[Cited[Any]] = set()
    for name in NAMES:
        for key, timeline in load_policy_book(name).timelines:
            for cited in timeline:
                if cited not in seen:
                    seen.add(cited)
                    yield name, key, cited


ENTRIES = [pytest.param(key, cited, id=f"{name}:{key}") for name, key, cited in entries()]
WORDS = {domain: cited.value for name in NAMES for domain, cited in policy_named(name).guidance}


def citations_in(cited: Cited[Any]) -> Iterator[Citation]:
    """Give the citation of a value, and those of its parts."""
    yield cited.citation
    for part in reachable(cited.value):
        if hasattr(part, "citation"):
            yield part.citation


def numbers_in(value: object) -> Iterator[int | float]:
    """Give the numbers that a value states; claims and words are none."""
    if isinstance(value, tuple):
        for part in cast("tuple[object, ...]", value):
            yield from numbers_in(part)
    elif attrs.has(type(value)):
        for part in reachable(value):
            for field in fields_of(part):
                found = getattr(part, field.name)
                if type(found) in {int, float}:
                    yield found
    elif type(value) in {int, float}:
        assert isinstance(value, (int, float))
        yield value


def test_the_four_policies_of_the_seeds_are_bundled() -> None:
    """More may come; these stay."""
    assert set(FOUR) <= set(NAMES)


def test_every_other_policy_is_an_agencys() -> None:
    """Each of them is held to the tests of agencies below."""
    assert {*FOUR, *AGENCIES} == set(NAMES)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_cites_a_statement_that_exists(rule: Rule) -> None:
    """A rule that a seed states names the statement's number, and the source of that number."""
    citation = rule.citation
    known = {source.id for source in policy_named().sources}
    assert citation.source in known
    if citation.statement is not None:
        assert citation.statement in STATEMENTS
        assert citation.statement.startswith(f"{citation.source}-")
    assert citation.source not in SEEDS or citation.statement is not None


@pytest.mark.parametrize(("key", "cited"), ENTRIES)
def test_a_value_cites_a_statement_that_exists(key: str, cited: Cited[Any]) -> None:
    """The value itself, and each part with a source of its own."""
    for citation in citations_in(cited):
        assert citation.place.strip()
        if citation.statement is not None:
            assert citation.statement in STATEMENTS, key
            assert citation.statement.startswith(f"{citation.source}-"), key


@pytest.mark.parametrize(("key", "cited"), ENTRIES)
def test_a_number_that_a_seed_states_has_its_statement(key: str, cited: Cited[Any]) -> None:
    """A number can be found in its source without searching."""
    if cited.citation.source in SEEDS and list(numbers_in(cited.value)):
        assert cited.citation.statement is not None, key


@pytest.mark.parametrize(("key", "cited"), ENTRIES)
def test_a_value_says_whether_somebody_has_read_it(key: str, cited: Cited[Any]) -> None:
    """What comes from literature that nobody has read is not verified; own choices need no day."""
    assert cited.verified == (cited.citation.source not in UNREAD), key
    assert (cited.effective.value == "always") == (cited.citation.source == "LIB"), key


@pytest.mark.parametrize(("name", "source"), AGENCIES.items())
def test_an_agencys_own_values_cite_its_own_source(name: str, source: str) -> None:
    """Nobody knows their first day, and the source says when it was read, if it was."""
    inherited = dict(load_policy_book("rnr-baseline").timelines)
    book = load_policy_book(name)
    own = [cited for key, line in book.timelines if line != inherited.get(key) for cited in line]
    assert own
    assert {cited.citation.source for cited in own} == {source}
    assert {(cited.starts_on, cited.effective.value) for cited in own} == {
        (datetime.date.min, "unknown")
    }
    (found,) = [found for found in book.sources if found.id == source]
    assert (found.retrieved_on is None) == (source in UNREAD)


@pytest.mark.parametrize("name", NAMES)
def test_a_source_says_where_it_is(name: str) -> None:
    """Every source of a policy that is cited is listed, with title and place."""
    policy = policy_named(name)
    sources = {source.id for source in policy.sources}
    assert {cited.citation.source for _, cited in policy.parameters()} <= sources
    assert all(source.title and source.publisher and source.where for source in policy.sources)


def test_the_baseline_states_every_parameter() -> None:
    """Whatever builds on it may state only what differs."""
    stated = {key for key, _ in load_policy_book("rnr-baseline").timelines}
    assert set(PARAMETER_NAMES) <= stated


@pytest.mark.parametrize("name", FOUR)
def test_every_domain_that_can_be_a_goal_has_starter_words(name: str) -> None:
    """And no words are there for a domain that does not exist."""
    policy = policy_named(name)
    can_be_goals = {
        domain for domain, cited in policy.domains if cited.value.tier is not Tier.NOT_A_TARGET
    }
    assert can_be_goals == {domain for domain, _ in policy.guidance}


@pytest.mark.parametrize("name", FOUR)
def test_every_domain_has_a_place_in_the_table_and_two_names(name: str) -> None:
    """The plain name is for the participant's eyes, and no two domains share it."""
    policy = policy_named(name)
    ranked = {
        domain for domain, cited in policy.domains if cited.value.tier is not Tier.NOT_A_TARGET
    }
    assert set(policy.domain_order.value) == ranked
    plain = [cited.value.plain_name for _, cited in policy.domains]
    assert len(set(plain)) == len(plain)
    assert not [word for word in plain if "antisocial" in word or "criminal" in word]


def said_to_the_participant(words: Guidance) -> list[str]:
    """Give every starter text that the participant reads."""
    steps = (words.first_steps.at_stage(stage) for stage in StageOfChange)
    return [words.goal, words.measure, *words.steps, *steps]


def said_to_staff(words: Guidance) -> list[str]:
    """Give every starter text that staff read."""
    activities: list[StarterActivity] = [
        getattr(words.activities, kind.value) for kind in ActivityKind
    ]
    return [text for activity in activities for text in (activity.text, activity.often)]


@pytest.mark.parametrize(("domain", "words"), WORDS.items(), ids=list(WORDS))
def test_starter_words_have_their_parts(domain: str, words: Guidance) -> None:
    """Two or three steps, three activities, five first steps, none said twice."""
    assert len(words.steps) in {2, 3}
    texts = said_to_the_participant(words)
    assert len(set(texts)) == len(texts), domain
    assert len(texts) == 2 + len(words.steps) + len(StageOfChange)


@pytest.mark.parametrize(("domain", "words"), WORDS.items(), ids=list(WORDS))
def test_the_participant_speaks_in_short_plain_sentences(domain: str, words: Guidance) -> None:
    """In the first person, no sentence over 20 words."""
    for text in said_to_the_participant(words):
        assert text.endswith(".")
        assert re.search(r"\b(I|my|me)\b", text, re.IGNORECASE), text
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
    assert words.goal.startswith("I "), domain


@pytest.mark.parametrize(("domain", "words"), WORDS.items(), ids=list(WORDS))
def test_a_measure_can_be_seen(domain: str, words: Guidance) -> None:
    """It has a number or a length of time."""
    counted = re.compile(
        r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|each|every)\b",
        re.IGNORECASE,
    )
    assert counted.search(words.measure), domain


@pytest.mark.parametrize(("domain", "words"), WORDS.items(), ids=list(WORDS))
def test_starter_words_label_nobody_and_leave_nothing_open(domain: str, words: Guidance) -> None:
    """No labels, no vague time, and no id of a domain in any text."""
    for text in (*said_to_the_participant(words), *said_to_staff(words)):
        for banned in BANNED:
            assert not re.search(rf"\b{banned}(s|ed|s')?\b", text, re.IGNORECASE), (domain, text)
        assert "_" not in text


def test_no_two_domains_share_a_step() -> None:
    """Each text is written for its domain."""
    texts = [text for words in WORDS.values() for text in said_to_the_participant(words)]
    assert len(set(texts)) == len(texts)
