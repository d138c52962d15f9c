"""The sheet for a case conference."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    CaseConference,
    CasePlan,
    Condition,
    InputError,
    Referral,
    ReferralStatus,
    RiskLevel,
    SafetyKind,
    SafetyNote,
    Service,
    Supporter,
    TeamMember,
    apply,
)
from rnr_caseplan.lifecycle import ConditionViolated, StepCompleted
from rnr_caseplan.services import ConferenceSheet, QuestionKind, conference_sheet
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named
from tests.unit.offered import days_ago

TOMORROW = days_ago(-1)


def sheet_of(plan: CasePlan, as_of: datetime.date = TODAY) -> ConferenceSheet:
    """Give the sheet of a plan."""
    return conference_sheet(plan, policy_named(), as_of=as_of)


def questions(
    plan: CasePlan, kind: str, as_of: datetime.date = TODAY
) -> list[tuple[str | None, str]]:
    """Give the open questions of one kind: what each is about, and what is asked."""
    found = sheet_of(plan, as_of).questions
    return [(item.about, item.what) for item in found if item.kind is QuestionKind(kind)]


def drafted(**facts: Any) -> CasePlan:
    """Draft a plan with one need at high risk."""
    known = {"risk_level": RiskLevel.HIGH, **facts}
    return a_plan(a_case(a_need("n1", "employment"), **known))


def test_the_sheet_says_whose_plan_it_is_and_by_which_policy() -> None:
    """And that it decides nothing about sharing."""
    sheet = sheet_of(drafted())
    assert (sheet.participant_id, sheet.version, sheet.as_of) == ("P-1", 1, TODAY)
    assert sheet.policy.name == "rnr-baseline"
    assert "not decided" in sheet.sharing


def test_everybody_is_at_the_table() -> None:
    """The participant first, then lead, team and supporters with what is recorded of them."""
    plan = drafted(
        lead="staff:17",
        team=(TeamMember(id="staff:3", agency="health", role="counselor"),),
        supporters=(Supporter(id="x1", name="A. R.", relation="aunt"),),
    )
    found = [
        (person.seat.value, person.id, person.name, person.agency, person.role)
        for person in sheet_of(plan).table
    ]
    assert found == [
        ("participant", "P-1", None, None, None),
        ("lead", "staff:17", None, None, None),
        ("team", "staff:3", None, "health", "counselor"),
        ("supporter", "x1", "A. R.", None, "aunt"),
    ]


def test_a_lead_who_is_in_the_team_sits_there_once() -> None:
    """Before the others, with agency and role."""
    team = (TeamMember(id="staff:3"), TeamMember(id="staff:17", agency="probation"))
    table = sheet_of(drafted(lead="staff:17", team=team)).table[1:]
    assert [(person.seat.value, person.id, person.agency) for person in table] == [
        ("lead", "staff:17", "probation"),
        ("team", "staff:3", None),
    ]


def test_without_a_lead_the_team_keeps_its_order() -> None:
    """Nobody is made the lead."""
    team = (TeamMember(id="staff:9"), TeamMember(id="staff:3"))
    table = sheet_of(drafted(team=team)).table[1:]
    assert [person.id for person in table] == ["staff:9", "staff:3"]


def test_needs_stand_by_rank_with_what_the_plan_does() -> None:
    """As in the plan."""
    plan = drafted()
    assert sheet_of(plan).needs == plan.needs


def test_levels_that_are_unknown_are_asked() -> None:
    """That of risk, and those of needs that can be targets."""
    needs = (
        a_need("n1", "employment", "unknown"),
        a_need("n2", "criminal_history", "unknown"),
        a_need("n3", "leisure"),
    )
    plan = a_plan(a_case(*needs))
    assert questions(plan, "unknown_level") == [
        (None, "the level of risk is unknown"),
        ("n1", "the level of need n1 is unknown"),
    ]
    assert questions(drafted(), "unknown_level") == []


def test_open_dangers_come_first() -> None:
    """Until they are answered; one that is answered later is open on the day."""
    note = SafetyNote(id="d1", kind=SafetyKind.SUICIDE, noted_on=TODAY)
    plan = drafted(safety=(note,))
    first = sheet_of(plan).questions[0]
    assert (first.kind, first.about, first.due_on) == (QuestionKind.DANGER, "d1", TODAY)
    assert first.what == "danger d1 is open: respond on suicide"
    for answered_on, expected in ((TODAY, []), (TOMORROW, ["d1"])):
        answered = evolve(plan, safety=(evolve(plan.safety[0], answered_on=answered_on),))
        assert [about for about, _ in questions(answered, "danger")] == expected


def test_conditions_are_told_when_they_are_soon_due() -> None:
    """Up to the last day of what the policy calls soon; overdue ones too, met ones not."""
    soon = policy_named().due_soon_days.value
    days = {"c1": -1, "c2": 0, "c3": soon, "c4": soon + 1, "c5": None}
    conditions = tuple(
        Condition(
            id=name,
            text="pay",
            due_on=None if number is None else TODAY + datetime.timedelta(days=number),
        )
        for name, number in days.items()
    )
    plan = drafted(conditions=conditions)
    found = questions(plan, "condition_due")
    assert [about for about, _ in found] == ["c1", "c2", "c3"]
    assert found[0][1] == f"condition c1 was due on {days_ago(1)}"
    assert found[1][1] == f"condition c2 is due on {TODAY}"
    met = [
        evolve(plan.conditions[0], met_on=TODAY),
        evolve(plan.conditions[1], met_on=TOMORROW),
    ]
    changed = evolve(plan, conditions=(*met, *plan.conditions[2:]))
    assert [about for about, _ in questions(changed, "condition_due")] == ["c2", "c3"]


def test_at_the_end_of_the_calendar_soon_is_its_last_day() -> None:
    """No day is counted past it."""
    last = datetime.date.max
    case = a_case(a_need("n1", "food"), conditions=(Condition(id="c1", text="pay", due_on=last),))
    plan = a_plan(case, policy_named(on=last), as_of=last)
    sheet = conference_sheet(plan, policy_named(on=last), as_of=last)
    assert QuestionKind.CONDITION_DUE in [item.kind for item in sheet.questions]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"used": False}, "service s1 is not used"),
        (
            {"adequate": False, "beneficial": False, "monitored_on": TODAY},
            "service s1 is not adequate in intensity and not beneficial",
        ),
        ({"used": False, "ended_on": TOMORROW}, "service s1 is not used"),
        ({"used": False, "ended_on": TODAY}, None),
        ({"used": False, "monitored_on": TOMORROW}, None),
        ({"used": True, "adequate": True, "beneficial": True}, None),
        ({}, None),
    ],
)
def test_services_that_do_not_help_are_told(facts: dict[str, Any], expected: str | None) -> None:
    """As monitoring found them up to the day, while they are in use."""
    service = Service(id="s1", text="group", provider="the center", **facts)
    found = questions(evolve(drafted(), services=(service,)), "service")
    assert found == ([("s1", expected)] if expected else [])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"need_id": "n1"}, "referral r1 for need n1 was refused"),
        ({"made_on": TODAY}, "referral r1 was refused"),
        ({"made_on": TOMORROW}, None),
        ({"status": ReferralStatus.MADE}, None),
    ],
)
def test_refused_referrals_are_told(facts: dict[str, Any], expected: str | None) -> None:
    """Those of later days are not there yet."""
    known = {"status": ReferralStatus.REFUSED, **facts}
    plan = evolve(drafted(), referrals=(Referral(id="r1", to="the clinic", **known),))
    assert questions(plan, "referral_refused") == ([("r1", expected)] if expected else [])


def test_behavior_that_nobody_answered_is_told() -> None:
    """A violation with the pressing questions, a small win after them."""
    condition = Condition(id="c1", text="stay in the county")
    plan = drafted(conditions=(condition,))
    for event in (
        StepCompleted(on=TODAY, by="staff:17", step_id="g1.s1"),
        ConditionViolated(on=TODAY, by="staff:17", condition_id="c1", behavior="left it"),
    ):
        plan = apply(plan, event, policy_named()).value
    assert questions(plan, "violation") == [
        ("c1", f"nobody has answered that c1 was violated or gone wrong on {TODAY}")
    ]
    assert questions(plan, "small_win") == [
        ("g1.s1", f"nobody has answered that g1.s1 was done on {TODAY}")
    ]
    kinds = [item.kind for item in sheet_of(plan).questions]
    assert kinds == sorted(kinds)


def test_what_is_missing_is_told_line_by_line() -> None:
    """As the plan lists it."""
    plan = drafted()
    assert [what for _, what in questions(plan, "missing")] == list(plan.missing)
    assert plan.missing


def test_the_last_conference_is_the_latest_one_up_to_the_day() -> None:
    """Of two on one day the one that was recorded last; later ones were not held yet."""
    held = [("m1", days_ago(9)), ("m2", TODAY), ("m3", TODAY), ("m4", TOMORROW)]
    meetings = tuple(CaseConference(id=name, held_on=day) for name, day in held)
    plan = evolve(drafted(), case_conferences=meetings)
    last = sheet_of(plan).last_conference
    assert last is not None
    assert last.id == "m3"
    assert sheet_of(drafted()).last_conference is None


def test_a_day_before_the_draft_is_refused() -> None:
    """There was no plan to confer about."""
    with pytest.raises(InputError, match="as_of"):
        sheet_of(drafted(), days_ago(1))


def test_questions_go_by_ids() -> None:
    """No words of anybody stand in them."""
    note = SafetyNote(id="d1", kind=SafetyKind.OVERDOSE, noted_on=TODAY, text="zqx")
    plan = drafted(safety=(note,), conditions=(Condition(id="c1", text="zqx", due_on=TODAY),))
    assert "zqx" not in f"{sheet_of(plan)!r}"
