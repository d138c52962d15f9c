"""The plainest hand-written plan, to measure the library against: dictionaries, no reasons.

It drafts by the values of one policy, ``rnr-baseline``, from a case as ``json.loads`` gives it,
and computes tier, rank, disposition, goals with starter steps, the plan's due date and reviews.
It checks nothing, cites nothing and knows no other policy; a property test holds that its
answers are the library's.
"""

import datetime
import math
import tomllib
from typing import Any

from dateutil.relativedelta import relativedelta

from rnr_caseplan import bundled_policies

Plain = dict[str, Any]

# What the policy says, prepared once. ---------------------------------------------------

_FILE = bundled_policies()["rnr-baseline"]
_POLICY = tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _value(section: str, name: str) -> Any:
    return _POLICY[section][name][0]["value"]


DOMAINS: Plain = {name: _value("domains", name) for name in _POLICY["domains"]}
GUIDANCE: Plain = {}
for _name in _value("guidance", "files"):
    GUIDANCE |= tomllib.loads((_FILE.parent / _name).read_text(encoding="utf-8"))
TABLE = {name: place for place, name in enumerate(_value("ranking", "domain_order"))}
SURVIVAL = set(_value("ranking", "survival_domains"))
BIG_FOUR, LESSER_FOUR = _value("schemes", "practice_4_4")
DRIVER_DOMAINS = set(_value("drivers", "domains"))
DRIVER_OVERRIDE_DOMAINS = set(_value("drivers", "override_domains"))

DIVERTED_RISK = {"very_low", "low"}
KEPT_PLACE_RISK = {"high", "very_high"}
PLAN_DUE_AFTER_DAYS = 60
CRIMINOGENIC_TARGETS = 3
ACTIVE_AT_ONCE = 2
FIRST_STEP_AFTER_DAYS = 14
SHORT_FIRST_STEP_AFTER_DAYS = 7
TARGET_AFTER_DAYS = 90
FORMAL_REVIEW_MONTHS = [6, 12]
REASSESSMENT_MONTHS = 12
CHECK_IN_FIRST_DAYS = [14, 21]
CHECK_IN_EVERY_DAYS = [14, 28]

TIERS = {"responsivity": 0, "criminogenic": 1, "maintenance": 2, "not_a_target": 3}
CLASSES = {"high": 0, "moderate": 0, "unknown": 1, "low": 2}
LEVELS = {"high": 0, "moderate": 1, "unknown": 2, "low": 3}
AGREEMENT = {"agrees": 0, "agrees_in_part": 1, None: 2, "disagrees": 3}


# The plan. ------------------------------------------------------------------------------


def draft(case: Plain, as_of: datetime.date) -> Plain:
    """Draft a plan."""
    risk = case.get("risk_level", "unknown")
    if risk in DIVERTED_RISK:
        outcome = "diverted"
    elif risk == "unknown":
        outcome = "assess_first"
    else:
        outcome = "full_plan"
    plan_due_on = None
    if case.get("assigned_on") and outcome != "diverted":
        assigned_on = datetime.date.fromisoformat(case["assigned_on"])
        plan_due_on = assigned_on + datetime.timedelta(days=PLAN_DUE_AFTER_DAYS)

    tiers = {need["id"]: tier_of(need) for need in case["needs"]}
    driver_id = find_driver(case, tiers)
    ranked = rank(case["needs"], tiers, driver_id)
    needs = choose_targets(ranked, tiers, driver_id, outcome)
    interfering = {need["id"] for need in case["needs"] if need.get("interferes")}
    if outcome == "full_plan":
        fill_places(needs, interfering, risk, driver_id)
    goals = write_goals(needs, interfering, case, outcome, as_of)
    return {
        "eligibility": {"outcome": outcome, "plan_due_on": plan_due_on},
        "needs": needs,
        "goals": goals,
        "reviews": list_reviews(goals, case, as_of),
    }


def tier_of(need: Plain) -> str:
    """Give a need's tier."""
    domain = DOMAINS[need["domain"]]
    tier: str = domain["tier"]
    if tier == "not_a_target":
        return tier
    if need.get("contributed") and "when_contributed" in domain:
        tier = domain["when_contributed"]["tier"]
    elif need.get("interferes") and "when_interferes" in domain:
        tier = domain["when_interferes"]["tier"]
    return tier


