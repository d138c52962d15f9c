"""What somebody should look at."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    Cadence,
    Condition,
    Driver,
    Level,
    Need,
    Override,
    RiskLevel,
    SafetyKind,
    SafetyNote,
    Unit,
    draft_plan,
    override_need_level,
)
from rnr_caseplan.policy.cadence import Band
from rnr_caseplan.policy.policy import PARAMETER_NAMES
from rnr_caseplan.policy.when import When
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named, policy_with

DAY = datetime.timedelta(days=1)
THINKING = a_need("t", "antisocial_cognition")
HIGH = RiskLevel.HIGH


def warnings(
    *needs: Need, policy: str = "rnr-baseline", as_of: datetime.date = TODAY, **facts: Any
) -> list[str]:
    """Give the warnings of a draft, without the one on values that nobody has verified."""
    plan = a_plan(a_case(*needs, **facts), policy_named(policy, as_of), as_of)
    assert plan.warnings[0].startswith("policy: not verified at the source: ")
    return list(plan.warnings[1:])


def test_a_case_without_trouble_gives_no_warning() -> None:
    """But for the values that nobody has verified."""
    assert warnings(a_need("n1", "employment"), risk_level=HIGH, assigned_on=TODAY) == []


def test_a_policy_of_another_day_is_told() -> None:
    """It may not be in force any more."""
    plan = draft_plan(a_case(), policy_named(), as_of=TODAY + DAY)
    assert plan.warnings[0] == "policy: in force on 2026-11-21, used for a draft as of 2026-11-22"


def test_a_policy_whose_values_were_all_read_gives_no_warning() -> None:
    """Each at its source."""
    policy = policy_named()
    changes: dict[str, Any] = {
        name: evolve(getattr(policy, name), verified=True) for name in PARAMETER_NAMES.values()
    }
    for table in ("schemes", "domains"):
        changes[table] = tuple(
            (name, evolve(cited, verified=True)) for name, cited in getattr(policy, table)
        )
    plan = a_plan(a_case(risk_level=HIGH), evolve(policy, **changes))
    assert plan.warnings == ()


def test_a_draft_before_the_assignment_is_told() -> None:
    """The day of assignment itself is not before it."""
    told = warnings(risk_level=HIGH, assigned_on=TODAY + DAY)
    assert told == ["assigned_on: the draft is made before the day of assignment"]
    assert warnings(risk_level=HIGH, assigned_on=TODAY) == []


@pytest.mark.parametrize(("days", "overdue"), [(60, False), (61, True)])
def test_a_plan_is_overdue_from_the_day_after(days: int, overdue: bool) -> None:
    """Day 60 is still in time."""
    assigned = TODAY - days * DAY
    told = warnings(risk_level=HIGH, assigned_on=assigned)
    assert told == (
        ["eligibility: the plan was due on 2026-11-20 and is overdue [eligibility.plan_due]"]
        if overdue
        else []
    )


def test_an_unknown_risk_level_that_decides_is_told() -> None:
    """With the rule and its source."""
    (line,) = warnings()
    assert line.startswith("risk_level: the risk level is unknown")
    assert line.endswith("[eligibility.assess_first]")


def test_an_unknown_risk_level_that_keeps_no_place_is_told() -> None:
    """Where everyone gets a plan, but a place is kept at high risk only."""
    (line,) = warnings(policy="success-plan")
    assert line.startswith("risk_level: unknown, so no place is kept for the driver")
    assert warnings(policy="treatment-court") == []


def test_an_override_without_effect_is_told() -> None:
    """One with an effect is not."""
    override = Override(by="s", on=TODAY, reason="r")
    assert warnings(risk_level=HIGH, eligibility_override=override) == [
        "eligibility_override: the rules alone give a full plan, so it changes nothing"
    ]
    assert warnings(risk_level=RiskLevel.LOW, eligibility_override=override) == []


def test_a_refused_driver_is_told_with_every_ground() -> None:
    """The plan is drafted without it."""
    need = a_need("n1", "education", "low")
    told = warnings(need, risk_level=HIGH, driver=Driver(need_id="n1"))
    assert [line[-len("[drivers.refused_level]") :] for line in told][
        1
    ] == "[drivers.refused_level]"
    assert all(line.startswith("driver n1: refused") for line in told)
    assert len(told) == 2


def test_an_unusual_driver_is_told() -> None:
    """It counts all the same."""
    (line,) = warnings(a_need("n1", "leisure"), risk_level=HIGH, driver=Driver(need_id="n1"))
    assert "[drivers.outside_usual]" in line


@pytest.mark.parametrize(
    ("policy", "days", "told"),
    [
        ("treatment-court", 30, False),
        ("treatment-court", 31, True),
        ("rnr-baseline", 31, False),
    ],
)
def test_a_driver_that_waits_too_long_is_told(policy: str, days: int, told: bool) -> None:
    """Where it has no active goal; thirty days are still in time."""
    driver = Driver(need_id="t", named_on=TODAY - days * DAY)
    needs = (THINKING, a_need("h", "food", interferes=True))
    found = warnings(*needs, policy=policy, risk_level=HIGH, driver=driver)
    assert [line for line in found if "[drivers.long_delay]" in line] == found
    assert bool(found) == told


def test_needs_of_unknown_level_are_told_by_id() -> None:
    """But for static history, which needs no level."""
    needs = (a_need("n2", "food", "unknown"), a_need("n1", "criminal_history", "unknown"))
    assert warnings(*needs, risk_level=HIGH) == ["need n2: the level is unknown; assess it first"]


def test_loops_in_what_fuels_what_are_told() -> None:
    """With the ids of their needs."""
    needs = (
        a_need("n1", "employment", fuels=("n2",)),
        a_need("n2", "leisure", fuels=("n1",)),
    )
    (line,) = warnings(*needs, risk_level=HIGH)
    assert line.startswith("fuels: n1, n2 fuel each other in a loop")


def test_days_that_have_passed_are_told() -> None:
    """Today has not passed."""
    yesterday = TODAY - DAY
    told = warnings(
        a_need("n1", "employment", assessed_on=TODAY - 366 * DAY),
        risk_level=HIGH,
        safety=(
            SafetyNote(id="d1", kind=SafetyKind.SUICIDE, noted_on=yesterday),
            SafetyNote(id="d2", kind=SafetyKind.MEDICATION, noted_on=yesterday),
        ),
        conditions=(
            Condition(id="c1", text="x", due_on=yesterday),
            Condition(id="c2", text="x", due_on=TODAY),
        ),
    )
    assert told == [
        "safety d1: was due on 2026-11-20 and is overdue [safety.note]",
        "condition c1: its day, 2026-11-20, has passed",
        "reassessment: was due on 2026-11-20 and is overdue [reviews.reassessment]",
    ]


@pytest.mark.parametrize(
    ("as_of", "told"),
    [("9998-12-31", False), ("9999-01-01", True), ("9999-12-31", True), ("0001-01-01", False)],
)
def test_the_end_of_the_calendar_is_told(as_of: str, told: bool) -> None:
    """Where the listed reviews would lie past it."""
    found = warnings(risk_level=HIGH, as_of=datetime.date.fromisoformat(as_of))
    assert found == (["as_of: days after 9999-12-31 are left out"] if told else [])


def test_reviews_that_cannot_be_counted_are_told() -> None:
    """With what is not known."""
    high = When(fact="risk_level", one_of=("high",))
    by_risk = Cadence(
        anchor="drafted", amount=6, unit=Unit.MONTHS, bands=(Band(when=(high,), amount=3),)
    )
    plan = a_plan(a_case(), policy_with(formal_review=by_risk))
    told = "duties.formal_review: cannot be counted: risk level is not recorded"
    assert told in plan.warnings


@pytest.mark.parametrize(
    ("domain", "level", "set_to", "is_told"),
    [
        ("withdrawal", "high", "moderate", True),
        ("overdose_risk", "high", "low", True),
        ("withdrawal", "high", "unknown", False),
        ("withdrawal", "unknown", "low", False),
        ("withdrawal", "moderate", "high", False),
        ("substance_use", "high", "low", False),
    ],
)
def test_a_decision_that_takes_a_danger_off_the_urgent_list_is_told(
    domain: str, level: str, set_to: str, *, is_told: bool
) -> None:
    """Danger does not vanish unseen; by the need's id, and not by who decided."""
    need = a_need("n1", domain, level)
    need = override_need_level(need, Level(set_to), by="ZQX", on=TODAY, reason="ZQX")
    told = warnings(need, risk_level=HIGH, assigned_on=TODAY)
    found = [line for line in told if "takes it off the urgent list [levels.overridden]" in line]
    assert [line.partition(":")[0] for line in found] == ["need n1"] * is_told
    assert not any("ZQX" in line for line in told)


