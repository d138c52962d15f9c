"""The shapes of the values that a policy's parameters hold."""

import enum

from attrs import field, frozen

from rnr_caseplan.citations import Citation
from rnr_caseplan.model.barriers import AdaptationKind, Barrier
from rnr_caseplan.model.fields import (
    are_some_texts,
    instance,
    is_domain,
    is_text,
    optional,
    tuple_of,
    whole,
    words_of,
)
from rnr_caseplan.model.vocabulary import (
    Caseload,
    EligibilityOutcome,
    ReviewEvent,
    RiskLevel,
    SafetyKind,
    ServiceKind,
    Severity,
    StageOfChange,
    Tier,
    Vocabulary,
)
from rnr_caseplan.policy.cadence import LONGEST_DAYS
from rnr_caseplan.value import Value


class RankKey(Vocabulary):
    """What can decide which of two needs of the same tier and class comes first.

    ``fuels`` puts a need before the ones that it feeds; all others compare the needs.
    """

    DRIVER = "driver"
    FUELS = "fuels"
    INTERFERES = "interferes"
    SURVIVAL = "survival"
    INFLUENCE = "influence"
    LEVEL = "level"
    DISTANCE = "distance"
    RISK_LINK = "risk_link"
    AGREEMENT = "agreement"
    PRIORITY = "priority"
    TABLE = "table"
    NAME = "name"


class EvidenceKey(Vocabulary):
    """What can decide which of two candidates for the driver comes first."""

    INCIDENTS = "incidents"
    FUELS = "fuels"
    INFLUENCE = "influence"
    LEVEL = "level"


class ServiceKey(Vocabulary):
    """What can speak for a service or against it, and decide which of two comes first."""

    RISK = "risk"
    INTENSITY = "intensity"
    LANGUAGE = "language"
    HOURS = "hours"
    REACH = "reach"
    GROUPS = "groups"
    WAYS = "ways"
    CHILDCARE = "childcare"
    READING = "reading"
    EVIDENCE = "evidence"
    PLACES = "places"
    COST = "cost"
    VERIFIED = "verified"


class MixedRisk(Vocabulary):
    """What becomes of a service that people at low and at high risk attend together."""

    REFUSE = "refuse"
    WARN = "warn"


class SobrietyApplies(Vocabulary):
    """For whom maintenance waits for a time of sobriety."""

    WHEN_SUBSTANCE_USE_IS_RECORDED = "when_substance_use_is_recorded"
    ALWAYS = "always"


class Effective(enum.Enum):
    """What is known of the day from which a value holds.

    ``stated``: the source states it; ``unknown``: the value is old and its first day is not
    known; ``always``: this library's own choice, which holds on any day.
    """

    STATED = "stated"
    UNKNOWN = "unknown"
    ALWAYS = "always"


@frozen(kw_only=True, repr=False, eq=False)
class Exclusion(Value):
    """Who does not get a full plan: all facts that are named must hold.

    Attributes:
        outcome: ``diverted`` or ``exempt``.
        risk_levels: One of these levels of risk; empty means any.
        sentence_months_at_most: A sentence of at most so many months; an unknown one never.
        caseloads: One of these caseloads; an unknown one never; empty means any.
    """

    outcome: EligibilityOutcome = field(validator=instance(EligibilityOutcome))
    risk_levels: tuple[RiskLevel, ...] = field(default=(), validator=tuple_of(RiskLevel))
    sentence_months_at_most: int | None = field(default=None, validator=optional(whole(0)))
    caseloads: tuple[Caseload, ...] = field(default=(), validator=tuple_of(Caseload))


@frozen(kw_only=True, repr=False, eq=False)
class KeptPlaces(Value):
    """How many goal places are kept for the driver, at which levels of risk."""

    risk_levels: tuple[RiskLevel, ...] = field(validator=tuple_of(RiskLevel))
    places: int = field(validator=whole(0))


@frozen(kw_only=True, repr=False, eq=False)
class LongestDelay(Value):
    """How long a driver may wait for a goal place, at which levels of risk."""

    risk_levels: tuple[RiskLevel, ...] = field(validator=tuple_of(RiskLevel))
    days: int = field(validator=whole(0, LONGEST_DAYS))