def find_driver(case: Plain, tiers: dict[str, str]) -> str | None:
    """Give the id of the recorded driver, if it may be one."""
    driver = case.get("driver")
    if not driver:
        return None
    need = next(need for need in case["needs"] if need["id"] == driver["need_id"])
    if need.get("level") not in {"moderate", "high"}:
        return None
    if need["domain"] in DRIVER_OVERRIDE_DOMAINS:
        accepted = bool(driver.get("override"))
    else:
        accepted = need["domain"] in DRIVER_DOMAINS and tiers[need["id"]] == "criminogenic"
    return need["id"] if accepted else None


# Rank. ----------------------------------------------------------------------------------


def rank(needs: list[Plain], tiers: dict[str, str], driver_id: str | None) -> list[Plain]:
    """Put the needs in order, those that are no target last."""
    ordered = sorted(needs, key=lambda need: sort_key(need, tiers[need["id"]], driver_id))
    if not any(need.get("fuels") for need in needs):
        return ordered
    fuelers = find_fuelers(needs, tiers)
    placed: list[Plain] = []
    while ordered:
        waiting = {need["id"] for need in ordered}
        first = next(
            need for need in ordered if need["id"] == driver_id or not fuelers[need["id"]] & waiting
        )
        ordered.remove(first)
        placed.append(first)
    return placed


def class_of(need: Plain) -> int:
    """Give a need's class: at work 0, of unknown level 1, low 2."""
    return 0 if need.get("interferes") else CLASSES[need.get("level", "unknown")]


def sort_key(need: Plain, tier: str, driver_id: str | None) -> tuple[Any, ...]:
    """Give the key that needs are sorted by."""
    if tier == "not_a_target":
        return (TIERS[tier], need["id"])
    domain = need["domain"]
    level = LEVELS[need.get("level", "unknown")]
    table = TABLE[domain]
    first = (TIERS[tier], class_of(need), need["id"] != driver_id)
    if tier == "responsivity":
        return (
            *first,
            not need.get("interferes"),
            domain not in SURVIVAL,
            level,
            table,
            need["id"],
        )
    if tier == "maintenance":
        return (*first, level, table, need["id"])
    group = 0 if domain in BIG_FOUR else 1 if domain in LESSER_FOUR else 2
    return (
        *first,
        group,
        level,
        distance_of(need),
        AGREEMENT[need.get("agreement")],
        -(need.get("priority") or 0),
        table,
        need["id"],
    )


def distance_of(need: Plain) -> tuple[bool, float]:
    """Order by distance above the threshold; needs without scores come last."""
    score, threshold, highest = need.get("score"), need.get("threshold"), need.get("max_score")
    if score is None or threshold is None or highest is None:
        return (True, 0.0)
    return (False, (threshold - score) / highest)


def find_fuelers(needs: list[Plain], tiers: dict[str, str]) -> dict[str, set[str]]:
    """Give for each need those that must come before it; edges in a loop do not count."""
    by_id = {need["id"]: need for need in needs if tiers[need["id"]] != "not_a_target"}
    fuelers: dict[str, set[str]] = {need["id"]: set() for need in needs}
    for need in needs:
        if tiers[need["id"]] != "criminogenic":
            continue
        for fed in need.get("fuels") or []:
            if (
                tiers[fed] == "criminogenic"
                and class_of(by_id[fed]) == class_of(need)
                and not reaches(fed, need["id"], by_id)
            ):
                fuelers[fed].add(need["id"])
    return fuelers


