"""Cases, needs, policies and duties for the tests of single modules."""

import datetime
import functools
from typing import Any

from attrs import evolve

from rnr_caseplan import (
    Cadence,
    Case,
    CasePlan,
    Event,
    Level,
    LevelChange,
    Need,
    NotFoundError,
    Participant,
    Pause,
    Policy,
    Unit,
    draft_plan,
    find_rule,
    load_policy,
)
from rnr_caseplan.dates import WorkingDays
from rnr_caseplan.duties.counting import count_duty
from rnr_caseplan.duties.course import Course
from rnr_caseplan.duties.known import Known
from rnr_caseplan.duties.remembering import remember
from rnr_caseplan.model.history import HistoryEntry
from rnr_caseplan.policy.terms import FactKind, FactTerm
from rnr_caseplan.policy.when import When

TODAY = datetime.date(2026, 11, 21)


@functools.cache
def policy_named(name: str = "rnr-baseline", on: datetime.date = TODAY) -> Policy:
    """Give a bundled policy as it is in force on a day."""
    return load_policy(name, on=on)


def policy_with(name: str = "rnr-baseline", /, **values: Any) -> Policy:
    """Give a bundled policy with other values, each under the citation that it had."""
    policy = policy_named(name)
    changes: dict[str, Any] = {
        parameter: evolve(getattr(policy, parameter), value=value)
        for parameter, value in values.items()
    }
    return evolve(policy, **changes)


def a_need(identifier: str, domain: str, level: str = "high", **facts: Any) -> Need:
    """Give a need of a domain."""
    return Need(id=identifier, domain=domain, level=Level(level), **facts)


def a_case(*needs: Need, **facts: Any) -> Case:
    """Give a case of the participant P-1."""
    return Case(participant=Participant(id="P-1"), needs=needs, **facts)


def a_plan(case: Case, policy: Policy | None = None, as_of: datetime.date = TODAY) -> CasePlan:
    """Draft a plan as of the day of these tests."""
    return draft_plan(case, policy or policy_named(), as_of=as_of)


def rule_ids() -> tuple[str, ...]:
    """Give the id of every rule of the catalogue."""
    try:
        find_rule("")
    except NotFoundError as error:
        return error.accepted
    return ()


# Duties: each begins on the first of January 2026, which is day 0, and is met by a contact.

DAY_0 = datetime.date(2026, 1, 1)
DUTY_FACTS = {
    "supervision_level": FactTerm(kind=FactKind.WORD, words=("low", "medium", "high", "unknown")),
    "score": FactTerm(kind=FactKind.WHOLE_NUMBER, lowest=0, highest=30),
    "months_left": FactTerm(kind=FactKind.NUMBER),
    "in_work": FactTerm(kind=FactKind.FLAG),
}


def day(number: int) -> datetime.date:
    """Give the day so many days after day 0."""
    return DAY_0 + datetime.timedelta(days=number)


def contacts(*numbers: int) -> tuple[Event, ...]:
    """Give contacts on some days."""
    return tuple(Event(kind="contact", on=day(number)) for number in numbers)


def a_pause(kind: str, starts: int, ends: int | None = None) -> Pause:
    """Give a pause from one day to another."""
    return Pause(kind=kind, starts_on=day(starts), ends_on=None if ends is None else day(ends))


def level_change(on: int, before: str, after: str) -> LevelChange:
    """Give a change of the level of supervision."""
    return LevelChange(fact="supervision_level", on=day(on), before=before, after=after)


def level_is(*words: str) -> tuple[When, ...]:
    """Give the test of a band at some levels of supervision."""
    return (When(fact="supervision_level", one_of=words),)


def a_cadence(**timing: Any) -> Cadence:
    """Give a duty that is counted in days from the assignment."""
    return Cadence(**{"anchor": "assigned_on", "unit": Unit.DAYS, **timing})


def known_of(
    *history: HistoryEntry,
    as_of: int = 400,
    level: str | None = None,
    holidays: tuple[datetime.date, ...] = (),
    facts: dict[str, Any] | None = None,
    **dates: datetime.date,
) -> Known:
    """Give what is known of a case that was assigned on day 0."""
    told = {**(facts or {}), **({} if level is None else {"supervision_level": level})}
    known = Known(
        as_of=day(as_of),
        dates={"assigned_on": DAY_0, **dates},
        facts=told,
        terms=DUTY_FACTS,
        working=WorkingDays(weekend=(5, 6), holidays=holidays),
    )
    return remember(known, history)


def course_of(
    cadence: Cadence, known: Known, until: int = 400, since: datetime.date = datetime.date.min
) -> Course:
    """Count a duty that contacts meet."""
    return count_duty(cadence, known, met_by=("contact",), period=(since, day(until)))


def days_of(course: Course) -> list[int]:
    """Give the days of a course as numbers."""
    return [(due.due_on - DAY_0).days for due in course.dues]
