"""Who leads, which agencies work together, and whether supporters take part."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import ActionStep, CasePlan, PlanEvent, RiskLevel, Supporter, TeamMember
from rnr_caseplan.lifecycle import (
    CaseConferenceHeld,
    LeadChanged,
    ReviewHeld,
    SessionHeld,
    StepAdded,
    SupporterJoined,
    TeamMemberJoined,
)
from rnr_caseplan.model.vocabulary import ReviewKind
from tests.unit.builders import TODAY, policy_named
from tests.unit.checks.looking import look
from tests.unit.lives import drafted, later, lived

BY = "staff:17"
LONGEST = policy_named().still_days.value
TEAM = (TeamMember(id="staff:17", agency="probation"), TeamMember(id="staff:31", agency="health"))
AUNT = Supporter(id="x1", name="A. R.")


def full(**facts: Any) -> CasePlan:
    """Give a plan with a team of two agencies and a supporter."""
    return drafted(**{"team": TEAM, "supporters": (AUNT,), **facts})


@pytest.mark.parametrize("code", ["PRT40", "PRT41", "PRT43"])
def test_a_diverted_plan_needs_no_team(code: str) -> None:
    """A full plan of the same case does."""
    bare: dict[str, Any] = {"lead": None, "team": (), "supporters": ()}
    assert len(look(code, drafted(**bare), TODAY)) == 1
    assert look(code, drafted(risk_level=RiskLevel.LOW, **bare), TODAY) == []
    assert look(code, full(), TODAY) == []


def test_who_leads_is_asked_once_with_the_goals_that_wait() -> None:
    """Where no goal is worked on, without them; a lead who comes takes their activities over."""
    plan = drafted(lead=None)
    (finding,) = look("PRT40", plan, TODAY)
    assert finding.sentence.endswith("for the activities of g1, g2")
    (finding,) = look("PRT40", evolve(plan, goals=()), TODAY)
    assert finding.sentence == "no lead case planner is named"
    named = lived(plan, LeadChanged(on=TODAY, by=BY, lead="staff:20"))
    assert look("PRT40", named, TODAY) == []


@pytest.mark.parametrize(
    ("agencies", "is_found"),
    [
        ((), True),
        ((None, None), True),
        (("probation", "probation"), True),
        (("probation", " Probation "), True),
        (("probation", None), True),
        (("probation", "health"), False),
        (("probation", "health", "housing"), False),
    ],
)
def test_a_team_is_of_two_agencies_at_least(
    agencies: tuple[str | None, ...], *, is_found: bool
) -> None:
    """Whose agency nobody recorded counts for none."""
    team = tuple(
        TeamMember(id=f"staff:{place}", agency=agency) for place, agency in enumerate(agencies)
    )
    assert len(look("PRT41", full(team=team), TODAY)) == is_found


# Conferences. ---------------------------------------------------------------------------


def conference(days: int, *attended_by: str) -> CaseConferenceHeld:
    """Give the event of a meeting of the team."""
    return CaseConferenceHeld(
        on=later(days), by=BY, conference_id=f"k{days}", attended_by=attended_by
    )


def test_a_team_of_several_agencies_meets_within_the_days_of_the_policy() -> None:
    """Not on the last of them; from the conference on it has met."""
    plan = full()
    assert look("PRT42", plan, later(LONGEST)) == []
    (finding,) = look("PRT42", plan, later(LONGEST + 1))
    assert finding.citation == policy_named().still_days.citation
    met = lived(plan, conference(LONGEST + 5))
    assert len(look("PRT42", met, later(LONGEST + 4))) == 1
    assert look("PRT42", met, later(LONGEST + 5)) == []


def test_one_agency_alone_has_nobody_to_meet() -> None:
    """Another one that came not long ago is given time, and one that comes later is not seen."""
    alone = full(team=TEAM[:1])
    assert look("PRT42", alone, later(400)) == []
    joined = TeamMemberJoined(on=later(100), by=BY, member=TEAM[1])
    plan = lived(alone, joined)
    assert look("PRT42", plan, later(99)) == []
    assert look("PRT42", plan, later(100 + LONGEST)) == []
    assert len(look("PRT42", plan, later(101 + LONGEST))) == 1


def test_a_closed_plan_calls_for_no_conference_that_was_not_due() -> None:
    """It grows no older, and a diverted one is not met about."""
    assert look("PRT42", evolve(full(), closed_on=later(LONGEST)), later(400)) == []
    assert look("PRT42", full(risk_level=RiskLevel.LOW), later(400)) == []
    assert len(look("PRT42", evolve(full(), closed_on=later(LONGEST + 1)), later(400))) == 1


# Supporters. ----------------------------------------------------------------------------


def a_review(*attended_by: str) -> ReviewHeld:
    """Give the event of a formal review."""
    return ReviewHeld(on=later(5), by=BY, review=ReviewKind.FORMAL_REVIEW, attended_by=attended_by)


STEP = ActionStep(id="new", text="I drive.", responsible="x1", due_on=later(9))
PARTS = (
    conference(5, BY, "x1"),
    conference(5, "A. R."),
    a_review("x1"),
    a_review(BY, "A. R."),
    SessionHeld(on=later(5), by="x1"),
    StepAdded(on=later(5), by=BY, goal_id="g1", step=STEP),
)


@pytest.mark.parametrize("event", PARTS, ids=lambda event: event.kind)
def test_a_supporter_takes_part_by_coming_doing_or_telling(event: PlanEvent) -> None:
    """By id or by name."""
    day = later(LONGEST + 1)
    assert len(look("PRT44", full(), day)) == 1
    assert look("PRT44", lived(full(), event), day) == []


def test_supporters_are_given_time_and_one_who_takes_part_is_enough() -> None:
    """All who do not are named in one finding; on the last day of the policy in none."""
    others = (AUNT, Supporter(id="x2"))
    plan = lived(full(supporters=others), conference(3, BY))
    assert look("PRT44", plan, later(LONGEST)) == []
    (finding,) = look("PRT44", plan, later(LONGEST + 1))
    assert finding.sentence == "not part of a meeting yet: x1, x2"
    assert look("PRT44", lived(plan, a_review("x2")), later(LONGEST + 1)) == []


def test_what_a_supporter_does_later_is_not_seen() -> None:
    """Nor is a supporter who joined not long ago asked for, or one who joins later."""
    plan = lived(full(), conference(LONGEST + 9, "x1"))
    assert len(look("PRT44", plan, later(LONGEST + 8))) == 1
    assert look("PRT44", plan, later(LONGEST + 9)) == []
    joined = SupporterJoined(on=later(60), by=BY, supporter=Supporter(id="x9"))
    new = lived(full(supporters=()), joined)
    assert look("PRT44", new, later(59)) == []
    assert look("PRT44", new, later(60 + LONGEST)) == []
    assert len(look("PRT44", new, later(61 + LONGEST))) == 1


def test_a_supporter_without_a_name_is_not_taken_for_somebody_unknown() -> None:
    """A draft of which nobody said who made it names nobody."""
    plan = lived(full(supporters=(Supporter(id="x1"),)), conference(3, BY))
    assert plan.history[0].event.by is None
    assert len(look("PRT44", plan, later(LONGEST + 1))) == 1


def test_a_plan_without_supporters_or_goals_is_not_asked_whether_they_take_part() -> None:
    """Another check asks whether there is one."""
    assert look("PRT44", full(supporters=()), later(400)) == []
    assert look("PRT44", full(risk_level=RiskLevel.LOW), later(400)) == []
    assert len(look("PRT44", evolve(full(), goals=()), later(400))) == 1
