"""Danger, the level of risk, what low risk is spared, and hours at which somebody can come."""

import datetime
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import Caseload, CasePlan, RiskLevel, SafetyKind, SafetyNote, Service
from rnr_caseplan.checks import all_checks
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.lifecycle import (
    ActivityAdded,
    SafetyAnswered,
    SafetyNoted,
    ServiceAdded,
)
from rnr_caseplan.model.goals import Activity
from rnr_caseplan.model.people import ResponsivityProfile
from rnr_caseplan.model.vocabulary import ActivityKind, GoalStatus
from tests.strategies import MOST_NEEDS, Situation, a_situation, situations
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named, policy_with
from tests.unit.checks.changed import with_values
from tests.unit.checks.looking import abouts, found, look, places
from tests.unit.lives import drafted, later, lived

BY = "staff:17"
OWN = [check for check in all_checks() if check.code.startswith("PPL")]
LAST_DAY = datetime.date.max
OPEN = ("safety[0].answered_on", None)


def a_service(identifier: str = "v1", **facts: Any) -> Service:
    """Give a service."""
    return Service(id=identifier, text="a group", provider="the center", **facts)


# Laws. ----------------------------------------------------------------------------------


@given(situation=situations())
@example(situation=a_situation(as_of=LAST_DAY))
@example(situation=a_situation(a_need("n1", "withdrawal"), as_of=LAST_DAY, risk_level="low"))
def test_a_fresh_draft_lacks_only_what_people_have_to_do(situation: Situation) -> None:
    """Whatever the case, the policy and the day, and whatever the words for the schedule."""
    examined = Examined(situation.draft(), situation.policy, situation.as_of)
    failed = {check.code for check in OWN if list(check.look(examined))}
    assert failed <= {"PPL02", "PPL04"}
    assert {check.code for check in OWN if check.is_for_people} == {"PPL02", "PPL04"}


@given(situation=situations(), order=st.permutations(range(MOST_NEEDS)))
def test_findings_do_not_depend_on_the_order_of_the_needs(
    situation: Situation, order: list[int]
) -> None:
    """The same findings at the same places."""
    needs = situation.case.needs
    other = situation.but(needs=tuple(needs[place] for place in order if place < len(needs)))
    first, second = (
        [list(check.look(Examined(item.draft(), item.policy, item.as_of))) for check in OWN]
        for item in (situation, other)
    )
    assert first == second


@pytest.mark.parametrize("check", OWN, ids=lambda check: check.code)
def test_nothing_is_found_in_a_plan_that_is_closed(check: Any) -> None:
    """From the day on which it ended; on the day before it is looked at as any other."""
    values = (*check.example.given, (check.example.at, check.example.bad))
    assert found(check.code, *values)
    assert found(check.code, *values, ("closed_on", "2026-12-01")) == []
    assert found(check.code, *values, ("closed_on", "2026-12-02"))


# Danger. --------------------------------------------------------------------------------


def test_each_open_danger_without_a_day_is_found() -> None:
    """Not one that was answered; an answer of a later day is not seen."""
    notes = tuple(SafetyNote(id=f"d{number}", kind=SafetyKind.SUICIDE) for number in range(3))
    plan = a_plan(a_case(safety=notes))
    undated = with_values(plan, [(f"safety[{place}].due_on", None) for place in range(3)])
    assert abouts("PPL01", undated, TODAY) == ["d0", "d1", "d2"]
    answered = SafetyAnswered(on=later(2), by=BY, safety_id="d1")
    assert abouts("PPL01", lived(undated, answered), later(1)) == ["d0", "d1", "d2"]
    assert abouts("PPL01", lived(undated, answered), later(2)) == ["d0", "d2"]


def test_a_danger_whose_day_lies_past_the_calendar_is_not_found() -> None:
    """The library gives no day there; on the day before it does, and asks for it."""
    note = SafetyNote(id="d1", kind=SafetyKind.MEDICATION)
    last = a_plan(a_case(safety=(note,)), as_of=LAST_DAY)
    assert last.safety[0].due_on is None
    assert abouts("PPL01", last, LAST_DAY) == []
    before = LAST_DAY - datetime.timedelta(days=1)
    plan = a_plan(a_case(safety=(note,)), as_of=before)
    assert abouts("PPL01", evolve(plan, safety=last.safety), before) == ["d1"]
    noted = a_plan(a_case(safety=(evolve(note, noted_on=LAST_DAY),)))
    assert noted.safety[0].due_on is None
    assert abouts("PPL01", noted, TODAY) == []


@pytest.mark.parametrize(("days", "is_late"), [(0, False), (1, False), (2, True)])
def test_a_danger_is_late_from_the_day_after_its_day(days: int, is_late: bool) -> None:
    """A missed medication is due on the next day."""
    assert bool(look("PPL02", drafted(), later(days))) is is_late