def reaches(start: str, end: str, by_id: dict[str, Plain]) -> bool:
    """Tell whether one need feeds another, directly or through others."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        need_id = waiting.pop()
        if need_id == end:
            return True
        if need_id in by_id and need_id not in seen:
            seen.add(need_id)
            waiting += by_id[need_id].get("fuels") or []
    return False


# Dispositions. --------------------------------------------------------------------------


def choose_targets(
    ranked: list[Plain], tiers: dict[str, str], driver_id: str | None, outcome: str
) -> list[Plain]:
    """Decide what becomes of each need, before goal places are counted."""
    lines: list[Plain] = []
    criminogenic = 0
    for place, need in enumerate(ranked, start=1):
        tier = tiers[need["id"]]
        disposition = disposition_of(need, tier, driver_id)
        if disposition == "future" and tier == "criminogenic":
            criminogenic += 1
            if criminogenic > CRIMINOGENIC_TARGETS:
                disposition = "not_targeted"
        if disposition == "future" and outcome != "full_plan":
            if tier == "responsivity":
                disposition = "adaptation"
            elif outcome == "diverted":
                disposition = "not_targeted"
        lines.append(
            {
                "need_id": need["id"],
                "domain": need["domain"],
                "level": need.get("level", "unknown"),
                "tier": tier,
                "rank": None if tier == "not_a_target" else place,
                "disposition": disposition,
            }
        )
    return lines


def disposition_of(need: Plain, tier: str, driver_id: str | None) -> str:
    """Decide by the need itself."""
    level = need.get("level", "unknown")
    if tier == "not_a_target":
        return "not_a_target"
    if need["id"] == driver_id or (tier == "responsivity" and need.get("interferes")):
        return "future"
    if level == "unknown":
        return "assess_first"
    if level == "low":
        return "watched"
    return "adaptation" if tier == "responsivity" else "future"


def fill_places(
    lines: list[Plain], interfering: set[str], risk: str, driver_id: str | None
) -> None:
    """Make the first targets active."""
    stabilization: list[Plain] = []
    criminogenic: list[Plain] = []
    maintenance: list[Plain] = []
    for line in lines:
        if line["disposition"] != "future":
            continue
        if line["tier"] == "responsivity" and line["need_id"] in interfering:
            stabilization.append(line)
        elif line["tier"] == "criminogenic" or line["need_id"] == driver_id:
            criminogenic.append(line)
        else:
            maintenance.append(line)
    first = ACTIVE_AT_ONCE - (risk in KEPT_PLACE_RISK)
    queue = [*stabilization[:first], *criminogenic, *stabilization[first:]]
    # The time of sobriety matters only while substance use is open, and maintenance waits
    # for that need anyway.
    if not open_needs(lines, interfering):
        queue += maintenance
    for line in queue[:ACTIVE_AT_ONCE]:
        line["disposition"] = "active"


def open_needs(lines: list[Plain], interfering: set[str]) -> list[Plain]:
    """Give the needs that maintenance waits for."""
    return [
        line
        for line in lines
        if line["tier"] in {"responsivity", "criminogenic"}
        and (line["level"] != "low" or line["need_id"] in interfering)
    ]


# Goals and reviews. ---------------------------------------------------------------------


def write_goals(
    lines: list[Plain], interfering: set[str], case: Plain, outcome: str, as_of: datetime.date
) -> list[Plain]:
    """Write the active goals, then the future ones with the dates that are expected."""
    active = [line for line in lines if line["disposition"] == "active"]
    future = [line for line in lines if line["disposition"] == "future"]
    goals: list[Plain] = []
    slowly = goes_slowly(case)
    first = SHORT_FIRST_STEP_AFTER_DAYS if slowly else FIRST_STEP_AFTER_DAYS
    for line in active:
        own = first * (len(goals) + 1) // len(active) if slowly else first
        goals.append(write_goal(f"g{len(goals) + 1}", line, case, as_of, own))
    others = [line for line in future if line["tier"] != "maintenance"]
    for place, line in enumerate(others):
        starts_on = None
        if outcome == "full_plan":
            starts_on = start_of_turn(1 + place // ACTIVE_AT_ONCE, as_of)
        goals.append(write_goal(f"g{len(goals) + 1}", line, case, starts_on, first))
    last_turns = 1 + math.ceil(len(others) / ACTIVE_AT_ONCE)
    is_known = outcome == "full_plan" and maintenance_has_days(lines, interfering, case)
    for place, line in enumerate(future[len(others) :]):
        starts_on = None
        if is_known:
            starts_on = start_of_turn(last_turns + place // ACTIVE_AT_ONCE, as_of)
        goals.append(write_goal(f"g{len(goals) + 1}", line, case, starts_on, first))
    return goals


def goes_slowly(case: Plain) -> bool:
    """Tell whether steps are shorter and goals take turns, for somebody who learns slowly."""
    for need in case["needs"]:
        if need["domain"] == "intellectual_deficits" and (
            need.get("interferes") or need.get("level") in {"moderate", "high"}
        ):
            return True
    return False


def start_of_turn(turn: int, as_of: datetime.date) -> datetime.date:
    """Give the day on which the active goals have ended so many times."""
    return as_of + datetime.timedelta(days=turn * TARGET_AFTER_DAYS)


def maintenance_has_days(lines: list[Plain], interfering: set[str], case: Plain) -> bool:
    """Tell whether all that maintenance waits for has a day."""
    for line in open_needs(lines, interfering):
        if line["disposition"] not in {"active", "future"}:
            return False
        if line["domain"] == "substance_use" and not case.get("sober_since"):
            return False
    return True


def write_goal(
    goal_id: str, line: Plain, case: Plain, starts_on: datetime.date | None, first: int
) -> Plain:
    """Write one goal in starter words, with its steps."""
    words = GUIDANCE[line["domain"]]
    stage = (case.get("readiness") or {}).get("stage")
    texts = [words["first_steps"][stage], *words["steps"]] if stage else words["steps"]
    target_date = None
    if starts_on:
        target_date = starts_on + datetime.timedelta(days=TARGET_AFTER_DAYS)
    steps: list[Plain] = []
    for index, text in enumerate(texts):
        due_on = None
        if starts_on:
            spread = (TARGET_AFTER_DAYS - first) * index // len(texts)
            due_on = starts_on + datetime.timedelta(days=first + spread)
        steps.append(
            {
                "id": f"{goal_id}.s{index + 1}",
                "text": text,
                "responsible": case["participant"]["id"],
                "due_on": due_on,
            }
        )
    return {
        "id": goal_id,
        "status": line["disposition"],
        "need_ids": [line["need_id"]],
        "statement": words["goal"],
        "measure": words["measure"],
        "starts_on": starts_on,
        "target_date": target_date,
        "steps": steps,
    }


def add_activities(plan: Plain, case: Plain) -> Plain:
    """Add the starter activities to the goals of a plan."""
    domains = {need["id"]: need["domain"] for need in case["needs"]}
    for goal in plan["goals"]:
        words = GUIDANCE[domains[goal["need_ids"][0]]]
        goal["activities"] = [
            {
                "id": f"{goal['id']}.a{number}",
                "kind": kind,
                "text": activity["text"],
                "often": activity["often"],
                "responsible": case.get("lead") or "lead case planner",
                "starts_on": goal["starts_on"],
            }
            for number, (kind, activity) in enumerate(words["activities"].items(), start=1)
        ]
    return plan


def list_reviews(goals: list[Plain], case: Plain, as_of: datetime.date) -> list[Plain]:
    """List formal reviews, check-ins on the active goals and the reassessment, by day."""
    reviews: list[Plain] = []
    for months in FORMAL_REVIEW_MONTHS:
        due_on = as_of + relativedelta(months=months)
        reviews.append({"kind": "formal_review", "due_on": due_on, "goal_id": None})
    active = [goal for goal in goals if goal["status"] == "active"]
    for goal, first, every in zip(active, CHECK_IN_FIRST_DAYS, CHECK_IN_EVERY_DAYS, strict=False):
        due_on = as_of + datetime.timedelta(days=first)
        while due_on <= goal["target_date"]:
            reviews.append({"kind": "goal_check_in", "due_on": due_on, "goal_id": goal["id"]})
            due_on += datetime.timedelta(days=every)
    assessed_on = [need["assessed_on"] for need in case["needs"] if need.get("assessed_on")]
    if assessed_on:
        due_on = datetime.date.fromisoformat(max(assessed_on))
        due_on += relativedelta(months=REASSESSMENT_MONTHS)
        reviews.append({"kind": "reassessment", "due_on": due_on, "goal_id": None})
    return sorted(reviews, key=lambda review: review["due_on"])
