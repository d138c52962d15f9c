"""What a named person decides otherwise than the library or an assessment; both are kept (AB)."""

import datetime

from attrs import field, frozen

from rnr_caseplan.decisions import Reason, reason_for
from rnr_caseplan.model.fields import instance, is_day, is_text
from rnr_caseplan.model.vocabulary import Level, RiskLevel
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class Override(Value):
    """A named person's decision that differs from the library's (AB).

    Attributes:
        by: Who decided.
        on: The day; an override of a later day is not used in a draft.
        reason: Why.

    Raises:
        InputError: Where a field is malformed.
    """

    by: str = field(validator=is_text, repr=False)
    on: datetime.date = field(validator=is_day)
    reason: str = field(validator=is_text, repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class LevelOverride(Override):
    """A named person's decision on the level of a need, where an assessment gave another (AB).

    Attributes:
        instead_of: The level that the assessment gave.

    Raises:
        InputError: Where a field is malformed.
    """

    instead_of: Level = field(validator=instance(Level))


@frozen(kw_only=True, repr=False, eq=False)
class RiskLevelOverride(Override):
    """A named person's decision on the level of risk, where an assessment gave another (AB).

    Attributes:
        instead_of: The level that the assessment gave.

    Raises:
        InputError: Where a field is malformed.
    """

    instead_of: RiskLevel = field(validator=instance(RiskLevel))


def tell_override(
    kind_of_level: str,
    need_id: str | None,
    level: Level | RiskLevel,
    override: LevelOverride | RiskLevelOverride,
) -> tuple[Reason, ...]:
    """Say that a level rests on a person's decision, and what the assessment gave.

    Args:
        kind_of_level: What the level is called.
        need_id: The need; ``None`` for the level of risk.
        level: The level that the person decided on.
        override: The decision.

    Returns:
        The reason, for every decision that builds on the level.
    """
    facts = (
        ("kind_of_level", kind_of_level),
        ("need", need_id),
        ("decided", level.value),
        ("assessed", override.instead_of.value),
        ("by", override.by),
        ("on", override.on.isoformat()),
    )
    return (reason_for("levels.overridden", *facts),)
