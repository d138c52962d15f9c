"""A person's level counts in every decision, and the assessed one is never lost (AB).

A plan whose levels rest on decisions of people decides as if they had been assessed so, and says
of each such decision whose it is. Overriding and overriding back is as never having overridden, and
before its day an override is as none.
"""

import datetime
from typing import Any

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import (
    Case,
    CasePlan,
    Driver,
    Level,
    Need,
    PlannedNeed,
    Reason,
    RiskLevel,
    Tier,
    dump_plan,
    override_need_level,
    override_risk_level,
    rank_needs,
    read_plan,
)
from tests.strategies import Situation, a_need, a_situation, day_near, situations, some_needs

DAY_ONE = datetime.date.min
"""A day that is past in every situation."""
LEVELS = st.lists(st.sampled_from(Level), min_size=1, max_size=4)
RISK_LEVELS = st.lists(st.sampled_from(RiskLevel), min_size=1, max_size=4)
DAYS = st.sampled_from((0, -1, -400, 1, 400))
RULE = "levels.overridden"


def decided(by: str, on: datetime.date = DAY_ONE) -> dict[str, Any]:
    """Give who decides, when and why."""
    return {"by": by, "on": on, "reason": "new facts"}


def override_need(need: Need, level: Level, on: datetime.date = DAY_ONE) -> Need:
    """Override a level, where that changes something."""
    return need if level is need.level else override_need_level(need, level, **decided("s", on))


def override_risk(case: Case, level: RiskLevel, on: datetime.date = DAY_ONE) -> Case:
    """Override a level of risk, where that changes something."""
    if level is case.risk_level:
        return case
    return override_risk_level(case, level, **decided("s", on))


def override_all(
    situation: Situation, levels: list[Level], risk: RiskLevel, on: datetime.date
) -> Situation:
    """Override the levels of the needs in turn, and the level of risk, on one day."""
    case = override_risk(situation.case, risk, on)
    needs = tuple(
        override_need(need, levels[place % len(levels)], on)
        for place, need in enumerate(situation.case.needs)
    )
    return evolve(situation, case=evolve(case, needs=needs))


def as_if_assessed(situation: Situation) -> Situation:
    """Give the situation in which an assessment gave every level that people decided on."""
    needs = tuple(evolve(need, level_override=None) for need in situation.case.needs)
    return situation.but(needs=needs, risk_override=None)


def decisions_of(plan: CasePlan) -> list[object]:
    """Give what a plan decides, without the reasons."""
    return [
        (plan.eligibility.outcome, plan.eligibility.plan_due_on),
        plan.driver and (plan.driver.need_id, plan.driver.standing),
        [(item.need_id, item.incident_ids, item.fuels) for item in plan.driver_candidates],
        [(item.need.id, item.need.level, *place_of(item)) for item in plan.needs],
        [evolve(goal, reasons=()) for goal in plan.goals],
        [evolve(item, reasons=()) for item in plan.adaptations],
        [evolve(item, reasons=()) for item in plan.safety],
        [evolve(item, reasons=()) for item in plan.reviews],
        plan.missing,
    ]


def place_of(item: PlannedNeed) -> tuple[object, ...]:
    """Give the tier, the rank and the place in the plan of a need."""
    return item.tier, item.rank, item.disposition


def named_in(reasons: tuple[Reason, ...]) -> list[object]:
    """Give the needs of whose levels reasons say that a person decided on them."""
    told = [reason.fact("need") for reason in reasons if reason.rule == RULE]
    return [need_id for need_id in told if need_id is not None]


@given(level=st.sampled_from(Level), levels=LEVELS)
@example(level=Level.LOW, levels=[Level.HIGH, Level.MODERATE, Level.LOW])
@example(level=Level.UNKNOWN, levels=[Level.HIGH, Level.UNKNOWN])
def test_both_levels_of_a_need_are_kept_through_any_overrides(
    level: Level, levels: list[Level]
) -> None:
    """The last person's and the first assessed one; with the same value there is no override."""
    need = a_need("n1", "employment", level.value)
    for later in levels:
        need = override_need(need, later)
        assert (need.level, need.assessed_level) == (later, level)
        assert (need.level_override is None) == (later is level)


@given(level=st.sampled_from(RiskLevel), levels=RISK_LEVELS)
@example(level=RiskLevel.UNKNOWN, levels=[RiskLevel.LOW_MODERATE, RiskLevel.UNKNOWN])
def test_both_levels_of_risk_are_kept_through_any_overrides(
    level: RiskLevel, levels: list[RiskLevel]
) -> None:
    """As those of a need."""
    case = a_situation(risk_level=level.value).case
    for later in levels:
        case = override_risk(case, later)
        assert (case.risk_level, case.assessed_risk_level) == (later, level)
        assert (case.risk_override is None) == (later is level)


