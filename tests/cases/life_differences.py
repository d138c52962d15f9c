"""Comparing the life of a plan with what its worked case expects."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from rnr_caseplan import CasePlan, Policy, Reassessment, find_rule, reassess
from rnr_caseplan.lifecycle import NeedsReassessed
from tests.cases.life_files import OF_EVENTS, Moment, WorkedLife, last_day, live
from tests.cases.life_views import (
    AMONG,
    OF_FOLLOW_UPS,
    PARTS,
    RULES_OF,
    WHOLE,
    Seen,
    follow_ups_of,
    or_none,
)


def all_differences(life: WorkedLife) -> list[str]:
    """List every way in which a life is not what the case file states."""
    plan, moments = live(life)
    problems: list[str] = []
    for place, moment in enumerate(moments):
        problems += [f"events[{place}]: {problem}" for problem in of_moment(moment, life)]
    policy = life.policy_named(plan.policy.name, last_day(plan))
    return problems + differences(plan, policy, life.expect)


def of_moment(moment: Moment, life: WorkedLife) -> Iterator[str]:
    """List how what came of one event differs."""
    applied, expect = moment.applied, moment.happening.expect
    found = [reason.rule for reason in applied.reasons]
    refused = expect.get("refused", [])
    known(refused)
    if applied.accepted != (not refused) or (refused and found != refused):
        outcome = "accepted" if applied.accepted else f"refused by {found}"
        yield f"expected {f'refused by {refused}' if refused else 'accepted'}, found {outcome}"
        return
    yield from absent("rules", expect.get("rules", []), set(found))
    for text in expect.get("instead", []):
        if not any(text in line for line in applied.instead):
            yield f"nothing says {text!r} instead: {applied.instead!r}"
    for text in expect.get("says", []):
        if text not in applied.why:
            yield f"it does not say {text!r}: {applied.why!r}"
    if "proposed" in expect:
        proposal = proposed(moment)
        if proposal != expect["proposed"]:
            yield f"proposed: expected {expect['proposed']!r}, found {proposal!r}"
    state = {name: value for name, value in expect.items() if name not in OF_EVENTS}
    if state:
        policy = life.policy_named(applied.value.policy.name, last_day(applied.value))
        yield from differences(applied.value, policy, state)


def proposed(moment: Moment) -> dict[str, dict[str, str]]:
    """Give what a reassessment would change, in the words of case files."""
    found = reassessment_of(moment)
    return {
        "needs": {
            item.need_id: f"{item.level_before.value} {or_none(item.rank_before)} "
            f"{item.disposition_before.value} -> {item.level_after.value} "
            f"{or_none(item.rank_after)} {item.disposition_after.value}"
            for item in found.needs
            if item.is_changed
        },
        "goals": {
            item.goal_id: f"{or_none(item.status_before)} -> {item.status_after.value}"
            for item in found.goals
            if item.status_before is not item.status_after
        },
    }


def reassessment_of(moment: Moment) -> Reassessment:
    """Give what is proposed before a reassessment of the case is recorded."""
    event = cast("NeedsReassessed", moment.happening.event)
    decided = reassess(
        moment.before,
        event.levels,
        moment.policy,
        as_of=event.on,
        risk_level=event.risk_level,
    )
    return cast("Reassessment", decided.value)


def differences(plan: CasePlan, policy: Policy, expect: Mapping[str, Any]) -> list[str]:
    """List every way in which a plan is not what was expected; an empty list is what we want."""
    seen = Seen(plan=plan, policy=policy, on=expect.get("on", last_day(plan)))
    wanted = {name: value for name, value in expect.items() if name != "on"}
    if "follow_ups" in wanted:
        rows = wanted["follow_ups"]
        wanted["follow_ups"] = [{k: row.get(k, "none") for k in OF_FOLLOW_UPS} for row in rows]
    problems: list[str] = []
    for name, value in wanted.items():
        if name in WHOLE and WHOLE[name](seen) != value:
            problems.append(f"{name}: expected {value!r}, found {WHOLE[name](seen)!r}")
        elif name in PARTS:
            problems += different_parts(name, PARTS[name](seen), value)
        elif name in AMONG:
            problems += different_texts(name, AMONG[name](seen), value)
        elif name in RULES_OF:
            for part, rules in value.items():
                given = RULES_OF[name](seen).get(part, set())
                problems += absent(f"{name} {part}", rules, given)
    if problems or "follow_ups" not in wanted:
        return problems
    for item, row in zip(follow_ups_of(seen), expect["follow_ups"], strict=True):
        given = {reason.rule for reason in item.reasons}
        problems += absent(f"follow-up {item.kind.value}", row.get("rules", []), given)
    return problems


def different_parts(name: str, found: Mapping[str, Any], value: Mapping[str, Any]) -> list[str]:
    """List which of the parts that a case file names are not as it says."""
    problems: list[str] = []
    for key, part in value.items():
        given = found.get(key, "absent")
        if isinstance(part, dict) and isinstance(given, dict):
            given = {inner: given.get(inner, "absent") for inner in part}
        if given != part:
            problems.append(f"{name} {key}: expected {part!r}, found {given!r}")
    return problems


def different_texts(name: str, lines: Sequence[str], texts: Sequence[str]) -> list[str]:
    """List the texts that stand in no line, or those that must not and do."""
    is_unwanted = name.startswith("no_")
    return [
        f"{name}: {text!r} stands in {'some' if is_unwanted else 'no'} line of {list(lines)!r}"
        for text in texts
        if any(text in line for line in lines) == is_unwanted
    ]


def absent(place: str, rules: Sequence[str], given: set[str]) -> list[str]:
    """Name the expected rules that are not there; a rule that nobody knows is an error."""
    known(rules)
    return [f"{place}: {rule} is not among {sorted(given)}" for rule in rules if rule not in given]


def known(rules: Sequence[str]) -> None:
    """Refuse a rule that nobody knows."""
    for rule in rules:
        find_rule(rule)
