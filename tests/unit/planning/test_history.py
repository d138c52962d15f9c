"""What was recorded after the day of the draft is not used."""

import datetime
from typing import Any

import pytest

from rnr_caseplan import (
    Agreement,
    Assessment,
    Driver,
    Incident,
    Level,
    Need,
    Override,
    RiskLevel,
    SafetyKind,
    SafetyNote,
    override_need_level,
    override_risk_level,
)
from rnr_caseplan.model.vocabulary import AssessmentKind
from rnr_caseplan.planning.history import known_on, levels_known_on
from tests.unit.builders import TODAY, a_case, a_need, a_plan

TOMORROW = TODAY + datetime.timedelta(days=1)
NEED = a_need("n1", "substance_use")


def known(**facts: Any) -> tuple[Any, list[str]]:
    """Give a case as it was known today, and the places of the warnings."""
    case, warnings = known_on(a_case(NEED, **facts), TODAY)
    return case, [line.partition(":")[0] for line in warnings]


def test_a_case_without_later_records_stays_the_same_object() -> None:
    """What happened on the day itself counts."""
    case = a_case(
        NEED,
        incidents=(Incident(id="i1", happened_on=TODAY), Incident(id="i2")),
        driver=Driver(
            need_id="n1", named_on=TODAY, override=Override(by="s", on=TODAY, reason="r")
        ),
        eligibility_override=Override(by="s", on=TODAY, reason="r"),
        sober_since=TODAY,
    )
    same, warnings = known_on(case, TODAY)
    assert same is case
    assert warnings == ()


def test_later_incidents_are_left_out_of_case_and_driver() -> None:
    """The driver stays, without what it could not rest on."""
    incidents = (
        Incident(id="i1", happened_on=TOMORROW, need_ids=("n1",)),
        Incident(id="i2", need_ids=("n1",)),
    )
    driver = Driver(need_id="n1", incident_ids=("i1", "i2"))
    case, places = known(incidents=incidents, driver=driver)
    assert [incident.id for incident in case.incidents] == ["i2"]
    assert case.driver.incident_ids == ("i2",)
    assert places == ["incident i1"]


def test_a_driver_that_was_named_later_is_not_used() -> None:
    """And its override is not looked at."""
    override = Override(by="s", on=TOMORROW, reason="r")
    case, places = known(driver=Driver(need_id="n1", named_on=TOMORROW, override=override))
    assert case.driver is None
    assert places == ["driver"]


def test_overrides_that_were_made_later_are_not_used() -> None:
    """Neither that of the driver nor that of eligibility."""
    override = Override(by="s", on=TOMORROW, reason="r")
    driver = Driver(need_id="n1", named_on=TODAY, override=override)
    case, places = known(driver=driver, eligibility_override=override)
    assert case.driver == Driver(need_id="n1", named_on=TODAY)
    assert case.eligibility_override is None
    assert places == ["driver.override", "eligibility_override"]


def test_sobriety_that_begins_later_has_not_begun() -> None:
    """The day itself counts as the first."""
    case, places = known(sober_since=TOMORROW)
    assert (case.sober_since, places) == (None, ["sober_since"])


def test_danger_and_levels_are_never_left_out() -> None:
    """They are used, and a warning says that they are later."""
    need = a_need("n2", "withdrawal", assessed_on=TOMORROW)
    note = SafetyNote(id="d1", kind=SafetyKind.SUICIDE, noted_on=TOMORROW)
    case = a_case(need, safety=(note,))
    same, warnings = known_on(case, TODAY)
    assert same == case
    assert [line.partition(":")[0] for line in warnings] == ["safety d1", "need n2"]
    assert all("used all the same" in line for line in warnings)


def test_a_draft_uses_the_case_as_it_was_known() -> None:
    """But the plan holds the whole case, and the warnings say what was not used."""
    later = Override(by="s", on=TOMORROW, reason="r")
    case = a_case(NEED, risk_level=RiskLevel.LOW, eligibility_override=later)
    plan = a_plan(case)
    assert plan.eligibility.outcome.value == "diverted"
    assert plan.case is case
    assert any(line.startswith("eligibility_override: recorded after") for line in plan.warnings)


@pytest.mark.parametrize(("day", "is_missing"), [(TODAY, False), (TOMORROW, True), (None, True)])
def test_what_was_explained_later_is_still_missing(
    day: datetime.date | None, is_missing: bool
) -> None:
    """On the day of the draft nobody had heard it."""
    used = Assessment(
        id="a1",
        kind=AssessmentKind.CRIMINOGENIC,
        explained_on=day,
        shared_on=day,
        agreement=Agreement.AGREES,
    )
    lines = a_plan(a_case(NEED, assessments=(used,))).missing
    for place in ("assessments.explained_on", "assessments.agreement"):
        assert any(line.startswith(place) for line in lines) == is_missing


def test_a_driver_that_was_named_later_is_still_missing() -> None:
    """On the day of the draft there was none."""
    plan = a_plan(a_case(NEED, driver=Driver(need_id="n1", named_on=TOMORROW)))
    assert plan.driver is None
    assert "driver: not recorded" in plan.missing


def overridden(level: str, on: datetime.date, need_id: str = "n1") -> Need:
    """Give a need that was assessed as high, and on whose level a person decided."""
    need = a_need(need_id, "substance_use")
    return override_need_level(need, Level(level), by="s", on=on, reason="r")


def test_a_level_that_a_person_set_later_is_the_assessed_one() -> None:
    """That of a need and that of risk; the warnings come by id, whatever the order."""
    case = a_case(
        overridden("low", TOMORROW, "n2"),
        overridden("low", TODAY, "n3"),
        overridden("low", TOMORROW, "n1"),
        risk_level=RiskLevel.LOW,
    )
    case = override_risk_level(case, RiskLevel.HIGH, by="s", on=TOMORROW, reason="r")
    found, warnings = known_on(case, TODAY)
    assert [need.level.value for need in found.needs] == ["high", "low", "high"]
    assert (found.risk_level, found.risk_override) == (RiskLevel.LOW, None)
    assert warnings == tuple(
        f"{place}: recorded after the day of the draft, so the assessed level counts"
        for place in ("risk_override", "level_override n1", "level_override n2")
    )


def test_an_override_of_the_day_counts() -> None:
    """Both that of a need and that of risk; the case stays the same object."""
    case = a_case(overridden("low", TODAY), risk_level=RiskLevel.LOW)
    case = override_risk_level(case, RiskLevel.HIGH, by="s", on=TODAY, reason="r")
    same, warnings = known_on(case, TODAY)
    assert same is case
    assert warnings == ()
    assert levels_known_on(case, TODAY) is case


def test_the_levels_alone_may_be_asked_for() -> None:
    """Nothing else is left out then."""
    need = overridden("low", TOMORROW)
    case = a_case(need, a_need("n2", "food"), sober_since=TOMORROW, risk_level=RiskLevel.LOW)
    case = override_risk_level(case, RiskLevel.HIGH, by="s", on=TOMORROW, reason="r")
    found = levels_known_on(case, TODAY)
    assert [need.level.value for need in found.needs] == ["high", "high"]
    assert (found.risk_level, found.sober_since) == (RiskLevel.LOW, TOMORROW)
    assert levels_known_on(case, TOMORROW) is case
