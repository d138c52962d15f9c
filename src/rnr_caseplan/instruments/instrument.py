"""An assessment tool as data: its scales, and what its scores mean, for whom and since when."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Any

from attrs import field, frozen

from rnr_caseplan.citations import Citation, Source
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.fields import (
    LARGEST_WHOLE,
    instance,
    is_domain,
    is_flag,
    is_name,
    is_text,
    optional,
    tuple_of,
    whole,
)
from rnr_caseplan.model.vocabulary import AssessmentKind, Vocabulary
from rnr_caseplan.policy.values import CitedPart, Effective
from rnr_caseplan.structure.kinds import AS_OBJECT
from rnr_caseplan.value import Value

TOTAL = "total"
"""The id of a tool's total among the ids of its scales."""

USUAL_MONTHS = 12
"""So long an assessment holds where its tool's file does not say."""

NamedTexts = Annotated[tuple[tuple[str, str], ...], AS_OBJECT]


class BandLevel(Vocabulary):
    """What a band of scores says.

    A total says a level of risk, a scale says ``low``, ``moderate`` or ``high``, and a screening
    may also say only ``negative`` or ``positive``.
    """

    NEGATIVE = "negative"
    VERY_LOW = "very_low"
    LOW = "low"
    LOW_MODERATE = "low_moderate"
    MODERATE = "moderate"
    HIGH = "high"
    VERY_HIGH = "very_high"
    POSITIVE = "positive"

    @classmethod
    def _missing_(cls, value: object) -> "BandLevel | None":
        return cls.MODERATE if value == "medium" else None


RISK_LEVELS = (
    BandLevel.VERY_LOW,
    BandLevel.LOW,
    BandLevel.LOW_MODERATE,
    BandLevel.MODERATE,
    BandLevel.HIGH,
    BandLevel.VERY_HIGH,
)
NEED_LEVELS = (BandLevel.LOW, BandLevel.MODERATE, BandLevel.HIGH)
SCREENING_LEVELS = (BandLevel.NEGATIVE, *NEED_LEVELS, BandLevel.POSITIVE)


@frozen(kw_only=True, repr=False, eq=False)
class Band(Value):
    """Scores that a tool reads alike.

    Attributes:
        level: What they say.
        at_least: The lowest of them.
        at_most: The highest of them.
        word: The tool's own word for them, where it has another.

    Raises:
        InputError: Where a field is malformed.
    """

    level: BandLevel = field(validator=instance(BandLevel))
    at_least: int = field(validator=whole(0))
    at_most: int = field(validator=whole(0))
    word: str | None = field(default=None, validator=optional(is_text))

    def holds(self, score: int) -> bool:
        """Say whether a score lies in the band; both ends do."""
        return self.at_least <= score <= self.at_most


@frozen(kw_only=True, repr=False, eq=False)
class BandsEntry(CitedPart):
    """Bands as a file states them, with the place that states them.

    Attributes:
        value: The bands, the lowest first.
        norm_group: Whom they hold for; ``None`` means everybody.
        agency: Whose they are; ``None`` means the tool's own.
        effective: What is known of their first day.
        verified: Whether somebody has read them at their source.
    """

    value: tuple[Band, ...] = field(validator=tuple_of(Band))
    norm_group: str | None = field(default=None, validator=optional(is_name))
    agency: str | None = field(default=None, validator=optional(is_name))
    effective: Effective = field(default=Effective.STATED, validator=instance(Effective))
    verified: bool = field(default=True, validator=is_flag)


@frozen(kw_only=True, repr=False, eq=False)
class BandSet(BandsEntry):
    """The bands of one scale, or of the total, from one day on.

    Attributes:
        scale: The scale's id; ``total`` for the total.
        starts_on: The day from which they hold.
    """

    scale: str
    starts_on: datetime.date

    @property
    def threshold(self) -> int | None:
        """The lowest score that is more than low; ``None`` where no score is."""
        above = [band.at_least for band in self.value if band.level > BandLevel.LOW]
        return min(above, default=None)

    def band_of(self, score: int) -> Band:
        """Give the band of a score that the scale has."""
        return next(band for band in self.value if band.holds(score))


