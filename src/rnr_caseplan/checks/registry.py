"""Every check, by its code."""

from collections.abc import Mapping
from types import MappingProxyType

from rnr_caseplan.checks import (
    activities,
    answers,
    background,
    blanks,
    coverage,
    days,
    engagement,
    life,
    linkage,
    motivation,
    movement,
    order,
    pace,
    parts,
    people,
    realism,
    signing,
    smart,
    strengths,
    targets,
    team,
    wording,
)
from rnr_caseplan.checks.check import Check
from rnr_caseplan.errors import NotFoundError

FAMILIES: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "targets": (*targets.CHECKS, *order.CHECKS),
        "coverage": coverage.CHECKS,
        "smart": (*smart.CHECKS, *blanks.CHECKS, *realism.CHECKS),
        "days": (*days.CHECKS, *pace.CHECKS),
        "wording": wording.CHECKS,
        "parts": (
            *parts.CHECKS,
            *activities.CHECKS,
            *strengths.CHECKS,
            *motivation.CHECKS,
        ),
        "engagement": (
            *engagement.CHECKS,
            *signing.CHECKS,
            *background.CHECKS,
            *team.CHECKS,
        ),
        "people": people.CHECKS,
        "life": (*life.CHECKS, *movement.CHECKS),
        "answers": (*answers.CHECKS, *linkage.CHECKS),
    }
)
"""The checks of each family; a family may have several modules."""


def _code_of(check: Check) -> str:
    return check.code


_CHECKS = {
    check.code: check for checks in FAMILIES.values() for check in sorted(checks, key=_code_of)
}


def all_checks() -> tuple[Check, ...]:
    """Give every check of the library, family by family.

    Returns:
        The checks, each with its code.

    Examples:
        >>> all_checks()[0].code
        'TGT01'
    """
    return tuple(_CHECKS.values())


def find_check(code: str) -> Check:
    """Give a check by its code.

    Args:
        code: The code, as findings carry it.

    Returns:
        The check.

    Raises:
        NotFoundError: Where no check has this code; with the codes that exist.

    Examples:
        >>> find_check("TGT08").title
        'No more goals are active than the policy allows'
    """
    if code not in _CHECKS:
        raise NotFoundError(kind="check", accepted=_CHECKS)
    return _CHECKS[code]
