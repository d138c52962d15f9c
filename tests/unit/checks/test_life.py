"""Whether people live with a plan: signed in time, used, reviewed, and court talked about."""

import datetime
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rnr_caseplan import (
    CasePlan,
    CourtDate,
    Level,
    PlanEvent,
    Policy,
    RiskLevel,
    SignatureAnswer,
    apply,
    draft_plan,
    follow_ups,
    progress,
)
from rnr_caseplan.checks import all_checks
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.lifecycle import (
    CaseConferenceHeld,
    Circumstance,
    CircumstanceChanged,
    ConditionModified,
    GoalAchieved,
    GoalPaused,
    IncidentRecorded,
    NeedFound,
    NeedsReassessed,
    NewLevel,
    ReferralMade,
    ResponseGiven,
    ReviewHeld,
    ServiceAdded,
    ServiceMonitored,
    SessionHeld,
    Signed,
    SobrietyChanged,
)
from rnr_caseplan.model.follow_ups import FollowUpKind
from rnr_caseplan.model.needs import Incident
from rnr_caseplan.model.records import Service
from rnr_caseplan.model.vocabulary import ResponseKind, ReviewEvent, ReviewKind
from rnr_caseplan.rules.eligibility import PLAN_OWED
from tests.stateful.lives import Life, lives
from tests.stateful.standing import day_of
from tests.strategies import MOST_NEEDS, Situation, a_situation, day_near, situations
from tests.unit.builders import TODAY, a_need, policy_named, policy_with
from tests.unit.checks.changed import with_values
from tests.unit.checks.looking import abouts, found, look, places
from tests.unit.lives import drafted, later, lived

BY = "staff:17"
OWN = [check for check in all_checks() if check.code.startswith("LIF")]
LAST_DAY = datetime.date.max
SIGNED = Signed(on=TODAY, by=BY, signer="P-1", answer=SignatureAnswer.AGREED)
LATE_REASSESSMENT = (("reviews[0].kind", "reassessment"),)
FORMAL = "reviews[7].due_on"
"""The place of the first formal review of the example plan."""


def all_found(plan: CasePlan, policy: Policy, day: datetime.date) -> list[Any]:
    """Give all that the checks of lives find, code by code."""
    examined = Examined(plan, policy, day)
    return [(check.code, item) for check in OWN for item in check.look(examined)]


def reviewed(on: datetime.date) -> ReviewHeld:
    """Give a formal review."""
    return ReviewHeld(on=on, by=BY, review=ReviewKind.FORMAL_REVIEW)


def session(on: datetime.date, **facts: Any) -> SessionHeld:
    """Give a session."""
    return SessionHeld(on=on, by=BY, **facts)


# Laws. ----------------------------------------------------------------------------------


@given(situation=situations())
@example(situation=a_situation(as_of=LAST_DAY))
@example(situation=a_situation(a_need("n1", "employment"), as_of=LAST_DAY))
def test_a_fresh_draft_lacks_only_what_people_have_to_do(situation: Situation) -> None:
    """Whatever the case, the policy and the day: a reassessment and a signature that are late."""
    found_now = all_found(situation.draft(), situation.policy, situation.as_of)
    assert {code for code, _ in found_now} <= {"LIF03", "LIF04"}
    assert {check.code for check in OWN if check.is_for_people} == {"LIF03", "LIF04"}


@given(situation=situations(), order=st.permutations(range(MOST_NEEDS)))
def test_findings_do_not_depend_on_the_order_of_the_needs(
    situation: Situation, order: list[int]
) -> None:
    """The same findings at the same places, also long after the draft."""
    needs = situation.case.needs
    other = situation.but(needs=tuple(needs[place] for place in order if place < len(needs)))
    day = day_near(situation.as_of, 400)
    first, second = (all_found(item.draft(), item.policy, day) for item in (situation, other))
    assert first == second


