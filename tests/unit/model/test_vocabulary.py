"""Closed vocabularies compare in their declared order, and unknown compares with nothing."""

import itertools
import operator
import pickle

import pytest

from rnr_caseplan import Agreement, GoalStatus, Level, RiskLevel, StageOfChange, StepStatus, Tier
from rnr_caseplan.model import vocabulary
from rnr_caseplan.model.vocabulary import (
    OPEN_GOALS,
    OPEN_STEPS,
    Vocabulary,
    VocabularyWithUnknown,
)

VOCABULARIES = [
    kind
    for kind in vars(vocabulary).values()
    if isinstance(kind, type) and issubclass(kind, Vocabulary) and len(kind)
]
COMPARISONS = (operator.lt, operator.le, operator.gt, operator.ge)


def test_the_list_of_vocabularies_is_not_empty() -> None:
    """The parametrized tests below speak of real classes."""
    assert {Level, RiskLevel, Tier, StageOfChange} <= set(VOCABULARIES)


@pytest.mark.parametrize("kind", VOCABULARIES)
def test_words_compare_in_their_declared_order(kind: type[Vocabulary]) -> None:
    """Never by the alphabet; the four comparisons agree with each other."""
    known = [word for word in kind if word.name != "UNKNOWN"]
    for (place, word), (other_place, other) in itertools.product(enumerate(known), repeat=2):
        assert (word < other) == (place < other_place)
        assert (word <= other) == (place <= other_place)
        assert (word > other) == (place > other_place)
        assert (word >= other) == (place >= other_place)
    turned = [*known[1:], known[0]]
    assert sorted(turned) == known


@pytest.mark.parametrize("kind", [Level, RiskLevel])
def test_unknown_is_neither_above_nor_below_any_word(kind: type[VocabularyWithUnknown]) -> None:
    """Each comparison with another word is false; with itself it is equal."""
    unknown = kind("unknown")
    for word, compare in itertools.product(kind, COMPARISONS):
        if word is not unknown:
            assert not compare(unknown, word)
            assert not compare(word, unknown)
    answers = [compare(unknown, unknown) for compare in COMPARISONS]
    assert answers == [False, True, False, True]


@pytest.mark.parametrize("other", [Agreement.AGREES, "low", 1, None])
@pytest.mark.parametrize("compare", COMPARISONS)
def test_words_of_different_vocabularies_do_not_compare(compare: object, other: object) -> None:
    """Comparing a level with a word of another kind is a mistake, not an answer."""
    assert callable(compare)
    with pytest.raises(TypeError):
        compare(Level.LOW, other)
    with pytest.raises(TypeError):
        compare(Tier.MAINTENANCE, other)


def test_medium_is_moderate_for_risk_only() -> None:
    """Documents may write medium for a risk level; needs have moderate."""
    assert RiskLevel("medium") is RiskLevel.MODERATE
    with pytest.raises(ValueError, match="medium"):
        Level("medium")
    with pytest.raises(ValueError, match="Moderate"):
        RiskLevel("Moderate")


def test_low_moderate_lies_between_low_and_moderate() -> None:
    """Some tools have a level of that name."""
    assert RiskLevel.LOW < RiskLevel.LOW_MODERATE < RiskLevel.MODERATE


@pytest.mark.parametrize("kind", VOCABULARIES)
def test_words_stay_themselves(kind: type[Vocabulary]) -> None:
    """A word can be a key of a table and travel to another process."""
    assert len({word: word.value for word in kind}) == len(kind)
    assert all(pickle.loads(pickle.dumps(word)) is word for word in kind)  # noqa: S301 - our own bytes


def test_what_has_not_ended_is_open() -> None:
    """A goal that rests or waits is open; so is a step that cannot be done yet."""
    assert set(GoalStatus) - OPEN_GOALS == {GoalStatus.ACHIEVED, GoalStatus.DISCONTINUED}
    assert set(StepStatus) - OPEN_STEPS == {StepStatus.COMPLETED, StepStatus.NO_LONGER_NEEDED}
