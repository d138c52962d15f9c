"""``Policy``: every value in force on one day, each with its citation."""

import datetime
from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, Generic, TypeVar

import attrs
from attrs import field, frozen

from rnr_caseplan.citations import Citation, Source
from rnr_caseplan.dates import WorkingDays
from rnr_caseplan.model.barriers import AdaptationKind
from rnr_caseplan.model.fields import whole
from rnr_caseplan.model.vocabulary import ActivityKind, Level, StageOfChange, Tier, Weekday
from rnr_caseplan.policy.cadence import LONGEST_DAYS, Cadence
from rnr_caseplan.policy.listed_words import ListedWords
from rnr_caseplan.policy.terms import Terms
from rnr_caseplan.policy.values import (
    AdaptationWords,
    BarrierAnswer,
    CheckSeverity,
    Domain,
    DosageHours,
    Effective,
    EvidenceKey,
    Exclusion,
    Guidance,
    KeptPlaces,
    KeySource,
    LongestDelay,
    PlainWords,
    RankKey,
    RiskLinkWeights,
    SafetyDomain,
    SafetyDue,
    ServiceKey,
    ServicesByRisk,
    SobrietyApplies,
    StageStrategy,
    UnscheduledEvent,
)
from rnr_caseplan.value import Value

T_co = TypeVar("T_co", covariant=True)


@frozen(kw_only=True, repr=False, eq=False)
class Cited(Value, Generic[T_co]):
    """A value with the day from which it holds and the place that states it.

    Attributes:
        value: The value.
        citation: The place that states it.
        starts_on: The day from which it holds.
        effective: What is known of that day.
        verified: Whether the value was read at its source.
    """

    value: T_co
    citation: Citation
    starts_on: datetime.date
    effective: Effective = Effective.STATED
    verified: bool = True


def _parameter(key: str, *, check: Any = None) -> Any:
    return {"parameter": key, "check": check}


