"""The closed vocabularies of events."""

import pytest

from rnr_caseplan.lifecycle import (
    Circumstance,
    ClosedBecause,
    DiscontinuedBecause,
    OrientationTopic,
)
from rnr_caseplan.model.vocabulary import Vocabulary

CODED = [DiscontinuedBecause, Circumstance, ClosedBecause]


def test_three_things_are_explained_when_supervision_begins() -> None:
    """In this order (VA-1a)."""
    words = [topic.value for topic in sorted(OrientationTopic)]
    assert words == ["roles", "expectations", "consequences"]


@pytest.mark.parametrize("vocabulary", CODED)
def test_a_coded_reason_leaves_room_for_another_one(vocabulary: type[Vocabulary]) -> None:
    """As the last word, for what no code fits."""
    assert max(vocabulary).value == "other"


@pytest.mark.parametrize("vocabulary", [*CODED, OrientationTopic])
def test_words_of_events_are_names_that_documents_write(vocabulary: type[Vocabulary]) -> None:
    """The name of each word is its value."""
    assert all(word.value == word.name.lower() for word in vocabulary)


def test_a_plan_may_end_well_or_otherwise() -> None:
    """Closing and graduating are told apart; so are leaving and dying."""
    words = {reason.value for reason in ClosedBecause}
    assert {"completed", "graduated", "absconded", "revoked", "died"} <= words
