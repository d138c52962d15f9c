"""Hours of skill-building, beside a figure that is advice only."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    CasePlan,
    Dosage,
    InputError,
    Level,
    Override,
    RiskLevel,
    dosage,
    override_need_level,
    override_risk_level,
)
from rnr_caseplan.lifecycle import (
    DosageRecorded,
    LevelOverridden,
    NeedFound,
    NeedsReassessed,
    NewLevel,
)
from rnr_caseplan.policy.values import DosageHours
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named, policy_with
from tests.unit.lives import drafted, later, lived

PLAN = drafted()


def said(days: int) -> dict[str, Any]:
    """Give the day and the author of an event."""
    return {"on": later(days), "by": "staff:17"}


def built(days: int, need_id: str = "n1", minutes: int = 60, parts: int = 0) -> DosageRecorded:
    """Record skill-building on a need."""
    return DosageRecorded(**said(days), need_id=need_id, minutes=minutes, take_home_parts=parts)


def after(plan: CasePlan, days: int = 100, **values: Any) -> Dosage:
    """Count the hours so many days after the draft."""
    policy = policy_with(**values) if values else policy_named()
    return dosage(plan, policy, as_of=later(days))


def counted(found: Dosage) -> dict[str, int]:
    """Give the minutes that count, by need."""
    return {item.need_id: item.counted_minutes for item in found.needs}


def test_minutes_and_parts_on_criminogenic_targets_are_added_up() -> None:
    """A part of take-home work counts thirty minutes."""
    found = after(lived(PLAN, built(1), built(8, parts=2), built(9, "n3", minutes=30)))
    assert counted(found) == {"n1": 180, "n3": 30}
    assert (found.counted_minutes, found.hours) == (210, 3.5)
    (first, _) = found.needs
    assert (first.minutes, first.take_home_parts, first.hours) == (120, 2, 3.0)
    assert [reason.rule for reason in first.reasons] == ["dosage.counted"]
    assert first.reasons[0].fact("take_home") == 30


def test_what_a_part_counts_is_the_policys() -> None:
    """As is everything else that is a number."""
    plan = lived(PLAN, built(1, minutes=0, parts=3))
    assert after(plan, take_home_minutes=10).counted_minutes == 30


def test_a_plan_without_records_has_none() -> None:
    """And still shows the figure."""
    for plan in (PLAN, lived(PLAN, NeedsReassessed(**said(3), risk_level=RiskLevel.HIGH))):
        found = after(plan)
        assert (found.needs, found.counted_minutes, found.hours) == ((), 0, 0.0)
        assert found.figure_hours == 300


def test_other_needs_are_recorded_and_do_not_count() -> None:
    """Skill-building is aimed at what feeds offending; static history cannot be worked on."""
    needs = (
        a_need("n1", "mental_health"),
        a_need("n2", "dental"),
        a_need("n3", "criminal_history"),
    )
    plan = lived(drafted(needs), *(built(1, name) for name in ("n1", "n2", "n3")))
    found = after(plan)
    assert counted(found) == {"n1": 0, "n2": 0, "n3": 0}
    assert [item.minutes for item in found.needs] == [60, 60, 60]
    assert {item.reasons[0].rule for item in found.needs} == {"dosage.not_criminogenic"}
    assert "responsivity" in found.needs[0].why


def test_a_criminogenic_need_outside_the_scheme_does_not_count() -> None:
    """The accounts speak of the five most influential needs; an agency may name another scheme."""
    plan = lived(PLAN, built(1, "n2"))
    (item,) = after(plan).needs
    assert (item.minutes, item.counted_minutes) == (60, 0)
    (reason,) = item.reasons
    assert (reason.rule, reason.citation.source) == ("dosage.outside_scheme", "CG")
    assert counted(after(plan, dosage_scheme="andrews_bonta")) == {"n2": 60}


@pytest.mark.parametrize(("level", "minutes"), [("low", 0), ("unknown", 0), ("moderate", 60)])
def test_a_need_counts_at_a_level_that_is_a_target(level: str, minutes: int) -> None:
    """A need that was not assessed does not count, and neither does a low one."""
    plan = lived(drafted((a_need("n1", "family_marital", level),)), built(1))
    (item,) = after(plan).needs
    assert item.counted_minutes == minutes
    if not minutes:
        assert item.reasons[0].rule == "dosage.not_at_target_level"
        assert item.reasons[0].fact("levels") == (level,)


def test_each_record_counts_at_the_level_of_its_day() -> None:
    """Work that brought a level down stays counted; what follows does not count."""
    plan = lived(
        PLAN,
        built(1),
        NeedsReassessed(**said(50), levels=(NewLevel(need_id="n1", level=Level.LOW),)),
        built(60, minutes=45),
        built(49, minutes=15),
    )
    (item,) = after(plan).needs
    assert (item.minutes, item.counted_minutes) == (120, 75)
    assert [reason.rule for reason in item.reasons] == [
        "dosage.counted",
        "dosage.not_at_target_level",
    ]


def test_a_level_that_a_person_set_counts_from_its_day_on() -> None:
    """In the life of a plan, and in the case from which it was drafted."""
    decision = Override(by="supervisor:2", on=later(5), reason="r")
    told = {**said(5), "override": decision}
    plan = lived(
        PLAN,
        built(1, "n3"),
        LevelOverridden(**told, need_id="n3", level=Level.LOW),
        LevelOverridden(**told, risk_level=RiskLevel.MODERATE),
        built(6, "n3", minutes=20),
    )
    assert counted(after(plan)) == {"n3": 60}
    assert (after(plan).figure_hours, after(plan, 4).figure_hours) == (100, 300)
    need = override_need_level(
        a_need("n1", "family_marital", "low"), Level.HIGH, by="s", on=later(3), reason="r"
    )
    case = override_risk_level(
        a_case(need, risk_level=RiskLevel.MODERATE), RiskLevel.HIGH, by="s", on=later(3), reason="r"
    )
    lived_on = lived(a_plan(case), built(1), built(4, minutes=20))
    assert counted(after(lived_on)) == {"n1": 20}
    assert (after(lived_on).figure_hours, after(lived_on, 2).figure_hours) == (300, 100)


def test_a_need_that_was_found_later_counts_from_then_on() -> None:
    """What was recorded before anybody had assessed it does not count."""
    found = NeedFound(**said(5), need=a_need("n9", "family_marital"))
    plan = lived(PLAN, found, built(5, "n9"), built(4, "n9", minutes=10))
    assert counted(after(plan)) == {"n9": 60}


def test_what_happened_later_is_not_counted() -> None:
    """The day itself counts."""
    plan = lived(PLAN, built(1), built(8))
    assert [after(plan, days).counted_minutes for days in (0, 1, 7, 8)] == [0, 60, 60, 120]


@pytest.mark.parametrize(
    ("risk_level", "hours", "band"),
    [
        ("low", None, None),
        ("low_moderate", 100, "moderate"),
        ("moderate", 100, "moderate"),
        ("high", 300, "high"),
        ("very_high", 300, "high"),
        ("unknown", None, None),
    ],
)
def test_the_figure_follows_the_level_of_risk(
    risk_level: str, hours: int | None, band: str | None
) -> None:
    """And says that it is not firmly established; where there is none, that too is said."""
    found = after(drafted(risk_level=RiskLevel(risk_level)))
    assert found.figure_hours == hours
    (reason,) = found.reasons
    assert reason.rule == ("dosage.no_figure" if hours is None else "dosage.figure")
    assert reason.fact("band") == band
    assert ("is not firmly established, and nothing follows" in found.why) == (hours is not None)
    assert reason.citation.source == "CEPP"


def test_an_agency_may_name_the_level_between_moderate_and_high() -> None:
    """The library's own levels have none of that name, so its hours stand at no level."""
    bands = policy_named().dosage_hours.value
    assert [(item.band, item.hours) for item in bands if not item.risk_levels] == [
        ("moderate-high", 200)
    ]
    own = (DosageHours(band="moderate-high", hours=200, risk_levels=(RiskLevel.HIGH,)),)
    assert after(PLAN, dosage_hours=own).figure_hours == 200


def test_nobody_has_verified_the_figures() -> None:
    """A plan says so among its warnings."""
    policy = policy_named()
    assert {"dosage.hours", "dosage.scheme", "dosage.take_home_minutes"} <= set(policy.unverified)
    assert "dosage.hours" in PLAN.warnings[0]


@pytest.mark.parametrize(
    ("arguments", "as_of", "paths"),
    [
        ((None, policy_named()), TODAY, ["plan"]),
        ((PLAN, None), TODAY, ["policy"]),
        ((PLAN, policy_named()), None, ["as_of"]),
        ((1, 2), datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), ["plan", "policy", "as_of"]),
    ],
)
def test_arguments_of_another_kind_are_named(
    arguments: tuple[Any, Any], as_of: Any, paths: list[str]
) -> None:
    """All of them."""
    with pytest.raises(InputError) as caught:
        dosage(*arguments, as_of=as_of)
    assert [fault.path for fault in caught.value.faults] == paths


def test_a_history_that_was_cut_off_counts_from_the_plan() -> None:
    """Where the draft is not the first entry, the case as it is now says the levels."""
    plan = lived(PLAN, built(1))
    cut = evolve(plan, history=plan.history[1:])
    assert counted(after(cut)) == {"n1": 60}