@frozen(kw_only=True, repr=False, eq=False)
class Policy(Value):
    """The values of a policy on one day.

    Each attribute below ``sources`` is one parameter: a ``Cited`` value. The reference of
    policies lists them with their keys in TOML.
    """

    name: str
    version: str
    title: str
    on: datetime.date
    sources: tuple[Source, ...] = field(repr=False)
    terms: Terms = field(default=Terms(), repr=False)

    eligibility_exclusions: Cited[tuple[Exclusion, ...]] = field(
        metadata=_parameter("eligibility.exclusions")
    )

    target_levels: Cited[tuple[Level, ...]] = field(metadata=_parameter("targets.levels"))
    criminogenic_targets: Cited[int] = field(
        metadata=_parameter("targets.criminogenic_at_most", check=whole(0))
    )
    closing_level: Cited[Level] = field(metadata=_parameter("targets.closing_level"))

    goals_active_at_once: Cited[int] = field(
        metadata=_parameter("goals.active_at_once", check=whole(1))
    )
    kept_for_driver: Cited[KeptPlaces] = field(metadata=_parameter("goals.kept_for_driver"))
    criminogenic_waits: Cited[bool] = field(
        metadata=_parameter("goals.criminogenic_waits_for_stabilization")
    )
    clinical_stabilization: Cited[tuple[str, ...]] = field(
        metadata=_parameter("goals.clinical_stabilization_domains")
    )
    target_after_days: Cited[int] = field(
        metadata=_parameter("goals.target_after_days", check=whole(1, LONGEST_DAYS))
    )
    first_step_after_days: Cited[int] = field(
        metadata=_parameter("goals.first_step_after_days", check=whole(0, LONGEST_DAYS))
    )

    maintenance_waits_for: Cited[tuple[Tier, ...]] = field(
        metadata=_parameter("maintenance.waits_for")
    )
    sobriety_days: Cited[int] = field(
        metadata=_parameter("maintenance.sobriety_days", check=whole(0, LONGEST_DAYS))
    )
    sobriety_domains: Cited[tuple[str, ...]] = field(
        metadata=_parameter("maintenance.sobriety_domains")
    )
    sobriety_applies: Cited[SobrietyApplies] = field(
        metadata=_parameter("maintenance.sobriety_applies")
    )
    maintenance_for_graduation: Cited[bool] = field(
        metadata=_parameter("maintenance.required_for_graduation")
    )

    tier_order: Cited[tuple[Tier, ...]] = field(metadata=_parameter("ranking.tiers"))
    responsivity_keys: Cited[tuple[RankKey, ...]] = field(
        metadata=_parameter("ranking.responsivity_keys")
    )
    criminogenic_keys: Cited[tuple[RankKey, ...]] = field(
        metadata=_parameter("ranking.criminogenic_keys")
    )
    maintenance_keys: Cited[tuple[RankKey, ...]] = field(
        metadata=_parameter("ranking.maintenance_keys")
    )
    key_sources: Cited[tuple[KeySource, ...]] = field(metadata=_parameter("ranking.key_sources"))
    influence_scheme: Cited[str] = field(metadata=_parameter("ranking.influence_scheme"))
    survival_domains: Cited[tuple[str, ...]] = field(
        metadata=_parameter("ranking.survival_domains")
    )
    risk_link_weights: Cited[RiskLinkWeights] = field(
        metadata=_parameter("ranking.risk_link_weights")
    )
    domain_order: Cited[tuple[str, ...]] = field(metadata=_parameter("ranking.domain_order"))

    driver_domains: Cited[tuple[str, ...]] = field(metadata=_parameter("drivers.domains"))
    driver_levels: Cited[tuple[Level, ...]] = field(metadata=_parameter("drivers.levels"))
    driver_override_domains: Cited[tuple[str, ...]] = field(
        metadata=_parameter("drivers.override_domains")
    )
    driver_usual_scheme: Cited[str] = field(metadata=_parameter("drivers.usual_scheme"))
    driver_longest_delay: Cited[LongestDelay] = field(metadata=_parameter("drivers.longest_delay"))
    incidents_reviewed: Cited[int] = field(
        metadata=_parameter("drivers.incidents_reviewed", check=whole(1))
    )
    evidence_order: Cited[tuple[EvidenceKey, ...]] = field(
        metadata=_parameter("drivers.evidence_order")
    )

    enhancement_stages: Cited[tuple[StageOfChange, ...]] = field(
        metadata=_parameter("motivation.enhancement_stages")
    )
    stage_strategies: Cited[tuple[StageStrategy, ...]] = field(
        metadata=_parameter("motivation.strategies")
    )
    dosage_hours: Cited[tuple[DosageHours, ...]] = field(metadata=_parameter("dosage.hours"))
    dosage_scheme: Cited[str] = field(metadata=_parameter("dosage.scheme"))
    take_home_minutes: Cited[int] = field(
        metadata=_parameter("dosage.take_home_minutes", check=whole(1))
    )
    barrier_answers: Cited[tuple[BarrierAnswer, ...]] = field(
        metadata=_parameter("responsivity.adaptations")
    )
    adaptation_words: Cited[tuple[AdaptationWords, ...]] = field(
        metadata=_parameter("responsivity.words")
    )
    short_first_step_after_days: Cited[int] = field(
        metadata=_parameter("responsivity.first_step_after_days", check=whole(0, LONGEST_DAYS))
    )

    safety_due: Cited[tuple[SafetyDue, ...]] = field(metadata=_parameter("safety.due"))
    safety_domains: Cited[tuple[SafetyDomain, ...]] = field(metadata=_parameter("safety.domains"))

    activity_kinds: Cited[tuple[ActivityKind, ...]] = field(metadata=_parameter("activities.kinds"))

    plan_due: Cited[Cadence] = field(metadata=_parameter("duties.case_plan"))
    formal_review: Cited[Cadence] = field(metadata=_parameter("duties.formal_review"))
    goal_check_in: Cited[Cadence] = field(metadata=_parameter("duties.goal_check_in"))
    reassessment: Cited[Cadence] = field(metadata=_parameter("duties.reassessment"))
    weekend: Cited[tuple[Weekday, ...]] = field(metadata=_parameter("calendar.weekend"))
    due_soon_days: Cited[int] = field(
        metadata=_parameter("calendar.due_soon_days", check=whole(0, LONGEST_DAYS))
    )
    reviews_listed_months: Cited[int] = field(
        metadata=_parameter("reviews.listed_months", check=whole(1, 1200))
    )
    unscheduled_reviews: Cited[tuple[UnscheduledEvent, ...]] = field(
        metadata=_parameter("reviews.unscheduled")
    )

    unscheduled_within_days: Cited[int] = field(
        metadata=_parameter("reviews.unscheduled_within_days", check=whole(0, LONGEST_DAYS))
    )
    overridable_rules: Cited[tuple[str, ...]] = field(metadata=_parameter("overrides.rules"))
    check_severities: Cited[tuple[CheckSeverity, ...]] = field(
        metadata=_parameter("checks.severities")
    )
    reading_grade: Cited[int] = field(
        metadata=_parameter("checks.reading_grade", check=whole(1, 20))
    )
    sentence_words: Cited[int] = field(metadata=_parameter("checks.sentence_words", check=whole(1)))
    steps_a_month: Cited[int] = field(metadata=_parameter("checks.steps_a_month", check=whole(1)))
    steps_a_day: Cited[int] = field(metadata=_parameter("checks.steps_a_day", check=whole(1)))
    step_days: Cited[int] = field(
        metadata=_parameter("checks.step_days", check=whole(1, LONGEST_DAYS))
    )
    step_words: Cited[int] = field(metadata=_parameter("checks.step_words", check=whole(0)))
    still_days: Cited[int] = field(
        metadata=_parameter("checks.still_days", check=whole(1, LONGEST_DAYS))
    )
    answer_days: Cited[int] = field(
        metadata=_parameter("checks.answer_days", check=whole(0, LONGEST_DAYS))
    )
    monitor_days: Cited[int] = field(
        metadata=_parameter("checks.monitor_days", check=whole(1, LONGEST_DAYS))
    )
    jargon: Cited[tuple[PlainWords, ...]] = field(metadata=_parameter("wording.jargon"))
    labels: Cited[tuple[PlainWords, ...]] = field(metadata=_parameter("wording.labels"))
    names: Cited[tuple[str, ...]] = field(metadata=_parameter("wording.names"))
    unseen_words: Cited[tuple[str, ...]] = field(metadata=_parameter("wording.unseen_words"))
    vague_words: Cited[tuple[str, ...]] = field(metadata=_parameter("wording.vague_words"))
    vague_times: Cited[tuple[str, ...]] = field(metadata=_parameter("wording.vague_times"))
    signature_required: Cited[bool] = field(metadata=_parameter("signing.signature"))
    copy_required: Cited[bool] = field(metadata=_parameter("signing.copy"))

    service_order: Cited[tuple[ServiceKey, ...]] = field(metadata=_parameter("services.order"))
    services_by_risk: Cited[ServicesByRisk] = field(metadata=_parameter("services.by_risk"))
    service_ways: Cited[tuple[AdaptationKind, ...]] = field(metadata=_parameter("services.ways"))
    service_verify_days: Cited[int] = field(
        metadata=_parameter("services.verify_days", check=whole(1, LONGEST_DAYS))
    )

    duties: tuple[tuple[str, Cited[Cadence]], ...] = field(default=(), repr=False)
    schemes: tuple[tuple[str, Cited[tuple[tuple[str, ...], ...]]], ...] = field(repr=False)
    domains: tuple[tuple[str, Cited[Domain]], ...] = field(repr=False)
    guidance: tuple[tuple[str, Cited[Guidance]], ...] = field(repr=False)

    unverified: tuple[str, ...] = field(init=False, eq=False, repr=False)
    """The keys of the values in force that nobody has read at their source."""

    working_days: WorkingDays = field(init=False, eq=False, repr=False)
    """Which days are worked on, without holidays."""

    words_to_find: Mapping[str, ListedWords] = field(init=False, eq=False, repr=False)
    """The lists of words under ``wording``, by their names, ready to be looked for."""

    _duty_by_key: Mapping[str, Cited[Cadence]] = field(init=False, eq=False, repr=False)
    _domain_by_id: Mapping[str, Cited[Domain]] = field(init=False, eq=False, repr=False)
    _guidance_by_id: Mapping[str, Cited[Guidance]] = field(init=False, eq=False, repr=False)
    _scheme_by_name: Mapping[str, Cited[tuple[tuple[str, ...], ...]]] = field(
        init=False, eq=False, repr=False
    )
    _group_by_domain: Mapping[str, int] = field(init=False, eq=False, repr=False)
    _last_group: int = field(init=False, eq=False, repr=False)
    _place_by_domain: Mapping[str, int] = field(init=False, eq=False, repr=False)
    _source_by_key: Mapping[str, Citation] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Index the tables, so that rules look values up."""
        schemes = dict(self.schemes)
        selected = schemes.get(self.influence_scheme.value)
        index: dict[str, dict[str, Any]] = {
            "words_to_find": {
                "jargon": ListedWords(
                    (item.word for item in self.jargon.value), names=self.names.value
                ),
                "labels": ListedWords(
                    (item.word for item in self.labels.value), names=self.names.value
                ),
                "unseen_words": ListedWords(self.unseen_words.value),
                "vague_words": ListedWords(self.vague_words.value),
                "vague_times": ListedWords(self.vague_times.value),
            },
            "_duty_by_key": {
                **{key: getattr(self, name) for key, name in DUTY_NAMES.items()},
                **{f"duties.{name}": cited for name, cited in self.duties},
            },
            "_domain_by_id": dict(self.domains),
            "_guidance_by_id": dict(self.guidance),
            "_scheme_by_name": schemes,
            "_group_by_domain": group_table(selected.value) if selected else {},
            "_source_by_key": {item.key.value: item.citation for item in self.key_sources.value},
            "_place_by_domain": {name: place for place, name in enumerate(self.domain_order.value)},
        }
        for name, table in index.items():
            object.__setattr__(self, name, MappingProxyType(table))
        object.__setattr__(self, "_last_group", len(selected.value) if selected else 0)
        object.__setattr__(self, "working_days", self.working_days_with(()))
        unverified = tuple(key for key, cited in self.parameters() if not cited.verified)
        object.__setattr__(self, "unverified", unverified)

    def __reduce__(self) -> tuple[Any, ...]:
        """Let a policy travel between processes; the index is made anew there."""
        fields = {
            attribute.name: getattr(self, attribute.name)
            for attribute in attrs.fields(Policy)
            if attribute.init
        }
        return partial(Policy, **fields), ()

    def domain(self, name: str) -> Cited[Domain] | None:
        """Give what the policy says of a domain; ``None`` for one that it does not know."""
        return self._domain_by_id.get(name)

    def guidance_for(self, domain: str) -> Cited[Guidance]:
        """Give the starter words for a domain that the policy knows.

        Raises:
            KeyError: Where the policy does not know the domain, or it is never a target.
        """
        return self._guidance_by_id[domain]

    def scheme(self, name: str) -> Cited[tuple[tuple[str, ...], ...]]:
        """Give an influence scheme: groups of domains, the most influential first.

        Raises:
            KeyError: Where the policy does not define the scheme.
        """
        return self._scheme_by_name[name]

    def influence_group(self, domain: str) -> int:
        """Give a domain's group in the policy's scheme: 1 is the most influential.

        A domain outside every group comes after the last.
        """
        return self._group_by_domain.get(domain, self._last_group + 1)

    def key_source(self, name: str) -> Citation:
        """Give the place that states a key of the ranking; the library's own for any other."""
        return self._source_by_key.get(name, self.domain_order.citation)

    def table_place(self, domain: str) -> int:
        """Give a domain's place in the policy's table; unlisted ones come after the last."""
        return self._place_by_domain.get(domain, len(self._place_by_domain))

    def working_days_with(self, holidays: Iterable[datetime.date]) -> WorkingDays:
        """Give the days that are worked on, where some more are holidays."""
        weekend = [weekday.position for weekday in self.weekend.value]
        return WorkingDays(weekend=weekend, holidays=holidays)

    def duty(self, key: str) -> Cited[Cadence]:
        """Give a duty by its key.

        Raises:
            KeyError: Where the policy has no such duty.
        """
        return self._duty_by_key[key]

    def all_duties(self) -> tuple[tuple[str, Cited[Cadence]], ...]:
        """Give every duty by its key: those that each policy has, and then its own."""
        return tuple(self._duty_by_key.items())

    def parameters(self) -> tuple[tuple[str, Cited[Any]], ...]:
        """Give every value in force with its key, in the order of the reference."""
        single = [(key, getattr(self, name)) for key, name in PARAMETER_NAMES.items()]
        tables: list[tuple[str, Cited[Any]]] = [
            (f"{section}.{name}", cited)
            for section, table in (
                ("duties", self.duties),
                ("schemes", self.schemes),
                ("domains", self.domains),
            )
            for name, cited in table
        ]
        return (*single, *tables)


PARAMETER_NAMES: Mapping[str, str] = MappingProxyType(
    {
        attribute.metadata["parameter"]: attribute.name
        for attribute in attrs.fields(Policy)
        if "parameter" in attribute.metadata
    }
)
"""The attribute of ``Policy`` for each parameter's key in TOML."""


DUTY_NAMES: Mapping[str, str] = MappingProxyType(
    {key: name for key, name in PARAMETER_NAMES.items() if key.startswith("duties.")}
)
"""The attribute of ``Policy`` for each duty that every policy has."""


def group_table(groups: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    """Give each domain's group number in a scheme, counted from 1."""
    return {name: number for number, group in enumerate(groups, start=1) for name in group}
