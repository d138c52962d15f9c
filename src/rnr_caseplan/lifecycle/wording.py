"""The words of a plan's story: what its ids stand for, and what an event says beside its rule.

A sentence of the catalogue tells ids, days and words of vocabularies only. Here people's own words
stand beside it, each under a label, so that none of them is left out.
"""

import datetime
import enum
import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

import attrs

from rnr_caseplan.lifecycle.labels import LABELS
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.circumstances import Assessment
from rnr_caseplan.model.events.conditions import ConditionAdded, ConditionModified
from rnr_caseplan.model.events.ending import CarriedOver, PlanClosed
from rnr_caseplan.model.events.engagement import Drafted
from rnr_caseplan.model.events.goals import GoalAdded, GoalReworded
from rnr_caseplan.model.events.needs import (
    DriverNamed,
    DriverWithdrawn,
    LevelOverridden,
    NeedFound,
    NeedsReassessed,
    NewLevel,
)
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.model.needs import Driver
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.recorded import PlanEvent, Recorded
from rnr_caseplan.model.vocabulary import AssessmentKind, GoalStatus, Level, RiskLevel
from rnr_caseplan.planning.progress import status_after

_RISK_LEVEL = "risk level"
_NEW_GOAL = re.compile(r"goals [^:]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
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


def in_words(day: datetime.date) -> str:
    """Give a day in words.

    Examples:
        >>> in_words(datetime.date(2027, 3, 9))
        '9 March 2027'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def ended(text: str) -> str:
    """Give a text that ends like a sentence.

    Examples:
        >>> ended("The plan was closed"), ended("Why?")
        ('The plan was closed.', 'Why?')
    """
    return text if text.endswith((".", "!", "?", ".\u201d", "!\u201d", "?\u201d")) else f"{text}."


class Words:
    """The words for the ids of a plan as they were when something happened to it.

    A goal that got other words is told by its need until then, because nobody had said these
    words yet; a condition that the court changed is told in its old words until then.
    """

    def __init__(self, plan: CasePlan) -> None:
        """Take the words of a plan, and go back to its beginning."""
        case = plan.case
        self._plan = plan
        self._participant = case.participant.id
        goals, steps = plan.goals, [step for goal in plan.goals for step in goal.steps]
        activities = [item for goal in goals for item in goal.activities]
        self._words: dict[str, dict[str, str]] = {
            "goal": dict(_worded(item.id, item.statement) for item in goals),
            "step": dict(_worded(item.id, item.text) for item in steps),
            "activity": dict(_worded(item.id, item.text) for item in activities),
            "need": dict(_named(item.need.id, item.need.domain) for item in plan.needs),
            "condition": dict(_worded(item.id, item.text) for item in case.conditions),
            "strength": dict(_worded(item.id, item.text) for item in case.strengths),
            "trigger": dict(_worded(item.id, item.text) for item in case.triggers),
            "assessment": dict(_of_assessment(item) for item in case.assessments),
            "service": dict(_worded(item.id, item.text) for item in plan.services),
            "referral": dict(_worded(item.id, item.to) for item in plan.referrals),
            "danger": dict(_worded(item.id, _plain(item.kind.value)) for item in plan.safety),
        }
        self._before: dict[str, Level | RiskLevel] = {}
        self._driver: str | None = None
        for entry in plan.history:
            self._go_back(entry.event)

    def _go_back(self, event: PlanEvent) -> None:
        """Give up words that were not there before an event."""
        if isinstance(event, GoalReworded):
            domains = {item.need.id: item.need.domain for item in self._plan.needs}
            needs = {goal.id: goal.need_ids for goal in self._plan.goals}
            about = [_plain(domains[need_id]) for need_id in needs.get(event.goal_id, ())]
            told = f" (about {_joined(about)})" if about else ""
            self._words["goal"][event.goal_id] = f"{event.goal_id}{told}"
        elif isinstance(event, Drafted):
            first = dict(_worded(item.id, item.text) for item in event.case.conditions)
            self._words["condition"] |= first
        elif isinstance(event, ConditionAdded):
            self._words["condition"] |= [_worded(event.condition.id, event.condition.text)]

    def follow(self, event: PlanEvent) -> None:
        """Take over the words that an event brought, and what it leaves behind for the next."""
        if isinstance(event, GoalReworded):
            self._words["goal"] |= [_worded(event.goal_id, event.statement)]
        elif isinstance(event, ConditionModified) and event.text is not None:
            self._words["condition"] |= [_worded(event.condition_id, event.text)]
        elif isinstance(event, Drafted):
            case = event.case
            self._before = {need.id: need.level for need in case.needs}
            self._before |= {_RISK_LEVEL: case.risk_level}
            self._driver = case.driver.need_id if case.driver is not None else None
        elif isinstance(event, NeedFound):
            self._before |= {event.need.id: event.need.level}
        elif isinstance(event, NeedsReassessed):
            self._before |= {item.need_id: item.level for item in event.levels}
            if event.risk_level is not None:
                self._before |= {_RISK_LEVEL: event.risk_level}
        elif isinstance(event, LevelOverridden):
            self._before |= [_decided(event)]
        elif isinstance(event, DriverNamed):
            self._driver = event.need_id

    def shown(self, name: str, value: object) -> str:
        """Show a value as the field or fact of a name holds it."""
        return self._shown(name.removesuffix("s").removesuffix("_id"), value)

    def part(self, part: str) -> str:
        """Show a part of the plan, such as ``goals g1``."""
        collection, _, identifier = part.partition(" ")
        return self.shown(collection, identifier)

    def _shown(self, name: str, value: object) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, datetime.date):
            return in_words(value)
        if isinstance(value, enum.Enum):
            return str(value.value).replace("_", " ")
        if isinstance(value, tuple):
            elements = cast("tuple[object, ...]", value)
            return _joined([self._shown(name, element) for element in elements]) or "none"
        if value is None:
            return "not recorded"
        return self._by_id(name, value) if isinstance(value, str) else str(value)

    def _by_id(self, name: str, text: str) -> str:
        """Show an id with its words, a day in words, and else the text as it is."""
        if name == "about" and text in self._words["assessment"]:
            return f"the assessment {self._words['assessment'][text]}"
        tables = self._words.values() if name == "about" else [self._words.get(name, {})]
        known = next((table[text] for table in tables if text in table), None)
        if known is not None:
            return known
        if text == self._participant:
            return f"the participant ({text})"
        return _plain(text) if name == "contact" else _day_in_words(text)

    def more(self, entry: Recorded) -> Iterator[str]:
        """Give what an event says beside the sentence of its rule, one sentence for each."""
        event = entry.event
        for path, label in LABELS.get(event.kind, {}).items():
            value, is_free = _at(event, path)
            if value is not None and value != ():
                yield f"{label}: {ended(self._free(value) if is_free else self._told(path, value))}"
        if isinstance(event, Drafted):
            yield from self._of_draft(entry, event.case)
        elif isinstance(event, NeedsReassessed):
            yield from self._ended(entry)
        elif isinstance(event, PlanClosed):
            yield from (f"Carried on: {ended(self._carried(item))}" for item in event.carried)
        elif isinstance(event, DriverWithdrawn) and self._driver is not None:
            yield f"It was: {self.shown('need', self._driver)}."
        if not isinstance(event, GoalAdded):
            new = [part for part in entry.touched if _NEW_GOAL.fullmatch(part)]
            yield from (f"A goal was drafted for the queue: {self.part(part)}." for part in new)

    def _ended(self, entry: Recorded) -> Iterator[str]:
        """Tell which decisions of people on levels a reassessment ended."""
        ended = entry.reasons[0].fact("overrides_ended") if entry.reasons else None
        if isinstance(ended, tuple):
            shown = [name if name == _RISK_LEVEL else self.shown("need", name) for name in ended]
            yield f"This ends an earlier decision of a person on: {_joined(shown)}."

    def decided(self, event: LevelOverridden) -> str:
        """Show the level that a person decided on."""
        of, level = _decided(event)
        told = f"the {of}" if of == _RISK_LEVEL else self.shown("need", of)
        return f"{told} {self._move(of, level)}"

    def levels(self, event: NeedsReassessed) -> str:
        """Show what a reassessment found."""
        found = [self._level(item) for item in event.levels]
        if event.risk_level is not None:
            found.append(f"the risk level {self._move(_RISK_LEVEL, event.risk_level)}")
        return _joined(found)

    def _level(self, item: NewLevel) -> str:
        more: list[str] = []
        if item.score is not None:
            more.append(f"score {item.score:g}")
        if item.interferes is not None:
            more.append("in the way" if item.interferes else "not in the way")
        told = f"{self.shown('need', item.need_id)} {self._move(item.need_id, item.level)}"
        return f"{told} ({', '.join(more)})" if more else told

    def _move(self, of: str, level: Level | RiskLevel) -> str:
        """Show a level beside the one before."""
        before, now = self._before.get(of), self._shown("", level)
        if before is None:
            return now
        return f"still {now}" if before is level else f"from {self._shown('', before)} to {now}"

    def _told(self, path: str, value: object) -> str:
        return self.shown(path.rpartition(".")[2], value)

    def _free(self, value: object) -> str:
        """Show words that people wrote."""
        if not isinstance(value, tuple):
            return _quoted(str(value))
        elements = cast("tuple[str | tuple[str, object], ...]", value)
        return _joined(
            [_quoted(item) if isinstance(item, str) else _pair(item) for item in elements]
        )

    def _carried(self, item: CarriedOver) -> str:
        return f"{self.part(item.part)}, to {_quoted(item.to)}"

    def _of_draft(self, entry: Recorded, case: Case) -> Iterator[str]:
        """Tell what a plan began with."""
        policy = entry.policy
        yield f"For: {self._by_id('', self._participant)}."
        yield f"Policy: {policy.name}, version {policy.version}, as of {in_words(policy.on)}."
        yield f"Risk level: {self._shown('', case.risk_level)}."
        levels = [
            f"{self.shown('need', need.id)} {self._shown('', need.level)}" for need in case.needs
        ]
        drafted = [goal for goal in self._plan.goals if _was_drafted(goal)]
        began = [goal.id for goal in drafted if _was_active(self._plan, goal)]
        queued = [goal.id for goal in drafted if goal.id not in began]
        told = {
            "Needs": _joined(levels),
            "Levels by a person's decision": _joined(list(self._decided_levels(case))),
            "Driver": self._named_driver(case.driver),
            "What services must be fitted to": _barriers(case),
            "Conditions": self._all("condition", [item.id for item in case.conditions]),
            "Goals from the first day": self._all("goal", began),
            "Goals in the queue": self._all("goal", queued),
        }
        yield from (f"{label}: {ended(text)}" for label, text in told.items() if text)

    def _decided_levels(self, case: Case) -> Iterator[str]:
        """Tell which levels are not the assessed ones, and who said so, when and why."""
        held = [(self.shown("need", need.id), need.level_override) for need in case.needs]
        for of, override in (("the risk level", case.risk_override), *held):
            if override is not None:
                assessed = self._shown("", override.instead_of)
                yield (
                    f"{of} instead of {assessed} as assessed, by {override.by} on "
                    f"{in_words(override.on)}, because {_quoted(override.reason)}"
                )

    def _named_driver(self, driver: Driver | None) -> str:
        if driver is None:
            return ""
        told = [self.shown("need", driver.need_id)]
        if driver.named_by is not None:
            told.append(f"named by {driver.named_by}")
        if driver.rationale is not None:
            told.append(f"because {_quoted(driver.rationale)}")
        return ", ".join(told)

    def _all(self, name: str, ids: Iterable[str]) -> str:
        return _joined([self.shown(name, identifier) for identifier in sorted(ids, key=_by_number)])


def _decided(event: LevelOverridden) -> tuple[str, Level | RiskLevel]:
    """Give what a person decided on: the need or the level of risk, and the level."""
    if event.need_id is None:
        return _RISK_LEVEL, cast("RiskLevel", event.risk_level)
    return event.need_id, cast("Level", event.level)


def _barriers(case: Case) -> str:
    barriers = case.responsivity.barriers if case.responsivity is not None else ()
    return _joined([_plain(barrier.value) for barrier in barriers])


def _by_number(identifier: str) -> tuple[int, str]:
    """Put g10 after g9."""
    return len(identifier), identifier


def _was_drafted(goal: Goal) -> bool:
    return all(reason.rule != "lives.no_place" for reason in goal.reasons)


def _was_active(plan: CasePlan, goal: Goal) -> bool:
    return status_after(plan, goal, ())[0] is GoalStatus.ACTIVE


def _at(event: PlanEvent, path: str) -> tuple[Any, bool]:
    """Give the value at a path, and whether it is words that people wrote."""
    value: Any = event
    is_free = False
    for name in path.split("."):
        attributes = attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))
        is_free = not getattr(attributes, name).repr
        value = getattr(value, name)
    return value, is_free


def _pair(pair: tuple[str, object]) -> str:
    name, value = pair
    told = in_words(value) if isinstance(value, datetime.date) else value
    return f"{_plain(name)}: {told}"


def _worded(identifier: str, text: str) -> tuple[str, str]:
    return identifier, f"{_quoted(text)} ({identifier})"


def _named(identifier: str, word: str) -> tuple[str, str]:
    return identifier, f"{_plain(word)} ({identifier})"


def _of_assessment(assessment: Assessment) -> tuple[str, str]:
    kind = assessment.kind
    needs = " needs" if kind is AssessmentKind.CRIMINOGENIC else ""
    return assessment.id, f"of {_plain(kind.value)}{needs} ({assessment.id})"


def _day_in_words(text: str) -> str:
    """Show a day in words; a text that only looks like a day, such as an id, as it is."""
    if not _DAY.fullmatch(text):
        return text
    try:
        return in_words(datetime.date.fromisoformat(text))
    except ValueError:
        return text


def _plain(word: str) -> str:
    return word.replace("_", " ")


def _quoted(text: str) -> str:
    return f"\u201c{text}\u201d"


def _joined(parts: list[str]) -> str:
    *others, last = parts or [""]
    return f"{', '.join(others)} and {last}" if others else last