def test_each_late_danger_is_found() -> None:
    """Those of needs too; not those that were answered."""
    plan = drafted((a_need("n1", "withdrawal"), a_need("n2", "overdose_risk", "unknown")))
    assert abouts("PPL02", plan, later(5)) == ["d1", "need-n1", "need-n2"]
    plan = lived(plan, SafetyAnswered(on=later(5), by=BY, safety_id="d1"))
    assert abouts("PPL02", plan, later(5)) == ["need-n1", "need-n2"]
    cited = look("PPL02", plan, later(5))[0].citation
    assert cited == policy_named().safety_due.citation


@pytest.mark.parametrize(("days", "is_late"), [(0, False), (1, False), (2, True)])
def test_the_day_of_a_danger_is_counted_from_its_note(days: int, is_late: bool) -> None:
    """The policy's last day is in time; the day of the draft plays no part."""
    noted = SafetyNoted(on=later(10), by=BY, note=SafetyNote(id="d2", kind=SafetyKind.MEDICATION))
    plan = lived(drafted(), noted)
    plan = with_values(plan, [("safety[1].due_on", later(10 + days).isoformat())])
    assert (abouts("PPL03", plan, later(10)) == ["d2"]) is is_late


def test_a_danger_without_a_note_of_a_day_is_not_measured() -> None:
    """Nor one of a need, even where a note has the same id, nor one that was answered."""
    far = "2027-03-01"
    assert places("PPL03", OPEN, ("safety[0].due_on", far)) == ["safety[0].due_on"]
    assert places("PPL03", ("safety[0].due_on", far)) == []
    undated = ("case.safety[0].noted_on", None)
    assert places("PPL03", OPEN, undated, ("safety[0].due_on", far)) == []
    of_need = ("safety[0].need_id", "n1")
    assert places("PPL03", OPEN, of_need, ("safety[0].due_on", far)) == []
    assert places("PPL03", OPEN, ("safety[0].due_on", None)) == []
    last = ("case.safety[0].noted_on", "9999-12-31")
    assert places("PPL03", OPEN, last, ("safety[0].due_on", "9999-12-31")) == []


# Risk. ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "risk_level", "facts", "is_found"),
    [
        ("rnr-baseline", "unknown", {}, True),
        ("success-plan", "unknown", {}, True),
        ("success-plan", "unknown", {"caseload": Caseload.ADMINISTRATIVE}, False),
        ("rnr-baseline", "low", {}, False),
        ("rnr-baseline", "moderate", {}, False),
    ],
)
def test_an_unknown_risk_is_found_where_a_plan_is_owed(
    policy: str, risk_level: str, facts: dict[str, Any], is_found: bool
) -> None:
    """Where the participant is exempt whatever the level, nobody needs it."""
    plan = a_situation(name=policy, risk_level=risk_level, **facts).draft()
    assert bool(look("PPL04", plan, TODAY)) is is_found


LOW = (("eligibility.outcome", "diverted"), ("case.risk_level", "low"))


@pytest.mark.parametrize(
    ("outcome", "risk_level", "is_found"),
    [
        ("diverted", "low", True),
        ("diverted", "very_low", True),
        ("exempt", "low_moderate", True),
        ("exempt", "moderate", False),
        ("exempt", "high", False),
        ("assess_first", "unknown", False),
        ("diverted", "unknown", False),
        ("full_plan", "low", False),
    ],
)
def test_services_are_found_at_low_risk_without_a_full_plan(
    outcome: str, risk_level: str, is_found: bool
) -> None:
    """A named person's decision for a full plan allows them."""
    values = (("eligibility.outcome", outcome), ("case.risk_level", risk_level))
    assert bool(places("PPL05", *values)) is is_found


def test_what_helps_to_take_part_and_what_carries_a_condition_is_allowed_at_low_risk() -> None:
    """All others stand in one finding, also those that serve no goal."""
    plan = lived(
        drafted((a_need("n1", "unstable_housing", interferes=True), a_need("n2", "employment"))),
        *[
            ServiceAdded(on=TODAY, by=BY, service=a_service(f"v{number}", goal_id=goal_id))
            for number, goal_id in enumerate(("g1", "g2", None), start=1)
        ],
    )
    low = with_values(plan, LOW)
    assert [item.sentence for item in look("PPL05", low, TODAY)] == [
        "services in use at low risk without a full plan: v3"
    ]
    alone = with_values(low, [("goals[1].condition_ids", ())])
    (item,) = look("PPL05", alone, TODAY)
    assert item.sentence.endswith(": v2, v3")
    assert look("PPL05", evolve(low, services=()), TODAY) == []


@pytest.mark.parametrize(
    ("levels", "is_mixed", "is_other"),
    [
        ((), False, False),
        (("unknown",), False, False),
        (("high",), False, False),
        (("very_high",), False, False),
        (("moderate", "high"), False, False),
        (("low", "low_moderate", "moderate"), False, True),
        (("low_moderate",), False, True),
        (("very_low", "very_high"), True, False),
        (("low", "moderate", "high"), True, False),
        (("low", "unknown"), False, True),
    ],
)
def test_the_levels_of_those_who_attend_are_compared(
    levels: tuple[str, ...], is_mixed: bool, is_other: bool
) -> None:
    """Low with high is a mixture; what the participant's level is not among is meant for others."""
    value = ("services[0].risk_levels", levels)
    assert bool(places("PPL06", value)) is is_mixed
    assert bool(places("PPL07", value)) is is_other


