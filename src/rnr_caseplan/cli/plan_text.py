"""A plan as text for staff to print and talk over with the participant.

Needs go by their plain names. The reasons are in the words of the field: this is the working
copy of staff, not a copy for the participant alone.
"""

import datetime
import textwrap
from collections.abc import Iterable, Iterator

from rnr_caseplan.cli.cited import sources_cited_in
from rnr_caseplan.cli.dosage_text import find_dosage, tell_dosage
from rnr_caseplan.cli.driver_text import tell_candidates
from rnr_caseplan.cli.level_text import tell_level, tell_reason_given
from rnr_caseplan.cli.motivation_text import tell_motivation
from rnr_caseplan.cli.ways_text import tell_ways
from rnr_caseplan.explain import tell
from rnr_caseplan.lifecycle.parts import known_case
from rnr_caseplan.model.goals import Activity, Goal
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.vocabulary import (
    DriverStanding,
    EligibilityOutcome,
    GoalStatus,
    ReviewKind,
    SafetyAction,
    StepStatus,
    Wording,
)
from rnr_caseplan.policy.policy import Policy

WIDTH = 88
_OUTCOMES = {
    EligibilityOutcome.FULL_PLAN: "a full plan is made",
    EligibilityOutcome.DIVERTED: "diverted from intensive planning",
    EligibilityOutcome.EXEMPT: "no plan is required",
    EligibilityOutcome.ASSESS_FIRST: "the risk level is assessed first",
}
_REVIEWS = {
    ReviewKind.FORMAL_REVIEW: "formal review of the plan",
    ReviewKind.GOAL_CHECK_IN: "check-in on goal",
    ReviewKind.REASSESSMENT: "reassessment of needs",
}


_BOXES = {
    StepStatus.PLANNED: "[ ]",
    StepStatus.STARTED: "[/]",
    StepStatus.COMPLETED: "[x]",
    StepStatus.CANNOT_BE_DONE_YET: "[!]",
    StepStatus.NO_LONGER_NEEDED: "[-]",
}
"""The box of a step: open, begun, done, something in the way, not needed any more."""


def render_plan(plan: CasePlan, policy: Policy) -> str:
    """Write a plan as text.

    Args:
        plan: The plan.
        policy: The policy that it was drafted with; it gives the plain names of domains.

    Returns:
        Lines of at most 88 characters, where no single word is longer.
    """
    page = _Page(plan, policy)
    blocks = (
        page.head(),
        page.safety(),
        page.ways_of_working(),
        page.goals_now(),
        page.goals_at_rest(),
        page.goals_later(),
        page.goals_ended(),
        page.adaptations(),
        page.conditions(),
        page.services(),
        page.legal_dates(),
        page.people(),
        page.triggers(),
        page.strengths(),
        page.motivation(),
        page.hours(),
        page.needs(),
        page.reviews(),
        page.signing(),
        page.notes("STILL MISSING BEFORE SIGNING", plan.missing),
        page.notes("TO LOOK AT", plan.warnings),
        page.sources(),
    )
    return "\n\n".join("\n".join(block) for block in map(list, blocks) if block)


