"""The case as it was known on the day of the draft: what was recorded later is not seen."""

import datetime
from collections.abc import Iterator
from typing import Any

from attrs import evolve

from rnr_caseplan.model.case import Case
from rnr_caseplan.model.needs import Driver, Need


def known_on(case: Case, as_of: datetime.date) -> tuple[Case, tuple[str, ...]]:
    """Leave out of a case what happened after a day; what happened on that day counts.

    Left out are incidents, the driver, overrides and the time of sobriety; assessments keep
    their place in the case, and later ones count for nothing. Where a later override of a level
    is left out, the assessed level counts.

    Safety notes stay, whatever their day: danger is never left out.

    Args:
        case: The case.
        as_of: The day of the draft.

    Returns:
        The case without later records, the same object where there are none, and a warning
        for each that was left out or stayed although it is later.
    """
    if all(day is None or day <= as_of for day in _days_of_records(case)):
        return case, ()
    later = _Later(as_of)
    changes: dict[str, Any] = {}
    incidents = tuple(
        incident
        for incident in case.incidents
        if not later.note_ignored("incident", incident.id, incident.happened_on)
    )
    if incidents != case.incidents:
        changes["incidents"] = incidents
    driver = _driver_known(case.driver, {incident.id for incident in incidents}, later)
    if driver != case.driver:
        changes["driver"] = driver
    override = case.eligibility_override
    if override is not None and later.note_ignored("eligibility_override", "", override.on):
        changes["eligibility_override"] = None
    if later.note_ignored("sober_since", "", case.sober_since):
        changes["sober_since"] = None
    risk = case.risk_override
    if risk is not None and later.note_level("risk_override", "", risk.on):
        case = case.without_risk_override()
    by_id = sorted(case.needs, key=lambda need: need.id)
    assessed = {need.id: need.without_override() for need in by_id if _is_overridden(need, later)}
    if assessed:
        changes["needs"] = tuple(assessed.get(need.id, need) for need in case.needs)
    for note in case.safety:
        later.note_kept("safety", note.id, note.noted_on)
    for need in by_id:
        later.note_kept("need", need.id, need.assessed_on)
    return evolve(case, **changes), tuple(later.warnings)


def levels_known_on(case: Case, day: datetime.date) -> Case:
    """Leave out of a case the overrides of levels that were made after a day, and nothing else.

    Args:
        case: The case.
        day: The day.

    Returns:
        The case with the levels that counted on the day; the same object where none is later.
    """
    if case.risk_override is not None and case.risk_override.on > day:
        case = case.without_risk_override()
    later = {
        need.id
        for need in case.needs
        if need.level_override is not None and need.level_override.on > day
    }
    if not later:
        return case
    needs = (need.without_override() if need.id in later else need for need in case.needs)
    return evolve(case, needs=tuple(needs))


def _days_of_records(case: Case) -> Iterator[datetime.date | None]:
    """Give the day of everything that may be later than the draft."""
    yield case.sober_since
    if case.driver is not None:
        yield case.driver.named_on
        if case.driver.override is not None:
            yield case.driver.override.on
    if case.eligibility_override is not None:
        yield case.eligibility_override.on
    for incident in case.incidents:
        yield incident.happened_on
    for note in case.safety:
        yield note.noted_on
    if case.risk_override is not None:
        yield case.risk_override.on
    for need in case.needs:
        yield need.assessed_on
        if need.level_override is not None:
            yield need.level_override.on


class _Later:
    """Tells what is later than the day of the draft, and notes a warning for each."""

    def __init__(self, as_of: datetime.date) -> None:
        self._as_of = as_of
        self.warnings: list[str] = []

    def note_ignored(self, kind: str, identifier: str, day: datetime.date | None) -> bool:
        return self._note(kind, identifier, day, "so it is not used")

    def note_kept(self, kind: str, identifier: str, day: datetime.date | None) -> bool:
        return self._note(kind, identifier, day, "but it is used all the same")

    def note_level(self, kind: str, identifier: str, day: datetime.date | None) -> bool:
        return self._note(kind, identifier, day, "so the assessed level counts")

    def _note(self, kind: str, identifier: str, day: datetime.date | None, outcome: str) -> bool:
        if day is None or day <= self._as_of:
            return False
        place = f"{kind} {identifier}" if identifier else kind
        self.warnings.append(f"{place}: recorded after the day of the draft, {outcome}")
        return True


def _is_overridden(need: Need, later: _Later) -> bool:
    """Say whether a person decided later on the level of a need."""
    override = need.level_override
    return override is not None and later.note_level("level_override", need.id, override.on)


def _driver_known(driver: Driver | None, incidents: set[str], later: _Later) -> Driver | None:
    """Give the driver as it was known: without a later override and later incidents."""
    if driver is None or later.note_ignored("driver", "", driver.named_on):
        return None
    override = driver.override
    if override is not None and later.note_ignored("driver.override", "", override.on):
        override = None
    kept = tuple(name for name in driver.incident_ids if name in incidents)
    return evolve(driver, override=override, incident_ids=kept)
