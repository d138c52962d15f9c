"""The closed lists of what gets in the way, and of the ways of working."""

import pytest

from rnr_caseplan.model.barriers import AdaptationKind, Barrier
from rnr_caseplan.model.vocabulary import Vocabulary


@pytest.mark.parametrize("kind", [Barrier, AdaptationKind])
def test_words_compare_in_their_declared_order(kind: type[Vocabulary]) -> None:
    """A plan shows its ways of working in this order, whatever the alphabet says."""
    words = list(kind)
    turned = [*words[1:], words[0]]
    assert sorted(turned) == words
    assert words != sorted(words, key=lambda word: str(word.value))


@pytest.mark.parametrize("kind", [Barrier, AdaptationKind])
def test_a_word_is_the_name_of_its_member_in_small_letters(kind: type[Vocabulary]) -> None:
    """So that documents and code use the same one."""
    assert [word.value for word in kind] == [word.name.lower() for word in kind]


def test_everything_that_services_must_be_fitted_to_has_a_word() -> None:
    """From learning style to technology, as the profile's free words have it."""
    for word in (
        "learns_by_doing",
        "reads_little",
        "other_language",
        "cultural_wish",
        "women_only_wish",
        "trauma",
        "mobility",
        "easily_overwhelmed",
        "shift_work",
        "no_car",
        "childcare_needed",
        "no_internet",
    ):
        assert Barrier(word).value == word
    with pytest.raises(ValueError, match="lazy"):
        Barrier("lazy")
