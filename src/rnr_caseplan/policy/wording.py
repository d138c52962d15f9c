"""Values of policies in plain words."""

import enum
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, cast

from rnr_caseplan.policy.cadence import Cadence
from rnr_caseplan.policy.telling import NO_TERMS, in_words, tell_cadence, told_count
from rnr_caseplan.policy.terms import Terms
from rnr_caseplan.policy.values import (
    AdaptationWords,
    BarrierAnswer,
    CheckSeverity,
    Domain,
    DosageHours,
    Exclusion,
    KeptPlaces,
    KeySource,
    LongestDelay,
    PlainWords,
    RiskLinkWeights,
    SafetyDomain,
    SafetyDue,
    ServiceHours,
    ServicesByRisk,
    StageStrategy,
    UnscheduledEvent,
)


def tell_value(value: object, terms: Terms = NO_TERMS) -> str:
    """Tell a value of a policy in words.

    Args:
        value: The value of a parameter.
        terms: The names that the policy declares, by which its duties are told.

    Returns:
        One line.

    Examples:
        >>> tell_value(("high", "very_high")), tell_value(True)
        ('high, very_high', 'yes')
    """
    if isinstance(value, Cadence):
        return tell_cadence(value, terms)
    teller = _TELLERS.get(type(value))
    if teller is not None:
        return teller(value)
    if isinstance(value, enum.Enum):
        return in_words(str(value.value))
    if isinstance(value, tuple):
        return _listed(cast("tuple[object, ...]", value))
    return str(value)


def _listed(values: tuple[object, ...]) -> str:
    if not values:
        return "none"
    if all(isinstance(value, tuple) for value in values):
        groups = enumerate(values, start=1)
        return "; ".join(f"{number}. {tell_value(group)}" for number, group in groups)
    between = ", " if all(isinstance(value, (str, enum.Enum)) for value in values) else "; "
    return between.join(tell_value(value) for value in values)


def _exclusion(value: Exclusion) -> str:
    facts: list[str] = []
    if value.risk_levels:
        facts.append(f"risk {tell_value(value.risk_levels)}")
    if value.sentence_months_at_most is not None:
        facts.append(f"sentence of at most {value.sentence_months_at_most} months")
    if value.caseloads:
        facts.append(f"caseload {tell_value(value.caseloads)}")
    return f"{tell_value(value.outcome)}: {' and '.join(facts) or 'everybody'}"


def _kept_places(value: KeptPlaces) -> str:
    if not value.places or not value.risk_levels:
        return "none"
    return f"{value.places} at risk {tell_value(value.risk_levels)}"


def _safety_due(value: SafetyDue) -> str:
    within = (
        f"within {told_count(value.within_days, 'days')}" if value.within_days else "the same day"
    )
    return f"{tell_value(value.kind)}: {within}"


def _longest_delay(value: LongestDelay) -> str:
    if not value.risk_levels:
        return "none"
    return f"{told_count(value.days, 'days')} at risk {tell_value(value.risk_levels)}"


def _service_hours(value: ServiceHours) -> str:
    bounds = [("at least", value.at_least), ("at most", value.at_most)]
    told = [f"{side} {bound}" for side, bound in bounds if bound is not None]
    return f"{' and '.join(told) or 'any'} at risk {tell_value(value.risk_levels)}"


def _services_by_risk(value: ServicesByRisk) -> str:
    parts = [
        f"for {tell_value(value.kinds)}",
        f"kept apart: {tell_value(value.apart)}",
        f"where they are not: {tell_value(value.mixed)}",
        f"hours a week: {tell_value(value.hours_a_week)}",
    ]
    return "; ".join(parts)


def _dosage_hours(value: DosageHours) -> str:
    levels = f"at risk {tell_value(value.risk_levels)}" if value.risk_levels else "at no level here"
    return f"{value.band}: {told_count(value.hours, 'hours')} {levels}"


def _domain(value: Domain) -> str:
    told = [f"{value.name} (for the participant: {value.plain_name}), {tell_value(value.tier)}"]
    for case, part in (
        ("where it contributed to offending", value.when_contributed),
        ("where it interferes now", value.when_interferes),
    ):
        if part is not None:
            told.append(f"{tell_value(part.tier)} {case} ({part.citation})")
    if value.shows is not None:
        told.append(f"it shows {tell_value(value.shows.barrier)} ({value.shows.citation})")
    return "; ".join(told)


def _barrier_answer(value: BarrierAnswer) -> str:
    without = f", never {tell_value(value.rules_out)}" if value.rules_out else ""
    return f"{tell_value(value.barrier)}: {tell_value(value.kinds)}{without} ({value.citation})"


_TELLERS: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        bool: lambda value: "yes" if value else "no",
        AdaptationWords: lambda value: f"{tell_value(value.kind)} \u201c{value.text}\u201d",
        BarrierAnswer: _barrier_answer,
        CheckSeverity: lambda value: f"{value.code}: {tell_value(value.severity)}",
        Domain: _domain,
        DosageHours: _dosage_hours,
        Exclusion: _exclusion,
        KeptPlaces: _kept_places,
        KeySource: lambda value: f"{tell_value(value.key)} ({value.citation})",
        LongestDelay: _longest_delay,
        PlainWords: lambda value: f"{value.word} ({value.plain})",
        RiskLinkWeights: lambda value: f"harm {value.harm}, reoffending {value.reoffending}",
        SafetyDomain: lambda value: f"{value.domain}: {tell_value(value.kind)}",
        SafetyDue: _safety_due,
        ServiceHours: _service_hours,
        ServicesByRisk: _services_by_risk,
        StageStrategy: lambda value: (
            f"{tell_value(value.stage)}: \u201c{value.text}\u201d ({value.citation})"
        ),
        UnscheduledEvent: lambda value: f"{tell_value(value.event)} ({value.citation})",
    }
)
