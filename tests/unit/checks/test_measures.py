"""What can be seen of a goal that is reached, and what cannot."""

import pytest

from rnr_caseplan.checks.measures import can_be_seen, says_how_often
from rnr_caseplan.policy.listed_words import words_of
from tests.unit.builders import policy_named

SEEN = (
    "I have finished the class.",
    "I have a card that works.",
    "I have a job.",
    "I have my GED.",
    "If I need glasses, I have them.",
    "I have been at my job since May.",
    "I have not used.",
    "I have since opened a bank account.",
    "I've gone to class.",
    "I have signed the lease.",
    "I am enrolled in class.",
    "I passed the test.",
    "Rent paid.",
    "A letter from my teacher.",
    "My planner sees my pay stub.",
    "My mother says so.",
    "I show up on time at work.",
    "No new arrests.",
    "Weeks without a fight.",
    "I have never missed a class.",
    "I go to group 12 times.",
    "I go to work each day.",
    "I call my aunt twice a week.",
    "I walk an hour a day.",
)
UNSEEN = (
    "I feel better.",
    "I feel calm and steady about my life.",
    "I have a better attitude.",
    "I have a good relationship with my mother.",
    "I have more confidence.",
    "I have peace.",
    "I have improved.",
    "I have changed.",
    "I have tried hard.",
    "I have",
    "Improved self-esteem.",
    "Better self-control.",
    "I am more responsible.",
    "I am motivated and interested.",
    "I am a better person.",
    "I am no longer angry.",
    "I am without",
    "I think before I act.",
    "My anger is under control.",
    "Success.",
    "I need less.",
    "My bed is red.",
    "So will I",
)


@pytest.mark.parametrize("measure", SEEN)
def test_a_number_a_rhythm_or_a_deed_can_be_seen(measure: str) -> None:
    """And so can a thing in hand, a proof, and what has not happened."""
    assert can_be_seen(measure, words_of(measure))


@pytest.mark.parametrize("measure", UNSEEN)
def test_a_feeling_or_a_change_within_cannot_be_seen(measure: str) -> None:
    """However it is put."""
    assert not can_be_seen(measure, words_of(measure))


@pytest.mark.parametrize("name", ["rnr-baseline", "success-plan"])
def test_every_sentence_of_a_starter_measure_can_be_seen(name: str) -> None:
    """In every domain."""
    measures = [cited.value.measure for _, cited in policy_named(name).guidance]
    assert len(measures) > 30
    sentences = [item for measure in measures for item in measure.split(".") if item.strip()]
    assert [item for item in sentences if not can_be_seen(item, words_of(item))] == []


@pytest.mark.parametrize("name", ["rnr-baseline", "success-plan"])
def test_every_starter_activity_says_how_often(name: str) -> None:
    """Of each kind."""
    for _, cited in policy_named(name).guidance:
        activities = cited.value.activities
        for activity in (
            activities.supervision_strategy,
            activities.referral,
            activities.face_to_face,
        ):
            assert says_how_often(activity.often)


@pytest.mark.parametrize(
    ("often", "says"),
    [
        ("weekly", True),
        ("Weekly, as needed", True),
        ("(weekly)", True),
        ("on Mondays", True),
        ("a session", True),
        ("ten minutes in the next session", True),
        ("3x", True),
        ("as needed", False),
        ("a lot", False),
        ("at sessions", False),
        ("", False),
    ],
)
def test_how_often_is_a_number_a_day_or_a_rhythm(often: str, says: bool) -> None:
    """Also in brackets or in capitals."""
    assert says_how_often(often) == says
