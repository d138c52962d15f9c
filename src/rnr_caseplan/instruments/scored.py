"""A scored assessment: a risk level and needs, each with its reasons, and what is unknown."""

import datetime

from attrs import field, frozen

from rnr_caseplan.decisions import Decision, Reason
from rnr_caseplan.instruments.scores import Scores
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.vocabulary import AssessmentKind, Level, RiskLevel
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class ScoredScale(Value):
    """What one scale of an assessment says.

    Attributes:
        id: The scale's id; ``total`` for the total of a screening.
        title: What it is called.
        score: Its score; ``None`` where none can be used.
        maximum: Its highest score.
        threshold: The lowest score that is more than low; ``None`` where it is not known.
        band: The tool's own word for the score; ``None`` where the level is unknown.
        level: The level, and why.
        need: The need, and why; ``None`` where the scale gives none. Its id is its domain's.
    """

    id: str
    title: str = field(repr=False)
    score: int | None
    maximum: int
    threshold: int | None
    band: str | None = field(repr=False)
    level: Decision[Level]
    need: Decision[Need] | None


@frozen(kw_only=True, repr=False, eq=False)
class ScoredAssessment(Value):
    """What one assessment says, as of a day.

    Attributes:
        scores: The assessment.
        kind: What its tool looks at.
        as_of: The day on which it is read.
        risk_level: The risk level, and why; ``None`` for a screening, and for a tool without a
            total.
        scales: What each scale says, in the order of the tool's file.
        noticed: What else is wrong, such as a score of a scale that the tool does not have.
    """

    scores: Scores
    kind: AssessmentKind
    as_of: datetime.date
    risk_level: Decision[RiskLevel] | None
    scales: tuple[ScoredScale, ...]
    noticed: tuple[Reason, ...] = ()

    @property
    def instrument(self) -> str:
        """The tool's name."""
        return self.scores.instrument

    @property
    def assessed_on(self) -> datetime.date:
        """The day of the assessment."""
        return self.scores.assessed_on

    @property
    def is_seen(self) -> bool:
        """Whether it had been made on the day on which it is read."""
        return self.assessed_on <= self.as_of

    @property
    def needs(self) -> tuple[Decision[Need], ...]:
        """The needs, each with its reasons, in the order of the scales."""
        return tuple(scale.need for scale in self.scales if scale.need is not None)

    @property
    def issues(self) -> tuple[Reason, ...]:
        """Everything that is unknown or wrong, and why, each ground once."""
        unknown: list[Reason] = []
        if self.risk_level is not None and self.risk_level.value is RiskLevel.UNKNOWN:
            unknown += self.risk_level.reasons
        for scale in self.scales:
            if scale.level.value is Level.UNKNOWN:
                unknown += scale.level.reasons
        return tuple(dict.fromkeys([*unknown, *self.noticed]))