@given(life=lives(), ahead=st.sampled_from((0, 1, 8, 15, 31, 200)))
def test_any_life_is_looked_at(life: Life, ahead: int) -> None:
    """On any day; what is found agrees with progress and with follow-ups."""
    as_of = day_near(max(life.today, day_of(life.plan)), ahead)
    plan, policy = life.plan, life.policy(as_of)
    by_code: dict[str, set[str | None]] = {}
    for code, item in all_found(plan, policy, as_of):
        by_code.setdefault(code, set()).add(item.about)
    seen = progress(plan, as_of)
    late = [
        item.about
        for item in seen.unanswered
        if item.is_violation and (as_of - item.on).days > policy.answer_days.value
    ]
    assert by_code.get("LIF13", set()) == set(late)
    still = {
        item.goal_id
        for item in seen.goals
        if item.days_still is not None and item.days_still > policy.still_days.value
    }
    assert by_code.get("LIF09", set()) <= still
    asked = follow_ups(plan, policy, as_of=as_of)
    overdue = [
        item.kind
        for item in asked
        if item.kind is FollowUpKind.HOLD_REVIEW and item.due_on is not None and item.due_on < as_of
    ]
    if plan.eligibility.outcome in PLAN_OWED:
        assert len(by_code.get("LIF07", set())) == len(overdue)
    back = {item.about for item in asked if item.kind is FollowUpKind.BACK_TO_PLANNING}
    assert by_code.get("LIF17", set()) <= back


@given(life=lives(most=8))
@settings(max_examples=30)
def test_nothing_is_found_in_a_plan_that_is_closed(life: Life) -> None:
    """From the day of its end on."""
    as_of = day_near(day_of(life.plan), 300)
    closed = evolve(life.plan, closed_on=as_of)
    assert all_found(closed, life.policy(as_of), as_of) == []


def test_a_plan_of_which_much_is_found_is_not_looked_at_when_it_is_closed() -> None:
    """From the day of its end on."""
    plan = lived(in_court(10), session(later(1), plan_used=False), CHANGES[0][0])
    closed, day = evolve(plan, closed_on=later(800)), later(799)
    for code in ("LIF01", "LIF02", "LIF03", "LIF05", "LIF06", "LIF07", "LIF08"):
        held = with_values(closed, LATE_REASSESSMENT) if code == "LIF03" else closed
        assert look(code, held, later(800)) == []
        assert look(code, held, day) != []
    unsigned = evolve(drafted(), closed_on=later(800))
    assert look("LIF04", unsigned, later(800)) == []
    assert look("LIF04", unsigned, day) != []


def test_a_plan_is_looked_at_as_any_other_before_it_was_closed() -> None:
    """What happens later is not seen."""
    plan = lived(drafted(), SIGNED)
    day = later(40)
    assert "LIF06" in {code for code, _ in all_found(plan, policy_named(), day)}
    closed = evolve(plan, closed_on=later(41))
    assert all_found(closed, policy_named(), day) == all_found(plan, policy_named(), day)


@pytest.mark.parametrize(
    "event",
    [
        session(later(61), plan_used=False),
        session(later(61), plan_used=True),
        reviewed(later(61)),
        ResponseGiven(
            on=later(61),
            by=BY,
            response_id="r9",
            response=ResponseKind.SANCTION,
            behavior="late",
            level=9,
            about="c1",
        ),
        ReferralMade(on=later(61), by=BY, referral_id="f9", to="a clinic"),
        ServiceAdded(
            on=later(61), by=BY, service=Service(id="v9", text="a group", provider="the center")
        ),
        IncidentRecorded(on=later(61), by=BY, incident=Incident(id="i9", happened_on=later(61))),
        CaseConferenceHeld(on=later(61), by=BY, conference_id="k9"),
    ],
    ids=lambda event: event.kind,
)
def test_what_happens_later_is_not_seen(event: PlanEvent) -> None:
    """The same is found on a day as if it had not happened; reviews count as they stand."""
    plan = lived(drafted(), SIGNED, session(later(3), plan_used=False))
    after = apply(plan, event, policy_named()).value
    day, policy = later(60), policy_named()
    without_reviews = [evolve(item, reviews=()) for item in (plan, after)]
    first, second = (all_found(item, policy, day) for item in without_reviews)
    assert first == second


# Reviews. -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "place", "about"),
    [
        ("LIF01", FORMAL, None),
        ("LIF02", "reviews[0].due_on", "g1"),
        ("LIF03", "reviews[8].due_on", None),
    ],
)
@pytest.mark.parametrize(
    ("day", "is_late"), [("2026-12-02", False), ("2026-12-01", False), ("2026-11-30", True)]
)
def test_a_review_is_late_from_the_day_after_its_day(
    code: str, place: str, about: str | None, day: str, is_late: bool
) -> None:
    """The day itself is in time."""
    items = found(code, (place, day))
    assert [(item.place, item.about) for item in items] == (
        [(place.removesuffix(".due_on"), about)] if is_late else []
    )