@frozen(kw_only=True, repr=False, eq=False)
class ServiceHours(Value):
    """How many hours of a service a week fit these levels of risk; ``None`` sets no bound."""

    risk_levels: tuple[RiskLevel, ...] = field(validator=tuple_of(RiskLevel))
    at_least: int | None = field(default=None, validator=optional(whole(0)))
    at_most: int | None = field(default=None, validator=optional(whole(0)))


@frozen(kw_only=True, repr=False, eq=False)
class ServicesByRisk(Value):
    """What follows from the level of risk for services that participants attend with others.

    Attributes:
        kinds: The kinds of service that this holds for; others serve every level alike.
        apart: Groups of levels whose participants do not attend a service together.
        mixed: What becomes of a service that they attend together all the same.
        hours_a_week: How intensive a service may be.
    """

    kinds: tuple[ServiceKind, ...] = field(validator=words_of(ServiceKind))
    apart: tuple[tuple[RiskLevel, ...], ...]
    mixed: MixedRisk = field(validator=instance(MixedRisk))
    hours_a_week: tuple[ServiceHours, ...] = field(validator=tuple_of(ServiceHours))


@frozen(kw_only=True, repr=False, eq=False)
class RiskLinkWeights(Value):
    """The weights of a need's links to serious harm and to reoffending."""

    harm: int = field(validator=whole(0))
    reoffending: int = field(validator=whole(0))


@frozen(kw_only=True, repr=False, eq=False)
class CheckSeverity(Value):
    """How serious the findings of one check are; ``off`` turns it off."""

    code: str = field(validator=is_text)
    severity: Severity = field(validator=instance(Severity))


@frozen(kw_only=True, repr=False, eq=False)
class PlainWords(Value):
    """A word that the participant's copy does not use, and what to write instead."""

    word: str = field(validator=is_text)
    plain: str = field(validator=is_text)


@frozen(kw_only=True, repr=False, eq=False)
class SafetyDue(Value):
    """Within how many days an acute danger is answered; 0 is the same day."""

    kind: SafetyKind = field(validator=instance(SafetyKind))
    within_days: int = field(validator=whole(0, LONGEST_DAYS))


@frozen(kw_only=True, repr=False, eq=False)
class SafetyDomain(Value):
    """A domain whose need, high or interfering, is an acute danger of this kind."""

    domain: str = field(validator=is_domain)
    kind: SafetyKind = field(validator=instance(SafetyKind))


