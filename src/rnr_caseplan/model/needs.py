"""Needs, the driver among them, and the incidents that show what was at work."""

import datetime
from collections.abc import Mapping
from typing import Any

from attrs import evolve, field, frozen

from rnr_caseplan.decisions import Reason
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.fields import (
    are_ids,
    instance,
    is_day_or_none,
    is_domain,
    is_flag,
    is_id,
    is_number,
    is_ruler,
    is_text,
    optional,
    plain_number,
    refers_to,
)
from rnr_caseplan.model.overrides import LevelOverride, Override, tell_override
from rnr_caseplan.model.vocabulary import Agreement, Level
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class Need(Value):
    """An assessed area of a participant's life.

    Attributes:
        id: The need's id, unique in its case.
        domain: The id of its domain, one of those that the policy knows.
        level: How high it is; *unknown* is never read as low. Where a person decided otherwise
            than the assessment, it is the person's, and every decision builds on it (AB).
        level_override: That decision, with the level that the assessment gave; ``None`` where
            nobody made one.
        interferes: Whether it keeps the participant from attending or engaging at present;
            ``None`` where nobody recorded it.
        contributed: Whether it played a part in what this participant did.
        fuels: The ids of the needs that it feeds.
        score: The raw score of its own scale.
        max_score: The highest score of that scale.
        threshold: The score from which the scale calls the need present.
        linked_to_harm: Whether it is linked to serious harm.
        linked_to_reoffending: Whether it is linked to reoffending.
        assessed_with: The instrument.
        assessed_on: The day of the assessment.
        band: The instrument's own word for the score.
        agreement: How far the participant agrees with it.
        priority: How much the participant wants to work on it, 0 to 10.
        text: What was noted about it.

    Raises:
        InputError: Where a field is malformed, a score lies above its maximum, or an override
            changes nothing.

    Examples:
        >>> need = Need(id="n1", domain="employment", level=Level.HIGH)
        >>> need.interferes is None
        True
    """

    id: str = field(validator=is_id)
    domain: str = field(validator=is_domain)
    level: Level = field(default=Level.UNKNOWN, validator=instance(Level))
    level_override: LevelOverride | None = field(
        default=None, validator=optional(instance(LevelOverride))
    )
    interferes: bool | None = field(default=None, validator=optional(is_flag))
    contributed: bool | None = field(default=None, validator=optional(is_flag))
    fuels: tuple[str, ...] = field(default=(), validator=are_ids, metadata=refers_to("needs"))
    score: float | None = field(default=None, converter=plain_number, validator=optional(is_number))
    max_score: float | None = field(
        default=None, converter=plain_number, validator=optional(is_number)
    )
    threshold: float | None = field(
        default=None, converter=plain_number, validator=optional(is_number)
    )
    linked_to_harm: bool | None = field(default=None, validator=optional(is_flag))
    linked_to_reoffending: bool | None = field(default=None, validator=optional(is_flag))
    assessed_with: str | None = field(default=None, validator=optional(is_text), repr=False)
    assessed_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    band: str | None = field(default=None, validator=optional(is_text), repr=False)
    agreement: Agreement | None = field(default=None, validator=optional(instance(Agreement)))
    priority: int | None = field(default=None, validator=optional(is_ruler))
    text: str | None = field(default=None, validator=optional(is_text), repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse scores that contradict their scale, and an override that changes nothing."""
        faults = self.contradictions(
            {
                "score": self.score,
                "threshold": self.threshold,
                "max_score": self.max_score,
                "level": self.level,
                "level_override": self.level_override,
            }
        )
        if faults:
            raise InputError(faults)

    @property
    def assessed_level(self) -> Level:
        """The level that the assessment gave, whatever a person decided."""
        return self.level if self.level_override is None else self.level_override.instead_of

    @property
    def reasons_of_level(self) -> tuple[Reason, ...]:
        """Why the level is not the assessed one; empty where it is."""
        if self.level_override is None:
            return ()
        return tell_override("level", self.id, self.level, self.level_override)

    def without_override(self) -> "Need":
        """Give the need as it was assessed."""
        return evolve(self, level=self.assessed_level, level_override=None)

    @staticmethod
    def contradictions(values: Mapping[str, Any]) -> list[Fault]:
        """Find fields that contradict each other, among fields that are each well formed."""
        faults: list[Fault] = []
        override: LevelOverride | None = values.get("level_override")
        if override is not None and override.instead_of is values.get("level", Level.UNKNOWN):
            path, problem = "level_override.instead_of", "is the level itself"
            faults.append(Fault(path, problem, "the level that the assessment gave, another one"))
        highest = values.get("max_score")
        if highest is None:
            return faults
        faults += [
            Fault(name, "is above max_score", "at most max_score")
            for name in ("score", "threshold")
            if values.get(name) is not None and values[name] > highest
        ]
        if highest <= 0:
            faults.append(Fault("max_score", "is not above zero", "a number above zero"))
        return faults


@frozen(kw_only=True, repr=False, eq=False)
class Driver(Value):
    """The recorded judgement that one need fuels the others (CG).

    Attributes:
        need_id: The need.
        named_by: Who named it.
        named_on: When.
        rationale: Why.
        incident_ids: The incidents that it rests on.
        override: A supervisor's recorded override, where the policy needs one.
    """

    need_id: str = field(validator=is_id, metadata=refers_to("needs"))
    named_by: str | None = field(default=None, validator=optional(is_text), repr=False)
    named_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    rationale: str | None = field(default=None, validator=optional(is_text), repr=False)
    incident_ids: tuple[str, ...] = field(
        default=(), validator=are_ids, metadata=refers_to("incidents")
    )
    override: Override | None = field(default=None, validator=optional(instance(Override)))


@frozen(kw_only=True, repr=False, eq=False)
class Incident(Value):
    """A past incident of trouble: where, what came before, which needs were at work (CG).

    Attributes:
        id: The incident's id, unique in its case.
        happened_on: The day.
        setting: Where and among whom.
        before: What came before.
        need_ids: The needs that were at work.
        text: What happened.

    Raises:
        InputError: Where a field is malformed.
    """

    id: str = field(validator=is_id)
    happened_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    setting: str | None = field(default=None, validator=optional(is_text), repr=False)
    before: str | None = field(default=None, validator=optional(is_text), repr=False)
    need_ids: tuple[str, ...] = field(default=(), validator=are_ids, metadata=refers_to("needs"))
    text: str | None = field(default=None, validator=optional(is_text), repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class WantedGoal(Value):
    """A goal that the participant asks for, in the participant's own words (TC-19).

    Attributes:
        need_id: The need that it serves.
        statement: The goal as the participant says it.

    Raises:
        InputError: Where a field is malformed.
    """

    need_id: str = field(validator=is_id, metadata=refers_to("needs"))
    statement: str = field(validator=is_text, repr=False)
