"""What somebody should look at: one line for each thing, with its place and its rule."""

import datetime
from collections.abc import Iterable

from rnr_caseplan.dates import Unit, day_after
from rnr_caseplan.decisions import Decision, Reason
from rnr_caseplan.duties.wording import tell_lacking
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.plan import (
    DriverFinding,
    Eligibility,
    PlannedNeed,
    Review,
    SafetyItem,
)
from rnr_caseplan.model.vocabulary import (
    Disposition,
    DriverStanding,
    EligibilityOutcome,
    Level,
    RiskLevel,
    Tier,
)
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.drivers import judge_delay


def warn_of(place: str, reason: Reason) -> str:
    """Tell a reason as a warning: its place, the sentence with its source, the rule's id."""
    return f"{place}: {reason.sentence} [{reason.rule}]"


def warn_of_policy(policy: Policy, as_of: datetime.date) -> Iterable[str]:
    """Warn of a policy of another day, and of values that nobody has read at their source."""
    if policy.on != as_of:
        yield f"policy: in force on {policy.on}, used for a draft as of {as_of}"
    if policy.unverified:
        keys = ", ".join(policy.unverified)
        yield f"policy: not verified at the source: {keys}"


def warn_of_eligibility(
    case: Case, eligibility: Eligibility, policy: Policy, as_of: datetime.date
) -> Iterable[str]:
    """Warn of days that do not fit, an override without effect, and an unknown risk level."""
    if case.assigned_on is not None and as_of < case.assigned_on:
        yield "assigned_on: the draft is made before the day of assignment"
    due_on = eligibility.plan_due_on
    if due_on is not None and due_on < as_of:
        yield f"eligibility: the plan was due on {due_on} and is overdue [eligibility.plan_due]"
    overridden = eligibility.reasons[0].rule == "eligibility.override"
    if case.eligibility_override is not None and not overridden:
        yield "eligibility_override: the rules alone give a full plan, so it changes nothing"
    is_full = eligibility.outcome is EligibilityOutcome.FULL_PLAN
    if is_full and case.risk_level is RiskLevel.UNKNOWN and policy.kept_for_driver.value.places:
        yield (
            "risk_level: unknown, so no place is kept for the driver; assess it "
            "[sequence.kept_place]"
        )
    if eligibility.outcome is EligibilityOutcome.ASSESS_FIRST:
        yield warn_of("risk_level", eligibility.reasons[0])


def warn_of_driver(
    case: Case,
    finding: DriverFinding | None,
    needs: Iterable[PlannedNeed],
    policy: Policy,
    as_of: datetime.date,
) -> Iterable[str]:
    """Warn of a refused driver, an unusual one, and one that has waited too long."""
    if finding is None or case.driver is None:
        return
    place = f"driver {finding.need_id}"
    is_refused = finding.standing is DriverStanding.REFUSED
    for reason in finding.reasons[0 if is_refused else 1 :]:
        if reason.rule != "levels.overridden":
            yield warn_of(place, reason)
    if is_refused:
        return
    active = any(
        item.need.id == finding.need_id and item.disposition is Disposition.ACTIVE for item in needs
    )
    delay = judge_delay(case.driver, case.risk_level, policy, as_of=as_of)
    if delay.value and not active:
        yield warn_of(place, delay.reasons[0])


def warn_of_needs(
    case: Case, needs: Iterable[PlannedNeed], order: Decision[object]
) -> Iterable[str]:
    """Warn of unknown levels, loops in what fuels what, and goals asked for on static history."""
    wanted = {goal.need_id for goal in case.wanted_goals}
    for item in needs:
        identifier = item.need.id
        if item.need.level is Level.UNKNOWN and item.tier is not Tier.NOT_A_TARGET:
            yield f"need {identifier}: the level is unknown; assess it first"
        if identifier in wanted and item.tier is Tier.NOT_A_TARGET:
            yield (
                f"wanted_goals: the goal on need {identifier} is kept in the case but not "
                "drafted, because history is never a goal [targets.static]"
            )
    for reason in order.reasons:
        if reason.rule == "ranking.loop":
            yield warn_of("fuels", reason)


def warn_of_overrides(case: Case, policy: Policy) -> Iterable[str]:
    """Warn where a person's decision on a level takes an acute danger off the urgent list."""
    overridden = [need for need in case.needs if need.level_override is not None]
    for need in sorted(overridden, key=lambda need: need.id):
        if need.assessed_level is not Level.HIGH or need.interferes:
            continue
        is_danger = any(item.domain == need.domain for item in policy.safety_domains.value)
        if is_danger and need.level is not Level.UNKNOWN:
            yield (
                f"need {need.id}: as assessed it is an acute danger, and a person's decision takes "
                "it off the urgent list [levels.overridden]"
            )


def warn_of_days(
    case: Case, safety: Iterable[SafetyItem], reviews: Iterable[Review], as_of: datetime.date
) -> Iterable[str]:
    """Warn of safety items, conditions and reviews whose day has passed."""
    for item in safety:
        if item.due_on is not None and item.due_on < as_of:
            rule = item.reasons[0].rule
            yield f"safety {item.id}: was due on {item.due_on} and is overdue [{rule}]"
    for condition in case.conditions:
        if condition.due_on is not None and condition.due_on < as_of:
            yield f"condition {condition.id}: its day, {condition.due_on}, has passed"
    for review in reviews:
        if review.due_on < as_of:
            rule = review.reasons[0].rule
            yield f"{review.kind.value}: was due on {review.due_on} and is overdue [{rule}]"


def warn_of_duties(lacking: Iterable[tuple[str, tuple[str, ...]]], policy: Policy) -> Iterable[str]:
    """Warn of reviews that cannot be counted, because something is not known."""
    for key, names in lacking:
        yield f"{key}: cannot be counted: {', '.join(tell_lacking(names, policy.terms))}"


def warn_of_calendar(as_of: datetime.date, policy: Policy) -> Iterable[str]:
    """Warn where the calendar ends before the time that the plan lists."""
    years = policy.reviews_listed_months.value // 12 + 1
    if as_of.year + years <= datetime.MAXYEAR:
        return
    if day_after(as_of, policy.reviews_listed_months.value, Unit.MONTHS) is None:
        yield f"as_of: days after {datetime.date.max} are left out"
