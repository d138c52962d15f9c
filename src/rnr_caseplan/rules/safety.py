"""What is acute danger, and by when is it answered?

``safety.note``, ``safety.need``, ``safety.assess_today``: acute danger is listed at every risk
level, outside tiers and goal limits, with a due day that the policy states (LIB).
"""

import datetime

from rnr_caseplan.dates import day_after
from rnr_caseplan.decisions import Reason
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.plan import SafetyItem
from rnr_caseplan.model.vocabulary import Level, SafetyAction, SafetyKind
from rnr_caseplan.policy.policy import Policy

_LONGEST_PART = 150
"""How much of a need's id goes into that of its item, which must not grow too long for an id."""


def list_safety(case: Case, policy: Policy, *, as_of: datetime.date) -> tuple[SafetyItem, ...]:
    """List every acute danger of a case.

    Notes come first, in the case's order, due from the day on which they were noted; then
    needs by id, due from ``as_of``. A due day in the past stays: the item is overdue.

    Args:
        case: The case.
        policy: The policy in force.
        as_of: The day of the draft.

    Returns:
        One item for each safety note, and one for each need of a safety domain that is high,
        interferes, or has an unknown level.
    """
    within_days = {item.kind: item.within_days for item in policy.safety_due.value}
    items: list[SafetyItem] = []

    def add(
        identifier: str, kind: SafetyKind, counted_from: datetime.date, rule: str, need: Need | None
    ) -> None:
        facts = (
            ("kind", kind.value),
            ("within_days", within_days[kind]),
            ("counted_from", counted_from.isoformat()),
            ("level", need.level.value if need else None),
            ("interferes", need.interferes if need else None),
        )
        assess = rule == "safety.assess_today"
        items.append(
            SafetyItem(
                id=identifier,
                kind=kind,
                action=SafetyAction.ASSESS if assess else SafetyAction.RESPOND,
                due_on=day_after(counted_from, within_days[kind]),
                need_id=need.id if need else None,
                reasons=(
                    Reason(rule, facts, policy.safety_due.citation),
                    *(need.reasons_of_level if need else ()),
                ),
            )
        )

    for note in case.safety:
        add(note.id, note.kind, note.noted_on or as_of, "safety.note", None)
    kinds = {item.domain: item.kind for item in policy.safety_domains.value}
    taken = {note.id for note in case.safety}
    for need in sorted(case.needs, key=lambda need: need.id) if kinds else ():
        if need.domain not in kinds:
            continue
        identifier = f"need-{need.id[:_LONGEST_PART].rstrip()}"
        while identifier in taken:
            identifier += "-need"
        taken.add(identifier)
        if need.level is Level.HIGH or need.interferes:
            add(identifier, kinds[need.domain], as_of, "safety.need", need)
        elif need.level is Level.UNKNOWN:
            add(identifier, kinds[need.domain], as_of, "safety.assess_today", need)
    return tuple(items)
