"""The catalogue of rules: each rule's id, what it says in plain words, and its sources.

A rule's id begins with the module of ``rules`` that applies it.
The sentence of a rule tells one decision; its braces name facts of the reason.
"""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from rnr_caseplan.citations import Citation
from rnr_caseplan.errors import NotFoundError
from rnr_caseplan.structure import Facts, FactValue
from rnr_caseplan.value import Value


@attrs.frozen(repr=False, eq=False)
class Rule(Value):
    """One rule of the library.

    Attributes:
        id: The id that reasons carry.
        statement: What the rule says, in plain words.
        sentence: How one decision by this rule is told.
        citation: The place that states it; a decision that rests on a policy's value cites
            that value's place instead.
    """

    id: str
    statement: str
    sentence: str
    citation: Citation


def _cite(source: str, place: str, statement: str | None = None) -> Citation:
    return Citation(source=source, place=place, statement=statement)


_VA_2 = _cite("VA", "step 2", "VA-2b")
_VA_3 = _cite("VA", "step 3", "VA-3b")
_VA_4 = _cite("VA", "step 4", "VA-4c")
_VA_7 = _cite("VA", "step 7", "VA-7c")
_TC_5 = _cite("TC", "Fluid and dynamic document", "TC-5")
_TC_9 = _cite("TC", "Responsivity needs", "TC-9a")
_TC_12 = _cite("TC", "Maintenance needs, later or final phase", "TC-12a")
_CG = _cite("CG", "planning around a driver")
_AB = _cite("AB", "principle of professional discretion")
_LIB = _cite("LIB", "this library's own choice")

