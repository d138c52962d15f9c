"""Events of meetings, responses and progress: what they must say."""

from typing import Any

import pytest

from rnr_caseplan import ProgressView, ResponseKind, ReviewKind
from rnr_caseplan.lifecycle import (
    CaseConferenceHeld,
    DosageRecorded,
    ProgressNoted,
    ResponseGiven,
    ReviewHeld,
    SessionHeld,
)
from tests.unit.builders import TODAY
from tests.unit.shapes import Shape, each_wrong, refused_places

SAID: dict[str, Any] = {"on": TODAY, "by": "staff:17"}
WRONG_IDS = ["", " x", 3, ("x",)]
WRONG_LISTS_OF_IDS = [None, "g1", ["g1"], ("g1", "g1"), ("",), (1,)]
WRONG_TEXTS = ["", " ", 3]

SHAPES: list[Shape] = [
    (
        SessionHeld,
        SAID,
        {
            "contact": ["", "Face to face", 1],
            "plan_used": ["yes", 1],
            "goal_ids": WRONG_LISTS_OF_IDS,
        },
    ),
    (
        DosageRecorded,
        {**SAID, "need_id": "n1", "minutes": 45},
        {
            "need_id": [None, *WRONG_IDS],
            "minutes": [None, -1, 1441, 1.5, "45", True],
            "take_home_parts": [None, -1, 101, 0.5, "1"],
        },
    ),
    (
        ReviewHeld,
        {**SAID, "review": ReviewKind.FORMAL_REVIEW},
        {
            "review": [None, "formal_review"],
            "attended_by": WRONG_LISTS_OF_IDS,
            "decisions": [None, "go on", ["go on"], ("",), (1,)],
        },
    ),
    (
        ReviewHeld,
        {**SAID, "review": ReviewKind.GOAL_CHECK_IN, "goal_id": "g1"},
        {"goal_id": [*WRONG_IDS, None]},
    ),
    (
        CaseConferenceHeld,
        {**SAID, "conference_id": "m1"},
        {
            "conference_id": [None, *WRONG_IDS],
            "attended_by": WRONG_LISTS_OF_IDS,
            "decisions": [None, "go on", ("",)],
        },
    ),
    (
        ResponseGiven,
        {
            **SAID,
            "response_id": "x1",
            "response": ResponseKind.INCENTIVE,
            "behavior": "came on time",
        },
        {
            "response_id": [None, *WRONG_IDS],
            "response": [None, "incentive"],
            "behavior": [None, *WRONG_TEXTS],
            "text": WRONG_TEXTS,
            "level": [0, -1, 1.0, True, "1", 100_001],
            "about": WRONG_IDS,
        },
    ),
    (
        ProgressNoted,
        {**SAID, "text": "two applications", "view": ProgressView.PLANNER},
        {
            "text": [None, *WRONG_TEXTS],
            "view": [None, "planner"],
            "goal_id": WRONG_IDS,
            "step_id": WRONG_IDS,
        },
    ),
]


@pytest.mark.parametrize(("kind", "facts", "_"), SHAPES)
def test_what_is_required_is_enough(kind: Any, facts: dict[str, Any], _: object) -> None:
    """And equal values are one."""
    assert len({kind(**facts), kind(**facts)}) == 1


@pytest.mark.parametrize(("kind", "facts", "name", "wrong"), each_wrong(SHAPES))
def test_each_field_is_checked(kind: Any, facts: dict[str, Any], name: str, wrong: object) -> None:
    """The fault names the field."""
    assert refused_places(kind, {**facts, name: wrong}) == [name]


def test_a_reassessment_is_recorded_by_another_event() -> None:
    """It brings levels, and a review brings none."""
    given = {**SAID, "review": ReviewKind.REASSESSMENT}
    assert refused_places(ReviewHeld, given) == ["review"]
    assert refused_places(ReviewHeld, {**given, "goal_id": "g1"}) == ["review"]


def test_a_check_in_is_on_a_goal_and_a_formal_review_on_the_plan() -> None:
    """Either way round is refused at the goal."""
    formal = {**SAID, "review": ReviewKind.FORMAL_REVIEW, "goal_id": "g1"}
    check_in = {**SAID, "review": ReviewKind.GOAL_CHECK_IN}
    assert refused_places(ReviewHeld, formal) == ["goal_id"]
    assert refused_places(ReviewHeld, check_in) == ["goal_id"]


def test_a_response_of_the_first_step_is_the_mildest() -> None:
    """The scale is the agency's own, and begins at 1."""
    facts: dict[str, Any] = {"response": ResponseKind.SANCTION, "behavior": "was absent"}
    assert ResponseGiven(**SAID, response_id="x1", level=1, **facts).level == 1


def test_what_was_said_and_done_is_not_shown() -> None:
    """Decisions, behavior, answers and progress stay out of logs."""
    shown = [
        repr(ReviewHeld(**SAID, review=ReviewKind.FORMAL_REVIEW, decisions=("ZQX",))),
        repr(CaseConferenceHeld(**SAID, conference_id="m1", decisions=("ZQX",))),
        repr(
            ResponseGiven(
                **SAID,
                response_id="x1",
                response=ResponseKind.SANCTION,
                behavior="ZQX",
                text="ZQX",
            )
        ),
        repr(ProgressNoted(**SAID, text="ZQX", view=ProgressView.PARTICIPANT)),
    ]
    assert not any("ZQX" in line for line in shown)


def test_skill_building_is_in_a_session_or_at_home() -> None:
    """One of them is enough, and a record of nothing is refused."""
    told = {**SAID, "need_id": "n1"}
    assert DosageRecorded(**told, minutes=1440).take_home_parts == 0
    assert DosageRecorded(**told, take_home_parts=100).minutes == 0
    assert refused_places(DosageRecorded, told) == ["minutes"]
