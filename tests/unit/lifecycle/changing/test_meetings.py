"""What events of meetings, responses and progress add."""

import datetime
from typing import Any

import pytest

from rnr_caseplan import CasePlan, ProgressView, ResponseKind, ReviewKind, apply
from rnr_caseplan.lifecycle import (
    CaseConferenceHeld,
    DiscontinuedBecause,
    DosageRecorded,
    GoalAchieved,
    GoalDiscontinued,
    GoalPaused,
    ProgressNoted,
    ResponseGiven,
    ReviewHeld,
    SessionHeld,
)
from rnr_caseplan.model.records import CaseConference, ProgressNote, Response
from tests.unit.builders import TODAY, policy_named
from tests.unit.lives import drafted, later, lived, refused

PLAN = drafted()
REPLACED = DiscontinuedBecause.REPLACED_BY_ANOTHER_GOAL


def said(days: int = 1) -> dict[str, Any]:
    """Give the day and the author of an event."""
    return {"on": later(days), "by": "staff:17"}


def review_days(plan: CasePlan, kind: ReviewKind, goal_id: str | None = None) -> list[int]:
    """Give the days of reviews, counted from the draft."""
    found = [item for item in plan.reviews if item.kind is kind and item.goal_id == goal_id]
    return [(item.due_on - plan.as_of).days for item in found]


def a_response(**facts: Any) -> ResponseGiven:
    """Give a response."""
    return ResponseGiven(
        **{
            **said(),
            "response_id": "x1",
            "response": ResponseKind.INCENTIVE,
            "behavior": "came on time",
            **facts,
        }
    )


@pytest.mark.parametrize("contact", [None, "face_to_face", "home_visit"])
def test_a_session_is_remembered_and_changes_nothing_else(contact: str | None) -> None:
    """With the goals that it worked on, and any contact that the policy knows (VA-8a)."""
    event = SessionHeld(**said(), contact=contact, plan_used=True, goal_ids=("g1", "g3"))
    plan = lived(PLAN, event)
    assert plan.history[-1].event == event
    assert (plan.goals, plan.needs) == (PLAN.goals, PLAN.needs)
    days = [[(item.kind, item.due_on) for item in one.reviews] for one in (PLAN, plan)]
    assert days[0] == days[1]


def test_a_contact_has_one_of_the_policys_names() -> None:
    """The refusal lists them; it would meet no duty otherwise."""
    event = SessionHeld(**said(), contact="by_pigeon")
    assert refused(PLAN, event) == ["lives.unknown_contact"]
    applied = apply(PLAN, event, policy_named())
    assert "face_to_face" in applied.instead[0]
    assert "pigeon" not in applied.why


def test_a_session_works_on_goals_that_are_there() -> None:
    """Others are refused."""
    event = SessionHeld(**said(), goal_ids=("g1", "g9"))
    assert refused(PLAN, event) == ["lives.not_in_the_plan"]


def test_the_next_formal_review_is_counted_from_the_one_that_was_held() -> None:
    """Six months later (TC-8)."""
    kind = ReviewKind.FORMAL_REVIEW
    held_on, next_on = datetime.date(2027, 2, 28), datetime.date(2027, 8, 28)
    assert review_days(PLAN, kind)[0] == (datetime.date(2027, 5, 21) - TODAY).days
    plan = lived(PLAN, ReviewHeld(on=held_on, by="staff:17", review=kind))
    assert review_days(plan, kind)[0] == (next_on - TODAY).days


def test_a_check_in_counts_for_its_own_goal() -> None:
    """The days of the other goal stay (NP-5)."""
    kind = ReviewKind.GOAL_CHECK_IN
    assert review_days(PLAN, kind, "g1")[:2] == [14, 28]
    plan = lived(PLAN, ReviewHeld(**said(10), review=kind, goal_id="g1"))
    assert review_days(plan, kind, "g1")[:2] == [24, 38]
    assert review_days(plan, kind, "g2") == review_days(PLAN, kind, "g2")


@pytest.mark.parametrize(
    "before",
    [
        (),
        (GoalPaused(**said(2), goal_id="g1"),),
        (GoalAchieved(**said(2), goal_id="g1"),),
        (GoalDiscontinued(**said(2), goal_id="g1", because=REPLACED),),
    ],
)
def test_a_goal_that_has_begun_can_be_checked_on(before: tuple[Any, ...]) -> None:
    """Also when it rests or has ended: people look back."""
    event = ReviewHeld(**said(5), review=ReviewKind.GOAL_CHECK_IN, goal_id="g1")
    assert lived(PLAN, *before, event).history[-1].event == event


def test_a_goal_of_the_queue_is_not_checked_on() -> None:
    """There is nothing to see yet; nor is one that the plan does not have."""
    for goal_id, rule in (("g3", "lives.goal_status"), ("g9", "lives.not_in_the_plan")):
        event = ReviewHeld(**said(), review=ReviewKind.GOAL_CHECK_IN, goal_id=goal_id)
        assert refused(PLAN, event) == [rule]