_RULES = (
    Rule(
        "eligibility.full_plan",
        "Everyone whom the policy does not exclude gets a full plan.",
        "no exclusion of the policy applies, so a full plan is made",
        _VA_2,
    ),
    Rule(
        "eligibility.diverted",
        "Low risk is diverted from intensive planning; conditions, safety and dates stay.",
        "risk level {risk_level} is diverted from intensive planning",
        _VA_2,
    ),
    Rule(
        "eligibility.exempt",
        "The groups that the policy names need no plan; conditions, safety and dates stay.",
        "risk level {risk_level}, sentence in months {sentence_months} and caseload {caseload} "
        "are among the groups that need no plan",
        _cite("SP", "A.a", "SP-6a"),
    ),
    Rule(
        "eligibility.assess_first",
        "Where the outcome depends on a risk level that is unknown, risk is assessed first.",
        "the risk level is unknown and decides who gets a plan, so it is assessed first",
        _VA_2,
    ),
    Rule(
        "eligibility.override",
        "A named person may decide for a full plan; the library's own outcome stays visible.",
        "{by} decided on {on} for a full plan; the rules alone give {outcome}",
        _AB,
    ),
    Rule(
        "eligibility.plan_due",
        "A full plan is due a stated time after its anchor.",
        "the plan is due {amount} {unit} after {anchor}, {counted_from}",
        _cite("SP", "A.a", "SP-6b"),
    ),
    Rule(
        "eligibility.no_due_date",
        "No due date is given where no plan is owed or the anchor is not known.",
        "no due date: the outcome is {outcome}, and {anchor} is {counted_from}",
        _cite("SP", "A.a", "SP-6b"),
    ),
    Rule(
        "safety.note",
        "Acute danger that somebody noted is answered within hours or days, at every risk level.",
        "noted danger: {kind}, to be answered within {within_days} days of {counted_from}",
        _LIB,
    ),
    Rule(
        "safety.need",
        "A withdrawal or overdose need that is high or interferes is acute danger.",
        "this need is acute now: {kind}, to be answered within {within_days} days of "
        "{counted_from}",
        _LIB,
    ),
    Rule(
        "safety.assess_today",
        "A withdrawal or overdose need of unknown level is assessed at once.",
        "the level is unknown and the danger may be acute: assess {kind} within {within_days} "
        "days of {counted_from}",
        _LIB,
    ),
    Rule(
        "tiers.usual",
        "A need has the tier that its domain usually has.",
        "needs of this kind are usually {tier} (contributed: {contributed}, interferes: "
        "{interferes})",
        _cite("TC", "Responsivity, criminogenic and maintenance needs", "TC-1"),
    ),
    Rule(
        "tiers.contributed",
        "Some domains change tier where the need contributed to this participant's offending.",
        "the need contributed to this participant's offending, which makes it {tier}",
        _cite("TC", "Maintenance needs: could be criminogenic", "TC-11a"),
    ),
    Rule(
        "tiers.interferes",
        "Some domains change tier where the need gets in the way of taking part right now.",
        "the need gets in the way right now, which makes it {tier}",
        _TC_9,
    ),
    Rule(
        "tiers.static",
        "Static history raises the risk level and is never a goal.",
        "static history cannot change, so it is never a goal",
        _cite("AB", "the central eight: history is static"),
    ),
    Rule(
        "drivers.accepted",
        "A recorded driver counts when it is dynamic, criminogenic and at least moderate.",
        "accepted as the driver, named by {named_by} on {named_on}",
        _CG,
    ),
    Rule(
        "drivers.outside_usual",
        "A driver outside the needs that most often drive is accepted with a warning.",
        "the driver is outside {scheme}, the needs that most often drive the others",
        _CG,
    ),
    Rule(
        "drivers.override",
        "Mental health or trauma is a driver only by a supervisor's recorded override.",
        "accepted as the driver by the override of {by} on {on}; the rules alone refuse it",
        _CG,
    ),
    Rule(
        "drivers.refused_static",
        "Static history is never a driver.",
        "refused as the driver: static history cannot change; name a need that can",
        _CG,
    ),
    Rule(
        "drivers.refused_domain",
        "A need outside the policy's list of domains is not a driver.",
        "refused as the driver: the policy does not list this domain; name one that it lists",
        _CG,
    ),
    Rule(
        "drivers.refused_without_override",
        "Mental health or trauma without a supervisor's override is not a driver.",
        "refused as the driver: this domain needs a supervisor's recorded override with a reason",
        _CG,
    ),
    Rule(
        "drivers.refused_tier",
        "A need that is not criminogenic is not a driver.",
        "refused as the driver: the need is {tier}, not criminogenic; review how it contributed",
        _CG,
    ),
    Rule(
        "drivers.refused_level",
        "A low-scoring driver is refused: reassess, or review with the supervisor.",
        "refused as the driver: the level is {level}; reassess, or review with the supervisor",
        _CG,
    ),
    Rule(
        "drivers.candidate",
        "Needs at work in past incidents, or that fuel others, are proposed as drivers.",
        "may be the driver: at work in {incidents} of {reviewed} reviewed incidents, fuels "
        "{fuels} other needs, level {level}, influence group {influence}",
        _CG,
    ),
    Rule(
        "drivers.no_candidate",
        "Without evidence no driver is proposed.",
        "no criminogenic need that may be a driver was at work in an incident or fuels another",
        _CG,
    ),
    Rule(
        "drivers.long_delay",
        "Work on a driver is not delayed long when the risk is high.",
        "the driver has waited {waited} days at risk level {risk_level}; the longest delay is "
        "{longest} days",
        _VA_4,
    ),
    Rule(
        "ranking.first",
        "Needs are ordered by tier, then class, then the policy's keys for the tier.",
        "nothing comes before it",
        _TC_12,
    ),
    Rule(
        "ranking.after",
        "Two neighbors in rank are told apart by the first key in which they differ.",
        "ranked after {after} by {decided_by}",
        _TC_12,
    ),
    Rule(
        "ranking.not_ranked",
        "What is not a target has no rank.",
        "not ranked, because it is never a target",
        _cite("AB", "the central eight: history is static"),
    ),
    Rule(
        "ranking.loop",
        "Needs that fuel each other in a loop are reported; edges inside the loop do not count.",
        "{needs} fuel each other in a loop, so what they fuel inside it is not used",
        _LIB,
    ),
    Rule(
        "targets.level",
        "Moderate and high needs are targets.",
        "a {level} need is a target",
        _TC_5,
    ),
    Rule(
        "targets.interferes",
        "A responsivity need that interferes is a target at any level.",
        "it gets in the way of taking part right now, so it is a target at any level",
        _TC_9,
    ),
    Rule(
        "targets.driver",
        "The accepted driver is a target.",
        "the accepted driver is a target",
        _cite("VA", "step 2", "VA-2c"),
    ),
    Rule(
        "targets.watched",
        "A low need is watched, not targeted.",
        "a low need is watched, not worked on",
        _TC_5,
    ),
    Rule(
        "targets.assess_first",
        "A need of unknown level is assessed first; unknown is never read as low.",
        "the level is unknown, so the need is assessed before it gets a goal",
        _TC_5,
    ),
    Rule(
        "targets.adaptation",
        "A responsivity need that does not interfere is answered by adaptations and referrals.",
        "it does not keep the participant from taking part, so it is answered by adaptations, "
        "referrals and activities instead of a goal place",
        _TC_9,
    ),
    Rule(
        "targets.beyond_count",
        "Criminogenic needs beyond the policy's count are not targeted for now.",
        "beyond the {limit} criminogenic needs that are targeted first",
        _cite("SP", "Purpose", "SP-3"),
    ),
    Rule(
        "targets.static",
        "Static history is never a goal.",
        "static history is never a goal",
        _cite("AB", "the central eight: history is static"),
    ),
    Rule(
        "targets.no_full_plan",
        "Without a full plan needs get no goal; responsivity needs still get referrals.",
        "no goal, because the outcome is {outcome}",
        _VA_2,
    ),
    Rule(
        "targets.wanted",
        "A goal that the participant asks for is kept in the queue.",
        "the participant asks for this goal, so it is kept in the queue",
        _cite("TC", "How do you keep it their goals", "TC-19"),
    ),
    Rule(
        "sequence.interfering_first",
        "Responsivity needs that interfere fill the goal places by rank.",
        "it takes a goal place because it gets in the way right now",
        _TC_9,
    ),
    Rule(
        "sequence.kept_place",
        "At the risk levels that the policy names a place is kept for the driver.",
        "a place is kept for {kept_for} at risk level {risk_level}",
        _VA_4,
    ),
    Rule(
        "sequence.free_place",
        "Free places go to criminogenic targets by rank.",
        "a goal place is free, and this is the next criminogenic target",
        _VA_7,
    ),
    Rule(
        "sequence.clinical_stabilization",
        "Substance use that interferes may be worked on with the responsivity needs.",
        "it needs clinical stabilization, so it does not wait",
        _TC_9,
    ),
    Rule(
        "sequence.stabilize_first",
        "Where the policy says so, criminogenic work waits until the participant has stabilized.",
        "it waits until the participant has stabilized: {waits_for} still gets in the way",
        _cite("TC", "Criminogenic needs: after the participant has stabilized", "TC-10b"),
    ),
    Rule(
        "sequence.no_free_place",
        "Never more goals are active than the policy allows; the rest is queued.",
        "all {limit} goal places are taken, so it is queued",
        _VA_7,
    ),
    Rule(
        "sequence.maintenance_waits",
        "Maintenance waits until responsivity and criminogenic needs are treated.",
        "maintenance waits for {waits_for}",
        _TC_12,
    ),
    Rule(
        "sequence.sobriety",
        "Maintenance waits for a reasonable time of sobriety.",
        "maintenance waits for {days} days of sobriety; sober since: {sober_since}",
        _cite("TC", "Maintenance needs, later or final phase", "TC-12b"),
    ),
    Rule(
        "sequence.maintenance_starts",
        "Maintenance starts when nothing that comes before it is open and a place is free.",
        "nothing that comes before maintenance is open, and a goal place is free",
        _TC_12,
    ),
    Rule(
        "sequence.risk_unknown",
        "Until the risk level is assessed no goal is active.",
        "no goal is active until the risk level is assessed",
        _VA_2,
    ),
    Rule(
        "sequence.one_goal_a_need",
        "A second goal on the same need waits for the first.",
        "another goal on the same need comes first",
        _VA_7,
    ),
    Rule(
        "goals.starter_wording",
        "A drafted goal is in starter words until somebody replaces them.",
        "the wording is a starter; replace it together with the participant",
        _LIB,
    ),
    Rule(
        "goals.own_wording",
        "A goal that the participant asks for stays in the participant's words.",
        "the goal is in the participant's own words",
        _cite("TC", "How do you keep it their goals", "TC-19"),
    ),
    Rule(
        "goals.dates",
        "A goal has a target date and small steps, the first one early.",
        "starts {starts_on}; first step after {first_step} days, target after {target} days",
        _cite("NP", "Build in small wins", "NP-3"),
    ),
    Rule(
        "goals.expected_dates",
        "A queued goal shows the dates that follow if the goals before it keep theirs.",
        "expected to start {starts_on}, when a place is free if the goals before it keep their "
        "dates",
        _cite("NP", "Get creative with timelines", "NP-5"),
    ),
    Rule(
        "goals.closing_level",
        "Work on a need goes on until its level has fallen to the policy's closing level.",
        "work goes on until the level is at most {closes_at}",
        _cite("SP", "A.d", "SP-14"),
    ),
    Rule(
        "goals.graduation",
        "Maintenance activities can be required for graduation.",
        "work on this need is required for graduation",
        _cite("TC", "Maintenance needs, later or final phase", "TC-12c"),
    ),
    Rule(
        "goals.limit",
        "Never more goals are active than the policy allows.",
        "{active} of {asked} goals are active; the policy allows {limit}",
        _VA_7,
    ),
    Rule(
        "conditions.woven",
        "A condition that fits a goal's domain is woven into that goal.",
        "it supports goal {goal}",
        _cite("NP", "Pull together the right data", "NP-1"),
    ),
    Rule(
        "conditions.alone",
        "A condition that fits no goal stands by itself; it is met all the same.",
        "it fits no goal of this plan, so it stands by itself",
        _VA_3,
    ),
    Rule(
        "motivation.first_step",
        "The first step of a goal fits the stage of change.",
        "the first step fits the stage of change: {stage}",
        _cite("TC", "Fluid and dynamic document", "TC-7"),
    ),
    Rule(
        "motivation.enhance",
        "Where motivation is low, the first step enhances it; the goal stays.",
        "at the stage {stage} the first step is one that raises motivation",
        _cite("VA", "step 4", "VA-4b"),
    ),
    Rule(
        "strengths.used",
        "Strengths are used in the steps of goals.",
        "used in {steps}",
        _cite("VA", "step 5", "VA-5"),
    ),
    Rule(
        "strengths.no_goal",
        "A strength is kept for later where there is no goal to use it in.",
        "there is no goal yet to use it in",
        _cite("VA", "step 5", "VA-5"),
    ),
    Rule(
        "reviews.formal",
        "The plan is formally reviewed at a stated interval at the latest.",
        "every {amount} {unit}, counted from {counted_from}",
        _cite("TC", "Fluid and dynamic document", "TC-8"),
    ),
    Rule(
        "reviews.check_in",
        "Each active goal is checked on in a cadence of its own.",
        "first after {first} days, then every {every} days",
        _cite("NP", "Get creative with timelines", "NP-5"),
    ),
    Rule(
        "reviews.reassessment",
        "Needs are reassessed periodically.",
        "{amount} {unit} after the last assessment, {counted_from}",
        _cite("NP", "Redefine and readjust as needed", "NP-8"),
    ),
    Rule(
        "reviews.unscheduled",
        "Some events call for a look at the plan at once, whatever its dates.",
        "{event} calls for a look at the plan",
        _cite("SP", "A.d", "SP-13"),
    ),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _RULES})