@frozen(kw_only=True, repr=False, eq=False)
class CitedPart(Value):
    """A part of a value that carries a citation of its own.

    Attributes:
        source: The source's id.
        place: The place in it.
        statement: The number of the statement, if it has one.
        citation: The three together.
    """

    source: str = field(validator=is_text)
    place: str = field(validator=is_text)
    statement: str | None = field(default=None, validator=optional(is_text))
    citation: Citation = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Put the citation together once."""
        citation = Citation(source=self.source, place=self.place, statement=self.statement)
        object.__setattr__(self, "citation", citation)


@frozen(kw_only=True, repr=False, eq=False)
class UnscheduledEvent(CitedPart):
    """An event that calls for a review at once."""

    event: ReviewEvent = field(validator=instance(ReviewEvent))


@frozen(kw_only=True, repr=False, eq=False)
class KeySource(CitedPart):
    """Who states that a key puts one need before another."""

    key: RankKey = field(validator=instance(RankKey))


@frozen(kw_only=True, repr=False, eq=False)
class StageStrategy(CitedPart):
    """What a stage of change calls for, in words for staff."""

    stage: StageOfChange = field(validator=instance(StageOfChange))
    text: str = field(validator=is_text)


@frozen(kw_only=True, repr=False, eq=False)
class DosageHours(Value):
    """How many hours of skill-building are advised at some levels of risk.

    Attributes:
        band: What the literature calls these levels.
        hours: The hours.
        risk_levels: The levels; none where the library's levels have no such one, so that an
            agency whose tool has it names its own.
    """

    band: str = field(validator=is_text)
    hours: int = field(validator=whole(1))
    risk_levels: tuple[RiskLevel, ...] = field(validator=tuple_of(RiskLevel))


@frozen(kw_only=True, repr=False, eq=False)
class TierWhen(CitedPart):
    """The tier that a domain takes in a case of its own."""

    tier: Tier = field(validator=instance(Tier))


@frozen(kw_only=True, repr=False, eq=False)
class BarrierShown(CitedPart):
    """The barrier that a need of a domain shows by itself."""

    barrier: Barrier = field(validator=instance(Barrier))


@frozen(kw_only=True, repr=False, eq=False)
class BarrierAnswer(CitedPart):
    """How a plan answers a barrier; the citation is that of who asks that it be answered.

    Attributes:
        barrier: The barrier.
        kinds: The ways of working that answer it.
        rules_out: The ways of working that it makes impossible, whatever asks for them.
    """

    barrier: Barrier = field(validator=instance(Barrier))
    kinds: tuple[AdaptationKind, ...] = field(validator=words_of(AdaptationKind))
    rules_out: tuple[AdaptationKind, ...] = field(default=(), validator=words_of(AdaptationKind))


@frozen(kw_only=True, repr=False, eq=False)
class AdaptationWords(Value):
    """A way of working in words for staff."""

    kind: AdaptationKind = field(validator=instance(AdaptationKind))
    text: str = field(validator=is_text)


@frozen(kw_only=True, repr=False, eq=False)
class Domain(Value):
    """What a policy says of one domain of need.

    Attributes:
        name: The name that staff use.
        plain_name: The name for the participant's eyes.
        tier: The tier that its needs usually have; ``not_a_target`` for static history.
        when_contributed: The tier where the need contributed to this participant's offending.
        when_interferes: The tier where the need gets in the way right now.
        shows: The barrier that a need of the domain shows by itself, where it is worth a target
            or gets in the way right now.
    """

    name: str = field(validator=is_text)
    plain_name: str = field(validator=is_text)
    tier: Tier = field(validator=instance(Tier))
    when_contributed: TierWhen | None = field(default=None, validator=optional(instance(TierWhen)))
    when_interferes: TierWhen | None = field(default=None, validator=optional(instance(TierWhen)))
    shows: BarrierShown | None = field(default=None, validator=optional(instance(BarrierShown)))


@frozen(kw_only=True, repr=False, eq=False)
class StarterActivity(Value):
    """The starter words of an activity."""

    text: str = field(validator=is_text)
    often: str = field(validator=is_text)


@frozen(kw_only=True, repr=False, eq=False)
class StarterActivities(Value):
    """One starter activity of each kind; the fields are named like the kinds."""

    supervision_strategy: StarterActivity = field(validator=instance(StarterActivity))
    referral: StarterActivity = field(validator=instance(StarterActivity))
    face_to_face: StarterActivity = field(validator=instance(StarterActivity))


@frozen(kw_only=True, repr=False, eq=False)
class FirstSteps(Value):
    """The motivational first step for each stage of change; the fields are named like them."""

    precontemplation: str = field(validator=is_text)
    contemplation: str = field(validator=is_text)
    preparation: str = field(validator=is_text)
    action: str = field(validator=is_text)
    maintenance: str = field(validator=is_text)

    def at_stage(self, stage: StageOfChange) -> str:
        """Give the first step that fits a stage."""
        step: str = getattr(self, stage.value)
        return step


@frozen(kw_only=True, repr=False, eq=False)
class Guidance(Value):
    """The starter words for goals in one domain.

    Attributes:
        goal: The goal in the first person.
        measure: How success is seen.
        steps: Small steps in their order, at least one.
        activities: One activity of each kind.
        first_steps: The first step for each stage of change.
    """

    goal: str = field(validator=is_text)
    measure: str = field(validator=is_text)
    steps: tuple[str, ...] = field(validator=are_some_texts)
    activities: StarterActivities = field(validator=instance(StarterActivities))
    first_steps: FirstSteps = field(validator=instance(FirstSteps))