def test_levels_are_compared_by_bands() -> None:
    """Low-moderate goes with moderate; at an unknown level only mixtures are found."""
    own = ("case.risk_level", "low_moderate")
    assert places("PPL07", own, ("services[0].risk_levels", ("moderate",))) == []
    assert places("PPL07", own, ("services[0].risk_levels", ("low", "high"))) != []
    unknown = ("case.risk_level", "unknown")
    assert places("PPL07", unknown, ("services[0].risk_levels", ("low",))) == []
    assert places("PPL06", unknown, ("services[0].risk_levels", ("low", "high"))) != []


def test_a_service_that_has_ended_or_was_added_later_is_not_seen() -> None:
    """On the day of its end it is in use no more."""
    mixed = a_service(risk_levels=(RiskLevel.LOW, RiskLevel.HIGH))
    plan = lived(drafted(), ServiceAdded(on=later(5), by=BY, service=mixed))
    assert abouts("PPL06", plan, later(4)) == []
    assert abouts("PPL06", plan, later(5)) == ["v1"]
    ended = with_values(plan, [("services[0].ended_on", later(9).isoformat())])
    assert abouts("PPL06", ended, later(8)) == ["v1"]
    assert abouts("PPL06", ended, later(9)) == []


# Hours. ---------------------------------------------------------------------------------


def at_hours(schedule: str | None, *events: Any) -> CasePlan:
    """Give a plan of a participant who can attend at some hours."""
    return lived(drafted(responsivity=ResponsivityProfile(schedule=schedule)), *events)


def added(often: str | None, identifier: str = "v1", **facts: Any) -> ServiceAdded:
    """Give the event by which a service is added."""
    return ServiceAdded(on=TODAY, by=BY, service=a_service(identifier, often=often, **facts))


@pytest.mark.parametrize(
    ("schedule", "often", "is_found"),
    [
        ("Monday to Friday, 9:00 to 15:00", "Saturdays, 10:00 to 12:00", True),
        ("Monday to Friday, 9:00 to 15:00", "Mondays, 10:00 to 12:00", False),
        ("after 5 p.m.", "Mondays, 1 to 3 p.m.", True),
        ("whenever the shop is closed", "Mondays, 1 to 3 p.m.", False),
        ("after 5 p.m.", "twice a week", False),
        ("after 5 p.m.", None, False),
        (None, "Mondays, 1 to 3 p.m.", False),
    ],
)
def test_a_service_is_found_where_it_is_certainly_out_of_reach(
    schedule: str | None, often: str | None, is_found: bool
) -> None:
    """Where the words of either side are not understood, nothing is said."""
    plan = at_hours(schedule, added(often))
    assert abouts("PPL08", plan, TODAY) == (["v1"] if is_found else [])
    assert all(often not in item.sentence for item in look("PPL08", plan, TODAY) if often)


def test_each_service_and_activity_at_such_hours_is_found() -> None:
    """A service before it begins too; activities of goals in work and of adaptations only."""

    def activity(goal_id: str) -> ActivityAdded:
        held = Activity(
            id=f"{goal_id}.x",
            kind=ActivityKind.FACE_TO_FACE,
            text="a talk",
            often="Sundays",
            responsible=BY,
        )
        return ActivityAdded(on=TODAY, by=BY, goal_id=goal_id, activity=held)

    services = (added("Sundays", "v1", starts_on=later(30)), added("Mondays", "v2"))
    plan = at_hours("weekdays", *services, *[activity(f"g{number}") for number in (1, 2, 3)])
    assert plan.goals[2].status is GoalStatus.FUTURE
    assert abouts("PPL08", plan, TODAY) == ["v1", "g1.x", "g2.x"]
    assert [item.place for item in look("PPL08", plan, TODAY)] == [
        "services[0].often",
        "goals[0].activities[3].often",
        "goals[1].activities[3].often",
    ]
    adapted = ("adaptations[0].activities[1].often", "Sundays, 10:00 to 12:00")
    assert places("PPL08", adapted) == [adapted[0]]


def test_a_participant_without_a_profile_can_always_come() -> None:
    """Nothing is known of their hours."""
    plan = lived(drafted(), added("Sundays"))
    assert plan.case.responsivity is None
    assert look("PPL08", plan, TODAY) == []


def test_a_policy_may_give_more_days() -> None:
    """The days of dangers are the policy's, and the citation is its own."""
    longer = tuple(evolve(item, within_days=30) for item in policy_named().safety_due.value)
    policy = policy_with(safety_due=longer)
    plan = with_values(drafted(), [("safety[0].due_on", later(30).isoformat())])
    assert look("PPL03", plan, TODAY, policy) == []
    assert look("PPL03", plan, TODAY)[0].citation == policy.safety_due.citation