def test_only_the_earliest_review_of_a_kind_is_found_and_of_each_goal() -> None:
    """Wherever it stands among the others."""
    plan = lived(drafted(), SIGNED)
    day = later(800)
    (formal,) = look("LIF01", plan, day)
    assert "2027-05-21" in formal.sentence
    assert formal.citation == policy_named().formal_review.citation
    assert abouts("LIF02", plan, day) == ["g1", "g2"]
    backwards = evolve(plan, reviews=plan.reviews[::-1])
    for code in ("LIF01", "LIF02"):
        sentences = {item.sentence for item in look(code, plan, day)}
        assert {item.sentence for item in look(code, backwards, day)} == sentences


def test_of_two_reviews_on_one_day_the_first_is_found() -> None:
    """It stands before the other in the plan."""
    same = (("reviews[7].due_on", "2026-11-25"), ("reviews[9].due_on", "2026-11-25"))
    assert places("LIF01", *same) == ["reviews[7]"]


def test_a_formal_review_that_was_due_before_the_plan_began_is_not_found() -> None:
    """It was the review of another plan."""
    assert places("LIF01", (FORMAL, "2026-11-04")) == []
    assert places("LIF01", (FORMAL, "2026-11-05")) == ["reviews[7]"]


def test_formal_reviews_are_asked_for_where_a_plan_is_owed() -> None:
    """Who is diverted from planning has nothing to review; a reassessment shows whether still."""
    diverted = ("eligibility.outcome", "diverted")
    assert places("LIF01", (FORMAL, "2026-11-25"), diverted) == []
    assert places("LIF03", ("reviews[8].due_on", "2026-11-25"), diverted) == ["reviews[8]"]


@pytest.mark.parametrize("status", ["paused", "achieved", "discontinued", "future"])
def test_check_ins_are_asked_for_while_a_goal_is_worked_on(status: str) -> None:
    """Reviews of a plan that people put together may hold others."""
    late = ("reviews[0].due_on", "2026-11-25")
    assert places("LIF02", late) == ["reviews[0]"]
    assert places("LIF02", late, ("goals[0].status", status)) == []


def test_a_review_that_was_held_is_not_asked_for() -> None:
    """The next one counts."""
    plan = lived(drafted(), SIGNED, reviewed(later(180)))
    assert look("LIF01", plan, later(200)) == []
    assert look("LIF01", plan, later(400)) != []


# The day on which the plan is due. --------------------------------------------------------


@pytest.mark.parametrize(("days", "is_late"), [(60, False), (61, True)])
def test_a_plan_is_late_from_the_day_after_its_day(days: int, is_late: bool) -> None:
    """Until it is signed; one that was signed late is there."""
    plan = drafted()
    assert bool(look("LIF04", plan, later(days))) is is_late
    signed = lived(plan, evolve(SIGNED, on=later(70)))
    assert look("LIF04", signed, later(80)) == []
    assert bool(look("LIF04", signed, later(days))) is is_late


def test_a_plan_without_a_day_or_without_need_of_a_signature_is_not_late() -> None:
    """As the policy says; what somebody else signed does not count."""
    assert look("LIF04", drafted(assigned_on=None), later(900)) == []
    assert look("LIF04", drafted(), later(900), policy_with(signature_required=False)) == []
    other = Signed(on=TODAY, by=BY, signer="staff:17", answer=SignatureAnswer.AGREED)
    (item,) = look("LIF04", lived(drafted(), other), later(900))
    assert item.citation == policy_named().plan_due.citation


# Sessions. --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sessions", "is_found"),
    [
        ([], False),
        ([(1, False)], True),
        ([(1, None)], False),
        ([(1, False), (2, True)], False),
        ([(1, True), (2, False)], True),
        ([(1, False), (2, None)], False),
        ([(2, False), (2, True)], False),
        ([(2, None), (2, False)], True),
        ([(2, False), (1, True)], True),
    ],
)
def test_the_last_session_tells_whether_the_plan_is_used(
    sessions: list[tuple[int, bool | None]], is_found: bool
) -> None:
    """By its day, whenever it was recorded; where nobody recorded it, nothing is said."""
    held = [session(later(days), plan_used=used) for days, used in sessions]
    plan = lived(drafted(), *held)
    items = look("LIF05", plan, later(9))
    assert bool(items) is is_found
    last = (
        f"the plan was not used in the session on {later(max([0, *[day for day, _ in sessions]]))}"
    )
    assert [item.sentence for item in items] == ([last] if is_found else [])


def test_a_finding_names_the_place_of_the_session() -> None:
    """In the history, whose entries stand in the order in which they were recorded."""
    plan = lived(drafted(), session(later(5), plan_used=False), session(later(2), plan_used=True))
    (item,) = look("LIF05", plan, later(9))
    assert item.place == "history[1].event.plan_used"


