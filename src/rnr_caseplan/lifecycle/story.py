"""``tell_history``: the history of a plan as a story that a judge can follow."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, cast

import attrs

from rnr_caseplan.catalogue.telling import find_rule
from rnr_caseplan.decisions import Reason
from rnr_caseplan.lifecycle.telling import facts_of
from rnr_caseplan.model.events.ending import PlanClosed
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.recorded import PlanEvent, Recorded
from rnr_caseplan.structure.kinds import FactValue

_OF_EVERY_EVENT = frozenset(attribute.name for attribute in attrs.fields(PlanEvent))


def tell_history(plan: CasePlan) -> tuple[str, ...]:
    """Tell the history of a plan in words: when, what, by whom, why, against which rule.

    It holds the participant's words and everything else that was recorded: who may read it is for
    the caller to say.

    Args:
        plan: The plan.

    Returns:
        One paragraph for each event, in the order in which they were recorded; a draft without a
        history gives none.

    Examples:
        >>> from rnr_caseplan import Case, Participant, apply, draft_plan, load_policy
        >>> from rnr_caseplan.lifecycle import CopyGiven
        >>> day = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=day)
        >>> case = Case(participant=Participant(id="P-1"), needs=())
        >>> plan = draft_plan(case, policy, as_of=day)
        >>> plan = apply(plan, CopyGiven(on=day, by="staff:17"), policy).value
        >>> print(tell_history(plan)[1])
        2. 21 November 2026: The participant was given a copy of the plan. Recorded by staff:17.
    """
    words = _Words(plan)
    return tuple(words.tell(entry) for entry in plan.history)


class _Words:
    """The words for the ids of a plan, and for its events."""

    def __init__(self, plan: CasePlan) -> None:
        case = plan.case
        self._by_collection: dict[str, dict[str, str]] = {
            "goal": {goal.id: goal.statement for goal in plan.goals},
            "step": {step.id: step.text for goal in plan.goals for step in goal.steps},
            "need": {item.need.id: item.need.domain.replace("_", " ") for item in plan.needs},
            "condition": {item.id: item.text for item in case.conditions},
            "strength": {item.id: item.text for item in case.strengths},
            "trigger": {item.id: item.text for item in case.triggers},
            "service": {item.id: item.text for item in plan.services},
            "referral": {item.id: item.to for item in plan.referrals},
            "danger": {item.id: item.kind.value.replace("_", " ") for item in plan.safety},
        }

    def tell(self, entry: Recorded) -> str:
        """Tell one entry."""
        event = entry.event
        rule = find_rule(f"events.{event.kind}")
        first = entry.reasons[0] if entry.reasons else None
        facts = {**dict(facts_of(event)), **(dict(first.facts) if first else {})}
        shown = {name: self._shown(name, value) for name, value in facts.items()}
        shown |= dict(_own_words(event))
        sentence = rule.sentence.format_map(_Lenient(shown)).strip()
        parts = [f"{sentence[:1].upper()}{sentence[1:]}."]
        if isinstance(event, PlanClosed):
            parts += [
                f"Carried on: {self._part(item.part)}, to {item.to}." for item in event.carried
            ]
        if event.reason:
            parts.append(f"Reason given: {_ended(event.reason)}")
        parts += _overrides(event, entry.reasons)
        parts.append(f"Recorded by {event.by or 'nobody named'}.")
        return f"{entry.version}. {_in_words(event.on)}: {' '.join(parts)}"

    def _part(self, part: str) -> str:
        collection, _, identifier = part.partition(" ")
        return self._shown(collection.removesuffix("s"), identifier)

    def _shown(self, name: str, value: FactValue) -> str:
        if value is None:
            return "not recorded"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, tuple):
            told = [self._shown(name.removesuffix("s"), element) for element in value]
            return ", ".join(told) or "none"
        words = self._by_collection.get(name, {}).get(str(value))
        return f"\u201c{words}\u201d ({value})" if words else str(value)


class _Lenient(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "not recorded"


def _own_words(event: PlanEvent) -> Iterator[tuple[str, str]]:
    """Give the free text that an event holds, under the names of its sentence."""
    for attribute in attrs.fields(cast("type[attrs.AttrsInstance]", type(event))):
        if attribute.name in _OF_EVERY_EVENT:
            continue
        value: Any = getattr(event, attribute.name)
        if not attribute.repr and isinstance(value, str):
            yield attribute.name, value
        elif not attribute.repr and isinstance(value, tuple) and attribute.name == "decisions":
            yield attribute.name, "; ".join(cast("tuple[str, ...]", value))


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _overrides(event: PlanEvent, reasons: Iterable[Reason]) -> Iterator[str]:
    override = event.override
    if override is None:
        return
    rules = [reason for reason in reasons if reason.rule == "lives.override"]
    for reason in rules:
        against = reason.fact("rules")
        named = ", ".join(against) if isinstance(against, tuple) else str(against)
        yield (
            f"{override.by} decided on {_in_words(override.on)} to go on against {named}: "
            f"{_ended(override.reason)}"
        )


def _in_words(day: datetime.date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
