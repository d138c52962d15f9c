"""What events of a participant's situation change."""

from attrs import evolve

from rnr_caseplan.lifecycle.outcome import Change, Handlers, Outcome, refuse
from rnr_caseplan.lifecycle.parts import find, known_case, last_day, put, readiness_after
from rnr_caseplan.lifecycle.placing import place_anew
from rnr_caseplan.lifecycle.queue import expect
from rnr_caseplan.lifecycle.redeciding import redecide
from rnr_caseplan.model.circumstances import Trigger
from rnr_caseplan.model.events.situation import (
    CircumstanceChanged,
    CourtDateSet,
    DecisionalBalanceRecorded,
    FullPlanDecided,
    IncidentRecorded,
    ReadinessRecorded,
    ResponsePlanUsed,
    ResponsePlanWritten,
    ResponsivityRecorded,
    SafetyAnswered,
    SafetyNoted,
    SobrietyChanged,
    StrengthFound,
    TriggerFound,
)
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.vocabulary import EligibilityOutcome, Vocabulary
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.responsivity import list_ways
from rnr_caseplan.rules.strengths import place_strengths


def change_circumstance(plan: CasePlan, event: CircumstanceChanged, policy: Policy) -> Outcome:
    """Take over what is new of the case, and decide again."""
    case = plan.case
    changed = evolve(
        case,
        supervision_level=event.supervision_level or case.supervision_level,
        caseload=event.caseload or case.caseload,
        dates=tuple({**dict(case.dates), **dict(event.dates)}.items()),
        facts=tuple({**dict(case.facts), **dict(event.facts)}.items()),
    )
    return Change(redecide(plan, changed, policy, on=event.on), counts_anew=True)


def change_sobriety(plan: CasePlan, event: SobrietyChanged, policy: Policy) -> Outcome:
    """Take over the time of sobriety, and decide again."""
    since = event.sober_since
    if since is not None and since > event.on:
        accepted = f"a day up to {event.on}"
        return refuse("lives.future_day", ("field", "sober_since"), accepted=accepted)
    if since is not None and since == plan.case.sober_since:
        accepted = "another first day"
        return refuse("lives.nothing_new", ("field", "sober_since"), accepted=accepted)
    case = evolve(plan.case, sober_since=since)
    return Change(redecide(plan, case, policy, on=event.on))


def record_readiness(plan: CasePlan, event: ReadinessRecorded, _: Policy) -> Outcome:
    """Take over what was answered; goals that are written keep their first steps."""
    readiness = event.readiness
    held = readiness_after(plan.case.readiness, readiness)
    facts = (
        ("stage", readiness.stage.value if readiness.stage else None),
        ("importance", readiness.importance),
        ("confidence", readiness.confidence),
    )
    return Change(evolve(plan, case=evolve(plan.case, readiness=held)), facts=facts)


def record_responsivity(plan: CasePlan, event: ResponsivityRecorded, policy: Policy) -> Outcome:
    """Take over what services must be fitted to, with the ways of working that follow.

    Steps of goals that are worked on keep their days.
    """
    if event.profile == plan.case.responsivity:
        accepted = "another profile"
        return refuse("lives.nothing_new", ("field", "profile"), accepted=accepted)
    changed = evolve(plan, case=evolve(plan.case, responsivity=event.profile))
    ways = list_ways(known_case(changed, event.on), policy)
    changed = evolve(changed, ways_of_working=ways)
    facts = (
        ("barriers", tuple(_in_words(item) for item in event.profile.barriers)),
        ("ways", tuple(_in_words(way.kind) for way in ways)),
    )
    today = last_day(plan, event.on)
    return Change(place_anew(expect(changed, policy, on=today)), facts=facts)


def record_balance(plan: CasePlan, event: DecisionalBalanceRecorded, _: Policy) -> Outcome:
    """Take over what the participant weighed; it changes no goal and no place."""
    balance = event.balance
    if balance.recorded_on is None:
        balance = evolve(balance, recorded_on=event.on)
    elif balance.recorded_on > event.on:
        accepted = f"a day up to {event.on}"
        return refuse("lives.future_day", ("field", "balance.recorded_on"), accepted=accepted)
    facts = (
        ("to_change", len(balance.reasons_to_change)),
        ("to_stay", len(balance.reasons_to_stay)),
    )
    case = evolve(plan.case, decisional_balance=balance)
    return Change(evolve(plan, case=case), facts=facts)


def note_danger(plan: CasePlan, event: SafetyNoted, policy: Policy) -> Outcome:
    """Put a danger on the urgent list; it is answered from the day on which it was noted."""
    note = event.note
    if note.noted_on is None:
        note = evolve(note, noted_on=event.on)
    elif note.noted_on > event.on:
        accepted = f"a day up to {event.on}"
        return refuse("lives.future_day", ("field", "note.noted_on"), accepted=accepted)
    case = evolve(plan.case, safety=(*plan.case.safety, note))
    changed = redecide(plan, case, policy, on=event.on)
    return Change(changed, facts=(("kind_of_danger", note.kind.value.replace("_", " ")),))