@given(situation=situations(needs_of=some_needs), levels=LEVELS, risk=st.sampled_from(RiskLevel))
@example(
    situation=a_situation(a_need("n1", "leisure"), driver=Driver(need_id="n1")),
    levels=[Level.LOW],
    risk=RiskLevel.LOW,
)
def test_overriding_and_overriding_back_is_as_never(
    situation: Situation, levels: list[Level], risk: RiskLevel
) -> None:
    """The same case, and so the same plan to the last reason."""
    case = situation.case
    overridden = override_all(situation, levels, risk, DAY_ONE).case
    back = evolve(
        override_risk(overridden, case.risk_level),
        needs=tuple(
            override_need(need, before.level)
            for need, before in zip(overridden.needs, case.needs, strict=True)
        ),
    )
    assert back == case
    assert evolve(situation, case=back).draft() == situation.draft()


@given(situation=situations(needs_of=some_needs), levels=LEVELS, risk=st.sampled_from(RiskLevel))
@example(
    situation=a_situation(
        a_need("n1", "withdrawal", "low"),
        a_need("n2", "unstable_housing", "low", interferes=True),
        a_need("n3", "employment", "low", fuels=("n4",)),
        a_need("n4", "antisocial_cognition", "low"),
        risk_level="low",
        driver=Driver(need_id="n4"),
    ),
    levels=[Level.HIGH],
    risk=RiskLevel.HIGH,
)
def test_every_decision_builds_on_the_persons_level(
    situation: Situation, levels: list[Level], risk: RiskLevel
) -> None:
    """As if an assessment had given it: tiers, ranks, goals, dangers, reviews and the rest."""
    overridden = override_all(situation, levels, risk, DAY_ONE)
    plan = overridden.draft()
    assert decisions_of(plan) == decisions_of(as_if_assessed(overridden).draft())


@given(situation=situations(needs_of=some_needs), levels=LEVELS, risk=st.sampled_from(RiskLevel))
@example(situation=a_situation(a_need("n1", "leisure")), levels=[Level.LOW], risk=RiskLevel.LOW)
@example(
    situation=a_situation(
        a_need("n1", "unstable_housing", "moderate", interferes=True),
        a_need("n2", "overdose_risk", "low"),
        a_need("n3", "leisure", "low", fuels=("n1",)),
        risk_level="low",
    ),
    levels=[Level.HIGH],
    risk=RiskLevel.HIGH,
)
def test_what_rests_on_an_overridden_level_says_so(
    situation: Situation, levels: list[Level], risk: RiskLevel
) -> None:
    """Each ranked need, and the goals, adaptations, dangers, candidates and the driver on it."""
    plan = override_all(situation, levels, risk, DAY_ONE).draft()
    overridden = {need.id for need in plan.case.needs if need.level_override is not None}
    for item in plan.needs:
        is_told = item.need.id in overridden and item.tier is not Tier.NOT_A_TARGET
        assert named_in(item.reasons) == [item.need.id] * is_told
    found = [(item.need_id, item.reasons) for item in plan.adaptations]
    found += [(item.need_id, item.reasons) for item in plan.safety if item.need_id is not None]
    found += [(item.need_id, item.reasons) for item in plan.driver_candidates]
    found += [(goal.need_ids[0], goal.reasons) for goal in plan.goals]
    found += [(plan.driver.need_id, plan.driver.reasons)] if plan.driver else []
    for need_id, reasons in found:
        assert named_in(reasons) == [need_id] * (need_id in overridden)
    of_risk = [reason for reason in plan.eligibility.reasons if reason.rule == RULE]
    assert len(of_risk) == (plan.case.risk_override is not None)


@given(
    situation=situations(needs_of=some_needs),
    levels=LEVELS,
    risk=st.sampled_from(RiskLevel),
    distance=DAYS,
)
@example(
    situation=a_situation(a_need("n1", "employment", "low"), risk_level="low"),
    levels=[Level.HIGH],
    risk=RiskLevel.HIGH,
    distance=1,
)
def test_an_override_counts_from_its_day_on(
    situation: Situation, levels: list[Level], risk: RiskLevel, distance: int
) -> None:
    """A draft of an earlier day decides by the assessed levels and warns; both are read back."""
    on = day_near(situation.as_of, distance)
    overridden = override_all(situation, levels, risk, on)
    plan, case = overridden.draft(), overridden.case
    assert read_plan(dump_plan(plan).encode()) == plan
    if on <= situation.as_of:
        assert not any("so the assessed level counts" in line for line in plan.warnings)
        return
    before = situation.draft()
    assert evolve(plan, case=situation.case, warnings=before.warnings) == before
    later = [line.partition(":")[0] for line in plan.warnings if "assessed level counts" in line]
    named = sorted(need.id for need in case.needs if need.level_override is not None)
    risky = ["risk_override"] if case.risk_override is not None else []
    assert later == [*risky, *[f"level_override {name}" for name in named]]


@given(situation=situations(needs_of=some_needs), levels=LEVELS)
@example(situation=a_situation(a_need("n1", "criminal_history")), levels=[Level.LOW])
def test_an_override_moves_no_tier(situation: Situation, levels: list[Level]) -> None:
    """Tiers do not read levels, whoever set them."""
    policy = situation.policy
    needs = override_all(situation, levels, RiskLevel.HIGH, DAY_ONE).case.needs
    before = {item.need.id: item.tier for item in rank_needs(situation.case.needs, policy).value}
    after = {item.need.id: item.tier for item in rank_needs(needs, policy).value}
    assert after == before