class _Page:
    """One plan, block by block; each block is lines of text, empty where there is nothing."""

    def __init__(self, plan: CasePlan, policy: Policy) -> None:
        self._plan = plan
        self._policy = policy
        self._plain = {name: cited.value.plain_name for name, cited in policy.domains}
        self._sources = policy.sources
        self._domain_of = {item.need.id: item.need.domain for item in plan.needs}
        self._limit = policy.goals_active_at_once.value

    def head(self) -> Iterator[str]:
        plan, person = self._plan, self._plan.case.participant
        name = f"{person.preferred_name} ({person.id})" if person.preferred_name else person.id
        due = plan.eligibility.plan_due_on
        if plan.history:
            yield f"CASE PLAN: version {plan.version}, drafted on {plan.as_of}"
        else:
            yield f"CASE PLAN: draft of {plan.as_of}"
        if plan.closed_on is not None:
            yield f"Closed on {plan.closed_on}"
        yield from wrap(f"For {name}", "")
        yield from wrap(
            f"Policy {plan.policy.name}, version {plan.policy.version}, "
            f"as in force on {plan.policy.on}",
            "",
        )
        case = known_case(plan, plan.as_of)
        yield from wrap(
            f"Risk level {tell_level(case.risk_level, case.assessed_risk_level)}: "
            f"{_OUTCOMES[plan.eligibility.outcome]}" + (f"; due {due}" if due else ""),
            "",
        )
        for reason in plan.eligibility.reasons:
            yield from wrap(f"Why: {tell(reason)}", "    ")
        for line in tell_reason_given(case.risk_override):
            yield from wrap(line, "    ")

    def safety(self) -> Iterator[str]:
        if self._plan.safety:
            yield "FIRST: SAFETY"
        notes = {note.id: note.text for note in self._plan.case.safety}
        for item in self._plan.safety:
            act = "assess" if item.action is SafetyAction.ASSESS else "act"
            kind = item.kind.value.replace("_", " ")
            about = f" ({notes[item.id]})" if notes.get(item.id) else ""
            box = _box(item.answered_on)
            yield from wrap(f"{box} {_day(item.due_on)}: {act} on {kind}{about}", "  ", "      ")
            for reason in item.reasons:
                yield from wrap(f"Why: {tell(reason)}", "      ")

    def ways_of_working(self) -> Iterator[str]:
        lines = list(tell_ways(self._plan))
        if lines:
            yield "HOW WE WORK TOGETHER"
        for indent, line in lines:
            yield from wrap(line, indent)

    def goals_now(self) -> Iterator[str]:
        active = self._plan.active_goals
        yield f"GOALS NOW: {len(active)} of at most {self._limit}"
        for goal in active:
            yield from self._goal(goal)
        if not active:
            yield "  none"

    def goals_at_rest(self) -> Iterator[str]:
        yield from self._goals("GOALS AT REST", GoalStatus.PAUSED)

    def goals_ended(self) -> Iterator[str]:
        yield from self._goals("GOALS REACHED", GoalStatus.ACHIEVED)
        yield from self._goals("GOALS ENDED BEFORE THEY WERE REACHED", GoalStatus.DISCONTINUED)

    def _goals(self, title: str, status: GoalStatus) -> Iterator[str]:
        found = [goal for goal in self._plan.goals if goal.status is status]
        if found:
            yield title
        for goal in found:
            yield from self._goal(goal)

    def goals_later(self) -> Iterator[str]:
        future = self._plan.future_goals
        if future:
            yield "GOALS LATER, in this order"
        for goal in future:
            yield from self._goal(goal)

    def _goal(self, goal: Goal) -> Iterator[str]:
        names = ", ".join(self._name(need_id) for need_id in goal.need_ids)
        yield ""
        yield from wrap(f"{goal.id}  {goal.statement}", "  ", "      ")
        starter = "; starter words" if goal.wording is Wording.STARTER else ""
        yield from wrap(f"About: {names}{starter}", "      ")
        if goal.measure:
            yield from wrap(f"How we will see it: {goal.measure}", "      ")
        if goal.target_date:
            expected = "Expected from" if goal.status is GoalStatus.FUTURE else "From"
            yield f"      {expected} {_day(goal.starts_on)} to {_day(goal.target_date)}"
        helps = {strength.id: strength.text for strength in self._plan.case.strengths}
        for step in goal.steps:
            told = f"{_BOXES[step.status]} {_day(step.due_on)}  {step.text}"
            yield from wrap(told, "      ", "          ")
            for strength_id in step.strength_ids:
                yield from wrap(f"My strength for this: {helps[strength_id]}", "          ")
        yield from self._activities(goal.activities)
        conditions = {item.id: item.text for item in self._plan.conditions}
        for condition_id in goal.condition_ids:
            yield from wrap(f"Court condition: {conditions[condition_id]}", "      ")
        first, *others = goal.reasons
        for reason in (first, *[item for item in others if item.rule.startswith("sequence.")]):
            yield from wrap(f"Why it stands here: {tell(reason)}", "      ")

    def _activities(self, activities: Iterable[Activity]) -> Iterator[str]:
        for activity in activities:
            kind = activity.kind.value.replace("_", " ")
            yield from wrap(
                f"Staff, {kind}: {activity.text} {activity.often[:1].upper()}{activity.often[1:]}. "
                f"({activity.responsible})",
                "      ",
            )

    def adaptations(self) -> Iterator[str]:
        if self._plan.adaptations:
            yield "ADAPTATIONS AND REFERRALS"
        for item in self._plan.adaptations:
            yield from wrap(f"About: {self._name(item.need_id)}", "  ")
            yield from self._activities(item.activities)
            for reason in item.reasons:
                yield from wrap(f"Why: {tell(reason)}", "      ")

    def conditions(self) -> Iterator[str]:
        if self._plan.conditions:
            yield "COURT CONDITIONS"
        for item in self._plan.conditions:
            place = f"in goal {item.goal_id}" if item.goal_id else "by itself"
            told = f"{_box(item.met_on)} {_day(item.due_on)}  {item.text} ({place})"
            yield from wrap(told, "  ", "      ")
            yield from wrap(f"Why: {tell(item.reasons[0])}", "      ")

    def services(self) -> Iterator[str]:
        plan = self._plan
        if plan.services or plan.referrals:
            yield "SERVICES AND REFERRALS"
        for service in plan.services:
            about = "; ".join(text for text in (service.provider, service.often) if text)
            ended = f" (ended {service.ended_on})" if service.ended_on else ""
            yield from wrap(f"{service.text}: {about}{ended}", "  ", "      ")
        for referral in plan.referrals:
            made = f"{referral.made_on} " if referral.made_on else ""
            yield from wrap(
                f"Referral: {made}{referral.to} ({referral.status.value})", "  ", "      "
            )

    def legal_dates(self) -> Iterator[str]:
        case = self._plan.case
        if case.court_dates or case.custody_orders:
            yield "COURT DATES AND ORDERS"
        for day in sorted(case.court_dates, key=lambda item: (item.on, item.id)):
            about = "; ".join(text for text in (day.purpose, day.place) if text)
            yield from wrap(f"{day.on}  {about or 'court'}", "  ", "      ")
        for order in case.custody_orders:
            since = f" (ordered {order.ordered_on})" if order.ordered_on else ""
            yield from wrap(f"Custody: {order.text}{since}", "  ", "      ")

    def people(self) -> Iterator[str]:
        case = self._plan.case
        if case.lead or case.team or case.supporters:
            yield "PEOPLE"
        if case.lead:
            yield from wrap(f"Lead case planner: {case.lead}", "  ")
        for member in case.team:
            about = ", ".join(text for text in (member.name, member.role, member.agency) if text)
            yield from wrap(f"Team: {about or member.id}", "  ")
        for supporter in case.supporters:
            about = ", ".join(text for text in (supporter.name, supporter.relation) if text)
            yield from wrap(f"Supporter: {about or supporter.id}", "  ")

    def triggers(self) -> Iterator[str]:
        if self._plan.triggers:
            yield "TRIGGERS, AND WHAT I DO THEN"
        for trigger in self._plan.triggers:
            yield from wrap(f"When: {trigger.text}", "  ", "      ")
            yield from wrap(f"Then: {trigger.response or 'no response plan yet'}", "      ")

    def strengths(self) -> Iterator[str]:
        if self._plan.strengths:
            yield "STRENGTHS"
        for item in self._plan.strengths:
            yield from wrap(f"- {item.text}", "  ", "    ")
            yield from wrap(f"Why: {tell(item.reasons[0])}", "      ")

    def motivation(self) -> Iterator[str]:
        lines = list(tell_motivation(self._plan, self._policy))
        if lines:
            yield "MOTIVATION"
        for line in lines:
            yield from wrap(line, "  ", "      ")

    def hours(self) -> Iterator[str]:
        found = find_dosage(self._plan, self._policy)
        if found is not None:
            yield "HOURS OF SKILL-BUILDING, FOR INFORMATION ONLY"
            for need_id, line in tell_dosage(found):
                told = f"{self._name(need_id)} ({need_id}): {line}" if need_id else line
                yield from wrap(told, "  ", "      ")

    def needs(self) -> Iterator[str]:
        yield "NEEDS BY RANK, AND WHY"
        for item in self._plan.needs:
            rank = f"{item.rank}." if item.rank else "-"
            disposition = item.disposition.value.replace("_", " ")
            yield from wrap(
                f"{rank:<3} {self._name(item.need.id)} ({item.need.id}): level "
                f"{tell_level(item.need.level, item.need.assessed_level)}, "
                f"{item.tier.value.replace('_', ' ')}, {disposition}",
                "  ",
                "      ",
            )
            for reason in item.reasons:
                yield from wrap(f"- {tell(reason)}", "      ")
            for line in tell_reason_given(item.need.level_override):
                yield from wrap(line, "      ")
        if not self._plan.needs:
            yield "  none recorded"
        driver = self._plan.driver
        if driver is not None:
            accepted = driver.standing is DriverStanding.ACCEPTED
            standing = "accepted" if accepted else "not accepted"
            yield from wrap(f"Driver: {self._name(driver.need_id)}, {standing}", "  ")
            for reason in driver.reasons:
                yield from wrap(f"Why: {tell(reason)}", "      ")
        for candidate, lines in tell_candidates(self._plan, self._policy):
            name = self._name(candidate.need_id)
            yield from wrap(f"May be the driver: {name} ({candidate.need_id})", "  ")
            for line in lines:
                yield from wrap(line, "      ")

    def reviews(self) -> Iterator[str]:
        yield "WHEN WE LOOK AT THIS PLAN"
        for review in self._plan.reviews:
            goal = f" {review.goal_id}" if review.goal_id else ""
            yield f"  {_day(review.due_on)}  {_REVIEWS[review.kind]}{goal}"
        for reason in dict.fromkeys(
            reason for review in self._plan.reviews for reason in review.reasons
        ):
            yield from wrap(f"Why: {tell(reason)}", "      ")
        for event in self._plan.unscheduled_reviews:
            yield from wrap(f"At once: {tell(event.reasons[0])}", "  ")

    def signing(self) -> Iterator[str]:
        plan = self._plan
        if plan.signatures or plan.copy_given_on:
            yield "SIGNATURES AND COPY"
        for signature in plan.signatures:
            answer = signature.answer.value.replace("_", " ")
            yield from wrap(f"{signature.on}  {signature.by}: {answer}", "  ", "      ")
        if plan.copy_given_on:
            yield f"  {plan.copy_given_on}  the participant got a copy"

    def notes(self, title: str, lines: tuple[str, ...]) -> Iterator[str]:
        if lines:
            yield title
        for line in lines:
            yield from wrap(f"- {line}", "  ", "    ")

    def sources(self) -> Iterator[str]:
        yield "SOURCES (rnr-caseplan explain RULE-ID tells what a rule says)"
        cited = sources_cited_in(self._plan, self._policy)
        for source in self._sources:
            if source.id in cited:
                yield from wrap(f"{source.id}: {source.title} ({source.publisher})", "  ", "      ")

    def _name(self, need_id: str) -> str:
        return self._plain[self._domain_of[need_id]]


def is_showable(letter: str) -> bool:
    """Say whether a letter may go to a terminal: printable, or one that joins letters."""
    return letter.isprintable() or letter in "\u200c\u200d"


def _box(done_on: datetime.date | None) -> str:
    return "[ ]" if done_on is None else "[x]"


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else "no day yet"


def wrap(text: str, indent: str, hanging: str | None = None) -> list[str]:
    """Break text into lines; whatever is not printable becomes a blank."""
    clean = "".join(letter if is_showable(letter) else " " for letter in text)
    further = indent + "  " if hanging is None else hanging
    return textwrap.wrap(
        clean, WIDTH, initial_indent=indent, subsequent_indent=further, break_long_words=False
    )