@pytest.mark.parametrize(("days", "is_found"), [(30, False), (31, True)])
def test_sessions_are_missed_after_the_days_of_the_policy(days: int, is_found: bool) -> None:
    """Counted from the signature or from the last session."""
    plan = lived(drafted(), SIGNED)
    assert bool(look("LIF06", plan, later(days))) is is_found
    met = lived(plan, session(later(20)), session(later(10)))
    assert look("LIF06", met, later(50)) == []
    (item,) = look("LIF06", met, later(51))
    assert item.citation == policy_named().still_days.citation


def test_sessions_are_not_missed_without_signature_or_goals_in_work() -> None:
    """While everything rests there is nothing to meet for."""
    assert look("LIF06", drafted(), later(400)) == []
    resting = [GoalPaused(on=TODAY, by=BY, goal_id=f"g{number}") for number in (1, 2)]
    assert look("LIF06", lived(drafted(), SIGNED, *resting), later(400)) == []


# Changes. ---------------------------------------------------------------------------------

CHANGES: list[tuple[PlanEvent, str | None]] = [
    (GoalAchieved(on=later(5), by=BY, goal_id="g1"), "g1"),
    (
        CircumstanceChanged(
            on=later(5), by=BY, circumstance=Circumstance.HOUSING, text="moved out"
        ),
        None,
    ),
    (NeedFound(on=later(5), by=BY, need=a_need("n9", "trauma")), "n9"),
    (SobrietyChanged(on=later(5), by=BY, sober_since=later(5)), None),
    (
        NeedsReassessed(on=later(5), by=BY, levels=(NewLevel(need_id="n1", level=Level.MODERATE),)),
        None,
    ),
]


@pytest.mark.parametrize(("event", "about"), CHANGES, ids=[event.kind for event, _ in CHANGES])
@pytest.mark.parametrize(("days", "is_found"), [(12, False), (13, True)])
def test_a_change_without_review_is_found_after_the_days_of_the_policy(
    event: PlanEvent, about: str | None, days: int, is_found: bool
) -> None:
    """Each kind of change; a review on its day or later has seen it, one before has not."""
    plan = lived(drafted(), SIGNED, event)
    items = look("LIF07", plan, later(days))
    assert [(item.place, item.about) for item in items] == (
        [("history[2].event", about)] if is_found else []
    )
    for item in items:
        assert item.citation == policy_named().unscheduled_within_days.citation
    assert look("LIF07", lived(plan, reviewed(later(5))), later(days)) == []
    assert look("LIF07", lived(plan, reviewed(later(20))), later(30)) == []
    before = lived(drafted(), SIGNED, reviewed(later(4)), event)
    assert bool(look("LIF07", before, later(days))) is is_found


def test_the_earliest_change_is_found() -> None:
    """One finding for all of them, whatever the order in which they were recorded."""
    achieved, changed = CHANGES[0][0], evolve(CHANGES[1][0], on=later(2))
    plan = lived(drafted(), achieved, changed)
    (item,) = look("LIF07", plan, later(40))
    assert item.sentence.endswith(f"circumstances changed on {later(2)}")
    assert item.place == "history[2].event"


def test_a_review_of_a_later_day_is_not_seen() -> None:
    """From its own day on it is."""
    plan = lived(drafted(), CHANGES[0][0], reviewed(later(20)))
    assert abouts("LIF07", plan, later(19)) == ["g1"]
    assert abouts("LIF07", plan, later(20)) == []


def test_a_check_in_is_no_review_of_the_plan() -> None:
    """It looks at one goal."""
    check_in = ReviewHeld(on=later(6), by=BY, review=ReviewKind.GOAL_CHECK_IN, goal_id="g2")
    plan = lived(drafted(), CHANGES[0][0], check_in)
    assert abouts("LIF07", plan, later(40)) == ["g1"]


def test_a_reassessment_that_moved_nothing_calls_for_no_review() -> None:
    """The level of risk counts as one that moved."""
    same = NeedsReassessed(on=later(5), by=BY, levels=(NewLevel(need_id="n1", level=Level.HIGH),))
    assert look("LIF07", lived(drafted(), same), later(40)) == []
    risk = NeedsReassessed(on=later(5), by=BY, risk_level=RiskLevel.VERY_HIGH)
    assert len(look("LIF07", lived(drafted(), risk), later(40))) == 1


