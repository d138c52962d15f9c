"""Values of a policy that are well formed each by itself but do not fit together."""

from collections.abc import Iterable, Iterator

from rnr_caseplan.catalogue.about_lives import OVERRIDABLE_RULES
from rnr_caseplan.catalogue.check_codes import CHECK_CODES
from rnr_caseplan.catalogue.telling import RULES
from rnr_caseplan.errors import Fault
from rnr_caseplan.model.vocabulary import (
    EligibilityOutcome,
    Level,
    RiskLevel,
    SafetyKind,
    Tier,
    Weekday,
)
from rnr_caseplan.policy.cadence import ForEach
from rnr_caseplan.policy.duty_faults import find_duty_faults
from rnr_caseplan.policy.policy import DUTY_NAMES, Policy
from rnr_caseplan.policy.responsivity_faults import find_responsivity_faults
from rnr_caseplan.policy.service_faults import find_service_faults
from rnr_caseplan.policy.work_faults import find_work_faults

RANKED_TIERS = (Tier.RESPONSIVITY, Tier.CRIMINOGENIC, Tier.MAINTENANCE)
_A_DOMAIN = "a domain with an entry under domains"
TARGET_LEVELS = {Level.MODERATE, Level.HIGH}
NEVER_CRIMINOGENIC = ("mental_health",)
"""Mental illness is never criminogenic, however an agency writes its policy (SK)."""
NO_PLAN = (EligibilityOutcome.DIVERTED, EligibilityOutcome.EXEMPT)

SUBJECTS = {
    key: ForEach.ACTIVE_GOAL if key == "duties.goal_check_in" else ForEach.PARTICIPANT
    for key in DUTY_NAMES
}
"""For whom or for what the duties that every policy has are counted."""


def find_contradictions(policy: Policy) -> tuple[Fault, ...]:
    """Find every contradiction among the values that are in force on the policy's day.

    Args:
        policy: The snapshot.

    Returns:
        The faults, each with the parameter's key; empty where all fits.
    """
    return (
        *_sources_that_rules_cite(policy),
        *_unknown_domains(policy),
        *_unknown_schemes(policy),
        *_domains_without_guidance(policy),
        *_orders_and_numbers(policy),
        *_duties(policy),
        *_rules_that_nobody_sets_aside(policy),
        *_checks(policy),
        *find_service_faults(policy),
        *find_work_faults(policy),
        *find_responsivity_faults(policy),
        *_values_that_cannot_hold(policy),
    )


def _sources_that_rules_cite(policy: Policy) -> Iterator[Fault]:
    known = {source.id for source in policy.sources}
    cited = sorted({rule.citation.source for rule in RULES.values()} - known)
    if cited:
        problem = f"lacks {', '.join(cited)}, which rules of this library cite"
        yield Fault("sources", problem, 'these sources, or extends = "rnr-baseline"')


def _unknown_domains(policy: Policy) -> Iterator[Fault]:
    named: dict[str, Iterable[str]] = {
        "goals.clinical_stabilization_domains": policy.clinical_stabilization.value,
        "maintenance.sobriety_domains": policy.sobriety_domains.value,
        "ranking.survival_domains": policy.survival_domains.value,
        "ranking.domain_order": policy.domain_order.value,
        "drivers.domains": policy.driver_domains.value,
        "drivers.override_domains": policy.driver_override_domains.value,
        "safety.domains": [item.domain for item in policy.safety_domains.value],
    }
    for name, scheme in policy.schemes:
        named[f"schemes.{name}"] = [domain for group in scheme.value for domain in group]
    known = set(dict(policy.domains))
    for key, domains in named.items():
        names = list(domains)
        for domain in sorted(set(names) - known):
            problem = f"names {domain}, a domain that is not defined"
            yield Fault(key, problem, _A_DOMAIN)
        if len(set(names)) != len(names):
            yield Fault(key, "names a domain more than once", "each domain once")


def _unknown_schemes(policy: Policy) -> Iterator[Fault]:
    schemes = dict(policy.schemes)
    for key, cited in (
        ("ranking.influence_scheme", policy.influence_scheme),
        ("drivers.usual_scheme", policy.driver_usual_scheme),
        ("dosage.scheme", policy.dosage_scheme),
    ):
        if cited.value not in schemes:
            yield Fault(key, "names a scheme that is not defined", f"one of {', '.join(schemes)}")


def _domains_without_guidance(policy: Policy) -> Iterator[Fault]:
    guided = dict(policy.guidance)
    for name, domain in policy.domains:
        if domain.value.tier is not Tier.NOT_A_TARGET and name not in guided:
            expected = f"a table [{name}] in a guidance file"
            yield Fault(f"domains.{name}", "has no starter guidance", expected)


def find_unused_guidance(policy: Policy) -> tuple[Fault, ...]:
    """Find guidance for domains that are not defined: a slip of the pen leaves old words in force.

    Args:
        policy: The snapshot.

    Returns:
        The faults; empty where every guidance is used.
    """
    known = dict(policy.domains)
    return tuple(
        Fault(f"guidance for {name}", "is for a domain that is not defined", _A_DOMAIN)
        for name, _ in policy.guidance
        if name not in known
    )