def test_a_case_conference_is_kept_with_who_took_part_and_what_was_decided() -> None:
    """It has an id of its own (CC-4)."""
    event = CaseConferenceHeld(
        **said(5), conference_id="m1", attended_by=("staff:17", "P-1"), decisions=("go on",)
    )
    plan = lived(PLAN, event)
    assert plan.case_conferences == (
        CaseConference(
            id="m1", held_on=later(5), attended_by=("staff:17", "P-1"), decisions=("go on",)
        ),
    )
    assert refused(plan, CaseConferenceHeld(**said(6), conference_id="m1")) == ["lives.id_taken"]


@pytest.mark.parametrize("about", [None, "g1", "g3", "g2.s1", "c2"])
@pytest.mark.parametrize("kind", list(ResponseKind))
def test_a_response_is_kept_with_the_behavior_that_it_answers(
    kind: ResponseKind, about: str | None
) -> None:
    """A goal, a step or a condition, or none of them (VA-8b, VA-8c, SP-17b)."""
    event = a_response(response=kind, about=about, text="praised", level=2)
    assert lived(PLAN, event).responses == (
        Response(
            id="x1",
            on=later(1),
            kind=kind,
            behavior="came on time",
            text="praised",
            level=2,
            about=about,
        ),
    )


@pytest.mark.parametrize("about", ["n1", "staff:17", "g9"])
def test_a_response_is_about_something_that_the_plan_has(about: str) -> None:
    """A need or a person is no behavior; the refusal lists what would do."""
    event = a_response(about=about)
    assert refused(PLAN, event) == ["lives.not_in_the_plan"]
    instead = apply(PLAN, event, policy_named()).instead
    assert instead[0].startswith("one of g1, g2, g3, g1.s1, ")
    assert instead[0].endswith(", c1, c2, i1")


def test_in_an_empty_plan_a_response_is_about_nothing() -> None:
    """There is no goal, step or condition."""
    plan = drafted((), incidents=(), conditions=())
    event = a_response(about="g1")
    assert apply(plan, event, policy_named()).instead == ("none",)
    assert len(lived(plan, a_response()).responses) == 1


def test_a_response_has_an_id_of_its_own() -> None:
    """The second one of the same id is refused."""
    plan = lived(PLAN, a_response())
    assert refused(plan, a_response(behavior="came late")) == ["lives.id_taken"]


@pytest.mark.parametrize("about", [{}, {"goal_id": "g1"}, {"step_id": "g2.s1"}])
@pytest.mark.parametrize("view", list(ProgressView))
def test_what_was_seen_of_progress_is_kept_with_whose_view_it_is(
    view: ProgressView, about: dict[str, Any]
) -> None:
    """Of a goal, of a step, or of the whole (NP-7)."""
    plan = lived(PLAN, ProgressNoted(**said(5), text="it goes well", view=view, **about))
    assert plan.progress == (ProgressNote(on=later(5), text="it goes well", view=view, **about),)


@pytest.mark.parametrize("about", [{"goal_id": "g9"}, {"step_id": "g1.s9"}])
def test_progress_is_seen_in_what_the_plan_has(about: dict[str, Any]) -> None:
    """Not in anything else."""
    event = ProgressNoted(**said(), text="it goes well", view=ProgressView.PLANNER, **about)
    assert refused(PLAN, event) == ["lives.not_in_the_plan"]


@pytest.mark.parametrize(
    "event",
    [
        SessionHeld(**said(3)),
        ReviewHeld(**said(3), review=ReviewKind.FORMAL_REVIEW),
        CaseConferenceHeld(**said(3), conference_id="m1"),
        a_response(on=later(3)),
        ProgressNoted(**said(3), text="it goes well", view=ProgressView.PLANNER, goal_id="g1"),
    ],
    ids=lambda event: event.kind,
)
def test_what_was_seen_or_held_may_be_written_down_late(event: Any) -> None:
    """After a later change of the same goal."""
    plan = lived(PLAN, GoalPaused(**said(10), goal_id="g1"))
    assert lived(plan, event).history[-1].event == event


def test_skill_building_is_remembered_and_nothing_follows_from_it() -> None:
    """No goal, need, review or warning moves, however much there is and however late it is told."""
    plan = PLAN
    for days in (9, 3):
        event = DosageRecorded(**said(days), need_id="n1", minutes=1440, take_home_parts=100)
        plan = lived(plan, event)
        assert plan.history[-1].event == event
        assert plan.history[-1].touched == ()
    for name in ("goals", "needs", "case", "reviews", "warnings", "missing", "eligibility"):
        assert getattr(plan, name) == getattr(PLAN, name)


def test_skill_building_is_on_a_need_of_the_plan() -> None:
    """Another id is refused."""
    event = DosageRecorded(**said(), need_id="n9", minutes=60)
    assert refused(PLAN, event) == ["lives.not_in_the_plan"]