@pytest.mark.parametrize(
    ("named", "kinds"),
    [
        ((), {"needs_reassessed"}),
        ((ReviewEvent.SESSION_HELD,), {"needs_reassessed"}),
        ((ReviewEvent.GOAL_COMPLETED,), {"needs_reassessed", "goal_achieved"}),
        ((ReviewEvent.NEED_ARISES,), {"needs_reassessed", "need_found"}),
        ((ReviewEvent.CIRCUMSTANCES_CHANGE,), {"needs_reassessed", "circumstance_changed"}),
        (
            (ReviewEvent.NEEDS_OR_STABILITY_CHANGE,),
            {"needs_reassessed", "need_found", "circumstance_changed", "sobriety_changed"},
        ),
    ],
)
def test_the_policy_says_which_changes_call_for_a_review(
    named: tuple[ReviewEvent, ...], kinds: set[str]
) -> None:
    """Levels that moved always do."""
    every = policy_named().unscheduled_reviews.value
    policy = policy_with(unscheduled_reviews=tuple(item for item in every if item.event in named))
    called = {
        event.kind
        for event, _ in CHANGES
        if look("LIF07", lived(drafted(), event), later(40), policy)
    }
    assert called == kinds


def test_without_a_plan_that_is_owed_no_review_is_asked_for() -> None:
    """The change may bring one: then it is."""
    plan = with_values(lived(drafted(), CHANGES[0][0]), [("eligibility.outcome", "exempt")])
    assert look("LIF07", plan, later(40)) == []


# Court. -----------------------------------------------------------------------------------


def in_court(*days: int) -> CasePlan:
    """Give a plan with days in court, so many days after the draft."""
    dates = tuple(CourtDate(id=f"h{number}", on=later(number)) for number in days)
    return lived(drafted(court_dates=dates), SIGNED)


@pytest.mark.parametrize(("days", "is_found"), [(19, False), (24, False), (25, True)])
def test_a_day_in_court_is_talked_about_within_the_days_of_the_policy(
    days: int, is_found: bool
) -> None:
    """Counted from that day."""
    assert abouts("LIF08", in_court(10), later(days)) == (["h10"] if is_found else [])


@pytest.mark.parametrize(
    "event",
    [
        session(later(10)),
        reviewed(later(12)),
        CaseConferenceHeld(on=later(11), by=BY, conference_id="k1"),
        ConditionModified(on=later(10), by=BY, condition_id="c1", text="work ten hours"),
    ],
    ids=lambda event: event.kind,
)
def test_whoever_meets_after_court_has_heard_of_it(event: PlanEvent) -> None:
    """On the same day too; what came before has not."""
    assert abouts("LIF08", lived(in_court(10), event), later(60)) == []
    assert abouts("LIF08", lived(in_court(10), session(later(1)), event), later(60)) == []
    assert abouts("LIF08", lived(in_court(30), event), later(60)) == ["h30"]


def test_each_day_in_court_of_the_plans_own_time_is_found() -> None:
    """Not one before the draft, nor one to come; on the day of the draft it is one of the plan."""
    plan = in_court(-1, 0, 10, 300)
    assert abouts("LIF08", plan, later(60)) == ["h0", "h10"]
    (first, _) = look("LIF08", plan, later(60))
    assert first.place == "case.court_dates[1]"
    assert first.citation == policy_named().answer_days.citation


def test_court_is_not_asked_about_where_nobody_records_a_life_or_owes_a_plan() -> None:
    """A draft that nobody has touched has no sessions."""
    dates = (CourtDate(id="h1", on=later(10)),)
    assert abouts("LIF08", drafted(court_dates=dates), later(60)) == []
    diverted = with_values(in_court(10), [("eligibility.outcome", "diverted")])
    assert abouts("LIF08", diverted, later(60)) == []


def test_a_draft_at_the_end_of_the_calendar_is_looked_at() -> None:
    """Days that the calendar does not have are never late."""
    situation = a_situation(a_need("n1", "employment"), as_of=LAST_DAY)
    plan = draft_plan(situation.case, situation.policy, as_of=LAST_DAY)
    assert all_found(plan, situation.policy, LAST_DAY) == []


def test_a_plan_that_only_asks_how_a_service_goes_has_no_sessions() -> None:
    """Monitoring is not a session."""
    service = Service(id="v1", text="a group", provider="the center")
    plan = lived(
        drafted(),
        SIGNED,
        ServiceAdded(on=TODAY, by=BY, service=service),
        ServiceMonitored(on=later(20), by=BY, service_id="v1", used=True),
    )
    assert len(look("LIF06", plan, later(40))) == 1
