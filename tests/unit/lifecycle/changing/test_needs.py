"""What events of needs and of the driver change."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    Assessment,
    AssessmentKind,
    Disposition,
    Driver,
    DriverStanding,
    EligibilityOutcome,
    Level,
    LevelOverride,
    Override,
    ReviewKind,
    RiskLevel,
    Tier,
    apply,
)
from rnr_caseplan.lifecycle import (
    DriverNamed,
    DriverWithdrawn,
    LevelOverridden,
    NeedFound,
    NeedsReassessed,
    NewLevel,
    ResultsShared,
)
from rnr_caseplan.model.plan import CasePlan, PlannedNeed
from tests.unit.builders import a_need, policy_named
from tests.unit.lives import NEEDS, drafted, later, lived, refused

PLAN = drafted()


def said(days: int = 1, **facts: Any) -> dict[str, Any]:
    """Give the day and the author of an event, with a reason."""
    return {"on": later(days), "by": "staff:17", "reason": "as reviewed", **facts}


def planned(plan: CasePlan, need_id: str) -> PlannedNeed:
    """Give what a plan holds of a need; the case holds the same need."""
    found = next(item for item in plan.needs if item.need.id == need_id)
    assert found.need in plan.case.needs
    return found


def reassessed(need_id: str, level: str, days: int = 9, **facts: Any) -> NeedsReassessed:
    """Assess one need again."""
    found = NewLevel(need_id=need_id, level=Level(level), **facts)
    return NeedsReassessed(**said(days), levels=(found,))


def test_a_reassessment_takes_over_levels_and_keeps_what_it_did_not_ask() -> None:
    """The other needs stay as they were."""
    need = a_need(
        "n2", "employment", interferes=True, contributed=True, score=9, max_score=10, band="top"
    )
    plan = lived(drafted((NEEDS[0], need)), reassessed("n2", "moderate"))
    found = planned(plan, "n2").need
    assert (found.level, found.interferes, found.contributed) == (Level.MODERATE, True, True)
    assert (found.assessed_on, found.max_score) == (later(9), 10)
    assert planned(plan, "n1").need == NEEDS[0]


def test_a_new_level_leaves_no_old_score_or_band_behind() -> None:
    """They told of the old level."""
    need = a_need("n2", "employment", score=9, max_score=10, band="top")
    plan = lived(drafted((NEEDS[0], need)), reassessed("n2", "low"))
    assert (planned(plan, "n2").need.score, planned(plan, "n2").need.band) == (None, None)
    again = lived(plan, reassessed("n2", "low", 20, score=3, interferes=False))
    found = planned(again, "n2").need
    assert (found.score, found.interferes) == (3, False)


@pytest.mark.parametrize("instrument", [None, "another tool"])
def test_the_instrument_is_the_new_one_or_else_stays(instrument: str | None) -> None:
    """It may not have been named."""
    plan = drafted((NEEDS[0], a_need("n2", "employment", assessed_with="a tool")))
    levels = (NewLevel(need_id="n2", level=Level.LOW),)
    event = NeedsReassessed(**said(), levels=levels, assessed_with=instrument)
    assert planned(lived(plan, event), "n2").need.assessed_with == (instrument or "a tool")


def test_a_score_above_its_scale_is_refused_and_the_highest_one_is_not() -> None:
    """It would contradict the need, so nobody may record it."""
    plan = drafted((NEEDS[0], a_need("n2", "employment", score=5, max_score=10)))
    assert refused(plan, reassessed("n2", "low", score=10.5)) == ["lives.score"]
    assert apply(plan, reassessed("n2", "low", score=11), policy_named()).instead == ("at most 10",)
    assert planned(lived(plan, reassessed("n2", "low", score=10)), "n2").need.score == 10


def test_several_scores_above_their_scales_are_all_told() -> None:
    """One reason for each, by its place."""
    needs = (a_need("n1", "employment", max_score=3), a_need("n2", "leisure", max_score=5))
    plan = drafted(needs, incidents=())
    levels = tuple(NewLevel(need_id=name, level=Level.LOW, score=9) for name in ("n1", "n2"))
    applied = apply(plan, NeedsReassessed(**said(), levels=levels), policy_named())
    fields = [reason.fact("field") for reason in applied.reasons]
    assert (applied.accepted, fields) == (False, ["levels[0].score", "levels[1].score"])


def test_a_risk_level_may_be_assessed_alone() -> None:
    """The needs stay as they were."""
    plan = lived(PLAN, NeedsReassessed(**said(), risk_level=RiskLevel.MODERATE))
    assert plan.case.risk_level is RiskLevel.MODERATE
    assert plan.case.needs == PLAN.case.needs


def test_a_reassessment_of_needs_leaves_the_risk_level() -> None:
    """It was not assessed."""
    assert lived(PLAN, reassessed("n1", "low")).case.risk_level is RiskLevel.HIGH


@pytest.mark.parametrize(
    "event",
    [
        reassessed("n1", "low", 9),
        NeedFound(**said(9), need=a_need("n5", "family_marital", assessed_on=later(9))),
    ],
    ids=lambda event: event.kind,
)
def test_the_next_reassessment_is_counted_from_this_one(event: Any) -> None:
    """Twelve months later (NP-8); before, nobody knew of an assessment."""

    def days(plan: CasePlan) -> list[str]:
        kind = ReviewKind.REASSESSMENT
        return [str(review.due_on) for review in plan.reviews if review.kind is kind]

    assert days(PLAN) == []
    assert days(lived(PLAN, event)) == ["2027-11-30"]


@pytest.mark.parametrize(("made", "day"), [(None, 9), (7, 7), (9, 9)])
def test_the_use_of_an_instrument_is_kept_beside_the_earlier_ones(
    made: int | None, day: int
) -> None:
    """With its own day, or else that of the event; events speak of it from then on (SP-7b)."""
    assessed_on = None if made is None else later(made)
    assessment = Assessment(id="a2", kind=AssessmentKind.CRIMINOGENIC, assessed_on=assessed_on)
    levels = (NewLevel(need_id="n1", level=Level.MODERATE),)
    plan = lived(PLAN, NeedsReassessed(**said(9), levels=levels, assessment=assessment))
    assert [item.id for item in plan.case.assessments] == ["a1", "a2"]
    assert plan.case.assessments[1] == evolve(assessment, assessed_on=later(day))
    shared = lived(plan, ResultsShared(**said(10), assessment_id="a2"))
    assert shared.case.assessments[1].shared_on == later(10)


def test_an_assessment_has_an_id_of_its_own_and_has_been_made() -> None:
    """A day after the event has not come."""
    levels = (NewLevel(need_id="n1", level=Level.MODERATE),)
    kind = AssessmentKind.CRIMINOGENIC
    taken = Assessment(id="a1", kind=kind)
    event = NeedsReassessed(**said(9), levels=levels, assessment=taken)
    assert refused(PLAN, event) == ["lives.id_taken"]
    coming = Assessment(id="a2", kind=kind, assessed_on=later(10))
    event = NeedsReassessed(**said(9), levels=levels, assessment=coming)
    assert refused(PLAN, event) == ["lives.future_day"]
    assert apply(PLAN, event, policy_named()).instead == (f"a day up to {later(9)}",)


def test_needs_are_ranked_by_their_new_levels() -> None:
    """What became low comes behind, and rises no more."""
    plan = lived(PLAN, reassessed("n1", "low"))
    assert [item.need.id for item in PLAN.needs] == ["n1", "n2", "n3", "n4"]
    assert [item.need.id for item in plan.needs] == ["n2", "n3", "n1", "n4"]
    assert [item.rank for item in plan.needs] == [1, 2, 3, 4]


def test_a_need_that_does_not_exist_is_not_reassessed() -> None:
    """Its id is nowhere."""
    assert refused(PLAN, reassessed("n9", "low")) == ["lives.not_in_the_plan"]


def test_a_need_that_interferes_now_changes_its_tier() -> None:
    """Dental pain that keeps the participant from coming is responsivity, and gets a goal."""
    plan = drafted((*NEEDS, a_need("n5", "dental", "moderate")))
    assert planned(plan, "n5").tier is Tier.MAINTENANCE
    plan = lived(plan, reassessed("n5", "moderate", interferes=True))
    assert planned(plan, "n5").tier is Tier.RESPONSIVITY


def test_a_need_that_was_found_is_ranked_and_a_target_joins_the_queue() -> None:
    """Its goal stands by rank, with the day on which it joined; nothing that is active moves."""
    plan = lived(PLAN, NeedFound(**said(7), need=a_need("n5", "antisocial_cognition")))
    assert [(goal.id, goal.need_ids) for goal in plan.future_goals] == [
        ("g4", ("n5",)),
        ("g3", ("n3",)),
    ]
    assert plan.active_goals == PLAN.active_goals
    joined = [item for item in plan.future_goals[0].reasons if item.rule == "lives.no_place"]
    assert [item.fact("on") for item in joined] == [str(later(7))]
    assert planned(plan, "n5").disposition is Disposition.FUTURE


@pytest.mark.parametrize(
    ("need", "disposition"),
    [
        (a_need("n5", "family_marital", "low"), Disposition.WATCHED),
        (a_need("n5", "family_marital", "unknown"), Disposition.ASSESS_FIRST),
        (a_need("n5", "criminal_history"), Disposition.NOT_A_TARGET),
    ],
)
def test_a_need_that_is_no_target_gets_no_goal(need: Any, disposition: Disposition) -> None:
    """It is in the plan all the same."""
    plan = lived(PLAN, NeedFound(**said(), need=need))
    assert planned(plan, "n5").disposition is disposition
    assert len(plan.goals) == len(PLAN.goals)


def test_a_need_that_does_not_interfere_is_answered_by_activities() -> None:
    """It takes no goal place; the activities begin on the day on which it was found."""
    plan = lived(PLAN, NeedFound(**said(7), need=a_need("n5", "transport")))
    assert planned(plan, "n5").disposition is Disposition.ADAPTATION
    (adaptation,) = plan.adaptations
    assert adaptation.need_id == "n5"
    assert [activity.id for activity in adaptation.activities] == ["r1.a1", "r1.a2", "r1.a3"]
    assert {activity.starts_on for activity in adaptation.activities} == {later(7)}


def test_a_need_of_unknown_domain_or_with_an_id_that_is_taken_is_refused() -> None:
    """The refusal names the domains that the policy knows."""
    unknown = NeedFound(**said(), need=a_need("n5", "gardening"))
    assert refused(PLAN, unknown) == ["lives.unknown_domain"]
    applied = apply(PLAN, unknown, policy_named())
    assert applied.instead[0].startswith("one of antisocial_cognition, ")
    assert "gardening" not in applied.why
    taken = NeedFound(**said(), need=a_need("n1", "education"))
    assert refused(PLAN, taken) == ["lives.id_taken"]
    fuels = NeedFound(**said(), need=a_need("n5", "education", fuels=("n9",)))
    assert refused(PLAN, fuels) == ["lives.not_in_the_plan"]


# The driver. ---------------------------------------------------------------------------


def test_a_driver_is_recorded_with_its_author_its_day_and_its_evidence() -> None:
    """And comes first in its tier."""
    plan = lived(PLAN, DriverNamed(**said(6), need_id="n3", incident_ids=("i1",)))
    assert plan.case.driver == Driver(
        need_id="n3",
        named_by="staff:17",
        named_on=later(6),
        rationale="as reviewed",
        incident_ids=("i1",),
    )
    assert plan.driver is not None
    assert plan.driver.standing is DriverStanding.ACCEPTED
    assert [item.need.id for item in plan.needs] == ["n3", "n1", "n2", "n4"]
    assert plan.driver_candidates == ()


@pytest.mark.parametrize(
    ("need_id", "rule"),
    [("n4", "drivers.refused_level"), ("n6", "drivers.refused_without_override")],
)
def test_a_driver_that_the_rules_refuse_is_recorded_and_the_plan_goes_on(
    need_id: str, rule: str
) -> None:
    """The plan says so, and is as it would be without one."""
    plan = drafted((*NEEDS, a_need("n6", "mental_health")))
    changed = lived(plan, DriverNamed(**said(), need_id=need_id))
    assert changed.driver is not None
    assert changed.driver.standing is DriverStanding.REFUSED
    assert [reason.rule for reason in changed.driver.reasons] == [rule]
    assert [item.rank for item in changed.needs] == [item.rank for item in plan.needs]
    assert any(rule in warning for warning in changed.warnings)


def test_mental_health_is_a_driver_by_a_supervisors_override_only() -> None:
    """The one exception (CG)."""
    plan = drafted((*NEEDS, a_need("n6", "mental_health")))
    override = Override(by="staff:40", on=later(1), reason="as seen in all incidents")
    changed = lived(plan, DriverNamed(**said(), need_id="n6", override=override))
    assert changed.driver is not None
    assert changed.driver.standing is DriverStanding.ACCEPTED


def test_a_driver_names_a_need_and_incidents_that_are_there() -> None:
    """Else nobody would know what was meant."""
    need = DriverNamed(**said(), need_id="n9")
    incident = DriverNamed(**said(), need_id="n1", incident_ids=("i9",))
    assert refused(PLAN, need) == refused(PLAN, incident) == ["lives.not_in_the_plan"]


def test_another_driver_takes_the_place_of_the_first() -> None:
    """There is one at a time; the history keeps both."""
    plan = lived(
        PLAN,
        DriverNamed(**said(5), need_id="n3"),
        DriverNamed(**said(6), need_id="n2"),
    )
    assert plan.driver is not None
    assert plan.driver.need_id == "n2"
    assert plan.needs[0].need.id == "n2"
    named = [entry.event.need_id for entry in plan.history if hasattr(entry.event, "need_id")]
    assert named == ["n3", "n2"]


def test_a_driver_can_be_withdrawn_and_then_candidates_are_proposed_again() -> None:
    """The ranks are as they were without it."""
    plan = lived(
        PLAN,
        DriverNamed(**said(5), need_id="n3"),
        DriverWithdrawn(**said(6)),
    )
    assert plan.case.driver is None
    assert plan.driver is None
    assert [item.need.id for item in plan.needs] == [item.need.id for item in PLAN.needs]
    assert plan.driver_candidates == PLAN.driver_candidates != ()


def test_a_driver_that_is_not_recorded_cannot_be_withdrawn() -> None:
    """There is none."""
    assert refused(PLAN, DriverWithdrawn(**said())) == ["lives.no_driver"]
    plan = lived(PLAN, DriverNamed(**said(5), need_id="n3"), DriverWithdrawn(**said(6)))
    assert refused(plan, DriverWithdrawn(**said(7))) == ["lives.no_driver"]


def set_to(level: str, need_id: str | None = "n2", days: int = 5) -> LevelOverridden:
    """Let a supervisor decide on the level of a need, or on that of risk."""
    decision = Override(by="supervisor:2", on=later(days), reason="seen at home")
    told: dict[str, Any] = {"on": later(days), "by": "staff:17", "override": decision}
    if need_id is None:
        return LevelOverridden(**told, risk_level=RiskLevel(level))
    return LevelOverridden(**told, need_id=need_id, level=Level(level))


def test_a_persons_level_counts_and_the_assessed_one_stays() -> None:
    """The need follows it, with who decided, when, why and instead of what."""
    plan = lived(PLAN, set_to("low"))
    need = planned(plan, "n2").need
    assert (need.level, need.assessed_level) == (Level.LOW, Level.HIGH)
    assert need.level_override == LevelOverride(
        by="supervisor:2", on=later(5), reason="seen at home", instead_of=Level.HIGH
    )
    assert "levels.overridden" in [reason.rule for reason in planned(plan, "n2").reasons]
    entry = plan.history[-1]
    assert entry.reasons[0].fact("levels") == ("n2 low",)
    assert {"needs n2: level", "needs n2: level_override"} <= set(entry.touched)


def test_a_persons_level_of_risk_counts_for_eligibility() -> None:
    """And the reasons of eligibility say whose it is."""
    plan = lived(PLAN, set_to("low", None))
    assert (plan.case.risk_level, plan.case.assessed_risk_level) == (RiskLevel.LOW, RiskLevel.HIGH)
    assert plan.eligibility.outcome is EligibilityOutcome.DIVERTED
    assert "levels.overridden" in [reason.rule for reason in plan.eligibility.reasons]
    assert plan.history[-1].reasons[0].fact("levels") == ("risk level low",)
    assert {"case.risk_level", "case.risk_override"} <= set(plan.history[-1].touched)


def test_a_need_that_a_person_raises_gets_a_goal_in_the_queue() -> None:
    """As after a reassessment; its reasons say whose the level is."""
    plan = lived(PLAN, set_to("high", "n4"))
    (goal,) = [goal for goal in plan.future_goals if "n4" in goal.need_ids]
    assert "levels.overridden" in [reason.rule for reason in goal.reasons]


def test_a_decision_that_changes_nothing_is_refused() -> None:
    """At the present level, whoever set it."""
    assert refused(PLAN, set_to("high")) == ["lives.nothing_new"]
    assert refused(PLAN, set_to("high", None)) == ["lives.nothing_new"]
    plan = lived(PLAN, set_to("low"), set_to("low", None, 6))
    assert refused(plan, set_to("low", days=7)) == ["lives.nothing_new"]
    applied = apply(plan, set_to("low", None, 8), policy_named())
    assert applied.reasons[0].fact("field") == "risk_level"
    assert applied.instead == ("another level",)


def test_a_second_decision_keeps_the_first_assessed_level() -> None:
    """And one for the assessed level ends the override."""
    twice = lived(PLAN, set_to("low"), set_to("moderate", days=6))
    need = planned(twice, "n2").need
    assert (need.level, need.assessed_level) == (Level.MODERATE, Level.HIGH)
    back = lived(twice, set_to("high", days=7))
    assert planned(back, "n2").need == NEEDS[1]


def test_a_decision_speaks_of_a_need_that_the_plan_has() -> None:
    """And is not of a later day."""
    assert refused(PLAN, set_to("low", "n9")) == ["lives.not_in_the_plan"]
    later_one = evolve(set_to("low"), on=later(4))
    assert refused(PLAN, later_one) == ["lives.future_day"]


def test_a_reassessment_ends_what_people_decided_and_says_so() -> None:
    """Of what it assessed; a decision on anything else stays."""
    plan = lived(PLAN, set_to("low"), set_to("moderate", "n1", 6), set_to("moderate", None, 7))
    plan = lived(plan, reassessed("n2", "moderate"))
    assert planned(plan, "n2").need.level_override is None
    assert planned(plan, "n1").need.assessed_level is Level.HIGH
    assert plan.history[-1].reasons[0].fact("overrides_ended") == ("n2",)
    assert "needs n2: level_override" in plan.history[-1].touched
    again = lived(plan, NeedsReassessed(**said(10), risk_level=RiskLevel.MODERATE))
    assert again.case.risk_override is None
    assert again.history[-1].reasons[0].fact("overrides_ended") == ("risk level",)
    assert "case.risk_override" in again.history[-1].touched
    last = lived(again, reassessed("n3", "low", 11))
    assert last.history[-1].reasons[0].fact("overrides_ended") is None