@frozen(kw_only=True, repr=False, eq=False)
class Scale(CitedPart):
    """A scale of a tool, or its total.

    Attributes:
        id: The scale's id, unique in its tool; ``total`` for the total.
        title: What it is called.
        maximum: Its highest score.
        minimum: Its lowest score.
        domain: The domain of the need that it measures; ``None`` where it gives none.
        note: What must be confirmed about that need, such as which part of a combined scale.
        unanswered_at_most: How many items may be unanswered for the score to count.
        verified: Whether somebody has read the maximum at its source.

    Raises:
        InputError: Where a field is malformed, or the scale has no two scores.
    """

    id: str = field(validator=is_name)
    title: str = field(validator=is_text)
    maximum: int = field(validator=whole(1))
    minimum: int = field(default=0, validator=whole(0))
    domain: str | None = field(default=None, validator=optional(is_domain))
    note: str | None = field(default=None, validator=optional(is_text))
    unanswered_at_most: int = field(default=0, validator=whole(0))
    verified: bool = field(default=True, validator=is_flag)

    def __attrs_post_init__(self) -> None:
        """Refuse a scale that has no two scores."""
        super().__attrs_post_init__()
        faults = self.contradictions({"minimum": self.minimum, "maximum": self.maximum})
        if faults:
            raise InputError(faults)

    @staticmethod
    def contradictions(values: Mapping[str, Any]) -> list[Fault]:
        """Find a lowest score that is not below the highest, among fields that are well formed."""
        if values.get("minimum", 0) < values.get("maximum", LARGEST_WHOLE + 1):
            return []
        return [Fault("minimum", "is not below maximum", "a number below maximum")]

    @property
    def accepted(self) -> str:
        """The scores that the scale has, in words."""
        return f"a whole number from {self.minimum} to {self.maximum}"


@frozen(kw_only=True, repr=False, eq=False)
class Validity(CitedPart):
    """How long an assessment holds.

    Attributes:
        months: So many calendar months from its day; that last day still counts.

    Raises:
        InputError: Where a field is malformed.
    """

    months: int = field(validator=whole(1, 1200))


USUAL_VALIDITY = Validity(
    months=USUAL_MONTHS, source="LIB", place=f"an assessment holds for {USUAL_MONTHS} months"
)


@frozen(kw_only=True, repr=False, eq=False)
class Instrument(Value):
    """An assessment tool as it is known on a day.

    Attributes:
        name: The tool's id, which scores name.
        version: The version of its file.
        title: What it is called.
        kind: What it looks at.
        on: The day for which it was loaded; bands that begin later are not in it.
        sources: The documents that it cites.
        norm_groups: The groups that it tells apart, each with a description.
        agencies: The agencies that have bands of their own, each with its full name.
        validity: How long an assessment holds.
        adds_up: Whether the total is the sum of all items, so that it and the scales can
            contradict each other.
        total: Its total; ``None`` for a tool without one.
        scales: Its scales, in the order of the file.
        band_sets: What scores mean: for which scale, for whom, whose, and since when.

    Examples:
        >>> from rnr_caseplan.instruments import load_instrument
        >>> tool = load_instrument("pcra", on=datetime.date(2026, 11, 21))
        >>> tool.total.maximum, [band.level.value for band in tool.band_sets[0].value]
        (18, ['low', 'low_moderate', 'moderate', 'high'])
    """

    name: str
    version: str
    title: str
    kind: AssessmentKind
    on: datetime.date
    sources: tuple[Source, ...] = field(repr=False)
    norm_groups: NamedTexts = field(default=(), repr=False)
    agencies: NamedTexts = field(default=(), repr=False)
    validity: Validity = field(default=USUAL_VALIDITY, repr=False)
    adds_up: bool = False
    total: Scale | None = field(default=None, repr=False)
    scales: tuple[Scale, ...] = field(default=(), repr=False)
    band_sets: tuple[BandSet, ...] = field(default=(), repr=False)

    @property
    def is_screening(self) -> bool:
        """Whether it is a screening or assessment of its own kind, which says no risk level."""
        return self.kind is not AssessmentKind.CRIMINOGENIC

    @property
    def unverified(self) -> tuple[str, ...]:
        """The ids of the scales with a number in use that nobody has read at its source."""
        numbers = [
            *((scale.id, scale.verified) for scale in self.all_scales),
            *((found.scale, found.verified) for found in self.band_sets),
        ]
        return tuple(dict.fromkeys(name for name, is_verified in numbers if not is_verified))

    @property
    def all_scales(self) -> tuple[Scale, ...]:
        """The total, if there is one, and then the scales."""
        return (*((self.total,) if self.total is not None else ()), *self.scales)

    def citations(self) -> tuple[Citation, ...]:
        """Give every place that the tool cites."""
        parts: tuple[CitedPart, ...] = (self.validity, *self.all_scales, *self.band_sets)
        return tuple(part.citation for part in parts)