def _orders_and_numbers(policy: Policy) -> Iterator[Fault]:
    if sorted(policy.tier_order.value) != list(RANKED_TIERS):
        names = ", ".join(tier.value for tier in RANKED_TIERS)
        yield Fault("ranking.tiers", "does not name every tier once", names)
    kinds = [item.kind for item in policy.safety_due.value]
    if sorted(kinds) != list(SafetyKind):
        names = ", ".join(kind.value for kind in SafetyKind)
        yield Fault("safety.due", "does not have one entry for each kind", names)
    for index, exclusion in enumerate(policy.eligibility_exclusions.value):
        if RiskLevel.UNKNOWN in exclusion.risk_levels:
            path = f"eligibility.exclusions[{index}].risk_levels"
            yield Fault(path, "excludes an unknown risk level", "risk levels that are known")
        if exclusion.outcome not in NO_PLAN:
            names = " or ".join(outcome.value for outcome in NO_PLAN)
            path = f"eligibility.exclusions[{index}].outcome"
            yield Fault(path, "is not an outcome of an exclusion", names)
    if policy.closing_level.value not in (Level.LOW, Level.MODERATE):
        yield Fault("targets.closing_level", "is not a level to close at", "low or moderate")
    used = {*policy.responsivity_keys.value, *policy.criminogenic_keys.value}
    used |= set(policy.maintenance_keys.value)
    without = sorted(used - {item.key for item in policy.key_sources.value})
    if without:
        names = ", ".join(key.value for key in without)
        yield Fault("ranking.key_sources", f"does not say who states {names}", "an entry for each")
    if policy.first_step_after_days.value > policy.target_after_days.value:
        expected = f"at most {policy.target_after_days.value}"
        yield Fault("goals.first_step_after_days", "lies after the target date", expected)


def _duties(policy: Policy) -> Iterator[Fault]:
    """Find names that mean two things, and duties that cannot hold."""
    yield from policy.terms.clashes()
    for key, cited in policy.all_duties():
        yield from find_duty_faults(key, key.partition(".")[2], cited.value, policy.terms)
    for key, subject in SUBJECTS.items():
        if dict(policy.all_duties())[key].value.for_each is not subject:
            yield Fault(f"{key}.for_each", "is not what this duty is counted for", subject.value)
    if len(policy.weekend.value) == len(Weekday):
        yield Fault("calendar.weekend", "leaves no working day", "at most six days")


def _rules_that_nobody_sets_aside(policy: Policy) -> Iterator[Fault]:
    for place, rule in enumerate(policy.overridable_rules.value):
        if rule not in OVERRIDABLE_RULES:
            problem = "is not a rule that can stand against an event"
            accepted = f"one of {', '.join(OVERRIDABLE_RULES)}"
            yield Fault(f"overrides.rules[{place}]", problem, accepted)


def _checks(policy: Policy) -> Iterator[Fault]:
    """Find severities of checks that do not exist or are set twice, and words listed twice."""
    codes = [item.code for item in policy.check_severities.value]
    for place, code in enumerate(codes):
        path = f"checks.severities[{place}].code"
        if code not in CHECK_CODES:
            yield Fault(path, "is not the code of a check", f"one of {', '.join(CHECK_CODES)}")
        elif code in codes[:place]:
            yield Fault(path, "is set before", "each code once")
    for key, cited in (("wording.jargon", policy.jargon), ("wording.labels", policy.labels)):
        words = [item.word.casefold() for item in cited.value]
        if len(set(words)) != len(words):
            yield Fault(key, "lists a word more than once", "each word once")


def _values_that_cannot_hold(policy: Policy) -> Iterator[Fault]:
    """Find levels, tiers and lists that would make a rule say what it cannot mean."""
    for key, cited in (
        ("targets.levels", policy.target_levels),
        ("drivers.levels", policy.driver_levels),
    ):
        if Level.HIGH not in cited.value or not TARGET_LEVELS.issuperset(cited.value):
            yield Fault(key, "names other levels than rules work with", "high, perhaps moderate")
    if Tier.MAINTENANCE in policy.maintenance_waits_for.value:
        yield Fault("maintenance.waits_for", "names maintenance itself", "the other two tiers")
    if not policy.activity_kinds.value:
        yield Fault("activities.kinds", "is empty", "one or more kinds of activity")
    for key, cited in policy.parameters():
        value: object = cited.value
        if isinstance(value, tuple) and len(set(value)) != len(value):  # pyright: ignore[reportUnknownArgumentType]
            yield Fault(key, "names something more than once", "each once")
    for name in NEVER_CRIMINOGENIC:
        domain = policy.domain(name)
        if domain is None:
            continue
        cases = (domain.value.when_contributed, domain.value.when_interferes)
        tiers = [domain.value.tier, *[case.tier for case in cases if case is not None]]
        if Tier.CRIMINOGENIC in tiers:
            yield Fault(
                f"domains.{name}", "is made criminogenic, which it never is", "another tier"
            )
