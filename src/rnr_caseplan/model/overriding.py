"""``override_need_level``, ``override_risk_level``: a person's level, the assessed one kept."""

import datetime

from attrs import evolve

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.overrides import LevelOverride, RiskLevelOverride
from rnr_caseplan.model.vocabulary import Level, RiskLevel


def override_need_level(
    need: Need, level: Level, *, by: str, on: datetime.date, reason: str
) -> Need:
    """Give a need at the level that a named person decided on; the assessed level is kept.

    A later decision takes the place of an earlier one, and the level that the assessment gave
    stays the same. A decision for that level ends the override.

    Args:
        need: The need.
        level: The level from now on; *unknown* asks for a new assessment.
        by: Who decided, such as a supervisor.
        on: The day of the decision; a draft as of an earlier day does not use it.
        reason: Why.

    Returns:
        The need. Its ``level`` is the person's, and ``level_override`` says who decided, when,
        why, and instead of which level.

    Raises:
        InputError: Where an argument is malformed, or the need has this level already.

    Examples:
        >>> need = Need(id="n1", domain="employment", level=Level.LOW)
        >>> day = datetime.date(2026, 11, 20)
        >>> raised = override_need_level(
        ...     need, Level.HIGH, by="staff:2", on=day, reason="lost the job after the interview"
        ... )
        >>> raised.level.value, raised.assessed_level.value
        ('high', 'low')
    """
    _check("need", need, Need)
    _check("level", level, Level)
    override = LevelOverride(by=by, on=on, reason=reason, instead_of=need.assessed_level)
    _refuse_nothing(is_same=level is need.level)
    if level is need.assessed_level:
        return need.without_override()
    return evolve(need, level=level, level_override=override)


def override_risk_level(
    case: Case, level: RiskLevel, *, by: str, on: datetime.date, reason: str
) -> Case:
    """Give a case at the level of risk that a named person decided on; the assessed one is kept.

    A later decision takes the place of an earlier one, and the level that the assessment gave
    stays the same. A decision for that level ends the override.

    Args:
        case: The case.
        level: The level of risk from now on; *unknown* asks for a new assessment.
        by: Who decided, such as a supervisor.
        on: The day of the decision; a draft as of an earlier day does not use it.
        reason: Why.

    Returns:
        The case. Its ``risk_level`` is the person's, and ``risk_override`` says who decided,
        when, why, and instead of which level.

    Raises:
        InputError: Where an argument is malformed, or the case has this level of risk already.

    Examples:
        >>> from rnr_caseplan.model.people import Participant
        >>> case = Case(participant=Participant(id="P-1"), needs=(), risk_level=RiskLevel.LOW)
        >>> day = datetime.date(2026, 11, 20)
        >>> raised = override_risk_level(
        ...     case, RiskLevel.HIGH, by="staff:2", on=day, reason="new facts from the court"
        ... )
        >>> raised.risk_level.value, raised.assessed_risk_level.value
        ('high', 'low')
    """
    _check("case", case, Case)
    _check("level", level, RiskLevel)
    assessed = case.assessed_risk_level
    override = RiskLevelOverride(by=by, on=on, reason=reason, instead_of=assessed)
    _refuse_nothing(is_same=level is case.risk_level)
    if level is assessed:
        return case.without_risk_override()
    return evolve(case, risk_level=level, risk_override=override)


def _check(name: str, value: object, kind: type) -> None:
    if type(value) is not kind:
        raise InputError([Fault(name, "is of the wrong kind", f"a {kind.__name__}")])


def _refuse_nothing(*, is_same: bool) -> None:
    if is_same:
        raise InputError([Fault("level", "is the level already", "another level")])
