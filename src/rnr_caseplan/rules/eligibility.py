"""Who gets a full plan, and by when?

``eligibility.full_plan``, ``eligibility.diverted``, ``eligibility.exempt``: everyone whom no
exclusion of the policy names gets a full plan (VA-2b, SP-6a).
``eligibility.assess_first``: where the outcome depends on an unknown risk level, that comes first.
``eligibility.override``: a named person may decide for a full plan (AB).
``eligibility.plan_due``, ``eligibility.plan_due_band``, ``eligibility.no_plan_owed``,
``eligibility.no_date_asked``, ``eligibility.no_due_date``: the plan is due a stated time after its
anchor, where a plan is owed and the anchor is known (SP-6b).
"""

import datetime

from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.duties.foreseeing import foresee
from rnr_caseplan.duties.knowing import ASSESSMENT, know, last_assessed_on
from rnr_caseplan.duties.wording import tell_lacking
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.vocabulary import EligibilityOutcome, RiskLevel
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.policy.telling import tell_rhythm, tell_tests
from rnr_caseplan.policy.values import Exclusion
from rnr_caseplan.policy.when import When

_RULE_OF_OUTCOME = {
    EligibilityOutcome.FULL_PLAN: "eligibility.full_plan",
    EligibilityOutcome.DIVERTED: "eligibility.diverted",
    EligibilityOutcome.EXEMPT: "eligibility.exempt",
    EligibilityOutcome.ASSESS_FIRST: "eligibility.assess_first",
}
PLAN_OWED = frozenset({EligibilityOutcome.FULL_PLAN, EligibilityOutcome.ASSESS_FIRST})
"""The outcomes under which a plan has a due date."""
_KNOWN_RISK_LEVELS = tuple(level for level in RiskLevel if level is not RiskLevel.UNKNOWN)


def decide_eligibility(case: Case, policy: Policy) -> Decision[EligibilityOutcome]:
    """Decide whether the participant gets a full plan.

    An unknown sentence length or caseload never excludes anybody.
    An unknown risk level gives ``assess_first`` only where some risk level would exclude.

    Args:
        case: The case.
        policy: The policy in force.

    Returns:
        The outcome. With an override the first reason names the person, and the outcome that
        the rules alone give stands in its facts and in the second reason. Where a person decided
        on the level of risk, the last reason says so.

    Examples:
        >>> from rnr_caseplan import load_policy
        >>> from rnr_caseplan.model.people import Participant
        >>> policy = load_policy("rnr-baseline", on=datetime.date(2026, 11, 21))
        >>> case = Case(participant=Participant(id="P-1"), needs=(), risk_level=RiskLevel.LOW)
        >>> decide_eligibility(case, policy).value.value
        'diverted'
    """
    exclusions = policy.eligibility_exclusions.value
    outcome = _outcome(exclusions, case, case.risk_level)
    if case.risk_level is RiskLevel.UNKNOWN:
        outcomes = {_outcome(exclusions, case, level) for level in _KNOWN_RISK_LEVELS}
        outcome = outcomes.pop() if len(outcomes) == 1 else EligibilityOutcome.ASSESS_FIRST
    facts = (
        ("because", _grounds(exclusions, case, outcome)),
        ("risk_level", case.risk_level.value),
        ("sentence_months", case.sentence_months),
        ("caseload", case.caseload.value if case.caseload else None),
    )
    by_rule = Reason(_RULE_OF_OUTCOME[outcome], facts, policy.eligibility_exclusions.citation)
    reasons = (by_rule, *case.reasons_of_risk_level)
    override = case.eligibility_override
    if override is None or outcome is EligibilityOutcome.FULL_PLAN:
        return Decision(outcome, reasons)
    by_person = reason_for(
        "eligibility.override",
        ("by", override.by),
        ("on", override.on.isoformat()),
        ("outcome", outcome.value),
    )
    return Decision(EligibilityOutcome.FULL_PLAN, (by_person, *reasons))


def decide_plan_due(
    case: Case, policy: Policy, outcome: EligibilityOutcome
) -> Decision[datetime.date | None]:
    """Decide by when the plan is due; the due day itself is still in time.

    Args:
        case: The case.
        policy: The policy in force.
        outcome: Who gets a plan, as decided.

    Returns:
        The day; ``None`` where no plan is owed, the policy asks for no day, the anchor is not
        known, or the day lies past the end of the calendar. A pause is not looked at.
    """
    citation = policy.plan_due.citation
    if outcome not in PLAN_OWED:
        facts = (("outcome", outcome.value),)
        return Decision(None, (Reason("eligibility.no_plan_owed", facts, citation),))
    duty = policy.plan_due.value
    assessed_on = last_assessed_on(case, policy.on) if ASSESSMENT in duty.anchors else None
    dates = {} if assessed_on is None else {ASSESSMENT: assessed_on}
    known = know(case, policy, as_of=policy.on, dates=dates)
    found = foresee(duty, known, until=datetime.date.max, most=1)
    if found.days and found.timing is not None and found.counted_from is not None:
        facts_due = (
            ("count", tell_rhythm(found.timing)),
            ("anchor", found.timing.anchor),
            ("counted_from", found.counted_from.isoformat()),
        )
        reasons = (Reason("eligibility.plan_due", facts_due, citation),)
        return Decision(found.days[0], (*reasons, *_band(found.when, policy)))
    if found.timing is not None:
        reasons = (Reason("eligibility.no_date_asked", (), citation),)
        return Decision(None, (*reasons, *_band(found.when, policy)))
    facts_missing = (("because", tell_lacking(found.lacking, policy.terms)),)
    return Decision(None, (Reason("eligibility.no_due_date", facts_missing, citation),))


def _band(when: tuple[When, ...], policy: Policy) -> tuple[Reason, ...]:
    """Tell by which band of the policy a day was counted, where it has bands."""
    if not when:
        return ()
    facts = (("because", tell_tests(when, policy.terms)),)
    return (Reason("eligibility.plan_due_band", facts, policy.plan_due.citation),)


def _outcome(
    exclusions: tuple[Exclusion, ...], case: Case, risk_level: RiskLevel
) -> EligibilityOutcome:
    """Give the outcome of the first exclusion that holds at this risk level."""
    for exclusion in exclusions:
        if _holds(exclusion, case, risk_level):
            return exclusion.outcome
    return EligibilityOutcome.FULL_PLAN


def _grounds(
    exclusions: tuple[Exclusion, ...], case: Case, outcome: EligibilityOutcome
) -> tuple[str, ...]:
    """Name the facts by which the first exclusion that holds excludes the participant."""
    held = [item for item in exclusions if item.outcome is outcome]
    for exclusion in held:
        if _holds(exclusion, case, case.risk_level):
            named = {
                "risk level": exclusion.risk_levels,
                "length of sentence": exclusion.sentence_months_at_most is not None,
                "caseload": exclusion.caseloads,
            }
            return tuple(name for name, is_named in named.items() if is_named)
    return ()


def _holds(exclusion: Exclusion, case: Case, risk_level: RiskLevel) -> bool:
    if exclusion.risk_levels and risk_level not in exclusion.risk_levels:
        return False
    if exclusion.caseloads and case.caseload not in exclusion.caseloads:
        return False
    longest = exclusion.sentence_months_at_most
    return longest is None or (case.sentence_months is not None and case.sentence_months <= longest)
