"""A case: all that is known about one participant before a plan is drafted."""

import datetime
from collections.abc import Mapping
from typing import Any

from attrs import evolve, field, frozen

from rnr_caseplan.decisions import Reason
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.circumstances import (
    Assessment,
    Condition,
    CourtDate,
    CustodyOrder,
    SafetyNote,
    Strength,
    Trigger,
)
from rnr_caseplan.model.fields import (
    collection,
    instance,
    is_day_or_none,
    is_text,
    optional,
    pairs_of,
    sorted_pairs,
    tuple_of,
    whole,
)
from rnr_caseplan.model.needs import Driver, Incident, Need, WantedGoal
from rnr_caseplan.model.overrides import Override, RiskLevelOverride, tell_override
from rnr_caseplan.model.people import (
    DecisionalBalance,
    Participant,
    Readiness,
    ResponsivityProfile,
    Supporter,
    TeamMember,
)
from rnr_caseplan.model.vocabulary import Caseload, RiskLevel
from rnr_caseplan.structure.kinds import NamedDates, NamedScalars
from rnr_caseplan.structure.references import reference_faults
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class Case(Value):
    """The facts of one case; every fact that is not given counts as unknown.

    Attributes:
        participant: Whose case it is.
        needs: The assessed needs; their order means nothing.
        risk_level: The level of risk of reoffending. Where a person decided otherwise than the
            assessment, it is the person's, and every decision builds on it (AB).
        risk_override: That decision, with the level that the assessment gave; ``None`` where
            nobody made one.
        assigned_on: The day on which the case was assigned.
        caseload: The kind of caseload.
        case_type: The agency's own word for the kind of case.
        supervision_level: The agency's own word for the level of supervision.
        sentence_months: The length of the sentence.
        sober_since: The first day of the present time of sobriety.
        dates: Further named days that a policy counts from.
        facts: Further named facts that a policy reads.
        driver: The need that somebody named as the driver.
        eligibility_override: A named person's decision for a full plan.
        wanted_goals: What the participant asks to work on.
        safety: Acute dangers.
        strengths: Protective factors.
        triggers: What invites old behavior.
        conditions: Court-ordered requirements.
        readiness: Readiness for change.
        decisional_balance: What speaks for change and against it, as the participant weighs it.
        incidents: Past incidents of trouble.
        responsivity: What services must be fitted to.
        assessments: Uses of instruments.
        lead: The id of the lead case planner.
        team: The case management team.
        supporters: Prosocial people around the participant.
        court_dates: Days in court.
        custody_orders: Orders about the custody of children.

    Raises:
        InputError: Where a field is malformed, an id occurs twice, a reference names an
            id that is not there, or an override changes nothing; with all such faults.

    Examples:
        >>> case = Case(participant=Participant(id="P-1"), needs=())
        >>> case.risk_level.value
        'unknown'
    """

    participant: Participant = field(validator=instance(Participant))
    needs: tuple[Need, ...] = field(validator=tuple_of(Need), metadata=collection("needs"))
    risk_level: RiskLevel = field(default=RiskLevel.UNKNOWN, validator=instance(RiskLevel))
    risk_override: RiskLevelOverride | None = field(
        default=None, validator=optional(instance(RiskLevelOverride))
    )
    assigned_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    caseload: Caseload | None = field(default=None, validator=optional(instance(Caseload)))
    case_type: str | None = field(default=None, validator=optional(is_text), repr=False)
    supervision_level: str | None = field(default=None, validator=optional(is_text), repr=False)
    sentence_months: int | None = field(default=None, validator=optional(whole(0)))
    sober_since: datetime.date | None = field(default=None, validator=is_day_or_none)
    dates: NamedDates = field(
        default=(), converter=sorted_pairs, validator=pairs_of(datetime.date), repr=False
    )
    facts: NamedScalars = field(
        default=(), converter=sorted_pairs, validator=pairs_of(str, int, float, bool), repr=False
    )
    driver: Driver | None = field(default=None, validator=optional(instance(Driver)))
    eligibility_override: Override | None = field(
        default=None, validator=optional(instance(Override))
    )
    wanted_goals: tuple[WantedGoal, ...] = field(default=(), validator=tuple_of(WantedGoal))
    safety: tuple[SafetyNote, ...] = field(
        default=(), validator=tuple_of(SafetyNote), metadata=collection("safety")
    )
    strengths: tuple[Strength, ...] = field(
        default=(), validator=tuple_of(Strength), metadata=collection("strengths")
    )
    triggers: tuple[Trigger, ...] = field(
        default=(), validator=tuple_of(Trigger), metadata=collection("triggers")
    )
    conditions: tuple[Condition, ...] = field(
        default=(), validator=tuple_of(Condition), metadata=collection("conditions")
    )
    readiness: Readiness | None = field(default=None, validator=optional(instance(Readiness)))
    decisional_balance: DecisionalBalance | None = field(
        default=None, validator=optional(instance(DecisionalBalance))
    )
    incidents: tuple[Incident, ...] = field(
        default=(), validator=tuple_of(Incident), metadata=collection("incidents")
    )
    responsivity: ResponsivityProfile | None = field(
        default=None, validator=optional(instance(ResponsivityProfile))
    )
    assessments: tuple[Assessment, ...] = field(
        default=(), validator=tuple_of(Assessment), metadata=collection("assessments")
    )
    lead: str | None = field(default=None, validator=optional(is_text), repr=False)
    team: tuple[TeamMember, ...] = field(
        default=(), validator=tuple_of(TeamMember), metadata=collection("team")
    )
    supporters: tuple[Supporter, ...] = field(
        default=(), validator=tuple_of(Supporter), metadata=collection("supporters")
    )
    court_dates: tuple[CourtDate, ...] = field(
        default=(), validator=tuple_of(CourtDate), metadata=collection("court_dates")
    )
    custody_orders: tuple[CustodyOrder, ...] = field(
        default=(), validator=tuple_of(CustodyOrder), metadata=collection("custody_orders")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse ids that occur twice, references to nothing, and overrides of nothing."""
        levels = {"risk_level": self.risk_level, "risk_override": self.risk_override}
        faults = (*self.contradictions(levels), *reference_faults(Case, self))
        if faults:
            raise InputError(faults)

    @property
    def assessed_risk_level(self) -> RiskLevel:
        """The level of risk that the assessment gave, whatever a person decided."""
        return self.risk_level if self.risk_override is None else self.risk_override.instead_of

    @property
    def reasons_of_risk_level(self) -> tuple[Reason, ...]:
        """Why the level of risk is not the assessed one; empty where it is."""
        if self.risk_override is None:
            return ()
        return tell_override("risk level", None, self.risk_level, self.risk_override)

    def without_risk_override(self) -> "Case":
        """Give the case at the level of risk that was assessed."""
        return evolve(self, risk_level=self.assessed_risk_level, risk_override=None)

    @staticmethod
    def contradictions(values: Mapping[str, Any]) -> list[Fault]:
        """Find an override of the level of risk that changes nothing."""
        override: RiskLevelOverride | None = values.get("risk_override")
        if override is None or override.instead_of is not values.get(
            "risk_level", RiskLevel.UNKNOWN
        ):
            return []
        problem, accepted = "is the level itself", "the level that the assessment gave, another one"
        return [Fault("risk_override.instead_of", problem, accepted)]