"""Every rule by its id, in the order in which a draft applies them."""


_WORDS_OF_VOCABULARIES = frozenset(
    ("anchor", "caseload", "decided_by", "event", "kind", "outcome", "risk_level", "stage", "tier")
)
"""Facts whose values are words of a vocabulary, which are told without their underscores."""


def find_rule(rule_id: str) -> Rule:
    """Give a rule by its id.

    Args:
        rule_id: The id, as reasons carry it.

    Returns:
        The rule.

    Raises:
        NotFoundError: Where no rule has this id; with the ids that exist.

    Examples:
        >>> find_rule("ranking.after").sentence
        'ranked after {after} by {decided_by}'
    """
    if rule_id not in RULES:
        raise NotFoundError(kind="rule", accepted=RULES)
    return RULES[rule_id]


def sentence_for(rule_id: str, facts: Facts) -> str:
    """Tell one decision in plain words.

    Args:
        rule_id: The rule's id; a rule that this version does not know is told by its id.
        facts: The facts that it used.

    Returns:
        The sentence, without its source.

    Examples:
        >>> sentence_for("ranking.after", (("after", "n2"), ("decided_by", "level")))
        'ranked after n2 by level'
    """
    shown = {name: _in_words(name, value) for name, value in facts}
    rule = RULES.get(rule_id)
    if rule is None:
        return ", ".join([rule_id, *(f"{name} {value}" for name, value in shown.items())])
    return rule.sentence.format_map(_Shown(shown))


class _Shown(dict[str, str]):
    """Facts in words; one that a reason does not carry is told as not recorded."""

    def __missing__(self, name: str) -> str:
        return "not recorded"


def _in_words(name: str, value: FactValue) -> str:
    if value is None:
        return "not recorded"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return str(value).replace("_", " ") if name in _WORDS_OF_VOCABULARIES else str(value)
