"""Events of needs and of the driver."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.circumstances import Assessment
from rnr_caseplan.model.fields import (
    adds_to,
    are_ids,
    instance,
    is_flag,
    is_id,
    is_number,
    is_text,
    optional,
    plain_number,
    refers_to,
    tuple_of,
)
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.overrides import Override
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.model.vocabulary import Level, RiskLevel
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class NewLevel(Value):
    """What a reassessment found of one need; what is ``None`` stays as it was.

    A new score comes with its level, and a new level without a score leaves no old score behind.

    Attributes:
        need_id: The need.
        level: Its level now.
        interferes: Whether it gets in the way now.
        score: The raw score now.
    """

    need_id: str = field(validator=is_id, metadata=refers_to("needs"))
    level: Level = field(validator=instance(Level))
    interferes: bool | None = field(default=None, validator=optional(is_flag))
    score: float | None = field(default=None, converter=plain_number, validator=optional(is_number))


@frozen(kw_only=True, repr=False, eq=False)
class NeedsReassessed(PlanEvent):
    """Needs were assessed again (NP-8).

    Attributes:
        levels: What was found; needs that are not named stay as they were.
        risk_level: The risk level now; ``None`` where it was not assessed.
        assessed_with: The instrument.
        assessment: The assessment itself, with an id of its own, where its results are to be
            explained, shared and agreed upon; without a day it counts as made on ``on``.
    """

    levels: tuple[NewLevel, ...] = field(default=(), validator=tuple_of(NewLevel))
    risk_level: RiskLevel | None = field(default=None, validator=optional(instance(RiskLevel)))
    assessed_with: str | None = field(default=None, validator=optional(is_text), repr=False)
    assessment: Assessment | None = field(
        default=None, validator=optional(instance(Assessment)), metadata=adds_to("assessments")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a reassessment of nothing, and two findings about one need."""
        faults = self.contradictions({"levels": self.levels})
        if not self.levels and self.risk_level is None:
            faults.append(Fault("levels", "are empty", "at least one level, or a risk_level"))
        if faults:
            raise InputError(faults)

    @staticmethod
    def contradictions(values: Mapping[str, Any]) -> list[Fault]:
        """Find what contradicts itself among fields that are each well formed."""
        levels: tuple[NewLevel, ...] = values.get("levels", ())
        named = [item.need_id for item in levels]
        return [
            Fault(f"levels[{place}].need_id", "is named before", "each need once")
            for place, need_id in enumerate(named)
            if need_id in named[:place]
        ]


@frozen(kw_only=True, repr=False, eq=False)
class LevelOverridden(PlanEvent):
    """A named person decided on another level than the assessed one (AB).

    Attributes:
        need_id: The need; ``None`` for the level of risk.
        level: The level of the need from now on; the assessed one ends an earlier override.
        risk_level: The level of risk from now on, where no need is named.
        override: The decision itself: who, when and why.
    """

    need_id: str | None = field(
        default=None, validator=optional(is_id), metadata=refers_to("needs")
    )
    level: Level | None = field(default=None, validator=optional(instance(Level)))
    risk_level: RiskLevel | None = field(default=None, validator=optional(instance(RiskLevel)))
    override: Override | None = field(validator=instance(Override))

    def __attrs_post_init__(self) -> None:
        """Refuse a decision on nothing, and one on both."""
        given = {"need_id": self.need_id, "level": self.level, "risk_level": self.risk_level}
        faults = self.contradictions(given)
        if faults:
            raise InputError(faults)

    @staticmethod
    def contradictions(values: Mapping[str, Any]) -> list[Fault]:
        """Find what contradicts itself among fields that are each well formed."""
        is_of_need = values.get("need_id") is not None
        asked, other = ("level", "risk_level") if is_of_need else ("risk_level", "level")
        whose = "of a need" if is_of_need else "of risk, or need_id"
        faults: list[Fault] = []
        if values.get(asked) is None:
            faults.append(Fault(asked, "is missing", f"the level {whose}"))
        if values.get(other) is not None:
            problem = "does not go with need_id" if is_of_need else "asks for need_id"
            faults.append(Fault(other, problem, f"only {asked}"))
        return faults


@frozen(kw_only=True, repr=False, eq=False)
class NeedFound(PlanEvent):
    """One more need came to light.

    Attributes:
        need: The need, with an id of its own.
    """

    need: Need = field(validator=instance(Need), metadata=adds_to("needs"))


@frozen(kw_only=True, repr=False, eq=False)
class DriverNamed(PlanEvent):
    """Somebody named the need that fuels the others; ``reason`` says why (CG).

    Attributes:
        need_id: The need.
        incident_ids: The incidents that it rests on.
    """

    need_id: str = field(validator=is_id, metadata=refers_to("needs"))
    incident_ids: tuple[str, ...] = field(
        default=(), validator=are_ids, metadata=refers_to("incidents")
    )


@frozen(kw_only=True, repr=False, eq=False)
class DriverWithdrawn(PlanEvent):
    """The recorded driver counts as one no longer; ``reason`` says why."""

    reason: str | None = field(validator=is_text, repr=False)