def answer_danger(plan: CasePlan, event: SafetyAnswered, _: Policy) -> Outcome:
    """Note the day on which a danger was answered."""
    item = find(plan.safety, event.safety_id)
    if item.answered_on is not None:
        return refuse(
            "lives.danger_answered",
            ("danger", item.id),
            ("answered_on", item.answered_on.isoformat()),
            accepted="a danger that is open",
        )
    answered = evolve(item, answered_on=event.on)
    facts = (("danger", item.id),)
    return Change(evolve(plan, safety=put(plan.safety, answered)), facts=facts)


def find_strength(plan: CasePlan, event: StrengthFound, policy: Policy) -> Outcome:
    """Keep a strength, and use it in a step."""
    strength = event.strength
    if any(policy.domain(domain) is None for domain in strength.domains):
        accepted = f"some of {', '.join(name for name, _ in policy.domains)}"
        return refuse("lives.unknown_domain", ("field", "strength.domains"), accepted=accepted)
    case = evolve(plan.case, strengths=(*plan.case.strengths, strength))
    waiting = place_strengths([strength], [])
    return Change(place_anew(evolve(plan, case=case, strengths=(*plan.strengths, *waiting))))


def find_trigger(plan: CasePlan, event: TriggerFound, _: Policy) -> Outcome:
    """Keep a trigger, with its response plan if there is one."""
    triggers = (*plan.case.triggers, event.trigger)
    return Change(_with_triggers(plan, triggers))


def write_response_plan(plan: CasePlan, event: ResponsePlanWritten, _: Policy) -> Outcome:
    """Give a trigger its response plan."""
    trigger = find(plan.case.triggers, event.trigger_id)
    if trigger.response == event.response:
        return refuse("lives.nothing_new", ("field", "response"), accepted="another response plan")
    changed = evolve(trigger, response=event.response)
    return Change(_with_triggers(plan, put(plan.case.triggers, changed)))


def use_response_plan(plan: CasePlan, event: ResponsePlanUsed, _: Policy) -> Outcome:
    """Remember that a response plan was used."""
    if find(plan.triggers, event.trigger_id).response is None:
        accepted = "response_plan_written first"
        return refuse("lives.no_response_plan", ("trigger", event.trigger_id), accepted=accepted)
    return Change(plan)


def set_court_date(plan: CasePlan, event: CourtDateSet, _: Policy) -> Outcome:
    """Keep a day in court; the agenda counts what is due before it."""
    case = evolve(plan.case, court_dates=(*plan.case.court_dates, event.court_date))
    facts = (("day", event.court_date.on.isoformat()),)
    return Change(evolve(plan, case=case), facts=facts)


def record_incident(plan: CasePlan, event: IncidentRecorded, policy: Policy) -> Outcome:
    """Keep an incident, and decide again who may be the driver."""
    happened_on = event.incident.happened_on
    if happened_on is not None and happened_on > event.on:
        accepted = f"a day up to {event.on}"
        return refuse("lives.future_day", ("field", "incident.happened_on"), accepted=accepted)
    case = evolve(plan.case, incidents=(*plan.case.incidents, event.incident))
    return Change(redecide(plan, case, policy, on=event.on))


def decide_full_plan(plan: CasePlan, event: FullPlanDecided, policy: Policy) -> Outcome:
    """Take over a named person's decision for a full plan, and decide again."""
    outcome = plan.eligibility.outcome
    if outcome is EligibilityOutcome.FULL_PLAN:
        accepted = "the decision where the rules give no full plan"
        return refuse("lives.nothing_new", ("field", "eligibility"), accepted=accepted)
    case = evolve(plan.case, eligibility_override=event.override)
    facts = (("outcome", outcome.value.replace("_", " ")),)
    changed = redecide(plan, case, policy, on=event.on)
    return Change(changed, counts_anew=True, facts=facts)


def _in_words(word: Vocabulary) -> str:
    return str(word.value).replace("_", " ")


def _with_triggers(plan: CasePlan, triggers: tuple[Trigger, ...]) -> CasePlan:
    return evolve(plan, case=evolve(plan.case, triggers=triggers), triggers=triggers)


HANDLERS: Handlers = {
    CircumstanceChanged: change_circumstance,
    SobrietyChanged: change_sobriety,
    ReadinessRecorded: record_readiness,
    DecisionalBalanceRecorded: record_balance,
    ResponsivityRecorded: record_responsivity,
    SafetyNoted: note_danger,
    SafetyAnswered: answer_danger,
    StrengthFound: find_strength,
    TriggerFound: find_trigger,
    ResponsePlanWritten: write_response_plan,
    ResponsePlanUsed: use_response_plan,
    CourtDateSet: set_court_date,
    IncidentRecorded: record_incident,
    FullPlanDecided: decide_full_plan,
}
