"""What a plan document says twice must agree: with its case, and with itself."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from rnr_caseplan.decisions import Reason
from rnr_caseplan.errors import Fault
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.fields import refers_to
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.vocabulary import Disposition, Level, Tier
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class NeedLine(Value):
    """A planned need as the document writes it: the need itself stands in the case."""

    need_id: str = field(metadata=refers_to("needs"))
    domain: str
    level: Level
    tier: Tier
    rank: int | None
    disposition: Disposition
    reasons: tuple[Reason, ...]


def find_inconsistencies(
    case: Case, lines: tuple[NeedLine, ...], values: Mapping[str, Any]
) -> tuple[Fault, ...]:
    """Find where a plan leaves out a part of its case, or contradicts it or itself.

    Args:
        case: The plan's case.
        lines: The plan's needs.
        values: The other parts of the plan that could be read, by their names.

    Returns:
        The faults, each with its path.
    """
    return (
        *_needs(case, lines, values.get("as_of")),
        *_ranks(lines),
        *_conditions(case, values.get("conditions", ())),
        *_left_out("strengths", case.strengths, values.get("strengths")),
        *_left_out("triggers", case.triggers, values.get("triggers")),
        *_ways_told_twice(values.get("ways_of_working", ())),
        *_unknown_triggers(case, values.get("triggers", ())),
        *_left_out("safety", case.safety, values.get("safety")),
        *_goals_without_needs(values.get("goals", ())),
        *_eligibility_without_reason(values.get("eligibility")),
        *_without_reason("needs", lines),
        *[
            fault
            for name in _PARTS_WITH_REASONS
            for fault in _without_reason(name, values.get(name, ()))
        ],
    )


_PARTS_WITH_REASONS = (
    "goals",
    "adaptations",
    "ways_of_working",
    "conditions",
    "safety",
    "strengths",
    "reviews",
    "unscheduled_reviews",
    "driver_candidates",
)


def need_of_line(need: Need, line: NeedLine, as_of: datetime.date | None) -> Need | None:
    """Give a need as the plan that a line stands in knew it.

    Args:
        need: The need as the case holds it.
        line: The plan's line.
        as_of: The day of the draft, if it could be read.

    Returns:
        The need; as it was assessed where the plan was drafted before a person decided on its
        level; ``None`` where the line gives another level.
    """
    if line.level is need.level:
        return need
    override = need.level_override
    is_later = override is not None and as_of is not None and override.on > as_of
    return need.without_override() if is_later and line.level is need.assessed_level else None


def _needs(case: Case, lines: tuple[NeedLine, ...], as_of: datetime.date | None) -> Iterator[Fault]:
    """Find needs that the plan tells otherwise than its case, leaves out or names twice."""
    by_id = {need.id: need for need in case.needs}
    seen: set[str] = set()
    for index, line in enumerate(lines):
        path = f"needs[{index}]"
        if line.need_id in seen:
            yield Fault(f"{path}.need_id", "is planned twice", "each need once")
        seen.add(line.need_id)
        need = by_id.get(line.need_id)
        if need is None:
            yield Fault(f"{path}.need_id", "is not in the case", "the id of a need")
            continue
        if line.domain != need.domain:
            yield Fault(f"{path}.domain", "differs from the case", "the need's domain")
        if need_of_line(need, line, as_of) is None:
            yield Fault(f"{path}.level", "differs from the case", "the need's level")
    if set(by_id) - seen:
        yield Fault("needs", "leaves out a need of the case", "every need once")


def _ranks(lines: tuple[NeedLine, ...]) -> Iterator[Fault]:
    """Find ranks that do not count from 1, and ranks of what is never a target."""
    expected = 0
    for index, line in enumerate(lines):
        path = f"needs[{index}].rank"
        if line.tier is Tier.NOT_A_TARGET:
            if line.rank is not None:
                yield Fault(path, "is given to what is never a target", "null")
            continue
        expected += 1
        if line.rank != expected:
            yield Fault(path, "does not follow from the rank before", str(expected))


def _conditions(case: Case, planned: Iterable[Any]) -> Iterator[Fault]:
    """Find conditions that the plan tells otherwise than its case, or leaves out."""
    by_id = {condition.id: condition for condition in case.conditions}
    found = tuple(planned)
    for index, item in enumerate(found):
        condition = by_id.get(item.id)
        if condition is None:
            continue
        if item.text != condition.text:
            yield Fault(
                f"conditions[{index}].text", "differs from the case", "the condition's text"
            )
        if item.due_on != condition.due_on:
            yield Fault(f"conditions[{index}].due_on", "differs from the case", "the same day")
    yield from _left_out("conditions", case.conditions, found)


def _left_out(name: str, in_case: Iterable[Any], planned: Iterable[Any] | None) -> Iterator[Fault]:
    """Find a part of the case that the plan does not hold."""
    if planned is None:
        return
    if {item.id for item in in_case} - {item.id for item in planned}:
        yield Fault(name, f"leave out one of the {name} of the case", "every one of them")


def _unknown_triggers(case: Case, planned: Iterable[Any]) -> Iterator[Fault]:
    """Find triggers that the case does not hold."""
    known = {trigger.id for trigger in case.triggers}
    for index, trigger in enumerate(planned):
        if trigger.id not in known:
            yield Fault(f"triggers[{index}].id", "is not in the case", "the id of a trigger")


def _ways_told_twice(ways: Iterable[Any]) -> Iterator[Fault]:
    """Find a way of working that stands in the plan a second time."""
    seen: set[str] = set()
    for index, way in enumerate(ways):
        if way.id in seen:
            yield Fault(f"ways_of_working[{index}].kind", "is told twice", "each kind once")
        seen.add(way.id)


def _goals_without_needs(goals: Iterable[Any]) -> Iterator[Fault]:
    """Find goals that serve no need: nothing could say when they may begin or end."""
    for index, goal in enumerate(goals):
        if not goal.need_ids:
            yield Fault(f"goals[{index}].need_ids", "are empty", "the id of at least one need")


def _eligibility_without_reason(eligibility: Any) -> Iterator[Fault]:
    """Find a decision on who gets a plan that gives no reason."""
    if eligibility is not None and not eligibility.reasons:
        yield Fault("eligibility.reasons", "are empty", "at least one reason")


def _without_reason(name: str, parts: Iterable[Any]) -> Iterator[Fault]:
    """Find decisions that give no reason."""
    for index, part in enumerate(parts):
        if not part.reasons:
            yield Fault(f"{name}[{index}].reasons", "are empty", "at least one reason")