def test_a_danger_that_interferes_stays_on_the_urgent_list() -> None:
    """So there is nothing to tell."""
    need = a_need("n1", "withdrawal", interferes=True)
    need = override_need_level(need, Level.LOW, by="s", on=TODAY, reason="r")
    assert warnings(need, risk_level=HIGH, assigned_on=TODAY) == []


@pytest.mark.parametrize("level", ["low", "high"])
def test_a_driver_on_whose_level_a_person_decided_warns_of_its_grounds_only(level: str) -> None:
    """The finding says whose the level is, and the warnings do not."""
    other = Level.HIGH if level == "low" else Level.LOW
    need = override_need_level(
        a_need("t", "antisocial_cognition", other.value),
        Level(level),
        by="ZQX",
        on=TODAY,
        reason="ZQX",
    )
    driver = Driver(need_id="t", named_by="staff:17", named_on=TODAY)
    told = warnings(need, risk_level=HIGH, assigned_on=TODAY, driver=driver)
    rules = ["[drivers.refused_level]"] if level == "low" else []
    assert [line.rpartition(" ")[2] for line in told] == rules
    plan = a_plan(a_case(need, risk_level=HIGH, driver=driver))
    assert plan.driver is not None
    assert plan.driver.reasons[-1].rule == "levels.overridden"
